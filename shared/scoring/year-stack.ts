import { NOT_COUNTED } from '../model/dataset.ts';
import type { CellEvidence, Dataset, YearValues } from '../model/dataset.ts';
import type { Method, YearBasis } from '../model/method.ts';
import type { Cohort } from './cohort/cohort.ts';
import { createStageMemory } from './stage-memory.ts';
import type { StageMemory, YearStack } from './stage-memory.ts';
import { valuesByYear } from './dataset-of-year.ts';

/** All years side by side where the method takes its statistics over others than the scored one; null where each year stands alone. */
export function stackFor(memory: StageMemory, method: Pick<Method, 'yearBasis'>): YearStack | null {
  const { dataset } = memory;
  return takesOtherYears(dataset, method) ? memory.stack([], () => stackYears(dataset)) : null;
}

/** Whether limits, norms or ranks are taken over other years than the scored one. */
export function takesOtherYears({ years }: Pick<Dataset, 'years'>, { yearBasis }: Pick<Method, 'yearBasis'>): boolean {
  return yearBasis !== undefined && yearBasis.kind !== 'per_year' && years !== undefined && years.others.length > 0;
}

/**
 * The units of every year as one dataset (docs/METHODS "Years"): what is a statistic of the cohort then is one over the years. Cell (m, u) of
 * year y at `m * years * units + y * units + u`.
 */
function stackYears(dataset: Dataset): YearStack {
  const all = valuesByYear(dataset);
  const units = dataset.units.map(({ code }) => code);
  const { years: _, evidence: __, ...rest } = dataset;
  const evidence = stackEvidence(all, units.length);
  const stacked: Dataset = {
    ...rest,
    units: all.flatMap(() => dataset.units),
    values: joined(all, units.length, ({ values }) => values),
    reasons: Uint8Array.from(joined(all, units.length, ({ reasons }) => reasons)),
    marks: Uint8Array.from(joined(all, units.length, ({ marks }) => marks)),
    denominators: Object.fromEntries(
      Object.keys(dataset.denominators).map((key) => [
        key,
        joined(all, units.length, ({ denominators }) => denominators[key] ?? missing(units.length)),
      ]),
    ),
    previous: all.every(({ previous }) => previous === null)
      ? null
      : joined(all, units.length, ({ previous, values }) => previous ?? missing(values.length)),
    ...(evidence === null ? {} : { evidence }),
  };
  const memory = createStageMemory(stacked);
  // Errors tell which year's unit they are about.
  const labels = all.flatMap(({ year }) => units.map((code) => `${code} (${year})`));
  return {
    years: all.map(({ year }) => year),
    evaluated: dataset.years?.evaluated ?? Number.NaN,
    memory: { ...memory, plan: { ...memory.plan, unitCodes: labels } },
    units,
    cuts: { floats: new WeakMap(), bytes: new WeakMap(), counts: new WeakMap() },
  };
}

/** `one`: the cohort of a year. Units in code order, of each its years, so that neither rows nor years can change a bit by their order. */
export function stackedCohort(stack: YearStack, one: Cohort, basis: YearBasis | undefined): Cohort {
  const size = one.size;
  const included = one.included.flatMap((unit) => stack.years.map((_, y) => y * size + unit));
  const base = basis?.kind === 'base_year' ? stack.years.indexOf(basis.year) : -1;
  return {
    size: stack.years.length * size,
    included,
    reference: base < 0 ? included : one.included.map((unit) => base * size + unit),
    codes: stack.years.flatMap(() => one.codes),
  };
}

function missing(size: number): Float64Array {
  return new Float64Array(size).fill(Number.NaN);
}

/** Columns of each year one below the other: measure by measure, within it year by year. */
function joined(
  all: readonly YearValues[],
  units: number,
  of: (values: YearValues) => Float64Array | Uint8Array | Uint32Array,
): Float64Array {
  const parts = all.map(of);
  const size = parts.reduce((sum, { length }) => sum + length, 0);
  const whole = new Float64Array(size);
  parts.forEach((part, y) => {
    if (part.length * all.length !== size) throw new Error('dataset: years of different size');
    for (let from = 0; from < part.length; from += units)
      whole.set(part.subarray(from, from + units), from * all.length + y * units);
  });
  return whole;
}

/** Null where no year has any; a year without has nothing counted. */
function stackEvidence(all: readonly YearValues[], units: number): CellEvidence | null {
  if (all.every(({ evidence }) => evidence === undefined)) return null;
  const nothing = (size: number): CellEvidence => ({
    months: new Uint8Array(size).fill(NOT_COUNTED),
    levels: new Uint8Array(size).fill(NOT_COUNTED),
    records: new Uint32Array(size),
    doubts: new Uint8Array(size),
  });
  const of = (key: Exclude<keyof CellEvidence, 'disputedFigures'>): Float64Array =>
    joined(all, units, ({ evidence, values }) => (evidence ?? nothing(values.length))[key]);
  return {
    months: Uint8Array.from(of('months')),
    levels: Uint8Array.from(of('levels')),
    records: Uint32Array.from(of('records')),
    doubts: Uint8Array.from(of('doubts')),
  };
}
