/**
 * Whether two values of one figure (two years, two platforms) are so far apart that one of them is suspected: more than a
 * factor of five, for percentages more than 30 points. Zero and negative numbers have no factor and are never suspected.
 */
export function farApart(a: number, b: number, percent: boolean): boolean {
  if (percent) return Math.abs(a - b) > 30;
  if (a <= 0 || b <= 0) return false;
  return a / b > 5 || b / a > 5;
}
