/**
 * docs/METHODS "Display": `toPrecision(12)` first, then half away from zero on that decimal string, so that the binary
 * representation never decides a half: 81.745 → "81.75", −0.004 → "0.00". Missing (NaN, ±∞) → "". `precision`: only to ask how a program
 * that keeps other than 12 digits would show it.
 */
export function displayNumber(value: number, decimals = 2, precision = 12): string {
  if (!Number.isFinite(value)) return '';
  const [mantissa = '0', exponentText = '0'] = Math.abs(value).toPrecision(precision).toLowerCase().split('e');
  const exponent = Number(exponentText);
  const [whole = '0', fraction = ''] = mantissa.split('.');
  const digits = whole + fraction;
  const point = whole.length + exponent;
  const kept = point + decimals;
  const padded = kept < 0 ? '0' : digits.padEnd(Math.max(kept, 0) + 1, '0');
  let units = BigInt(padded.slice(0, Math.max(kept, 0)) || '0');
  if (kept >= 0 && (padded[kept] ?? '0') >= '5') units += 1n;
  const text = units.toString().padStart(decimals + 1, '0');
  const body = decimals === 0 ? text : `${text.slice(0, -decimals)}.${text.slice(-decimals)}`;
  return value < 0 && units !== 0n ? `-${body}` : body;
}

/** The number that {@link displayNumber} shows; NaN stays NaN. */
export function displayedValue(value: number, decimals = 2): number {
  return Number.isFinite(value) ? Number(displayNumber(value, decimals)) : value;
}

/**
 * The difference of what {@link displayNumber} shows of two numbers, so that a reader who subtracts one printed number from the other finds the
 * printed difference. NaN where one is missing.
 */
export function displayedDifference(minuend: number, subtrahend: number, decimals = 2): number {
  return displayedValue(displayedValue(minuend, decimals) - displayedValue(subtrahend, decimals), decimals);
}

/**
 * Decimals that show a ten-thousandth of a scale: 2 from 0 to 100, 4 from 0 to 1 (where two would show half the units alike); at least those by which
 * units are ranked.
 */
export function scoreDecimals(
  { lower, upper }: { readonly lower: number; readonly upper: number },
  rankRounding: number | null = null,
): number {
  const needed = Math.round(-Math.log10((upper - lower) / 10_000));
  return Math.max(2, rankRounding ?? 0, Math.min(needed, 6));
}
