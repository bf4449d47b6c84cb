import { err, ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import type { NormalisationId } from '../../model/method.ts';
import { distanceToReference, distanceToTarget } from './distance.ts';
import { efficacy } from './efficacy.ts';
import { fractionOfMax } from './fraction-of-max.ts';
import { goalposts, logGoalposts } from './goalposts.ts';
import { identity } from './identity.ts';
import { interval } from './interval.ts';
import { logMinMax, minMax } from './min-max.ts';
import { measureError } from './normaliser.ts';
import type { NormalisedColumn, Normaliser, NormaliserInput } from './normaliser.ts';
import { countPoints, steps } from './points.ts';
import { borda, percentileRank, rankPoints } from './ranks.ts';
import { vector } from './vector.ts';
import { zScore } from './z-score.ts';

const normalisers = {
  identity,
  min_max: minMax,
  goalposts,
  log_goalposts: logGoalposts,
  log_min_max: logMinMax,
  z_score: zScore,
  percentile_rank: percentileRank,
  borda,
  fraction_of_max: fractionOfMax,
  distance_to_target: distanceToTarget,
  distance_to_reference: distanceToReference,
  efficacy,
  steps,
  rank_points: rankPoints,
  count_points: countPoints,
  interval,
  moderate: interval,
  vector,
} as const satisfies Record<NormalisationId, Normaliser>;

/** docs/METHODS "Normalisation", one measure: scores of the present values; statistics are over the cohort. */
export function normalise(input: NormaliserInput): Result<NormalisedColumn> {
  const scored = normalisers[input.measure.normalisation](input);
  if (!scored.ok) return scored;
  for (const unit of input.cohort.included) {
    const score = scored.value.values[unit] ?? Number.NaN;
    if (score === Number.POSITIVE_INFINITY || score === Number.NEGATIVE_INFINITY) {
      return err(measureError('SCORE_TOO_LARGE', input.code, { unit: input.unitCodes[unit] ?? '' }));
    }
  }
  return ok(scored.value);
}
