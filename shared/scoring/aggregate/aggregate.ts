import type { Result } from '../../base/result.ts';
import type { AggregationId } from '../../model/method.ts';
import type { Aggregator, SiblingGroup } from './aggregator.ts';
import { copeland } from './copeland.ts';
import { arithmetic, geometric, harmonic, minimum, power, product, sum } from './means.ts';
import { mpi } from './mpi.ts';

const aggregators = {
  arithmetic,
  geometric,
  harmonic,
  power,
  minimum,
  copeland,
  mpi,
  sum,
  product,
} as const satisfies Record<AggregationId, Aggregator>;

/** docs/METHODS "Aggregation", one node. A child outside the method's domain is an error naming unit, node and child. */
export function aggregate(group: SiblingGroup): Result<Float64Array> {
  return aggregators[group.rule.id](group);
}

/** Whether scores come out off the scale even of children that are on it (docs/METHODS "Off the scale"). */
export function aggregationLeavesScale(id: AggregationId): boolean {
  return id === 'sum' || id === 'product' || isComparison(id);
}

/** Comparison methods: at the top only, and without tiers. */
export function isComparison(id: AggregationId): boolean {
  return id === 'copeland' || id === 'mpi';
}
