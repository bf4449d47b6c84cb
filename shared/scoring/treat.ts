import type { TreatmentId } from '../model/method.ts';
import { mapPresent, presentValues } from './cohort/cohort.ts';
import type { Cohort } from './cohort/cohort.ts';
import { extent, hasSpread } from './statistics/extent.ts';
import { winsorise } from './winsorise.ts';

type Treatment = (column: Float64Array, cohort: Cohort, winsoriseMax: number) => Float64Array;

const treatments = {
  none: (column) => column,
  winsorise: (column, cohort, winsoriseMax) => {
    const present = presentValues(column, cohort);
    const treated = extent(winsorise(present, winsoriseMax));
    const given = extent(present);
    // All that lay beyond an end that was worked on is that end now, and so is what another year has beyond it.
    const lowest = treated.min > given.min ? treated.min : Number.NEGATIVE_INFINITY;
    const highest = treated.max < given.max ? treated.max : Number.POSITIVE_INFINITY;
    return mapPresent(column, cohort, (value) => Math.min(Math.max(value, lowest), highest));
  },
  log: (column, cohort) => {
    const range = extent(presentValues(column, cohort));
    if (!hasSpread(range)) return column;
    const shift = 0.01 * (range.max - range.min);
    // Another year's value may lie below the least, where there would be no logarithm.
    return mapPresent(column, cohort, (value) => Math.log(Math.max(value - range.min, 0) + shift));
  },
} as const satisfies Record<TreatmentId, Treatment>;

/**
 * docs/METHODS "Outlier treatment", one measure: outlier treatment over the present values of the cohort. `log` is ln(x − min + 0.01·range)
 * (COINr's log_CT) and leaves a column without spread as it is.
 */
export function treat(
  column: Float64Array,
  cohort: Cohort,
  treatment: TreatmentId,
  winsoriseMax: number,
): Float64Array {
  return treatments[treatment](column, cohort, winsoriseMax);
}
