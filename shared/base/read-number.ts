import { appError } from './app-error.ts';
import type { AppError } from './app-error.ts';
import { foldText } from './fold-text.ts';
import { isMissingToken } from './missing-token.ts';
import { foldNumber, parseAnySize } from './parse-number.ts';

/** What a field takes. Bounds are inclusive and in the field's own unit. */
export interface NumberRule {
  /** Held in percentage points: 25 and 25% are the same there, and a % elsewhere is refused (0.25 and 25 could both be meant). */
  readonly percent?: boolean;
  /** Words that may stand after the number: the field's unit. */
  readonly units?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  readonly whole?: boolean;
}

export type NumberReading =
  /** `bare`: written without %, 万 or 亿. */
  | { readonly type: 'number'; readonly value: number; readonly bare: boolean }
  | { readonly type: 'empty' }
  /** A word that says there is no value: —, 无, N/A. What it means is the field's to say. */
  | { readonly type: 'missing' }
  /** A code NUMBER_… with `text` as it was written, and what the rule allows. */
  | { readonly type: 'refused'; readonly error: AppError };

/** Beyond it ranges and squares overflow, and a score would come out as 0 in silence. */
const LARGEST = 1e100;
/** Nearer to 0 a double loses digits. */
const SMALLEST = 1e-300;
/** Texts in messages are cut to it. */
const SHOWN = 80;
const empty: NumberReading = { type: 'empty' };
const missing: NumberReading = { type: 'missing' };
const spreadsheetError = /^#(?:DIV\/0!|REF!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!)$/i;
const date =
  /^(?:\d{4}|\d{2})(?:年|[-/])\d{1,2}(?:(?:月|[-/])(?:\d{1,2}日?)?)?(?:[ T].*)?$|^\d{4}\.\d{1,2}\.\d{1,2}$|^\d{1,2}(?:月(?:\d{1,2}日?)?|[-/]\d{1,2}(?:[-/]\d{2,4})?)$/;
const beforeWord = /^(.*?\d ?)(\p{L}[^\d]*|[°‰‱].*)$/u;

/**
 * The one reader of written numbers, for every field, pasted block and imported cell: widths and minus signs folded, thousands in proper
 * groups, fraction, exponent, %, 万, 亿 and the field's units. Nothing is put in a refused text's place, and no part of a text is read.
 * Digits beyond what a double holds are rounded to the nearest that it does.
 */
export function readNumber(text: string, rule: NumberRule = {}): NumberReading {
  const plain = foldText(text);
  if (plain === '') return empty;
  if (isMissingToken(plain)) return missing;
  const folded = foldNumber(plain);
  const written = withoutUnit(folded, rule.units ?? []);
  const stated = parseAnySize(written);
  if (stated === null) return refused(whyNone(folded, written), plain, whatFollows(folded));
  if (stated.suffix === '%' && rule.percent !== true) return refused('NUMBER_PERCENT', plain);
  if ((stated.suffix === '万' || stated.suffix === '亿') && rule.percent === true)
    return refused('NUMBER_UNIT', plain, { unit: stated.suffix });
  if (stated.vanished || isBeyondSize(stated.value)) return refused('NUMBER_SIZE', plain);
  return withinRule(stated.value, stated.suffix === '', plain, rule);
}

/** Whether a number is too large, or too near to 0, to be computed with. */
export function isBeyondSize(value: number): boolean {
  const size = Math.abs(value);
  return size > LARGEST || (size > 0 && size < SMALLEST);
}

/** The rule of a value measured in `unit`, as the framework writes units: % is per cent, others are words after the number. */
export function unitRule(unit: string): NumberRule {
  return foldText(unit) === '%' ? { percent: true } : { units: [unit] };
}

function withinRule(
  value: number,
  bare: boolean,
  text: string,
  { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY, whole = false, percent = false }: NumberRule,
): NumberReading {
  if (value < min || value > max) {
    const sign = percent ? '%' : '';
    const bounds = {
      ...(Number.isFinite(min) ? { min: `${min}${sign}` } : {}),
      ...(Number.isFinite(max) ? { max: `${max}${sign}` } : {}),
    };
    if (!Number.isFinite(max)) return refused('NUMBER_LEAST', text, bounds);
    return refused(Number.isFinite(min) ? 'NUMBER_RANGE' : 'NUMBER_MOST', text, bounds);
  }
  if (whole && !Number.isInteger(value)) return refused('NUMBER_WHOLE', text);
  if (whole && !Number.isSafeInteger(value))
    return refused('NUMBER_RANGE', text, {
      min: String(-Number.MAX_SAFE_INTEGER),
      max: String(Number.MAX_SAFE_INTEGER),
    });
  return { type: 'number', value, bare };
}

/** The longest unit that ends the text, taken away. */
function withoutUnit(folded: string, units: readonly string[]): string {
  let longest = '';
  for (const unit of units) {
    const word = foldNumber(unit);
    if (word !== '%' && word.length > longest.length && folded.length > word.length && folded.endsWith(word))
      longest = word;
  }
  return longest === '' ? folded : folded.slice(0, -longest.length).trimEnd();
}

function whyNone(folded: string, written: string): string {
  if (spreadsheetError.test(folded)) return 'NUMBER_FORMULA';
  if (date.test(folded)) return 'NUMBER_DATE';
  if (/[\d][, ]/.test(written) && parseAnySize(written.replaceAll(/[, ]/g, '')) !== null) return 'NUMBER_GROUPS';
  return whatFollows(folded).unit === undefined ? 'NUMBER_NONE' : 'NUMBER_UNIT';
}

/** The word after a whole number, if that is what stands in the way. */
function whatFollows(folded: string): { readonly unit?: string } {
  const match = beforeWord.exec(folded);
  const [, number = '', unit = ''] = match ?? [];
  return match !== null && parseAnySize(number.trim()) !== null ? { unit: unit.slice(0, SHOWN) } : {};
}

function refused(code: string, text: string, more: Readonly<Record<string, string>> = {}): NumberReading {
  return { type: 'refused', error: appError(code, { text: text.slice(0, SHOWN), ...more }) };
}
