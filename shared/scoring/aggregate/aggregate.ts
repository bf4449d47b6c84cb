import type { Result } from '../../base/result.ts';
import type { AggregationId } from '../../model/method.ts';
import type { Aggregator, SiblingGroup } from './aggregator.ts';
import { copeland } from './copeland.ts';
import { arithmetic, geometric, harmonic, minimum, power } from './means.ts';
import { mpi } from './mpi.ts';

const aggregators = { arithmetic, geometric, harmonic, power, minimum, copeland, mpi } as const satisfies Record<
  AggregationId,
  Aggregator
>;

/** docs/METHODS "Aggregation", one node. A child outside the method's domain is an error naming unit, node and child. */
export function aggregate(group: SiblingGroup): Result<Float64Array> {
  return aggregators[group.rule.id](group);
}

/** Comparison methods: at the top only, and without tiers. */
export function isComparison(id: AggregationId): boolean {
  return id === 'copeland' || id === 'mpi';
}
