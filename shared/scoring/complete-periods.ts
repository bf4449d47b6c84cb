import { cellMarks, missingReasonIndex } from '../model/dataset.ts';
import type { Dataset } from '../model/dataset.ts';
import type { IncompletePolicy } from '../model/method.ts';
import { isShort, monthsOf } from './evidence.ts';

/** Values as the other stages take them, with the reason of each missing cell and the marks of each. */
export interface PeriodMatrix {
  readonly values: Float64Array;
  readonly reasons: Uint8Array;
  readonly marks: Uint8Array;
}

/**
 * docs/METHODS "Incomplete periods": what becomes of a value whose period lacks months. `mark`: it stays. `missing`: it counts as missing. `scale`: a total
 * is multiplied by months expected ÷ months present and marked as imputed; a mean or a stock is no total and stays.
 */
export function completePeriods(dataset: Dataset, policy: IncompletePolicy): PeriodMatrix {
  const { values, reasons, marks } = dataset;
  if (policy === 'mark' || dataset.evidence === undefined) return { values, reasons, marks };
  const completed = {
    values: Float64Array.from(values),
    reasons: Uint8Array.from(reasons),
    marks: Uint8Array.from(marks),
  };
  const count = dataset.units.length;
  dataset.measures.forEach((measure, m) => {
    for (let cell = m * count; cell < (m + 1) * count; cell += 1) {
      const months = monthsOf(dataset, m, cell);
      const value = values[cell] ?? Number.NaN;
      if (!isShort(months) || Number.isNaN(value)) continue;
      if (policy === 'missing') {
        completed.values[cell] = Number.NaN;
        completed.reasons[cell] = missingReasonIndex('incomplete_period');
      } else if (measure.total === true) {
        completed.values[cell] = (value * months.expected) / months.present;
        completed.marks[cell] = (marks[cell] ?? 0) | cellMarks.imputed;
      }
    }
  });
  return completed;
}
