/** Numbers that programs and surveys write where there is no value. */
const codes = new Set([-99, -999, -9999, -99_999, 9999, 99_999]);
/** Values of one magnitude differ by less than this factor. */
const MAGNITUDE = 10;
const FEWEST_OTHERS = 3;

/**
 * Positions of numbers that look like codes for "no value": −99, −999, −9999, 9999, 99999 … where they stand alone among other magnitudes.
 * No other value of their sign lies within a factor of ten, and there are at least three others. A doubt, no verdict: 9999 may be a figure.
 */
export function suspectedMissingCodes(values: ArrayLike<number>): readonly number[] {
  const present = Array.from(values).filter((value) => !Number.isNaN(value));
  const others = present.filter((value) => !codes.has(value));
  if (others.length === present.length || others.length < FEWEST_OTHERS) return [];
  const alone = (code: number): boolean =>
    others.every((other) => {
      if (Math.sign(other) !== Math.sign(code)) return true;
      const ratio = other / code;
      return ratio <= 1 / MAGNITUDE || ratio >= MAGNITUDE;
    });
  return Array.from(values, (value, at) => (codes.has(value) && alone(value) ? at : -1)).filter((at) => at >= 0);
}
