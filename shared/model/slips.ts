/** Slips of writing: a digit too many, a share for per cent, 万 for ones. */
export const slips = [10, 100, 10_000] as const;

/** Whether two figures of the same thing differ by a slip, within a tenth. */
export function isSlipOf(a: number, b: number): boolean {
  if (!(a > 0) || !(b > 0)) return false;
  const ratio = Math.max(a / b, b / a);
  return slips.some((slip) => ratio >= slip / 1.1 && ratio <= slip * 1.1);
}
