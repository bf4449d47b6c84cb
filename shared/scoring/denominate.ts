import { missingReasonIndex } from '../model/dataset.ts';
import type { Dataset } from '../model/dataset.ts';
import type { Cohort } from './cohort/cohort.ts';

/** Values measure-major as in `Dataset`, with the reason of each missing cell. */
export interface ReasonedMatrix {
  readonly values: Float64Array;
  readonly reasons: Uint8Array;
}

/**
 * docs/METHODS "Denominators": value ÷ denominator × factor for measures that name one. A missing or zero base makes the cell missing.
 * Units outside the cohort become missing with reason `excluded`. `values`: the dataset's own or the previous period's.
 */
export function denominate(
  dataset: Dataset,
  values: Float64Array,
  cohort: Cohort,
  given: Uint8Array = dataset.reasons,
): ReasonedMatrix {
  const denominated = new Float64Array(values.length).fill(Number.NaN);
  const reasons = new Uint8Array(values.length).fill(missingReasonIndex('excluded'));
  dataset.measures.forEach((measure, m) => {
    const bases = measure.denominator === null ? null : dataset.denominators[measure.denominator];
    for (const unit of cohort.included) {
      const cell = m * cohort.size + unit;
      const value = values[cell] ?? Number.NaN;
      if (!Number.isFinite(value)) {
        reasons[cell] = given[cell] || missingReasonIndex('no_record');
        continue;
      }
      const base = bases === null ? 1 : (bases?.[unit] ?? Number.NaN);
      if (!Number.isFinite(base)) reasons[cell] = missingReasonIndex('no_base');
      else if (base === 0) reasons[cell] = missingReasonIndex('zero_base');
      else {
        reasons[cell] = 0;
        denominated[cell] = bases === null ? value : (value / base) * measure.factor;
      }
    }
  });
  return { values: denominated, reasons };
}
