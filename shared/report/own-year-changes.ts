import type { Result } from '../base/result.ts';
import type { Dataset } from '../model/dataset.ts';
import type { YearChanges } from '../model/year-change.ts';
import { datasetOfYear, yearsOf } from '../scoring/dataset-of-year.ts';
import type { ReportInput } from './report-input.ts';
import { yearChanges } from './year-changes.ts';
import type { ProjectYear } from './year-changes.ts';

export interface YearPair {
  readonly before: number;
  readonly after: number;
}

/** Neighbours among the years whose values the project holds. */
export function neighbouringYears(dataset: Dataset): readonly YearPair[] {
  const years = yearsOf(dataset);
  return years.slice(1).map((after, at) => ({ before: years[at] ?? after, after }));
}

/** The change between two years whose values the project holds, by the method shown. `from`: the project's file, and whether it holds sample data. */
export function ownYearChange(
  { dataset, method }: Pick<ReportInput, 'dataset' | 'method'>,
  pair: YearPair,
  from: Pick<ProjectYear, 'file' | 'synthetic'>,
): Result<YearChanges> {
  const side = (year: number): ProjectYear => ({
    ...from,
    year,
    dataset: datasetOfYear(dataset, year) ?? dataset,
    method,
  });
  return yearChanges(side(pair.before), side(pair.after));
}
