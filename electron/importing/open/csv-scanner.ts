import { isUtf8 } from 'node:buffer';
import { appError } from '../../../shared/base/app-error.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import type { Cell, SheetRow } from '../cells/cell.ts';
import { cellName } from '../../../shared/base/cell-name.ts';
import type { ReadingLimits } from './limits.ts';
import { FULL_WIDTH_COMMA, withFullWidthCommas } from './full-width-commas.ts';
import { refuse } from './refusal.ts';
import { SLOTS_AHEAD } from './row-batches.ts';
import { TextCache } from './text-cache.ts';

const QUOTE = 34;
const CR = 13;
const LF = 10;
const TAB = 9;
const SEMICOLON = 59;
const MAX_WARNINGS = 20;
/** Beyond them the file is in another encoding than it seems, and refused. */
const BYTE_FAULTS_MOST = 1_000;
/** What a decoder puts for bytes that it can't read, in UTF-8. */
const REPLACEMENT = Buffer.from('\ufffd');

/**
 * Cuts UTF-8 CSV (RFC 4180) fed in pieces into rows; every cell is text, an empty one null. Lines end by CRLF, LF or CR. Like Excel: a quote inside an unquoted
 * field is a plain character; text after a closing quote makes the cell a broken one. A row's number counts records, blank ones too, as a spreadsheet would show it.
 */
export class CsvScanner {
  rows: SheetRow[] = [];
  rowCount = 0;
  cellCount = 0;
  /** Places of the rows that gather now, up to the last filled one of each. */
  slots = 0;
  /** Texts after a closing quote; `warnings` names the first of them. */
  quoteFaults = 0;
  /** Bytes that no text of the file's encoding has may come from here on: fields are looked at for them. */
  suspect = false;
  /** Fields that had some. */
  byteFaults = 0;
  readonly warnings: AppError[] = [];
  readonly #delimiter: number;
  readonly #limits: ReadingLimits;
  readonly #texts: TextCache;
  #buf: Buffer = Buffer.allocUnsafe(4 * 1024);
  #pos = 0;
  #end = 0;
  #row = 1;
  #column = 1;
  #cells: Cell[] = [];
  /** The last byte was CR: an LF right after it belongs to the same line end. */
  #afterCr = false;

  constructor(delimiter: number, limits: ReadingLimits, firstRow = 1) {
    this.#delimiter = delimiter;
    this.#limits = limits;
    this.#row = firstRow;
    this.#texts = delimiter === FULL_WIDTH_COMMA ? new TextCache(withFullWidthCommas) : new TextCache();
  }

