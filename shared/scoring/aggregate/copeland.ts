import { ok } from '../../base/result.ts';
import { clearlyAbove } from '../../base/tolerance.ts';
import type { Aggregator, SiblingGroup } from './aggregator.ts';
import { availableChildren } from './available-children.ts';

/**
 * Pairwise weighted majority (Copeland 1951): a unit wins against another when the weight of the children on which it
 * is better outweighs the weight of those on which it is worse; score = wins − losses. A pair is compared on the
 * children that both have. Differences within the tolerance count for neither.
 */
export const copeland: Aggregator = (group) => {
  const contends = (unit: number): boolean => availableChildren(group, unit).length > 0;
  const contenders = group.cohort.included.filter(contends);
  const others = group.cohort.reference.filter(contends);
  const scores = new Float64Array(group.cohort.size).fill(Number.NaN);
  for (const unit of contenders) {
    scores[unit] = others.reduce((sum, other) => sum + (other === unit ? 0 : duel(group, unit, other)), 0);
  }
  return ok(scores);
};

/** +1 when `unit` wins, −1 when it loses, 0 for a draw. */
function duel(group: SiblingGroup, unit: number, other: number): number {
  let better = 0;
  let worse = 0;
  for (const child of group.children) {
    const own = child.scores[unit] ?? Number.NaN;
    const theirs = child.scores[other] ?? Number.NaN;
    if (clearlyAbove(own, theirs, child.span)) better += child.weight;
    else if (clearlyAbove(theirs, own, child.span)) worse += child.weight;
  }
  if (clearlyAbove(better, worse)) return 1;
  return clearlyAbove(worse, better) ? -1 : 0;
}
