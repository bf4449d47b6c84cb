import { cellMarks } from '../../../shared/model/dataset.ts';
import type { Measure } from '../../../shared/model/framework.ts';
import { farApart } from '../../importing/parse/far-apart.ts';
import type { MeasureTable, YearTable } from '../../storage/measures/measure-table.ts';

/**
 * The marks of one of a table's years, with `outlier` on cells far from the value of the year before by the rule that the import warns by. A cell that a
 * person has overridden with a reason has been looked at.
 */
export function markOutliers(
  table: Pick<MeasureTable, 'units' | 'measures'>,
  { values, previous, marks }: Pick<YearTable, 'values' | 'previous' | 'marks'>,
  measures: readonly Measure[],
): Uint8Array {
  const { units } = table;
  if (previous === null) return marks;
  const percent = new Map(measures.map((measure) => [measure.code, measure.unit === '%']));
  return marks.map((bits, cell) => {
    const code = table.measures[Math.floor(cell / units.length)] ?? '';
    const far = farApart(values[cell] ?? Number.NaN, previous[cell] ?? Number.NaN, percent.get(code) ?? false);
    return far && (bits & cellMarks.overridden) === 0 ? bits | cellMarks.outlier : bits;
  });
}
