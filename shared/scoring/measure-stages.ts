import { cellMarks } from '../model/dataset.ts';
import type { ImputedMatrix } from './impute.ts';
import type { NormalisedColumn } from './normalise/normaliser.ts';

/** The measure matrices of a `ScoreResult` after treatment and normalisation. */
export interface MeasureStages {
  readonly treated: Float64Array;
  readonly normalised: Float64Array;
  readonly reasons: Uint8Array;
  readonly marks: Uint8Array;
}

/** Puts the columns of each measure into matrices; a cell that treatment changed gets its mark. */
export function collectMeasureStages(
  imputed: ImputedMatrix,
  treated: readonly Float64Array[],
  normalised: readonly NormalisedColumn[],
): MeasureStages {
  const stages: MeasureStages = {
    treated: new Float64Array(imputed.values.length),
    normalised: new Float64Array(imputed.values.length),
    reasons: Uint8Array.from(imputed.reasons),
    marks: Uint8Array.from(imputed.marks),
  };
  normalised.forEach((column, m) => {
    const size = column.values.length;
    const treatedColumn = treated[m] ?? column.values;
    stages.treated.set(treatedColumn, m * size);
    stages.normalised.set(column.values, m * size);
    for (let unit = 0; unit < size; unit += 1) {
      const cell = m * size + unit;
      const reason = column.reasons[unit] ?? 0;
      if (reason !== 0) stages.reasons[cell] = reason;
      if (!Object.is(treatedColumn[unit], imputed.values[cell]))
        stages.marks[cell] = (stages.marks[cell] ?? 0) | cellMarks.treated;
    }
  });
  return stages;
}
