import { nearlyEqual } from '../../base/tolerance.ts';
import type { Dataset } from '../../model/dataset.ts';
import { bestRange } from '../../model/best-range.ts';
import type { Method, NormalisationId } from '../../model/method.ts';
import type { ScoreResult } from '../../model/score-result.ts';
import { presentValues } from '../cohort/cohort.ts';
import { recordEntry } from '../record-entry.ts';
import { statisticsBase } from '../statistics-base.ts';
import { extent } from '../statistics/extent.ts';
import { mean } from '../statistics/mean.ts';
import type { MeasureGoal } from './what-if-types.ts';

type Inverted = { readonly value: number } | { readonly why: NonNullable<MeasureGoal['why']> };

/** What an inversion knows of a measure and the unit asked for. */
interface Column {
  readonly method: Method;
  readonly code: string;
  /** Of the treated values of the cohort, and the unit's own among them. */
  readonly min: number;
  readonly max: number;
  readonly own: number;
  /** Whether the value is among those that limits are taken over: by a base year another year's isn't. */
  readonly within: boolean;
  /** The only unit on the worst value: moving it would move the range that everyone is scored on. */
  readonly aloneAtWorst: boolean;
  readonly unitCode: string;
  readonly reference: number;
}

/**
 * The raw value, in the measure's own unit before denominators, that would score `score`, everything else unchanged: the
 * inverse of the normalisation and of the denominator. Scores that depend on ranks or on the mean of all cannot be inverted.
 */
export function invertScore(
  dataset: Dataset,
  method: Method,
  result: ScoreResult,
  m: number,
  unit: number,
  score: number,
): Inverted {
  const measure = dataset.measures[m];
  const size = result.units.length;
  const own = measure === undefined ? undefined : recordEntry(method.measures, measure.code);
  if (measure === undefined || own === undefined) throw new Error(`what-if: no measure ${m}`);
  const { treated: all, cohort, first } = statisticsBase(dataset, method, result);
  const treated = result.treated.subarray(m * size, (m + 1) * size);
  if (own.treatment === 'log' || !Object.is(treated[unit], result.imputed[m * size + unit])) return { why: 'treated' };
  const stacked = all.subarray(m * cohort.size, (m + 1) * cohort.size);
  const present = presentValues(stacked, cohort);
  const within = cohort.reference.includes(first + unit);
  const { min, max } = extent(present);
  const magnitude = Math.max(Math.abs(min), Math.abs(max));
  const worst = own.direction === 'higher' ? min : max;
  const column: Column = {
    method,
    code: measure.code,
    min,
    max,
    own: treated[unit] ?? Number.NaN,
    unitCode: result.units[unit] ?? '',
    within,
    aloneAtWorst:
      within &&
      nearlyEqual(treated[unit] ?? Number.NaN, worst, magnitude) &&
      present.filter((value) => nearlyEqual(value, worst, magnitude)).length === 1,
    reference: mean(
      cohort.reference
        .filter((at) => cohort.codes[at] === own.parameters.ref)
        .map((at) => stacked[at] ?? Number.NaN)
        .filter((value) => !Number.isNaN(value)),
    ),
  };
  const inverted = inverses[own.normalisation](column, score);
  if ('why' in inverted) return inverted;
  const base = measure.denominator === null ? 1 : (dataset.denominators[measure.denominator]?.[unit] ?? Number.NaN);
  const raw = measure.denominator === null ? inverted.value : (inverted.value / measure.factor) * base;
  return Number.isFinite(raw) ? { value: raw } : { why: 'not_invertible' };
}

type Inverse = (column: Column, score: number) => Inverted;

const notInvertible: Inverse = () => ({ why: 'not_invertible' });

