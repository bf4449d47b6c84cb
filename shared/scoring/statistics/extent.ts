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

/**
 * Whether there is anything to spread over a scale: differences that only rounding made would otherwise become 0 and 100. `span`: of what was
 * combined and can have come out near 0, as `nearlyEqual` says.
 */
export function hasSpread(range: { readonly min: number; readonly max: number }, span = 0): boolean {
  return range.max > range.min && !nearlyEqual(range.max, range.min, span);
}
