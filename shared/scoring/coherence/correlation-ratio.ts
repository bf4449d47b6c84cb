import { extent, hasSpread } from '../statistics/extent.ts';
import { mean } from '../statistics/mean.ts';

/** Bandwidths tried, as parts of the range of x: 1, 2^−½, … 1/16. */
const BANDWIDTHS = Array.from({ length: 9 }, (_, k) => 2 ** (-k / 2));
/** Of the weights' own spread, below which a line through them has no slope. */
const FLAT = 1e-12;

/**
 * Correlation ratio V(E(y|x))/V(y), the share of y's variance that x accounts for, whatever the shape (Paruolo, Saisana and Saltelli 2013): E(y|x) by local-linear
 * regression with a Gaussian kernel, its bandwidth the one of `BANDWIDTHS` with the least leave-one-out error, of equal ones the largest. NaN for
 * fewer than 3 units or no spread in x or y; at most 1.
 */
export function correlationRatio(x: readonly number[], y: readonly number[]): number {
  const range = extent(x);
  if (x.length < 3 || !hasSpread(range) || !hasSpread(extent(y))) return Number.NaN;
  const errors = BANDWIDTHS.map((part) => leaveOneOut(x, y, part * (range.max - range.min)));
  const least = Math.min(...errors);
  const best = BANDWIDTHS[errors.findIndex((error) => error <= least * (1 + FLAT))] ?? 1;
  const fitted = x.map((at) => localLinear(x, y, at, best * (range.max - range.min), -1));
  return Math.min(1, squares(fitted) / squares(y));
}

function leaveOneOut(x: readonly number[], y: readonly number[], bandwidth: number): number {
  return x.reduce((sum, at, left) => sum + ((y[left] ?? 0) - localLinear(x, y, at, bandwidth, left)) ** 2, 0);
}

/** The line through (x, y) weighted by exp(−½((x − at)/h)²), at `at`; without a spread of x under the weights their mean. `left` is not counted. */
function localLinear(x: readonly number[], y: readonly number[], at: number, bandwidth: number, left: number): number {
  let [w0, w1, w2, y0, y1] = [0, 0, 0, 0, 0];
  // Distances from the nearest, so that far from all others the weights don't vanish.
  const near = Math.min(...x.map((own, u) => (u === left ? Number.POSITIVE_INFINITY : ((own - at) / bandwidth) ** 2)));
  x.forEach((own, u) => {
    if (u === left) return;
    const distance = (own - at) / bandwidth;
    const weight = Math.exp(-(distance ** 2 - near) / 2);
    w0 += weight;
    w1 += weight * distance;
    w2 += weight * distance ** 2;
    y0 += weight * (y[u] ?? 0);
    y1 += weight * distance * (y[u] ?? 0);
  });
  const determinant = w0 * w2 - w1 * w1;
  return determinant <= FLAT * w0 * Math.max(w2, w0) ? y0 / w0 : (w2 * y0 - w1 * y1) / determinant;
}

function squares(values: readonly number[]): number {
  const centre = mean(values);
  return values.reduce((sum, value) => sum + (value - centre) ** 2, 0);
}