const inverses = {
  identity: (_, score) => ({ value: score }),
  goalposts: (column, score) =>
    betweenLimits(
      column,
      fraction(column, score),
      (x) => x,
      (x) => x,
    ),
  log_goalposts: (column, score) => betweenLimits(column, fraction(column, score), Math.log, Math.exp),
  min_max: (column, score) =>
    betweenExtremes(
      column,
      fraction(column, score),
      (x) => x,
      (x) => x,
    ),
  log_min_max: (column, score) => betweenExtremes(column, fraction(column, score), Math.log, Math.exp),
  fraction_of_max: (column, score) => ({ value: fraction(column, score) * column.max }),
  distance_to_target: (column, score) => {
    const target = measureOf(column).target ?? Number.NaN;
    const worst = worstOf(column);
    return column.aloneAtWorst
      ? { why: 'sets_the_range' }
      : { value: worst + fraction(column, score) * (target - worst) };
  },
  distance_to_reference: (column, score) => {
    const isReference = column.within && measureOf(column).parameters.ref === column.unitCode;
    if (column.aloneAtWorst || isReference) return { why: 'sets_the_range' };
    return { value: column.reference - (1 - fraction(column, score)) * (column.reference - worstOf(column)) };
  },
  efficacy: (column, score) => {
    const { lower, upper, direction } = measureOf(column);
    if (lower === null || upper === null) return { why: 'not_invertible' };
    const way = ((score - 60) / 40) * (upper - lower);
    return { value: direction === 'higher' ? lower + way : upper - way };
  },
  // The first step that gives the points.
  steps: (column, score) => {
    const step = measureOf(column).parameters.steps?.find(
      ([, points]) =>
        points >= score || nearlyEqual(points, score, column.method.scale.upper - column.method.scale.lower),
    );
    return step === undefined ? { why: 'beyond_range' } : { value: step[0] };
  },
  count_points: ({ method, code }, score) => {
    const { per = 0, base, countCap } = method.measures[code]?.parameters ?? {};
    const start = base ?? (per < 0 ? method.scale.upper : 0);
    if (per === 0) return { why: 'not_invertible' };
    return per > 0 && score > (countCap ?? Number.POSITIVE_INFINITY)
      ? { why: 'beyond_range' }
      : { value: (score - start) / per };
  },
  interval: (column, score) => betweenLimitAndBest(column, fraction(column, score)),
  moderate: (column, score) => betweenLimitAndBest(column, fraction(column, score)),
  vector: notInvertible,
  z_score: notInvertible,
  percentile_rank: notInvertible,
  borda: notInvertible,
  rank_points: notInvertible,
} as const satisfies Record<NormalisationId, Inverse>;

function fraction({ method: { scale } }: Column, score: number): number {
  return (score - scale.lower) / (scale.upper - scale.lower);
}

function measureOf({ method, code }: Column) {
  const measure = recordEntry(method.measures, code);
  if (measure === undefined) throw new Error(`what-if: no method for ${code}`);
  return measure;
}

function worstOf(column: Column): number {
  return measureOf(column).direction === 'higher' ? column.min : column.max;
}

function betweenLimits(column: Column, way: number, to: (x: number) => number, from: (x: number) => number): Inverted {
  const { lower, upper, direction } = measureOf(column);
  if (lower === null || upper === null) return { why: 'not_invertible' };
  if (way > 1 + 1e-9) return { why: 'beyond_range' };
  const rise = way * (to(upper) - to(lower));
  return { value: from(direction === 'higher' ? to(lower) + rise : to(upper) - rise) };
}

/** On the side of the best range on which the unit stands. */
function betweenLimitAndBest(column: Column, way: number): Inverted {
  const measure = measureOf(column);
  const { lower, upper } = measure;
  const best = bestRange(measure);
  if (!best.ok || lower === null || upper === null) return { why: 'not_invertible' };
  if (way > 1 + 1e-9) return { why: 'beyond_range' };
  const [a, b] = best.value;
  return { value: column.own > b ? upper - way * (upper - b) : lower + way * (a - lower) };
}

function betweenExtremes(
  column: Column,
  way: number,
  to: (x: number) => number,
  from: (x: number) => number,
): Inverted {
  if (column.aloneAtWorst) return { why: 'sets_the_range' };
  // A value that moves no limit may score beyond the scale.
  if (column.within && way > 1 + 1e-9) return { why: 'beyond_range' };
  const rise = way * (to(column.max) - to(column.min));
  return { value: from(measureOf(column).direction === 'higher' ? to(column.min) + rise : to(column.max) - rise) };
}
