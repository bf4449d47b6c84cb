import { bestRange } from '../model/best-range.ts';
import type { MeasureMethod, Method } from '../model/method.ts';
import { presentValues } from '../scoring/cohort/cohort.ts';
import { rankInCohort } from '../scoring/cohort/rank-in-cohort.ts';
import type { Cohort } from '../scoring/cohort/cohort.ts';
import { extent } from '../scoring/statistics/extent.ts';
import { mean } from '../scoring/statistics/mean.ts';
import { standardDeviation } from '../scoring/statistics/standard-deviation.ts';
import { largestMagnitude, atLeast } from '../base/tolerance.ts';

/** What one measure's scores are made with; `column`: treated values, NaN where missing. */
export interface NormalisedWith {
  readonly column: Float64Array;
  readonly cohort: Cohort;
  readonly measure: MeasureMethod;
  readonly method: Pick<Method, 'scale' | 'z'>;
}

/**
 * The normalisation of one unit's value, docs/METHODS "Normalisation", written out with its numbers, as in `0 + (62 − 10) ÷ (95 − 10) × (100 − 0)`:
 * what stands there comes to the score. Null where the value or what it is held against is missing.
 */
export function normalisationText(given: NormalisedWith, unit: number): string | null {
  const x = given.column[unit] ?? Number.NaN;
  return Number.isNaN(x) ? null : writers[given.measure.normalisation](given, x, unit);
}

type Writer = (given: NormalisedWith, x: number, unit: number) => string | null;

const n = (value: number): string => {
  const text = String(Number(value.toPrecision(10)));
  return value < 0 ? `(−${text.slice(1)})` : text;
};
const minus = (a: string, b: string): string => `(${a} − ${b})`;

/** l + fraction × (u − l). */
function onScale({ method: { scale } }: NormalisedWith, fraction: string): string {
  return `${n(scale.lower)} + ${fraction} × ${minus(n(scale.upper), n(scale.lower))}`;
}

function between(given: NormalisedWith, x: string, low: string, high: string): string {
  const above = given.measure.direction === 'higher' ? minus(x, low) : minus(high, x);
  return `${above} ÷ ${minus(high, low)}`;
}

/** The fraction is cut to 0–1. */
const clipped = (fraction: string): string => `min(1, max(0, ${fraction}))`;
const range = ({ column, cohort }: NormalisedWith): { min: number; max: number } =>
  extent(presentValues(column, cohort));

const limited =
  (write: (given: NormalisedWith, x: number, lower: number, upper: number) => string): Writer =>
  (given, x) => {
    const { lower, upper } = given.measure;
    return lower === null || upper === null ? null : write(given, x, lower, upper);
  };

const toBest: Writer = limited((given, x, lower, upper) => {
  const best = bestRange(given.measure);
  if (!best.ok) return '';
  const [a, b] = best.value;
  const rise = `${minus(n(x), n(lower))} ÷ ${minus(n(a), n(lower))}`;
  const fall = `${minus(n(upper), n(x))} ÷ ${minus(n(upper), n(b))}`;
  return onScale(given, `max(0, min(1, ${rise}, ${fall}))`);
});

