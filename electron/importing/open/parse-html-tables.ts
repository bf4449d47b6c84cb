import { isUtf8 } from 'node:buffer';
import type { Cell } from '../cells/cell.ts';
import type { ReadingLimits } from './limits.ts';
import { createPlaces } from './open-parsed.ts';
import type { ParsedSheet, RowGatherer } from './open-parsed.ts';
import type { MergedRange } from './opened-workbook.ts';
import { refuse } from './refusal.ts';
import { strictNumber } from './strict-number.ts';

/**
 * The tables of a web page, a sheet each: what platforms export as .xls. Nothing is run or fetched. Texts as they are shown, numbers where the
 * page says them beside (x:num, as Excel writes). `name`: of the only table. Throws a Refusal: HTML where there is no table with a cell.
 */
export function parseHtmlTables(bytes: Buffer, name: string, limits: ReadingLimits): readonly ParsedSheet[] {
  const text = pageText(bytes);
  const [scriptEnd, styleEnd] = [/<\/script/gi, /<\/style/gi];
  const places = createPlaces(limits);
  const tables: OpenTable[] = [];
  let table: OpenTable | null = null;
  let cell: OpenCell | null = null;
  /** Tables within a cell of the present one: their text is that cell's. */
  let within = 0;
  const closeCell = (): void => {
    if (table && cell) table.put(cell);
    cell = null;
  };
  let at = 0;
  while (at < text.length) {
    const next = text.indexOf('<', at);
    const plain = text.slice(at, next < 0 ? text.length : next);
    if (cell) cell.text += plain;
    if (cell && cell.text.length > limits.text * 8)
      refuse('TEXT_TOO_LONG', { part: 'table', size: cell.text.length, limit: limits.text });
    if (next < 0) break;
    if (text.startsWith('<!--', next)) {
      const end = text.indexOf('-->', next + 4);
      at = end < 0 ? text.length : end + 3;
      continue;
    }
    const tag = tagAt(text, next);
    if (tag === null) {
      if (cell) cell.text += '<';
      at = next + 1;
      continue;
    }
    at = tag.end;
    if (!tag.closing && (tag.name === 'script' || tag.name === 'style')) {
      const end = tag.name === 'script' ? scriptEnd : styleEnd;
      end.lastIndex = at;
      at = end.exec(text)?.index ?? text.length;
      continue;
    }
    if (tag.name === 'table') {
      if (cell && !tag.closing) within += 1;
      else if (within > 0) within -= 1;
      else if (tag.closing) {
        closeCell();
        table = null;
      } else {
        table = openTable(places.sheet(), limits);
        tables.push(table);
      }
      continue;
    }
    if (table === null || within > 0) continue;
    if (tag.name === 'tr') {
      closeCell();
      if (!tag.closing) table.nextRow(/display\s*:\s*none/i.test(tag.attribute('style') ?? ''));
    } else if (tag.name === 'td' || tag.name === 'th') {
      closeCell();
      if (!tag.closing)
        cell = {
          text: '',
          number: tag.attribute('x:num') ?? null,
          across: span(tag.attribute('colspan'), limits.columns),
          down: span(tag.attribute('rowspan'), limits.rows),
        };
    } else if (tag.name === 'br' && cell) cell.text += LINE;
  }
  closeCell();
  const filled = tables.map(({ sheet }) => sheet()).filter(({ rows }) => rows.length > 0);
  if (filled.length === 0) refuse('HTML');
  return filled.map((sheet, index) => ({
    ...sheet,
    name: filled.length === 1 ? name : `${name} ${index + 1}`,
    visibility: 'visible',
    hiddenColumns: [],
    warnings: [],
  }));
}

/** Stands for a line break while blanks are drawn together. */
const LINE = '\u0001';

interface OpenCell {
  text: string;
  /** x:num: '' where the text is the number. */
  readonly number: string | null;
  readonly across: number;
  readonly down: number;
}

