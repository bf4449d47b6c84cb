import type { NormalisationId } from './method.ts';

/** What a normalisation asks of a measure, before any value is looked at. */
interface NormalisationNeeds {
  /** A lower and an upper limit, lower < upper. */
  readonly limits: boolean;
  /** Higher must be better: there is nothing to mirror the values in. */
  readonly risingOnly: boolean;
}

const nothing: NormalisationNeeds = { limits: false, risingOnly: false };
const limits: NormalisationNeeds = { limits: true, risingOnly: false };
const risingOnly: NormalisationNeeds = { limits: false, risingOnly: true };

/** docs/METHODS "Normalisation". */
export const normalisationNeeds = {
  identity: risingOnly,
  min_max: nothing,
  goalposts: limits,
  log_goalposts: limits,
  log_min_max: nothing,
  z_score: nothing,
  percentile_rank: nothing,
  borda: nothing,
  fraction_of_max: risingOnly,
  distance_to_target: nothing,
  distance_to_reference: nothing,
  efficacy: limits,
  steps: nothing,
  rank_points: nothing,
  count_points: nothing,
  interval: limits,
  moderate: limits,
  vector: nothing,
} as const satisfies Record<NormalisationId, NormalisationNeeds>;
