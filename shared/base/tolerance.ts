/**
 * docs/METHODS "Ranks and ties", the one rule of comparing: two numbers are equal that differ by at most this share of the larger magnitude,
 * or of what their column is measured by, so that equal sums computed in another order tie, exact zeros among them.
 */
const RELATIVE_TOLERANCE = 1e-9;

/**
 * Equal within the tolerance. `span`: of scores on the scale the scale's span, else the largest magnitude in the compared column; 0 only
 * where neither number is a sum or difference that could come out near 0. NaN equals nothing.
 */
export function nearlyEqual(a: number, b: number, span = 0): boolean {
  return a === b || Math.abs(a - b) <= RELATIVE_TOLERANCE * Math.max(Math.abs(a), Math.abs(b), span);
}

/** a ≥ line, where a value that only rounding put below the line counts as on it. */
export function atLeast(a: number, line: number, span = 0): boolean {
  return a >= line || nearlyEqual(a, line, span);
}

/** a > b by more than the tolerance: "above the mean" is strict. */
export function clearlyAbove(a: number, b: number, span = 0): boolean {
  return a > b && !nearlyEqual(a, b, span);
}

/** The largest magnitude in a column; NaN is missing, and of nothing it is 0. */
export function largestMagnitude(column: ArrayLike<number>): number {
  let largest = 0;
  for (let at = 0; at < column.length; at += 1) {
    const magnitude = Math.abs(column[at] ?? 0);
    if (magnitude > largest) largest = magnitude;
  }
  return largest;
}
