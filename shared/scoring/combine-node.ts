import { ok } from '../base/result.ts';
import type { Result } from '../base/result.ts';
import { aggregate } from './aggregate/aggregate.ts';
import type { ChildColumn, SiblingGroup } from './aggregate/aggregator.ts';

/** A node's scores, and the share of the weight below it that was present (0–1), per unit. */
export interface NodeColumn {
  readonly scores: Float64Array;
  readonly coverage: Float64Array;
}

/** A child with its own coverage; of a measure 1 where present. */
export interface CoveredChild extends ChildColumn {
  readonly coverage: Float64Array | null;
}

/** docs/METHODS "Missing children", one node: its scores and what they rest on. A child without score counts as nothing, whatever lies below it. */
export function combineNode(group: SiblingGroup & { readonly children: readonly CoveredChild[] }): Result<NodeColumn> {
  const scores = aggregate(group);
  if (!scores.ok) return scores;
  const coverage = new Float64Array(group.cohort.size).fill(Number.NaN);
  for (const unit of group.cohort.included) {
    let present = 0;
    let all = 0;
    for (const child of group.children) {
      all += child.weight;
      if (!Number.isNaN(child.scores[unit])) present += child.weight * (child.coverage?.[unit] ?? 1);
    }
    coverage[unit] = all === 0 ? 0 : present / all;
  }
  return ok({ scores: scores.value, coverage });
}
