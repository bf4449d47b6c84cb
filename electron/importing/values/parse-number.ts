import { foldText } from './fold-text.ts';

/** A number that a text states, with what it says about its unit. */
export interface StatedNumber {
  /** In ones for 万 and 亿 (12.3万 → 123000); in percentage points for % (98.5% → 98.5). */
  readonly value: number;
  readonly suffix: '' | '%' | '万' | '亿';
}

// Thousands groups must be proper ones: "1,23" and "12,3456" are slips, not numbers.
const grammar = /^([+-]?)(\d{1,3}(?:,\d{3})+|\d+)?(?:\.(\d+))?(?:[eE]([+-]?\d{1,3}))? ?([%万亿])?$/;

/**
 * The strict number grammar: sign, digits (full-width too, thousands in proper groups), fraction, exponent, then %, 万 or
 * 亿. Null for everything else ("1.5.2", "0x10", "12abc", "1,23", ""). Never reads a part of a text as a number.
 */
export function parseNumber(text: string): StatedNumber | null {
  const match = grammar.exec(foldText(text));
  if (match === null) return null;
  const [, sign = '', whole, fraction, exponent, suffix = ''] = match;
  if (whole === undefined && fraction === undefined) return null;
  // 万 and 亿 shift the decimal exponent, so that 12.3万 is exactly 123000 and not 12.3 × 10000 rounded twice.
  const shift = Number(exponent ?? 0) + (suffix === '万' ? 4 : suffix === '亿' ? 8 : 0);
  const value = Number(`${sign}${(whole ?? '0').replaceAll(',', '')}.${fraction ?? '0'}e${shift}`);
  if (!Number.isFinite(value)) return null;
  return { value: value === 0 ? 0 : value, suffix: isSuffix(suffix) ? suffix : '' };
}

function isSuffix(text: string): text is StatedNumber['suffix'] {
  return text === '' || text === '%' || text === '万' || text === '亿';
}

/** `value` × `factor` without the noise of binary multiplication: 1.1 × 10000 is 11000. `factor`: a power of ten. */
export function scaleDecimal(value: number, factor: number): number {
  if (factor === 1) return value;
  const [mantissa = '0', exponent = '0'] = value.toString().split('e');
  return Number(`${mantissa}e${Number(exponent) + Math.round(Math.log10(factor))}`);
}
