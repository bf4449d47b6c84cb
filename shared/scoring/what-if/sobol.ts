import { createRandom } from '../../base/random.ts';
import type { Random } from '../../base/random.ts';
import { createSobolSequence } from './sobol-sequence.ts';
import type { Estimate, SobolResult } from './what-if-types.ts';

/** Resamplings behind a band, and the share of them it holds. */
const RESAMPLINGS = 400;
const BAND = 0.95;
/** Estimates are shown as converged up to this width of a band, and while the first-order ones sum to a share of the variance. */
const WIDEST_BAND = 0.1;
const SUM_SLACK = 0.1;

/** One model output per row of inputs on [0, 1)^d; null ends the run (cancelled, or outside the model's domain). */
export type SobolModel = (inputs: Float64Array) => number | null;
/** The same for many rows at once: `rows` is row × dimension, an output a row into `outputs`; false ends the run. */
export type SobolBatchModel = (rows: Float64Array, outputs: Float64Array) => boolean;

/**
 * Sobol first-order and total indices of a model of independent uniform inputs: Saltelli's radial design of n·(d + 2)
 * evaluations on a Sobol' sequence of 2d dimensions; first-order by Saltelli et al. (2010), whose error falls with the index, total by Jansen
 * (1999), bands by resampling the n rows (wider than a low-discrepancy design errs, so that they promise nothing). A model without
 * variance has indices 0. Null when the model gave up. `n` ≥ 2, best a power of 2.
 */
export function sobolIndices(model: SobolModel, dimensions: number, n: number, seed: number): SobolResult | null {
  return sobolIndicesOfBatch(
    (rows, outputs) => {
      for (let at = 0; at < outputs.length; at += 1) {
        const output = model(rows.subarray(at * dimensions, (at + 1) * dimensions));
        if (output === null) return false;
        outputs[at] = output;
      }
      return true;
    },
    dimensions,
    n,
    seed,
  );
}

/** {@link sobolIndices} of a model that takes the d + 2 rows of one point of the design together. */
export function sobolIndicesOfBatch(
  model: SobolBatchModel,
  dimensions: number,
  n: number,
  seed: number,
  onPoint: (done: number, total: number) => void = () => {},
): SobolResult | null {
  const random = createRandom(seed);
  const sequence = createSobolSequence(2 * dimensions, random);
  const a = new Float64Array(n);
  const b = new Float64Array(n);
  const mixed = new Float64Array(n * dimensions);
  const point = new Float64Array(2 * dimensions);
  const rows = new Float64Array((dimensions + 2) * dimensions);
  const outputs = new Float64Array(dimensions + 2);
  for (let at = 0; at < n; at += 1) {
    sequence.next(point);
    rows.set(point);
    for (let d = 0; d < dimensions; d += 1) {
      const start = (d + 2) * dimensions;
      rows.copyWithin(start, 0, dimensions);
      rows[start + d] = rows[dimensions + d]!;
    }
    if (!model(rows, outputs)) return null;
    a[at] = outputs[0]!;
    b[at] = outputs[1]!;
    mixed.set(outputs.subarray(2), at * dimensions);
    onPoint(at + 1, n);
  }
  return summarise(a, b, mixed, dimensions, random);
}

function summarise(
  a: Float64Array,
  b: Float64Array,
  mixed: Float64Array,
  dimensions: number,
  random: Random,
): SobolResult {
  const n = a.length;
  const everyRow = Int32Array.from({ length: n }, (_, at) => at);
  const whole = indices(a, b, mixed, dimensions, everyRow);
  const firsts = Array.from({ length: dimensions }, () => new Float64Array(RESAMPLINGS));
  const totals = Array.from({ length: dimensions }, () => new Float64Array(RESAMPLINGS));
  const rows = new Int32Array(n);
  for (let sample = 0; sample < RESAMPLINGS; sample += 1) {
    for (let at = 0; at < n; at += 1) rows[at] = random.below(n);
    const resampled = indices(a, b, mixed, dimensions, rows);
    for (let d = 0; d < dimensions; d += 1) {
      firsts[d]![sample] = resampled.first[d]!;
      totals[d]![sample] = resampled.total[d]!;
    }
  }
  const first = firsts.map((samples, d) => estimate(whole.first[d] ?? 0, samples));
  const total = totals.map((samples, d) => estimate(whole.total[d] ?? 0, samples));
  return {
    first,
    total,
    mean: whole.mean,
    variance: whole.variance,
    evaluations: n * (dimensions + 2),
    convergence: convergenceOf(n, first, total),
  };
}

function convergenceOf(
  rows: number,
  first: readonly Estimate[],
  total: readonly Estimate[],
): SobolResult['convergence'] {
  const widestBand = [...first, ...total].reduce((most, { low, high }) => Math.max(most, high - low), 0);
  const firstOrderSum = first.reduce((sum, { value }) => sum + value, 0);
  return {
    rows,
    widestBand,
    firstOrderSum,
    converged: widestBand <= WIDEST_BAND && firstOrderSum >= -SUM_SLACK && firstOrderSum <= 1 + SUM_SLACK,
  };
}

/** S = E[(f(B) − mean)(f(AB) − f(A))]/V, S_T = E[(f(A) − f(AB))²]/2V, over some rows. */
function indices(a: Float64Array, b: Float64Array, mixed: Float64Array, dimensions: number, rows: Int32Array) {
  const n = rows.length;
  let sum = 0;
  for (const at of rows) sum += a[at]! + b[at]!;
  const mean = sum / (2 * n);
  let squares = 0;
  const first = new Float64Array(dimensions);
  const total = new Float64Array(dimensions);
  for (const at of rows) {
    const own = a[at]!;
    const apart = b[at]! - mean;
    squares += (own - mean) ** 2 + apart ** 2;
    for (let d = 0, cell = at * dimensions; d < dimensions; d += 1, cell += 1) {
      const moved = mixed[cell]! - own;
      first[d]! += apart * moved;
      total[d]! += moved * moved;
    }
  }
  const variance = squares / (2 * n - 1);
  for (let d = 0; d < dimensions; d += 1) {
    first[d] = variance === 0 ? 0 : first[d]! / (n * variance);
    total[d] = variance === 0 ? 0 : total[d]! / (2 * n * variance);
  }
  return { first, total, mean, variance };
}

function estimate(value: number, samples: Float64Array): Estimate {
  samples.sort();
  const tail = (1 - BAND) / 2;
  return {
    value,
    low: samples[Math.floor(tail * (RESAMPLINGS - 1))] ?? value,
    high: samples[Math.ceil((1 - tail) * (RESAMPLINGS - 1))] ?? value,
  };
}
