import { z } from 'zod';
import type { EnginePlan } from '../sql/engine.ts';

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Plan Rows'?: number | undefined;
  readonly 'Relation Name'?: string | undefined;
  readonly Plans?: readonly PlanNode[] | undefined;
}
const node: z.ZodType<PlanNode> = z.lazy(() =>
  z.object({
    'Node Type': z.string(),
    'Plan Rows': z.number().optional(),
    'Relation Name': z.string().optional(),
    Plans: z.array(node).optional(),
  }),
);
const answer = z.array(z.object({ Plan: node })).min(1);

/** The answer of EXPLAIN (FORMAT JSON), parsed by the driver or as text. What isn't one is kept as it is, and says nothing of rows. */
export function postgresPlan(given: unknown): EnginePlan {
  const raw = typeof given === 'string' ? given : JSON.stringify(given ?? null, null, 2);
  const parsed = answer.safeParse(typeof given === 'string' ? parsedJson(given) : given);
  if (!parsed.success) return { rows: null, operators: [], raw };
  const nodes = parsed.data.flatMap(({ Plan: plan }) => allNodes(plan));
  const scans = nodes.filter((each) => each['Relation Name'] !== undefined);
  return {
    rows: scans.length === 0 ? null : scans.reduce((sum, each) => sum + (each['Plan Rows'] ?? 0), 0),
    operators: nodes.map((each) => each['Node Type']),
    raw,
  };
}

function allNodes(plan: PlanNode): readonly PlanNode[] {
  return [plan, ...(plan.Plans ?? []).flatMap(allNodes)];
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
