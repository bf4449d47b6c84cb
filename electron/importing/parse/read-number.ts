import type { Cell } from '../cells/cell.ts';
import { foldName, foldText } from '../../../shared/base/fold-text.ts';
import { isMissingToken, notApplicableToken } from '../../../shared/base/missing-token.ts';
import { scaleDecimal } from '../../../shared/base/parse-number.ts';
import { isBeyondSize, readNumber as readWritten } from '../../../shared/base/read-number.ts';
import type { IssueParams } from './row-log.ts';

/** How a numeric cell is to be understood. */
export interface NumberRule {
  /** Held in percentage points (docs/METHODS "Percentages"). */
  readonly percent: boolean;
  /** Factor to ones from the heading, for bare numbers. */
  readonly scale: number;
  /** Unit words that may stand after the number. */
  readonly units: readonly string[];
  /** Least and greatest value; outside is a problem with `rangeCode`. */
  readonly min: number;
  readonly max: number;
  readonly rangeCode: string;
  /** Words that stand for numbers: 是, 否, 优 …; left out: none do. */
  readonly words?: ReadonlyMap<string, number>;
}

/** What a word that stands for no value says: that there is none, or that there can be none (不适用). */
export type MissingWord = 'marked_missing' | 'not_applicable';

export type NumberReading =
  /** `bare`: written without % or 万. */
  | { readonly type: 'number'; readonly value: number; readonly bare: boolean }
  | { readonly type: 'missing'; readonly reason: MissingWord }
  | { readonly type: 'blank' }
  | { readonly type: 'bad'; readonly code: string; readonly params: IssueParams };

const blank: NumberReading = { type: 'blank' };
const missing: NumberReading = { type: 'missing', reason: 'marked_missing' };
const notApplicable: NumberReading = { type: 'missing', reason: 'not_applicable' };

export function readNumber(cell: Cell | undefined, rule: NumberRule): NumberReading {
  if (cell === null || cell === undefined) return blank;
  if (rule.words !== undefined) {
    const worded = readWord(cell, rule.words);
    if (worded !== null) return worded;
  }
  if (typeof cell === 'number') return scaled(cell, rule.scale, true, rule);
  if (typeof cell === 'string') return readText(cell, rule);
  if (typeof cell === 'boolean') return bad('NOT_A_NUMBER', String(cell).toUpperCase());
  switch (cell.type) {
    case 'percent':
      return rule.percent
        ? scaled(cell.value, 100, false, rule)
        : bad('PERCENT_UNEXPECTED', `${scaleDecimal(cell.value, 100)}%`);
    case 'date':
      return bad('DATE_IN_NUMBER', cell.iso);
    case 'error':
      return isMissingToken(cell.text) ? missing : bad('ERROR_CELL', cell.text);
    case 'broken':
      return bad(cell.code, cell.text);
    case 'uncached':
      return bad('UNCACHED_FORMULA', cell.formula);
  }
}

/** A word of the measure's own, before 无 is taken for "no value"; null for what is none: a number, or a word that says there is no value. */
function readWord(cell: Exclude<Cell, null>, words: ReadonlyMap<string, number>): NumberReading | null {
  const text = typeof cell === 'string' ? foldName(cell).toLowerCase() : typeof cell === 'boolean' ? String(cell) : '';
  const value = words.get(text);
  if (value !== undefined) return { type: 'number', value, bare: true };
  if (typeof cell === 'number')
    return [...words.values()].includes(cell) ? null : bad('WORD_UNKNOWN', String(cell), { known: knownWords(words) });
  if (typeof cell !== 'string' || text === '' || isMissingToken(foldText(cell))) return null;
  return [...words.values()].map(String).includes(text)
    ? null
    : bad('WORD_UNKNOWN', cell, { known: knownWords(words) });
}

function knownWords(words: ReadonlyMap<string, number>): string {
  return [...words.keys()].slice(0, 8).join('、');
}

/** By the codes that issues of earlier imports are kept under. */
const issueCodes: Readonly<Record<string, string>> = {
  NUMBER_NONE: 'NOT_A_NUMBER',
  NUMBER_PERCENT: 'PERCENT_UNEXPECTED',
  NUMBER_DATE: 'DATE_IN_NUMBER',
  NUMBER_FORMULA: 'ERROR_CELL',
};

/** The value and why there is none, as a record holds them. */
export function statedValue(
  read: number | MissingWord,
): { readonly value: number } | { readonly value: null; readonly missing: MissingWord } {
  return typeof read === 'number' ? { value: read } : { value: null, missing: read };
}

/** 不适用, in whatever width and between whatever spaces. */
export function isNotApplicable(text: string): boolean {
  return foldText(text) === notApplicableToken;
}

/** The range is checked here, after the heading's scale. */
function readText(text: string, rule: NumberRule): NumberReading {
  const written = readWritten(text, { percent: rule.percent, units: rule.units });
  switch (written.type) {
    case 'empty':
      return blank;
    case 'missing':
      return isNotApplicable(text) ? notApplicable : missing;
    case 'refused':
      return {
        type: 'bad',
        code: issueCodes[written.error.code] ?? written.error.code,
        params: written.error.params ?? {},
      };
    case 'number':
      return written.bare && (!rule.percent || rule.scale !== 1)
        ? scaled(written.value, rule.scale, true, rule)
        : ranged(written.value, written.bare, rule);
  }
}

/** A number of a sheet can be as large as a double, and infinite by its scale: one that is too large is refused as its text is. */
function scaled(stated: number, scale: number, bare: boolean, rule: NumberRule): NumberReading {
  if (isBeyondSize(stated)) return readText(String(stated), rule);
  return ranged(scaleDecimal(stated, scale), bare, rule);
}

function ranged(value: number, bare: boolean, rule: NumberRule): NumberReading {
  if (value < rule.min || value > rule.max) return bad(rule.rangeCode, String(value), limitsOf(rule));
  return { type: 'number', value, bare };
}

/** The limits that there are: one of infinity would be kept as null, and no report with it could be read again. */
function limitsOf({ min, max }: NumberRule): IssueParams {
  return { ...(Number.isFinite(min) ? { min } : {}), ...(Number.isFinite(max) ? { max } : {}) };
}

function bad(code: string, text: string, more: IssueParams = {}): NumberReading {
  return { type: 'bad', code, params: { text: text.slice(0, 80), ...more } };
}
