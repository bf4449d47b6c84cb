import type { TreatmentId } from '../model/method.ts';
import { mapPresent, presentValues } from './cohort/cohort.ts';
import type { Cohort } from './cohort/cohort.ts';
import { extent, hasSpread } from './statistics/extent.ts';
import { winsorise } from './winsorise.ts';

type Treatment = (column: Float64Array, cohort: Cohort, winsoriseMax: number) => Float64Array;

const treatments = {
  none: (column) => column,
  winsorise: (column, cohort, winsoriseMax) => {
    const treated = winsorise(presentValues(column, cohort), winsoriseMax);
    let next = 0;
    // mapPresent and presentValues walk the cohort in the same order.
    return mapPresent(column, cohort, () => treated[next++] ?? Number.NaN);
  },
  log: (column, cohort) => {
    const range = extent(presentValues(column, cohort));
    if (!hasSpread(range)) return column;
    const shift = 0.01 * (range.max - range.min);
    return mapPresent(column, cohort, (value) => Math.log(value - range.min + shift));
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
