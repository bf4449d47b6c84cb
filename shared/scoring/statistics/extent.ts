import { nearlyEqual } from '../../base/tolerance.ts';

/** Smallest and largest of the values; NaN of nothing. */
export function extent(values: readonly number[]): { readonly min: number; readonly max: number } {
  if (values.length === 0) return { min: Number.NaN, max: Number.NaN };
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return { min, max };
}

/** Of sums and conversions; a smaller relative difference may be rounding alone. */
const ROUNDING = 1e-14;

/**
 * A spread that the tolerance takes for none though it is larger than rounding makes: codes or years of many digits stand in the column, or
 * figures that differ in the tenth digit only. Said, since the column then has no spread.
 */
export function isTinySpread(range: { readonly min: number; readonly max: number }): boolean {
  const magnitude = Math.max(Math.abs(range.min), Math.abs(range.max));
  return range.max - range.min > ROUNDING * magnitude && !hasSpread(range);
}

/** Whether there is anything to spread over a scale: differences that only rounding made would otherwise become 0 and 100. */
export function hasSpread(range: { readonly min: number; readonly max: number }): boolean {
  return range.max > range.min && !nearlyEqual(range.max, range.min);
}
