import { largestMagnitude, nearlyEqual } from './tolerance.ts';

/** Of sums and conversions; a smaller relative difference may be rounding alone. */
const ROUNDING = 1e-14;

/**
 * Least and greatest of values whose spread the tolerance takes for none though it is larger than rounding makes: codes of many digits stand
 * in the column, or figures that differ in the tenth digit only. Null elsewhere. Said, since the column then has no spread.
 */
export function tinySpread(values: ArrayLike<number>): { readonly min: number; readonly max: number } | null {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at] ?? Number.NaN;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return max - min > ROUNDING * largestMagnitude(values) && nearlyEqual(min, max) ? { min, max } : null;
}
