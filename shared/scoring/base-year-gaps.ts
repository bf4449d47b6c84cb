import { appError } from '../base/app-error.ts';
import type { AppError } from '../base/app-error.ts';
import type { Dataset } from '../model/dataset.ts';
import { indexParams } from '../model/index-name.ts';
import type { Method } from '../model/method.ts';
import type { ScoreResult } from '../model/score-result.ts';
import { yearBasisOf } from '../model/year-basis.ts';
import { datasetOfYear } from './dataset-of-year.ts';

/**
 * Measures that a method by a base year leaves out for what that year lacks (docs/METHODS "Years"): they count and have values, but the base year has none,
 * or none that a score can be taken by. `result` is the score of the dataset's evaluated year. One warning a measure, naming it and the year.
 */
export function baseYearWarnings(dataset: Dataset, method: Method, result: ScoreResult): readonly AppError[] {
  const basis = yearBasisOf(method);
  const base = basis.kind === 'base_year' ? datasetOfYear(dataset, basis.year) : null;
  if (basis.kind !== 'base_year' || base === null) return [];
  return unscoredMeasures(result).map((m) => {
    const { code, name } = dataset.measures[m] ?? { code: '', name: '' };
    const size = base.units.length;
    const empty = base.values.subarray(m * size, (m + 1) * size).every(Number.isNaN);
    return appError(
      empty ? 'BASE_YEAR_NO_VALUE' : 'BASE_YEAR_NO_SPREAD',
      { measure: code, name: name || code, year: basis.year, ...indexParams(method) },
      { subject: code },
    );
  });
}

/** The error of years that a base year leaves without a single index, `stacked` all of them; null where somebody has one, or where no year has values. */
export function baseYearScoresNobody(method: Method, stacked: ScoreResult): AppError | null {
  const basis = yearBasisOf(method);
  if (basis.kind !== 'base_year' || !stacked.index.every(Number.isNaN)) return null;
  const measures = unscoredMeasures(stacked).map((m) => stacked.measures[m] ?? '');
  const [first] = measures;
  if (first === undefined) return null;
  return appError(
    'BASE_YEAR_SCORES_NOBODY',
    { year: basis.year, measures: measures.join(', '), ...indexParams(method) },
    { subject: first },
  );
}

/** Positions of measures that count, have values and yet no score at all. */
function unscoredMeasures({ measures, measureEffective, denominated, normalised, units }: ScoreResult): number[] {
  const size = units.length;
  const present = (matrix: Float64Array, m: number): boolean =>
    !matrix.subarray(m * size, (m + 1) * size).every(Number.isNaN);
  return [...measures.keys()].filter(
    (m) => (measureEffective[m] ?? 0) > 0 && present(denominated, m) && !present(normalised, m),
  );
}
