import type { Dataset } from '../../model/dataset.ts';

/** The units that take part under a method, as positions in `Dataset.units`. */
export interface Cohort {
  /** Number of units of the dataset, excluded ones too: the length of a column. */
  readonly size: number;
  /** Positions of the units that take part, by unit code: sums run in this order, so that row order cannot change a bit. */
  readonly included: readonly number[];
  /** Positions that statistics run over, in code order: `included`, or of several years those that the method's year basis names. */
  readonly reference: readonly number[];
  /** Per position the unit's code; over several years the same code once a year. */
  readonly codes: readonly string[];
}

/** Units of the dataset but the excluded codes; unknown codes are reported by `checkMethod`. */
export function createCohort(dataset: Dataset, excludedUnits: readonly string[]): Cohort {
  const excluded = new Set(excludedUnits);
  const included = dataset.units
    .map((unit, position) => ({ code: unit.code, position }))
    .filter((unit) => !excluded.has(unit.code))
    .sort((a, b) => compareCodes(a.code, b.code))
    .map((unit) => unit.position);
  return { size: dataset.units.length, included, reference: included, codes: dataset.units.map(({ code }) => code) };
}

/** Code order: by UTF-16 code unit, the same in every locale. */
export function compareCodes(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Present values of a column that statistics run over, in the cohort's order. */
export function presentValues(column: Float64Array, cohort: Cohort): number[] {
  const present: number[] = [];
  for (const unit of cohort.reference) {
    const value = column[unit] ?? Number.NaN;
    if (!Number.isNaN(value)) present.push(value);
  }
  return present;
}

/** A column with `map` of each present value of the cohort and NaN elsewhere. */
export function mapPresent(
  column: Float64Array,
  cohort: Cohort,
  map: (value: number, unit: number) => number,
): Float64Array {
  const mapped = new Float64Array(cohort.size).fill(Number.NaN);
  for (const unit of cohort.included) {
    const value = column[unit] ?? Number.NaN;
    if (!Number.isNaN(value)) mapped[unit] = map(value, unit);
  }
  return mapped;
}
