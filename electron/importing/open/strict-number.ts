/** Powers of ten that are exact as doubles. */
const exactPowers = Array.from({ length: 23 }, (_, power) => Number(`1e${power}`));

/**
 * The number written in bytes `start`…`end`: xsd:double without INF and NaN, spaces around it allowed. NaN when it is anything else, overflows, or vanishes.
 * Up to 15 digits with a small power of ten are one exact division (Clinger 1990); the rest goes to the engine's own parser.
 */
export function strictNumber(buf: Buffer, start: number, end: number): number {
  while (start < end && isBlank(buf[start]!)) start += 1;
  while (end > start && isBlank(buf[end - 1]!)) end -= 1;
  let p = start;
  let b = p < end ? buf[p]! : 0;
  const negative = b === 45;
  if (negative || b === 43) b = ++p < end ? buf[p]! : 0;
  let mantissa = 0;
  let digits = 0;
  while (p < end && (b = buf[p]!) >= 48 && b <= 57) {
    mantissa = mantissa * 10 + b - 48;
    digits += 1;
    p += 1;
  }
  let fraction = 0;
  if (p < end && b === 46) {
    p += 1;
    while (p < end && (b = buf[p]!) >= 48 && b <= 57) {
      mantissa = mantissa * 10 + b - 48;
      fraction += 1;
      p += 1;
    }
  }
  digits += fraction;
  if (digits === 0) return Number.NaN;
  if (p === end && digits <= 15 && fraction <= 22) {
    const value = fraction === 0 ? mantissa : mantissa / exactPowers[fraction]!;
    return negative && value !== 0 ? -value : value;
  }
  if (p < end) {
    if (b !== 69 && b !== 101) return Number.NaN;
    p += 1;
    if (p < end && (buf[p] === 43 || buf[p] === 45)) p += 1;
    const from = p;
    while (p < end && (b = buf[p]!) >= 48 && b <= 57) p += 1;
    if (p === from || p !== end) return Number.NaN;
  }
  const value = Number(buf.toString('latin1', start, end));
  // Too small to be held: 0 would be another number.
  if (value === 0 && mantissa !== 0) return Number.NaN;
  return Number.isFinite(value) ? value + 0 : Number.NaN;
}

/** A non-negative whole number in plain digits, at most `limit`; −1 when it is anything else. */
export function strictIndex(buf: Buffer, start: number, end: number, limit: number): number {
  while (start < end && isBlank(buf[start]!)) start += 1;
  while (end > start && isBlank(buf[end - 1]!)) end -= 1;
  if (start === end) return -1;
  let value = 0;
  for (let p = start; p < end; p += 1) {
    const digit = buf[p]! - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
    if (value > limit) return -1;
  }
  return value;
}

function isBlank(b: number): boolean {
  return b === 32 || b === 10 || b === 13 || b === 9;
}
