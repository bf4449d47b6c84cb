/** docs/METHODS "Ranks and ties": comparisons take a relative tolerance, so that equal sums computed in another order tie. */
const RELATIVE_TOLERANCE = 1e-9;

/** Equal within the tolerance, relative to the larger magnitude. NaN equals nothing. */
export function nearlyEqual(a: number, b: number): boolean {
  return a === b || Math.abs(a - b) <= RELATIVE_TOLERANCE * Math.max(Math.abs(a), Math.abs(b));
}

/** a ≥ line, where a value that only rounding put below the line counts as on it. */
export function atLeast(a: number, line: number): boolean {
  return a >= line || nearlyEqual(a, line);
}

/** a > b by more than the tolerance: "above the mean" is strict. */
export function clearlyAbove(a: number, b: number): boolean {
  return a > b && !nearlyEqual(a, b);
}
