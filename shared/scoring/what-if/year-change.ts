import { appError } from '../../base/app-error.ts';
import { err, ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import { missingReasonIndex, NOT_COUNTED } from '../../model/dataset.ts';
import type { CellEvidence, Dataset, YearValues } from '../../model/dataset.ts';
import type { MeasureMethod, Method } from '../../model/method.ts';
import type { ScoreResult } from '../../model/score-result.ts';
import { changeFactors } from '../../model/year-change.ts';
import type { ChangeFactor } from '../../model/year-change.ts';
import { valuesByYear } from '../dataset-of-year.ts';
import { recordEntry } from '../record-entry.ts';
import { score } from '../score.ts';
import type { UnitYearChange } from './what-if-types.ts';

/** A year: its data with its framework, and its method. */
export interface YearState {
  readonly dataset: Dataset;
  readonly method: Method;
}

/**
 * docs/METHODS "Year change": each unit's change of index split exactly into data (values, denominators, units), weights, framework
 * (tree, normalisations, aggregation, everything else of the method) and limits (lower, upper, target): the average over all
 * orders in which the four could have changed (Shapley value of 16 mixtures). What one year lacks for a code, be it values, a weight or limits,
 * comes with the framework that has the code. Units of the later year; parts null where a mixture has no index.
 * Errors: a mixture that cannot be scored.
 */
export function yearChange(before: YearState, after: YearState): Result<readonly UnitYearChange[]> {
  const mixtures: ScoreResult[] = [];
  for (let changed = 0; changed < 1 << changeFactors.length; changed += 1) {
    const { dataset, method } = mixture(before, after, (factor) => (changed & bitOf(factor)) !== 0);
    const result = score(dataset, method);
    if (!result.ok) {
      const names = changeFactors.filter((factor) => (changed & bitOf(factor)) !== 0).join(' + ');
      return err({
        ...appError('WHAT_IF_MIXTURE_FAILED', { factors: names || '—' }, result.error.place),
        others: [result.error],
      });
    }
    mixtures.push(result.value);
  }
  return ok(
    after.dataset.units.map(({ code }): UnitYearChange => {
      const indices = mixtures.map((result) => result.index[result.units.indexOf(code)] ?? Number.NaN);
      const first = indices[0] ?? Number.NaN;
      const last = indices.at(-1) ?? Number.NaN;
      return {
        unit: code,
        before: orNull(first),
        after: orNull(last),
        change: orNull(last - first),
        parts: indices.some((index) => Number.isNaN(index))
          ? null
          : {
              data: shapley(indices, 'data'),
              weights: shapley(indices, 'weights'),
              framework: shapley(indices, 'framework'),
              limits: shapley(indices, 'limits'),
            },
      };
    }),
  );
}

function bitOf(factor: ChangeFactor): number {
  return 1 << changeFactors.indexOf(factor);
}

/** Mean gain from adding the factor over all orders: |S|!·(n − |S| − 1)!/n! for each set S of the others. */
function shapley(indices: readonly number[], factor: ChangeFactor): number {
  const n = changeFactors.length;
  const bit = bitOf(factor);
  let sum = 0;
  for (let others = 0; others < indices.length; others += 1) {
    if ((others & bit) !== 0) continue;
    const size = changeFactors.filter((other) => (others & bitOf(other)) !== 0).length;
    const orders = (factorial(size) * factorial(n - size - 1)) / factorial(n);
    sum += orders * ((indices[others | bit] ?? Number.NaN) - (indices[others] ?? Number.NaN));
  }
  return sum;
}

function factorial(n: number): number {
  return n <= 1 ? 1 : n * factorial(n - 1);
}

function mixture(before: YearState, after: YearState, isLater: (factor: ChangeFactor) => boolean): YearState {
  const of = (factor: ChangeFactor): YearState => (isLater(factor) ? after : before);
  const framework = of('framework');
  return {
    dataset: mixedDataset(framework.dataset, of('data').dataset),
    method: {
      ...framework.method,
      weights: Object.fromEntries(
        Object.entries(framework.method.weights).map(([code, own]) => [
          code,
          recordEntry(of('weights').method.weights, code) ?? own,
        ]),
      ),
      measures: Object.fromEntries(
        Object.entries(framework.method.measures).map(([code, own]) => [
          code,
          withLimits(own, recordEntry(of('limits').method.measures, code)),
        ]),
      ),
      excludedUnits: of('data').method.excludedUnits,
    },
  };
}

/** A limit that the other year doesn't set comes with the framework: a measure that went from min–max to goalposts has limits in one year only. */
function withLimits(own: MeasureMethod, limits: MeasureMethod | undefined): MeasureMethod {
  return limits === undefined
    ? own
    : {
        ...own,
        lower: limits.lower ?? own.lower,
        upper: limits.upper ?? own.upper,
        target: limits.target ?? own.target,
      };
}

/** The framework's tree and measures over the units and values of `source`, of each of its years. */
function mixedDataset(framework: Dataset, source: Dataset): Dataset {
  if (framework === source) return source;
  const mix = yearMixer(framework, source);
  const { evidence: _, years: __, ...rest } = framework;
  const there = new Map(valuesByYear(framework).map((values) => [values.year, values]));
  const { years } = source;
  return {
    ...rest,
    units: source.units,
    ...mix(framework, source),
    ...(years === undefined
      ? {}
      : {
          years: {
            evaluated: years.evaluated,
            others: years.others.map((values) => ({
              year: values.year,
              ...mix(there.get(values.year) ?? framework, values),
            })),
          },
        }),
  };
}

type Values = Omit<YearValues, 'year'>;

/** Values of one year in the framework's layout; a measure or denominator that the source lacks comes with the framework. */
function yearMixer(framework: Dataset, source: Dataset): (there: Values, here: Values) => Values {
  const size = source.units.length;
  const unitsThere = new Map(framework.units.map(({ code }, at) => [code, at]));
  const measuresHere = new Map(source.measures.map(({ code }, at) => [code, at]));
  return (there, here) => {
    const values = new Float64Array(framework.measures.length * size).fill(Number.NaN);
    const reasons = new Uint8Array(values.length).fill(missingReasonIndex('no_record'));
    const marks = new Uint8Array(values.length);
    const previous = here.previous === null ? null : new Float64Array(values.length).fill(Number.NaN);
    const evidence = here.evidence === undefined ? null : noEvidence(values.length);
    framework.measures.forEach(({ code }, m) => {
      const own = measuresHere.get(code);
      source.units.forEach((unit, u) => {
        const at = unitsThere.get(unit.code);
        const [from, cell] =
          own === undefined ? [there, at === undefined ? -1 : m * framework.units.length + at] : [here, own * size + u];
        const to = m * size + u;
        values[to] = from.values[cell] ?? Number.NaN;
        reasons[to] = from.reasons[cell] ?? missingReasonIndex('no_record');
        marks[to] = from.marks[cell] ?? 0;
        if (previous !== null) previous[to] = from.previous?.[cell] ?? Number.NaN;
        if (evidence === null) return;
        evidence.months[to] = from.evidence?.months[cell] ?? NOT_COUNTED;
        evidence.levels[to] = from.evidence?.levels[cell] ?? NOT_COUNTED;
        evidence.records[to] = from.evidence?.records[cell] ?? 0;
        evidence.doubts[to] = from.evidence?.doubts[cell] ?? 0;
      });
    });
    const borrowed = Object.entries(there.denominators)
      .filter(([key]) => !Object.hasOwn(here.denominators, key))
      .map(([key, bases]): [string, Float64Array] => [
        key,
        Float64Array.from(source.units, ({ code }) => bases[unitsThere.get(code) ?? -1] ?? Number.NaN),
      ]);
    return {
      values,
      reasons,
      marks,
      previous,
      denominators: { ...Object.fromEntries(borrowed), ...here.denominators },
      ...(evidence === null ? {} : { evidence }),
    };
  };
}

function noEvidence(cells: number): CellEvidence {
  return {
    months: new Uint8Array(cells).fill(NOT_COUNTED),
    levels: new Uint8Array(cells).fill(NOT_COUNTED),
    records: new Uint32Array(cells),
    doubts: new Uint8Array(cells),
  };
}

function orNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
