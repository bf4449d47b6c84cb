import type { AppError } from '../base/app-error.ts';
import type { Dataset, YearValues } from '../model/dataset.ts';
import { createStageMemory } from './stage-memory.ts';
import type { StageMemory } from './stage-memory.ts';

/** Years that a dataset has values of, rising; of one whose values have no year none. Throws where a year is there twice. */
export function yearsOf({ years }: Pick<Dataset, 'years'>): readonly number[] {
  if (years === undefined) return [];
  const all = [years.evaluated, ...years.others.map(({ year }) => year)].sort((a, b) => a - b);
  if (new Set(all).size !== all.length) throw new Error(`dataset: a year twice among ${all.join(', ')}`);
  return all;
}

/** The same dataset with another of its years as the evaluated one; null where it has no values of that year. */
export function datasetOfYear(dataset: Dataset, year: number): Dataset | null {
  if (dataset.years?.evaluated === year) return dataset;
  const all = valuesByYear(dataset);
  const asked = all.find((values) => values.year === year);
  if (asked === undefined) return null;
  const { evidence: _, ...rest } = dataset;
  const { year: __, ...values } = asked;
  return {
    ...rest,
    ...values,
    years: { evaluated: year, others: all.filter((other) => other !== asked) },
  };
}

/** The values of every year, rising; none for a dataset whose values have no year. */
export function valuesByYear(dataset: Dataset): readonly YearValues[] {
  if (dataset.years === undefined) return [];
  const { values, reasons, marks, denominators, previous, evidence } = dataset;
  const own: YearValues = {
    year: dataset.years.evaluated,
    values,
    reasons,
    marks,
    denominators,
    previous,
    ...(evidence === undefined ? {} : { evidence }),
  };
  return [own, ...dataset.years.others].sort((a, b) => a.year - b.year);
}

/** A memory for each year; of the evaluated one the dataset's own. */
export function memoriesOfYears(
  memory: StageMemory,
): readonly { readonly year: number; readonly memory: StageMemory }[] {
  const { dataset } = memory;
  return yearsOf(dataset).map((year) => {
    if (year === dataset.years?.evaluated) return { year, memory };
    const own = datasetOfYear(dataset, year);
    if (own === null) throw new Error(`dataset: no values of ${year}`);
    return { year, memory: createStageMemory(own) };
  });
}

/** The error of one year of several: in `params.year`, and in the text with the unit that it is about. */
export function namingYear(error: AppError, year: number): AppError {
  const { unit } = error.params ?? {};
  return { ...error, params: { ...error.params, ...(unit === undefined ? {} : { unit: `${unit} (${year})` }), year } };
}
