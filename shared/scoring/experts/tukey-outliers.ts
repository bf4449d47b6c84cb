import { quantile } from '../statistics/quantile.ts';

/** Quartiles of fewer say nothing. */
const LEAST = 5;

/** Positions of the values beyond the third quartile by more than one and a half times the quartiles' distance (Tukey 1977). */
export function tukeyOutliers(values: readonly number[]): readonly number[] {
  const present = values.filter((value) => !Number.isNaN(value));
  if (present.length < LEAST) return [];
  const [low, high] = [quantile(present, 0.25), quantile(present, 0.75)];
  // What rounding leaves between experts who agree is no distance.
  const fence = high + 1.5 * (high - low) + 1e-9;
  return values.flatMap((value, at) => (value > fence ? [at] : []));
}