const writers: Readonly<Record<MeasureMethod['normalisation'], Writer>> = {
  identity: (_, x) => n(x),
  min_max: (given, x) => {
    const { min, max } = range(given);
    return onScale(given, between(given, n(x), n(min), n(max)));
  },
  goalposts: limited((given, x, lower, upper) => onScale(given, clipped(between(given, n(x), n(lower), n(upper))))),
  log_goalposts: limited((given, x, lower, upper) =>
    x > 0
      ? onScale(given, clipped(between(given, `ln ${n(x)}`, `ln ${n(lower)}`, `ln ${n(upper)}`)))
      : n(given.measure.direction === 'higher' ? given.method.scale.lower : given.method.scale.upper),
  ),
  log_min_max: (given, x) => {
    const { min, max } = extent(presentValues(given.column, given.cohort).filter((value) => value > 0));
    return x > 0 ? onScale(given, between(given, `ln ${n(x)}`, `ln ${n(min)}`, `ln ${n(max)}`)) : null;
  },
  z_score: (given, x) => {
    const present = presentValues(given.column, given.cohort);
    const { mean: centre, sd, population } = given.method.z;
    const difference =
      given.measure.direction === 'higher' ? minus(n(x), n(mean(present))) : minus(n(mean(present)), n(x));
    return `${n(centre)} + ${n(sd)} × ${difference} ÷ ${n(standardDeviation(present, population))}`;
  },
  percentile_rank: (given, _, unit) => {
    const ranks = fromWorst(given);
    const count = presentValues(given.column, given.cohort).length;
    return onScale(given, `${minus(n(ranks[unit] ?? Number.NaN), '1')} ÷ ${minus(n(count), '1')}`);
  },
  borda: (given, _, unit) => `${n(fromWorst(given)[unit] ?? Number.NaN)} − 1`,
  fraction_of_max: (given, x) => onScale(given, `${n(x)} ÷ ${n(range(given).max)}`),
  distance_to_target: (given, x) => {
    const { target, direction, parameters } = given.measure;
    const { min, max } = range(given);
    if (target === null) return null;
    const worst = n(direction === 'higher' ? min : max);
    const fraction = `${minus(n(x), worst)} ÷ ${minus(n(target), worst)}`;
    return onScale(given, parameters.cap === true ? `min(1, ${fraction})` : fraction);
  },
  distance_to_reference: (given, x) => {
    const positions = given.cohort.reference.filter((at) => given.cohort.codes[at] === given.measure.parameters.ref);
    // Of several years its mean, as it is scored.
    const reference = mean(
      positions.map((at) => given.column[at] ?? Number.NaN).filter((value) => !Number.isNaN(value)),
    );
    const { min, max } = range(given);
    const worst = n(given.measure.direction === 'higher' ? min : max);
    if (Number.isNaN(reference)) return null;
    return onScale(given, `(1 − ${minus(n(reference), n(x))} ÷ ${minus(n(reference), worst)})`);
  },
  efficacy: limited((given, x, lower, upper) => `60 + 40 × ${between(given, n(x), n(lower), n(upper))}`),
  steps: ({ column, cohort, measure, method }, x) => {
    const magnitude = largestMagnitude(presentValues(column, cohort));
    const step = measure.parameters.steps?.findLast(([bound]) => atLeast(x, bound, magnitude));
    return step === undefined ? n(method.scale.lower) : n(step[1]);
  },
  rank_points: (given, _, unit) => {
    const rank = ranksOf(given, given.measure.direction === 'higher' ? 'falling' : 'rising')[unit] ?? Number.NaN;
    const points = given.measure.parameters.points?.findLast(([from]) => from <= rank)?.[1];
    return points === undefined ? null : n(points);
  },
  count_points: ({ measure: { parameters }, method: { scale } }, x) => {
    const { per, countCap, base } = parameters;
    if (per === undefined) return null;
    const start = n(base ?? (per < 0 ? scale.upper : 0));
    const product = `${n(Math.abs(per))} × ${n(x)}`;
    if (per < 0) return `${start} − ${countCap === undefined ? product : `min(${n(countCap)}, ${product})`}`;
    return countCap === undefined ? `${start} + ${product}` : `min(${n(countCap)}, ${start} + ${product})`;
  },
  interval: toBest,
  moderate: toBest,
  vector: ({ column, cohort, measure }, x) => {
    const length = n(Math.hypot(...presentValues(column, cohort)));
    return measure.direction === 'higher' ? `${n(x)} ÷ ${length}` : `1 − ${n(x)} ÷ ${length}`;
  },
};

function ranksOf({ column, cohort }: NormalisedWith, way: 'rising' | 'falling'): Float64Array {
  return rankInCohort(column, cohort, way);
}

function fromWorst(given: NormalisedWith): Float64Array {
  return ranksOf(given, given.measure.direction === 'higher' ? 'rising' : 'falling');
}
