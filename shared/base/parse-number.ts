import { foldText } from './fold-text.ts';

/** A number that a text states, with what it says about its unit. */
export interface StatedNumber {
  /** In ones for 万 and 亿 (12.3万 → 123000); in percentage points for % (98.5% → 98.5). */
  readonly value: number;
  readonly suffix: '' | '%' | '万' | '亿';
}

// Thousands groups must be proper ones: "1,23" and "12,3456" are slips, not numbers.
const grammar = /^([+-]?)(\d{1,3}(?:,\d{3})+|\d+)?(?:\.(\d+))?(?:[eE]([+-]?\d{1,3}))? ?([%万亿])?$/;
/** Forms that differ in width only. The rest of NFKC changes what is meant: 10² would become 102, ½ 1⁄2, ① 1. */
const widths = /[\ufe50-\ufe6b\uff01-\uffee\u{1d7ce}-\u{1d7ff}]/gu;
/** U+2212 and the hyphens and dashes that stand for it; a long dash says "no value". */
const minusSigns = /[\u2010-\u2013\u2212]/g;

/** {@link foldText}, with every form of digits, signs and separators that differs in width only as ASCII. */
export function foldNumber(text: string): string {
  return foldText(text)
    .replace(widths, (form) => form.normalize('NFKC'))
    .replace(minusSigns, '-');
}

/**
 * The strict number grammar: sign, digits (full-width too, thousands in proper groups), fraction, exponent, then %, 万 or
 * 亿. Null for everything else ("1.5.2", "0x10", "12abc", "1,23", ""). Never reads a part of a text as a number.
 */
export function parseNumber(text: string): StatedNumber | null {
  const stated = parseAnySize(foldNumber(text));
  return stated === null || !isHeld(stated) ? null : { value: stated.value, suffix: stated.suffix };
}

/** As {@link parseNumber} of a text that is folded already; what is too large is ±∞, and too small is 0 though `vanished`. */
export function parseAnySize(folded: string): (StatedNumber & { readonly vanished: boolean }) | null {
  const match = grammar.exec(folded);
  if (match === null) return null;
  const [, sign = '', whole, fraction, exponent, suffix = ''] = match;
  if (whole === undefined && fraction === undefined) return null;
  // 万 and 亿 shift the decimal exponent, so that 12.3万 is exactly 123000 and not 12.3 × 10000 rounded twice.
  const shift = Number(exponent ?? 0) + (suffix === '万' ? 4 : suffix === '亿' ? 8 : 0);
  const value = Number(`${sign}${(whole ?? '0').replaceAll(',', '')}.${fraction ?? '0'}e${shift}`);
  return {
    value: value === 0 ? 0 : value,
    suffix: isSuffix(suffix) ? suffix : '',
    vanished: value === 0 && /[1-9]/.test(`${whole ?? ''}${fraction ?? ''}`),
  };
}

/** Whether a double holds it: neither ±∞ nor a 0 that was written as something else. */
function isHeld({ value, vanished }: { readonly value: number; readonly vanished: boolean }): boolean {
  return Number.isFinite(value) && !vanished;
}

function isSuffix(text: string): text is StatedNumber['suffix'] {
  return text === '' || text === '%' || text === '万' || text === '亿';
}

/** `value` × `factor` without the noise of binary multiplication: 1.1 × 10000 is 11000. A factor that is no power of ten multiplies, or divides where it is a whole part (1/60). */
export function scaleDecimal(value: number, factor: number): number {
  if (factor === 1) return value;
  const power = Math.log10(factor);
  if (Math.abs(power - Math.round(power)) > 1e-9) {
    const parts = Math.round(1 / factor);
    return parts > 1 && Math.abs(1 / factor - parts) < 1e-9 ? value / parts : value * factor;
  }
  const [mantissa = '0', exponent = '0'] = value.toString().split('e');
  return Number(`${mantissa}e${Number(exponent) + Math.round(power)}`);
}
