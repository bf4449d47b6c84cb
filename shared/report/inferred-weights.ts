import type { Framework } from '../model/framework.ts';
import type { Method } from '../model/method.ts';

/** What a weight as worked back from published means is told by. */
type Inferred = Pick<Framework, 'inferredWeights' | 'indicators' | 'baseline'>;

/**
 * Codes of the indicators whose weights are still those that were worked back from published means: siblings (two or more that count) whose
 * shares in `method` are the framework's own. Empty where the framework's weights are nobody's inference.
 */
export function inferredCodes(framework: Inferred, { weights }: Pick<Method, 'weights'>): ReadonlySet<string> {
  const inferred = new Set<string>();
  if (!framework.inferredWeights) return inferred;
  for (const siblings of siblingGroups(framework)) {
    const [own, shipped] = [shares(siblings, weights), shares(siblings, framework.baseline.weights)];
    if (siblings.length > 1 && own.every((share, at) => Math.abs(share - (shipped[at] ?? 0)) < 1e-9))
      for (const code of siblings) inferred.add(code);
  }
  return inferred;
}

/** Which of the weights that the framework inferred still stand: all, some of the groups, or none. */
export function inferredExtent(framework: Inferred, method: Pick<Method, 'weights'>): 'all' | 'some' | 'none' {
  const inferred = inferredCodes(framework, method);
  if (inferred.size === 0) return 'none';
  return inferred.size === inferredCodes(framework, framework.baseline).size ? 'all' : 'some';
}

function siblingGroups({ indicators }: Inferred): Iterable<readonly string[]> {
  const groups = new Map<string | null, string[]>();
  for (const { code, parent } of indicators) groups.set(parent, [...(groups.get(parent) ?? []), code]);
  return groups.values();
}

function shares(codes: readonly string[], weights: Readonly<Record<string, number>>): readonly number[] {
  const own = codes.map((code) => weights[code] ?? 0);
  const sum = own.reduce((total, weight) => total + weight, 0);
  return own.map((weight) => (sum > 0 ? weight / sum : 0));
}
