import { appError } from '../../../shared/base/app-error.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import { cellName } from '../../../shared/base/cell-name.ts';
import type { Cell } from '../cells/cell.ts';
import { broken } from './cell-value.ts';
import { decodedEntities } from './html-entities.ts';
import type { Tag } from './html-tags.ts';
import type { ReadingLimits } from './limits.ts';
import type { createPlaces, ParsedSheet, RowGatherer } from './open-parsed.ts';
import type { MergedRange } from './opened-workbook.ts';
import { refuse } from './refusal.ts';
import { strictNumber } from './strict-number.ts';

type FoundTable = Pick<ParsedSheet, 'rows' | 'merges' | 'warnings'>;

/** Puts texts and tags of a page, in their order, into tables. */
interface Tables {
  say(text: string): void;
  take(tag: Tag): void;
  /** In the order in which they begin. */
  end(): readonly FoundTable[];
}

/** A table that is open, within the present cell of the one before. */
interface Level {
  readonly table: OpenTable;
  cell: OpenCell | null;
  /** All that it says, for the cell around it. */
  text: string;
  /** An element of the present cell that is not shown, as pages hold keys to sort by. */
  hidden: Hidden | null;
}

interface Hidden {
  readonly name: string;
  /** Elements of the name within it, and itself. */
  depth: number;
}

/**
 * A table within a cell is a table of its own, as pages that are laid out in tables have them; one without two rows and two columns only sets the cell's
 * text. A caption is a row above, as spreadsheet programs show it.
 */
export function createTables(places: ReturnType<typeof createPlaces>, limits: ReadingLimits): Tables {
  const tables = new Set<OpenTable>();
  const levels: Level[] = [];
  const open = (): void => {
    const table = openTable(places.sheet(), limits);
    tables.add(table);
    levels.push({ table, cell: null, text: '', hidden: null });
  };
  const put = (cell: OpenCell, text: string): void => {
    cell.text += text;
    if (cell.text.length > limits.text * 8)
      refuse('TEXT_TOO_LONG', { part: 'table', size: cell.text.length, limit: limits.text });
  };
  const closeCell = (level: Level): void => {
    if (level.cell) level.table.put(level.cell);
    level.cell = null;
    level.hidden = null;
  };
  const close = (): void => {
    const level = levels.pop();
    if (level === undefined) return;
    closeCell(level);
    const around = levels.at(-1)?.cell;
    if (!around) return;
    if (level.table.isGrid()) return put(around, ' ');
    tables.delete(level.table);
    put(around, level.text);
  };
  const say = (text: string): void => {
    const level = levels.at(-1);
    if (level === undefined || levels.some(({ hidden }) => hidden !== null)) return;
    if (level.cell) put(level.cell, text);
    // What is longer than a cell may be is no cell's text; it is told when it is put there.
    if (levels.length > 1 && level.text.length <= limits.text * 8) level.text += text;
  };
  const takeCell = (level: Level, tag: Tag): void => {
    closeCell(level);
    if (tag.closing) return;
    if (tag.name === 'tr') return level.table.nextRow(isHidden(tag));
    if (tag.name === 'caption') level.table.nextRow(false);
    level.cell = {
      text: '',
      number: tag.attribute('x:num') ?? null,
      across: span(tag.attribute('colspan'), limits.columns),
      down: span(tag.attribute('rowspan'), limits.rows),
    };
  };
  return {
    say,
    take(tag) {
      const level = levels.at(-1);
      if (tag.name === 'table') {
        // A table that begins between the cells of another ends that one.
        if (tag.closing || (level !== undefined && level.cell === null)) close();
        if (!tag.closing) open();
      } else if (tag.name === 'br') say(LINE);
      else if (ofRows.has(tag.name)) {
        if (level !== undefined) takeCell(level, tag);
        else if (!tag.closing && tag.name !== 'caption') {
          // Rows without a table around them are one all the same.
          open();
          takeCell(levels.at(-1)!, tag);
        }
      } else if (level?.cell) hide(level, tag);
    },
    end() {
      while (levels.length > 0) close();
      return [...tables].map(({ sheet }) => sheet());
    },
  };
}

/** Where an element that is not shown begins and ends; at the latest with its cell. */
function hide(level: Level, tag: Tag): void {
  if (level.hidden === null) {
    if (!tag.closing && !empty.has(tag.name) && isHidden(tag)) level.hidden = { name: tag.name, depth: 1 };
  } else if (tag.name === level.hidden.name) {
    level.hidden.depth += tag.closing ? -1 : 1;
    if (level.hidden.depth === 0) level.hidden = null;
  }
}

function isHidden(tag: Tag): boolean {
  return /display\s*:\s*none/i.test(tag.attribute('style') ?? '');
}

/** Elements without an end, of those that stand in cells. */
const empty: ReadonlySet<string> = new Set(['img', 'input', 'hr', 'wbr', 'meta', 'link', 'col']);

const ofRows: ReadonlySet<string> = new Set(['tr', 'td', 'th', 'caption']);

const SHOWN_WARNINGS = 20;

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
  /** Has two rows and two columns, and more than one of their cells says something. */
  isGrid(): boolean;
  sheet(): FoundTable;
}

function openTable(gatherer: RowGatherer, limits: ReadingLimits): OpenTable {
  const merges: MergedRange[] = [];
  const warnings: AppError[] = [];
  /** Last row that a cell of an earlier row covers, by column. */
  const covered = new Map<number, number>();
  let row = 0;
  let column = 0;
  let widest = 0;
  let filled = 0;
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
      const value = valueOf(text, number);
      widest = Math.max(widest, column);
      if (value !== null) filled += 1;
      if (typeof value === 'object' && value?.type === 'broken' && warnings.length < SHOWN_WARNINGS)
        warnings.push(appError(value.code, { text: value.text.slice(0, 80) }, { cell: cellName(row, column) }));
      gatherer.put(row, column, value);
      if (across > 1 || down > 1) {
        if (merges.length === limits.merges) refuse('MERGES', { limit: limits.merges });
        const [bottom, right] = [Math.min(limits.rows, row + down - 1), Math.min(limits.columns, column + across - 1)];
        merges.push({ top: row, left: column, bottom, right });
        if (down > 1) for (let c = column; c <= right; c += 1) covered.set(c, bottom);
        column = right;
      }
    },
    isGrid: () => row > 1 && widest > 1 && filled > 1,
    sheet: () => ({ rows: gatherer.rows(), merges, warnings }),
  };
}

function valueOf(raw: string, number: string | null): Cell {
  // Also white space written as a reference is folded, as a browser shows it.
  const text = decodedEntities(raw)
    .replace(/[ \t\r\n\f]+/g, ' ')
    .replaceAll('\u00a0', ' ')
    .replace(new RegExp(` ?${LINE} ?`, 'g'), '\n')
    .trim();
  if (text.includes('\ufffd')) return broken('CSV_BYTES', text);
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
