import { missingReasonIndex } from '../../model/dataset.ts';
import type { Method } from '../../model/method.ts';
import type { ScoreResult } from '../../model/score-result.ts';
import { aggregationLeavesScale } from '../aggregate/aggregate.ts';
import { aggregationRule } from '../aggregation-rule.ts';

/**
 * Whether each unit's index is a chain of means of its own scores, which the fast engine, margins and goal seek rest on. Not so under copeland,
 * mpi, sum and product, where a node is rescaled over all units, or where indicators that don't apply change what share must be present.
 */
export function isPlainIndex(
  method: Pick<Method, 'aggregation' | 'missing'>,
  result: Pick<ScoreResult, 'nodes' | 'nodeEffective' | 'reasons'>,
): boolean {
  const means = result.nodes.every((code, node) => {
    const { id, rescale } = aggregationRule(method, code, node === 0);
    return !((result.nodeEffective[node] ?? 0) > 0) || (!aggregationLeavesScale(id) && rescale === undefined);
  });
  const { policy, minimumAvailability } = method.missing;
  const shareMatters = policy === 'strict' || minimumAvailability > 0;
  return means && !(shareMatters && result.reasons.includes(missingReasonIndex('not_applicable')));
}

/** What adjustments add to each unit's index, whatever the weights; null: nothing. */
export function indexShift({ adjustments, index, weighted }: ScoreResult): Float64Array | null {
  if (adjustments.length === 0) return null;
  return index.map((value, unit) => (Number.isNaN(value) ? 0 : value - (weighted[unit] ?? 0)));
}

/** Position in the method's tiers of the best tier that vetoes leave to a unit; 0: all. */
export function bestAllowedTier({ tiers }: Pick<Method, 'tiers'>, { adjustments }: ScoreResult, unit: number): number {
  return adjustments.reduce((best, { adjustment, effect }) => {
    if (adjustment.kind !== 'veto' || effect[unit] !== 1) return best;
    return Math.max(
      best,
      tiers.findIndex(({ tier }) => tier === adjustment.tier),
    );
  }, 0);
}
