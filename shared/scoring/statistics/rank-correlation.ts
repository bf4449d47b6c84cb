import { correlation } from './correlation.ts';
import { rankValues } from './rank-values.ts';

/** Pairs in which both are present. */
function paired(xs: Float64Array, ys: Float64Array): readonly [Float64Array, Float64Array] {
  const both = [...xs.keys()].filter((at) => !Number.isNaN(xs[at]) && !Number.isNaN(ys[at]));
  return [Float64Array.from(both, (at) => xs[at] ?? 0), Float64Array.from(both, (at) => ys[at] ?? 0)];
}

/** Spearman's ρ with average ranks for ties; NaN for fewer than 3 pairs or where one side is all tied. */
export function spearman(xs: Float64Array, ys: Float64Array): number {
  const [left, right] = paired(xs, ys);
  return correlation(rankValues(left, 'falling', 'average'), rankValues(right, 'falling', 'average'));
}

/** Kendall's τ-b, ties within the tolerance; NaN for fewer than 2 pairs or where one side is all tied. */
export function kendall(xs: Float64Array, ys: Float64Array): number {
  const [left, right] = paired(xs, ys).map((side) => rankValues(side, 'falling', 'average'));
  if (left === undefined || right === undefined) return Number.NaN;
  let balance = 0;
  let apartLeft = 0;
  let apartRight = 0;
  for (let a = 0; a < left.length; a += 1) {
    for (let b = a + 1; b < left.length; b += 1) {
      const x = Math.sign((left[a] ?? 0) - (left[b] ?? 0));
      const y = Math.sign((right[a] ?? 0) - (right[b] ?? 0));
      balance += x * y;
      apartLeft += x * x;
      apartRight += y * y;
    }
  }
  return apartLeft === 0 || apartRight === 0 ? Number.NaN : balance / Math.sqrt(apartLeft * apartRight);
}
