import { z } from 'zod';
import type { EnginePlan, EngineRow } from '../sql/engine.ts';

interface PlanNode {
  readonly name: string;
  readonly children: readonly PlanNode[];
  readonly extra_info: Readonly<Record<string, unknown>>;
}
const node: z.ZodType<PlanNode> = z.lazy(() =>
  z.object({
    name: z.string(),
    children: z.array(node).default([]),
    extra_info: z.record(z.string(), z.unknown()).default({}),
  }),
);

/** The answer of EXPLAIN (FORMAT json). What isn't one is kept as it is, and says nothing of rows. */
export function duckPlan(rows: readonly EngineRow[]): EnginePlan {
  const raw = rows.map((row) => String(row['explain_value'] ?? '')).join('\n');
  const parsed = z.array(node).safeParse(parsedJson(raw));
  if (!parsed.success) return { rows: null, operators: [], raw };
  const nodes = parsed.data.flatMap(allNodes);
  const scans = nodes.filter(
    ({ name, children }) => children.length === 0 && /^(?:READ_|SEQ_SCAN|TABLE_SCAN)/.test(name.trim()),
  );
  const estimates = scans.flatMap(({ extra_info: more }) => {
    const estimate = String(more['Estimated Cardinality'] ?? '');
    return /^\d{1,15}$/.test(estimate) ? [Number.parseInt(estimate, 10)] : [];
  });
  return {
    rows: estimates.length === 0 ? null : estimates.reduce((sum, one) => sum + one, 0),
    operators: nodes.map(({ name }) => name.trim()),
    raw,
  };
}

function allNodes(plan: PlanNode): readonly PlanNode[] {
  return [plan, ...plan.children.flatMap(allNodes)];
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
