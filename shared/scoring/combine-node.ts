import { ok } from '../base/result.ts';
import type { Result } from '../base/result.ts';
import type { Method } from '../model/method.ts';
import { aggregate } from './aggregate/aggregate.ts';
import { rescale } from './aggregate/rescale.ts';
import type { ChildColumn, SiblingGroup } from './aggregate/aggregator.ts';

/** A node's scores, before and after Rescale, and the share of the weight below it that was present (0–1), per unit. */
export interface NodeColumn {
  readonly combined: Float64Array;
  readonly scores: Float64Array;
  readonly coverage: Float64Array;
  /** Units to which no child applies: the node does not either. Null: none. */
  readonly notApplicable: Uint8Array | null;
}

/** A child with its own coverage; of a measure 1 where present. */
export interface CoveredChild extends ChildColumn {
  readonly coverage: Float64Array | null;
}

/** docs/METHODS "Missing children", one node: its scores and what they rest on. A child without score counts as nothing, whatever lies below it. */
export function combineNode(
  group: SiblingGroup & {
    readonly children: readonly CoveredChild[];
    readonly scale: Method['scale'];
    /** Of the combined scores: `ScaleStanding`. */
    readonly span: number;
  },
): Result<NodeColumn> {
  const combined = aggregate(group);
  if (!combined.ok) return combined;
  const scores = rescale(combined.value, group.rule.rescale, group.cohort, group.scale, group.span);
  const coverage = new Float64Array(group.cohort.size).fill(Number.NaN);
  for (const unit of group.cohort.included) {
    let present = 0;
    let all = 0;
    for (const child of group.children) {
      if (child.notApplicable?.[unit] === 1) continue;
      all += child.weight;
      if (!Number.isNaN(child.scores[unit])) present += child.weight * (child.coverage?.[unit] ?? 1);
    }
    coverage[unit] = all === 0 ? 0 : present / all;
  }
  return ok({ combined: combined.value, scores, coverage, notApplicable: applyingToNone(group) });
}

function applyingToNone({ children, cohort }: Pick<SiblingGroup, 'children' | 'cohort'>): Uint8Array | null {
  if (children.length === 0 || children.some(({ notApplicable }) => notApplicable === null)) return null;
  const none = new Uint8Array(cohort.size);
  for (const unit of cohort.included)
    none[unit] = children.every(({ notApplicable }) => notApplicable?.[unit] === 1) ? 1 : 0;
  return none.includes(1) ? none : null;
}