interface OpenTable {
  nextRow(hidden: boolean): void;
  put(cell: OpenCell): void;
  sheet(): Pick<ParsedSheet, 'rows' | 'merges'>;
}

function openTable(gatherer: RowGatherer, limits: ReadingLimits): OpenTable {
  const merges: MergedRange[] = [];
  /** Last row that a cell of an earlier row covers, by column. */
  const covered = new Map<number, number>();
  let row = 0;
  let column = 0;
  return {
    nextRow(hidden) {
      row += 1;
      column = 0;
      if (row > limits.rows) refuse('ROW', { row, limit: limits.rows });
      if (hidden) gatherer.hide(row);
    },
    put({ text, number, across, down }) {
      // A cell before any row begins one.
      if (row === 0) row = 1;
      do column += 1;
      while ((covered.get(column) ?? 0) >= row);
      gatherer.put(row, column, valueOf(text, number));
      if (across > 1 || down > 1) {
        if (merges.length === limits.merges) refuse('MERGES', { limit: limits.merges });
        const [bottom, right] = [Math.min(limits.rows, row + down - 1), Math.min(limits.columns, column + across - 1)];
        merges.push({ top: row, left: column, bottom, right });
        if (down > 1) for (let c = column; c <= right; c += 1) covered.set(c, bottom);
        column = right;
      }
    },
    sheet: () => ({ rows: gatherer.rows(), merges }),
  };
}

function valueOf(raw: string, number: string | null): Cell {
  const text = decoded(raw.replace(/[ \t\r\n\f]+/g, ' '))
    .replaceAll('\u00a0', ' ')
    .replace(new RegExp(` ?${LINE} ?`, 'g'), '\n')
    .trim();
  if (number !== null) {
    const said = Buffer.from(number === '' ? text : number);
    const value = strictNumber(said, 0, said.length);
    if (!Number.isNaN(value)) return text.endsWith('%') ? { type: 'percent', value } : value;
  }
  return text === '' ? null : text;
}

function span(text: string | undefined, most: number): number {
  return text !== undefined && /^\d{1,7}$/.test(text.trim()) ? Math.min(most, Math.max(1, Number(text))) : 1;
}

interface Tag {
  readonly name: string;
  readonly closing: boolean;
  readonly end: number;
  attribute(name: string): string | undefined;
}

/** The tag at `<`; null when it is none. Looks at every character once. */
function tagAt(text: string, start: number): Tag | null {
  const closing = text[start + 1] === '/';
  const from = start + (closing ? 2 : 1);
  let p = from;
  while (p < text.length && /[\w:!?-]/.test(text[p]!)) p += 1;
  if (p === from) return null;
  const name = text.slice(from, p).toLowerCase();
  const attributesFrom = p;
  for (let quote = ''; p < text.length && (quote !== '' || text[p] !== '>'); p += 1) {
    const c = text[p]!;
    if (quote !== '') quote = c === quote ? '' : quote;
    else if (c === '"' || c === "'") quote = c;
  }
  const attributes = text.slice(attributesFrom, p);
  return {
    name,
    closing,
    end: p + 1,
    attribute: (wanted) => {
      for (const [, key = '', double, single, bare] of attributes.matchAll(
        /([\w:-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g,
      ))
        if (key.toLowerCase() === wanted) return decoded(double ?? single ?? bare ?? '');
      return undefined;
    },
  };
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  mdash: '—',
  middot: '·',
  times: '×',
};

function decoded(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,8}));/gi,
    (whole, decimal?: string, hex?: string, word = '') => {
      if (word !== '') return Object.hasOwn(named, word) ? (named[word] ?? whole) : whole;
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
      return code > 1 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : whole;
    },
  );
}

/** By its byte order mark, else UTF-8 where every byte fits, else GB18030. What the page says of itself is wrong as often as not. */
function pageText(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder(isUtf8(bytes) ? 'utf-8' : 'gb18030', { fatal: true }).decode(bytes);
  } catch {
    return refuse('CSV_ENCODING', { encoding: 'GB18030' });
  }
}
