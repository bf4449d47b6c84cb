import { clearlyAbove } from '../../base/tolerance.ts';
import type { Method, RescalingId } from '../../model/method.ts';
import { mapPresent, presentValues } from '../cohort/cohort.ts';
import type { Cohort } from '../cohort/cohort.ts';
import { rankInCohort } from '../cohort/rank-in-cohort.ts';
import { extent, hasSpread } from '../statistics/extent.ts';

type Rescaling = (scores: Float64Array, cohort: Cohort, scale: Method['scale'], span: number) => Float64Array;

const rescalings = {
  // u·x/max, which is 100·x/max on the usual scale.
  max: (scores, cohort, { upper }, span) => {
    const { max } = extent(presentValues(scores, cohort));
    return mapPresent(scores, cohort, (score) => (clearlyAbove(max, 0, span) ? (upper * score) / max : Number.NaN));
  },
  min_max: (scores, cohort, { lower, upper }, span) => {
    const range = extent(presentValues(scores, cohort));
    const width = hasSpread(range, span) ? range.max - range.min : Number.NaN;
    return mapPresent(scores, cohort, (score) => lower + ((score - range.min) / width) * (upper - lower));
  },
  percentile_rank: (scores, cohort, { lower, upper }, span) => {
    const ranks = rankInCohort(scores, cohort, 'rising', span);
    const others = presentValues(scores, cohort).length - 1;
    return mapPresent(scores, cohort, (_, unit) =>
      others < 1 ? Number.NaN : lower + (((ranks[unit] ?? Number.NaN) - 1) / others) * (upper - lower),
    );
  },
} as const satisfies Record<RescalingId, Rescaling>;

/**
 * docs/METHODS "Rescaling" of a node's scores over the units that have one; missing where they have no spread (`min_max`), no positive maximum
 * (`max`) or no second unit (`percentile_rank`). `span`: what differences of the scores are held against (`ScaleStanding`), lest weighted means that
 * came out near 0 for every unit become 0 to 100 by their rounding.
 */
export function rescale(
  scores: Float64Array,
  rescaling: RescalingId | undefined,
  cohort: Cohort,
  scale: Method['scale'],
  span: number,
): Float64Array {
  return rescaling === undefined ? scores : rescalings[rescaling](scores, cohort, scale, span);
}
