import { atLeast } from '../base/tolerance.ts';
import { extent, hasSpread } from './statistics/extent.ts';
import { kurtosis, skewness } from './statistics/shape.ts';

const SKEW_LIMIT = 2;
const KURTOSIS_LIMIT = 3.5;

/**
 * docs/METHODS "winsorise", COINr's rule without its log fallback: while |skew| ≥ 2 and kurtosis ≥ 3.5 and fewer than `most` points are
 * changed, all maxima become the next lower value (skew ≥ 0) or all minima the next higher. The points changed are the
 * ties now at each end that was worked on. Fewer than 4 values or no spread: unchanged.
 */
export function winsorise(values: readonly number[], most: number): number[] {
  const treated = [...values];
  let changedHigh = 0;
  let changedLow = 0;
  while (changedHigh + changedLow < most && isOutlying(treated)) {
    const { min, max } = extent(treated);
    if (skewness(treated) >= 0) {
      const next = Math.max(...treated.filter((value) => value < max));
      changedHigh = replaceAll(treated, max, next);
    } else {
      const next = Math.min(...treated.filter((value) => value > min));
      changedLow = replaceAll(treated, min, next);
    }
  }
  return treated;
}

function isOutlying(values: readonly number[]): boolean {
  if (values.length < 4 || !hasSpread(extent(values))) return false;
  // One of four values apart has a skewness of just 2, which rounding must not decide.
  return atLeast(Math.abs(skewness(values)), SKEW_LIMIT) && atLeast(kurtosis(values), KURTOSIS_LIMIT);
}

/** Replaces in place and says how many. */
function replaceAll(values: number[], from: number, to: number): number {
  let count = 0;
  values.forEach((value, position) => {
    if (value !== from) return;
    values[position] = to;
    count += 1;
  });
  return count;
}
