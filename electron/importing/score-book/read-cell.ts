import type { Cell } from '../cells/cell.ts';
import { foldName, foldText, trimText } from '../../../shared/base/fold-text.ts';
import { isMissingToken, notApplicableToken } from '../../../shared/base/missing-token.ts';
import { scaleDecimal } from '../../../shared/base/parse-number.ts';
import { isBeyondSize, readNumber as readWritten } from '../../../shared/base/read-number.ts';
import type { SheetLog } from './sheet-log.ts';

/** A cell and where it stands; rows and columns from 1. */
export interface PlacedCell {
  readonly cell: Cell;
  readonly row: number;
  readonly column: number;
}

/** Text of a code, id or key, folded; numbers as they print. '' when empty; an error is logged for dates, errors and formulas without a value. */
export function readText({ cell, row, column }: PlacedCell, log: SheetLog): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return foldText(cell);
  if (typeof cell === 'number' || typeof cell === 'boolean') return String(cell);
  if (cell.type === 'percent') return `${scaleDecimal(cell.value, 100)}%`;
  log.error(row, column, 'BOOK_CELL_NOT_TEXT', { text: describe(cell) });
  return '';
}

/** A name as it is written, only its ends trimmed. */
export function readName(placed: PlacedCell, log: SheetLog): string {
  return typeof placed.cell === 'string' ? trimText(placed.cell) : readText(placed, log);
}

/**
 * A setting (limit, target, weight): null when empty, NaN after logging that it is no number. `percent`: in percentage
 * points, so that 25 %, "25%" and 25 agree; elsewhere a percentage is refused, since 25 and 0.25 could both be meant.
 */
export function readSetting({ cell, row, column }: PlacedCell, percent: boolean, log: SheetLog): number | null {
  if (cell === null || (typeof cell === 'string' && foldText(cell) === '')) return null;
  const value = readNumber(cell, percent);
  if (Number.isNaN(value)) log.error(row, column, 'BOOK_NOT_A_NUMBER', { text: describe(cell) });
  return value;
}

/** A data cell: a number, `missing` (a missing token), `not_applicable` (不适用), `empty`, or NaN after logging. `words`: those that stand for numbers. */
export function readData(
  { cell, row, column }: PlacedCell,
  percent: boolean,
  log: SheetLog,
  words: ReadonlyMap<string, number> | null = null,
): number | 'missing' | 'not_applicable' | 'empty' {
  if (cell === null) return 'empty';
  const text =
    typeof cell === 'string' ? foldText(cell) : typeof cell === 'object' && cell.type === 'error' ? cell.text : null;
  if (text === '') return 'empty';
  const word = text === null && typeof cell === 'boolean' ? String(cell) : (text ?? '');
  const worded = words?.get(foldName(word).toLowerCase());
  if (worded !== undefined) return worded;
  if (text === notApplicableToken) return 'not_applicable';
  if (text !== null && isMissingToken(text)) return 'missing';
  const value = readNumber(cell, percent);
  if (Number.isNaN(value)) log.error(row, column, 'BOOK_DATA_NOT_A_NUMBER', { text: describe(cell) });
  return value;
}

function readNumber(cell: Exclude<Cell, null>, percent: boolean): number {
  const value = readAnyNumber(cell, percent);
  return isBeyondSize(value) ? Number.NaN : value;
}

function readAnyNumber(cell: Exclude<Cell, null>, percent: boolean): number {
  if (typeof cell === 'number') return cell;
  if (typeof cell === 'boolean') return Number.NaN;
  if (typeof cell === 'object') return cell.type === 'percent' && percent ? scaleDecimal(cell.value, 100) : Number.NaN;
  const written = readWritten(cell, { percent });
  return written.type === 'number' ? written.value : Number.NaN;
}

function describe(cell: Exclude<Cell, null>): string {
  if (typeof cell !== 'object') return String(cell).slice(0, 80);
  switch (cell.type) {
    case 'percent':
      return `${scaleDecimal(cell.value, 100)}%`;
    case 'date':
      return cell.iso;
    case 'error':
    case 'broken':
      return cell.text.slice(0, 80);
    case 'uncached':
      return `=${cell.formula}`.slice(0, 80);
  }
}
