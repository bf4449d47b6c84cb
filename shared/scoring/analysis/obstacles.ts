import type { Dataset } from '../../model/dataset.ts';
import type { Method } from '../../model/method.ts';
import type { ScoreResult } from '../../model/score-result.ts';

export interface Obstacle {
  readonly code: string;
  /** Share of all that keeps the unit from full marks, 0–1. */
  readonly degree: number;
}

/**
 * 障碍度 of one unit: Oⱼ = wⱼ(1 − xⱼ)/Σ over the measures that count and have a score, x on 0–1 by the scale, w effective weights; largest first.
 * Empty where nothing is missing to full marks. Scores beyond the scale count as its ends.
 */
export function obstacles(result: ScoreResult, method: Pick<Method, 'scale'>, unit: number): readonly Obstacle[] {
  const { lower, upper } = method.scale;
  const size = result.units.length;
  const gaps = result.measures.flatMap((code, m) => {
    const weight = result.measureEffective[m] ?? 0;
    const score = result.normalised[m * size + unit] ?? Number.NaN;
    if (!(weight > 0) || Number.isNaN(score)) return [];
    const reached = Math.min(1, Math.max(0, (score - lower) / (upper - lower)));
    return [{ code, gap: weight * (1 - reached) }];
  });
  const all = gaps.reduce((sum, { gap }) => sum + gap, 0);
  if (!(all > 0)) return [];
  return gaps.map(({ code, gap }) => ({ code, degree: gap / all })).sort((a, b) => b.degree - a.degree);
}

/** Degrees of the measures below each first-level indicator together. */
export function obstaclesByFirstLevel(
  dataset: Pick<Dataset, 'nodes' | 'measures'>,
  found: readonly Obstacle[],
): ReadonlyMap<string, number> {
  const top = (node: number): string => {
    const { parent, code } = dataset.nodes[node] ?? { parent: -1, code: '' };
    return parent <= 0 ? code : top(parent);
  };
  const sums = new Map<string, number>();
  const parents = new Map(dataset.measures.map(({ code, parent }) => [code, parent]));
  for (const { code, degree } of found) {
    const first = top(parents.get(code) ?? 0);
    sums.set(first, (sums.get(first) ?? 0) + degree);
  }
  return sums;
}