  /** As `scan` over the piece. */
  feed(chunk: Buffer): boolean {
    const rest = this.#end - this.#pos;
    if (rest > this.#limits.csvFieldBytes) this.#tooLong(rest);
    if (rest + chunk.length > this.#buf.length) {
      const larger = Buffer.allocUnsafe(Math.max(this.#buf.length * 2, rest + chunk.length));
      this.#buf.copy(larger, 0, this.#pos, this.#end);
      this.#buf = larger;
    } else {
      this.#buf.copy(this.#buf, 0, this.#pos, this.#end);
    }
    chunk.copy(this.#buf, rest);
    this.#pos = 0;
    this.#end = rest + chunk.length;
    return this.scan();
  }

  /** Reads what was fed; false when wide rows have gathered before its end: they are to be taken, and this called again. */
  scan(): boolean {
    while (this.slots < SLOTS_AHEAD) if (!this.#field(false)) return true;
    return false;
  }

  finish(): void {
    while (this.#field(true));
    if (this.#column > 1 || this.#cells.length > 0) this.#endRow();
    if (this.byteFaults * 2 > this.cellCount) this.#otherEncoding();
  }

  /** So many fields are no text that the file is in an encoding which it doesn't seem to be. */
  #otherEncoding(): never {
    return refuse('CSV_ENCODING', { encoding: 'UTF-8 / GB18030' });
  }

  /** Takes one field and what ends it; false when more bytes are needed. */
  #field(last: boolean): boolean {
    const buf = this.#buf;
    const end = this.#end;
    let start = this.#pos;
    if (this.#afterCr && start < end) {
      if (buf[start] === LF) start += 1;
      this.#pos = start;
      this.#afterCr = false;
    }
    if (start === end) return false;
    if (buf[start] === QUOTE) return this.#quoted(start, last);
    const delimiter = this.#delimiter;
    let p = start;
    let b = 0;
    let hash = 0;
    while (p < end && (b = buf[p]!) !== delimiter && b !== LF && b !== CR) {
      hash = (Math.imul(hash, 31) + b) | 0;
      p += 1;
    }
    if (p === end && !last) return false;
    if (p > start && this.#sound(start, p)) {
      if (p - start > this.#limits.csvFieldBytes) this.#tooLong(p - start);
      this.#cell(this.#texts.hashed(buf, start, p, hash));
    }
    this.#ended(p, end);
    return true;
  }

  /** False when the field is a broken cell for the bytes that it has. */
  #sound(start: number, end: number): boolean {
    if (!this.suspect) return true;
    const field = this.#buf.subarray(start, end);
    if (isUtf8(field) && !field.includes(REPLACEMENT)) return true;
    const text = field.toString('utf8').slice(0, 80);
    this.byteFaults += 1;
    if (this.byteFaults > BYTE_FAULTS_MOST) this.#otherEncoding();
    if (this.warnings.length < MAX_WARNINGS)
      this.warnings.push(appError('CSV_BYTES', { text }, { cell: this.#place() }));
    this.#add({ type: 'broken', code: 'CSV_BYTES', text });
    return false;
  }

  #quoted(start: number, last: boolean): boolean {
    const buf = this.#buf;
    const end = this.#end;
    let doubled = false;
    let p = start + 1;
    for (;;) {
      while (p < end && buf[p] !== QUOTE) p += 1;
      if (p + 1 < end && buf[p + 1] === QUOTE) {
        doubled = true;
        p += 2;
      } else if (p + 1 < end || last) {
        break;
      } else {
        return false;
      }
    }
    if (p >= end) refuse('CSV_OPEN_QUOTE', {}, { cell: this.#place() });
    let text = this.#text(start + 1, p);
    if (doubled) text = text.replaceAll('""', '"');
    const after = p + 1;
    p = after;
    let b = 0;
    while (p < end && (b = buf[p]!) !== this.#delimiter && b !== LF && b !== CR) p += 1;
    if (p === end && !last) return false;
    if (p > after) {
      // Which of the two is the value can't be told: "12"34 is neither 12 nor 1234.
      const cut = buf.toString('utf8', start, p);
      const whole = this.#delimiter === FULL_WIDTH_COMMA ? withFullWidthCommas(cut) : cut;
      this.quoteFaults += 1;
      if (this.warnings.length < MAX_WARNINGS)
        this.warnings.push(appError('CSV_QUOTE', { text: whole.slice(0, 80) }, { cell: this.#place() }));
      this.#add({ type: 'broken', code: 'CSV_QUOTE', text: whole });
    } else if (this.#sound(start, p)) this.#cell(text);
    this.#ended(p, end);
    return true;
  }

  #text(start: number, end: number): string {
    if (end - start > this.#limits.csvFieldBytes) this.#tooLong(end - start);
    return this.#texts.text(this.#buf, start, end);
  }

  /** A TAB at an end of a field that another delimiter cuts keeps Excel from making a number of it, and is no part of the text. */
  #cell(field: string): void {
    const text =
      this.#delimiter !== TAB && (field.charCodeAt(0) === TAB || field.charCodeAt(field.length - 1) === TAB)
        ? field.replace(/^\t+|\t+$/g, '')
        : field;
    if (text === '') return;
    // Semicolons stand where a comma is the decimal sign; but some files have both, and 1,234 may be either.
    if (this.#delimiter === SEMICOLON && /^[+-]?\d+,\d+ ?%?$/.test(text))
      this.#add({ type: 'broken', code: 'CSV_DECIMAL_COMMA', text });
    else this.#add(text);
  }

  #place(): string {
    return cellName(this.#row, this.#column);
  }

  #add(cell: Cell): void {
    const cells = this.#cells;
    while (cells.length < this.#column - 1) cells.push(null);
    cells.push(cell);
    this.cellCount += 1;
  }

  /** Steps over what ended the field at `p`. */
  #ended(p: number, end: number): void {
    const b = p < end ? this.#buf[p] : -1;
    this.#pos = p < end ? p + 1 : end;
    this.#column += 1;
    if (b === this.#delimiter) {
      if (this.#column > this.#limits.columns)
        refuse('CSV_COLUMNS', { limit: this.#limits.columns }, { cell: cellName(this.#row, 1) });
      return;
    }
    if (b === CR) this.#afterCr = true;
    this.#endRow();
  }

  #endRow(): void {
    if (this.#cells.length > 0) {
      this.rows.push({ row: this.#row, cells: this.#cells, hidden: false });
      this.rowCount += 1;
      this.slots += this.#cells.length;
      this.#cells = [];
    }
    this.#row += 1;
    this.#column = 1;
  }

  #tooLong(size: number): never {
    return refuse('FIELD_TOO_LONG', { size, limit: this.#limits.csvFieldBytes }, { cell: this.#place() });
  }
}
