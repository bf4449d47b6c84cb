import { appError } from '../../base/app-error.ts';
import { err, ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import { missingReasonIndex } from '../../model/dataset.ts';
import type { Dataset } from '../../model/dataset.ts';
import type { MeasureMethod, Method } from '../../model/method.ts';
import type { ScoreResult } from '../../model/score-result.ts';
import { changeFactors } from '../../model/year-change.ts';
import type { ChangeFactor } from '../../model/year-change.ts';
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

/** The framework's tree and measures over the units and values of `source`. */
function mixedDataset(framework: Dataset, source: Dataset): Dataset {
  if (framework === source) return source;
  const size = source.units.length;
  const unitsThere = new Map(framework.units.map(({ code }, at) => [code, at]));
  const measuresHere = new Map(source.measures.map(({ code }, at) => [code, at]));
  const values = new Float64Array(framework.measures.length * size).fill(Number.NaN);
  const reasons = new Uint8Array(values.length).fill(missingReasonIndex('no_record'));
  const marks = new Uint8Array(values.length);
  const previous = source.previous === null ? null : new Float64Array(values.length).fill(Number.NaN);
  framework.measures.forEach(({ code }, m) => {
    const here = measuresHere.get(code);
    source.units.forEach((unit, u) => {
      const there = unitsThere.get(unit.code);
      const [from, cell] =
        here === undefined
          ? [framework, there === undefined ? -1 : m * framework.units.length + there]
          : [source, here * size + u];
      const to = m * size + u;
      values[to] = from.values[cell] ?? Number.NaN;
      reasons[to] = from.reasons[cell] ?? missingReasonIndex('no_record');
      marks[to] = from.marks[cell] ?? 0;
      if (previous !== null) previous[to] = from.previous?.[cell] ?? Number.NaN;
    });
  });
  const borrowed = Object.entries(framework.denominators)
    .filter(([key]) => !Object.hasOwn(source.denominators, key))
    .map(([key, bases]): [string, Float64Array] => [
      key,
      Float64Array.from(source.units, ({ code }) => bases[unitsThere.get(code) ?? -1] ?? Number.NaN),
    ]);
  return {
    ...framework,
    units: source.units,
    values,
    reasons,
    marks,
    previous,
    denominators: { ...Object.fromEntries(borrowed), ...source.denominators },
  };
}

function orNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
