import type { Place } from '../../../shared/base/app-error.ts';
import type { BrokenCode, Cell } from '../cells/cell.ts';
import { DATE, PERCENT } from './cell-styles.ts';
import { escapedText } from './escaped-text.ts';
import type { ReadingLimits } from './limits.ts';
import { refuse } from './refusal.ts';
import { isoSerial, serialDate } from './serial-date.ts';
import { strictIndex, strictNumber } from './strict-number.ts';
import { TextCache } from './text-cache.ts';

/** What the cells of a workbook refer to. */
export interface SheetContext {
  readonly part: string;
  readonly sheet: string;
  readonly strings: readonly string[] | null;
  /** Kind by cell format. */
  readonly styles: Uint8Array;
  readonly date1904: boolean;
  readonly limits: ReadingLimits;
  /** The workbook says that its formulas are to be calculated anew: what is stored of them may be anything. */
  readonly stale: boolean;
  /** Cells of sheets read before, for the workbook's limit. */
  readonly cellsBefore: number;
}

/** Types of cell (attribute t). */
export const NUMBER = 0;
export const SHARED = 1;
export const STRING = 2;
export const INLINE_STRING = 3;
const BOOLEAN = 4;
const ERROR = 5;
const ISO_DATE = 6;
/** A type that the format doesn't have. */
export const UNKNOWN_TYPE = 7;
/** A format that the workbook doesn't have. */
export const UNKNOWN_STYLE = -1;
export const cellTypes: ReadonlyMap<string, number> = new Map([
  ['n', NUMBER],
  ['s', SHARED],
  ['str', STRING],
  ['inlineStr', INLINE_STRING],
  ['b', BOOLEAN],
  ['e', ERROR],
  ['d', ISO_DATE],
]);

/** Makes cells of the bytes of `v`, by type and format. What does not fit its type is a broken cell: a guess would be a number nobody sent. */
export class CellValues {
  readonly texts = new TextCache(escapedText);
  readonly #context: SheetContext;
  readonly #place: () => Place;

  /** `place`: where the scan is, for refusals. */
  constructor(context: SheetContext, place: () => Place) {
    this.#context = context;
    this.#place = place;
  }

  of(type: number, style: number, buf: Buffer, start: number, end: number): Cell {
    switch (type) {
      case NUMBER:
        return this.#number(style, buf, start, end);
      case SHARED:
        return this.#shared(buf, start, end);
      case BOOLEAN:
        return this.#boolean(buf.toString('latin1', start, Math.min(end, start + 40)).trim());
      case ERROR:
        return { type: 'error', text: this.#text(buf, start, end) };
      case ISO_DATE: {
        const text = buf.toString('latin1', start, Math.min(end, start + 60));
        const date = isoSerial(text, this.#context.date1904);
        return date === null ? broken('NUMBER', text) : { type: 'date', iso: date.iso, serial: date.serial };
      }
      case UNKNOWN_TYPE:
        return broken('CELL_TYPE', this.#text(buf, start, end));
      default:
        return this.#text(buf, start, end) || null;
    }
  }

  #number(style: number, buf: Buffer, start: number, end: number): Cell {
    const number = strictNumber(buf, start, end);
    if (Number.isNaN(number)) {
      const text = buf.toString('utf8', start, Math.min(end, start + 60));
      if (text.trim() === '' && end - start < 60) return null;
      return broken('NUMBER', text);
    }
    // A date, a percentage or a number: without the format nobody can tell.
    if (style === UNKNOWN_STYLE) return broken('STYLE', buf.toString('latin1', start, Math.min(end, start + 60)));
    const kind = this.#context.styles[style]!;
    if (kind === PERCENT) return { type: 'percent', value: number };
    if (kind === DATE) {
      const iso = serialDate(number, this.#context.date1904);
      if (iso !== null) return { type: 'date', iso, serial: number };
    }
    return number;
  }

  #shared(buf: Buffer, start: number, end: number): Cell {
    const { strings } = this.#context;
    if (!strings) return refuse('MISSING_PART', { part: 'sharedStrings' }, this.#place());
    const index = strictIndex(buf, start, end, strings.length - 1);
    if (index < 0) return broken('STRING_INDEX', buf.toString('latin1', start, Math.min(end, start + 40)));
    return strings[index]! || null;
  }

  #boolean(text: string): Cell {
    if (text === '1' || text === 'true') return true;
    return text === '0' || text === 'false' ? false : broken('NUMBER', text);
  }

  #text(buf: Buffer, start: number, end: number): string {
    const text = this.texts.text(buf, start, end);
    const { part, limits } = this.#context;
    return text.length > limits.text
      ? refuse('TEXT_TOO_LONG', { part, size: text.length, limit: limits.text }, this.#place())
      : text;
  }
}

export function broken(code: BrokenCode, text: string): Cell {
  return { type: 'broken', code, text };
}
