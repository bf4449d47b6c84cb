import type { Json } from '../base/canonical-json.ts';
import { contentHash } from '../base/content-hash.ts';
import { missingReasonIndex } from '../model/dataset.ts';
import type { Dataset } from '../model/dataset.ts';
import type { Method } from '../model/method.ts';
import { datasetOfYear } from './dataset-of-year.ts';

/**
 * SHA-256 (64 hex digits) of the canonical JSON of what is scored: units, tree, measures, raw values, denominators and
 * last period's values. The framework's id (a score book's file name) and the method are not in it, so that a renamed
 * copy of the same data has the same hash. Under a method that looks at incomplete periods the months of each value are in it too; under one that takes
 * its statistics over other years their values.
 */
export function inputHash(dataset: Dataset, method?: Pick<Method, 'missing' | 'yearBasis'>): string {
  const months = (method?.missing.incomplete ?? 'mark') === 'mark' ? undefined : dataset.evidence?.months;
  return contentHash({
    units: dataset.units.map(({ code, name, order, group }) => ({ code, name, order, group })),
    nodes: dataset.nodes.map(({ code, name, parent }) => ({ code, name, parent })),
    measures: dataset.measures.map(({ code, name, parent, unit, denominator, factor }) => ({
      code,
      name,
      parent,
      unit,
      denominator,
      factor,
    })),
    values: numbers(dataset.values),
    denominators: Object.fromEntries(
      Object.entries(dataset.denominators).map(([key, values]) => [key, numbers(values)]),
    ),
    ...notApplicable(dataset),
    previous: dataset.previous === null ? null : numbers(dataset.previous),
    ...(months === undefined ? {} : { months: Array.from(months) }),
    ...otherYears(dataset, method),
  });
}

/** Left out where only the evaluated year counts, so that hashes of data with one year stay. */
function otherYears(
  dataset: Dataset,
  method?: Pick<Method, 'missing' | 'yearBasis'>,
): { readonly [key: string]: Json } {
  const { years } = dataset;
  if (method === undefined || years === undefined || years.others.length === 0) return {};
  const { yearBasis, missing } = method;
  if (yearBasis === undefined || yearBasis.kind === 'per_year') return {};
  return {
    year: years.evaluated,
    years: years.others
      .toSorted((a, b) => a.year - b.year)
      .map((other) => ({
        year: other.year,
        values: inputHash(datasetOfYear(dataset, other.year) ?? dataset, { missing }),
      })),
  };
}

/** Cells that don't apply score otherwise than gaps. Left out where there are none, so that hashes of such data stay. */
function notApplicable({ reasons }: Dataset): { readonly [key: string]: Json } {
  const reason = missingReasonIndex('not_applicable');
  const cells = [...reasons.keys()].filter((cell) => reasons[cell] === reason);
  return cells.length === 0 ? {} : { notApplicable: cells };
}

/** Missing is null in JSON. */
function numbers(values: Float64Array): Json {
  return Array.from(values, (value) => (Number.isFinite(value) ? value : null));
}
