import type { Cell, SheetRow } from '../cells/cell.ts';
import { foldText } from '../../../shared/base/fold-text.ts';
import type { RowLog } from './row-log.ts';

/** Rows that may wait for the sheet's end at a time; beyond them memory would grow with the sheet. */
const HELD_MOST = 50_000;

/** A code of more digits than a number keeps (15), as Excel shows it when it is saved as text: 1.1E+17. */
const shownAsNumber = /^\d(?:\.\d+)?E\+\d{2,}$/i;

/** The text of an item code that Excel has turned into a number, so that digits are gone; null when the code is sound. */
function ruinedCode(cell: Cell | undefined): string | null {
  if (typeof cell === 'number') return Math.abs(cell) >= 1e15 ? String(cell) : null;
  if (typeof cell !== 'string' || !cell.includes('+') || cell.length > 40) return null;
  const text = foldText(cell).toUpperCase();
  return shownAsNumber.test(text) ? text : null;
}

/**
 * Rows whose item code is ruined. Different items share such a code: rows of a unit that do can't be told apart, and none of them may pass
 * for a repetition of another. So the first row with one waits until the sheet's end shows whether it stays the only one.
 */
export interface RuinedCodes {
  /** What is to be done with a row now: read it, leave it for `rest` (it is not counted yet), or nothing, since its problem is said. */
  take(row: SheetRow, unit: string): 'read' | 'wait' | 'refused';
  /** After the last row: the first rows with each code, counted now. `read` gives the number of their records. */
  rest(read: (row: SheetRow, unit: string) => number): void;
}

interface First {
  readonly row: number;
  readonly text: string;
  readonly unit: string;
  /** It is counted at the end. */
  readonly deferred: boolean;
  /** Kept while it is the only one. */
  kept: SheetRow | null;
  /** Another row with this code. */
  other: number;
}

/** `column`: of the item codes, 0 without one. */
export function createRuinedCodes(column: number, log: RowLog): RuinedCodes {
  const firsts = new Map<string, First>();
  let held = 0;
  return {
    take(row, unit) {
      const text = column === 0 ? null : ruinedCode(row.cells[column - 1]);
      if (text === null) return 'read';
      const key = `${unit} ${text}`;
      const first = firsts.get(key);
      if (first !== undefined) {
        log.problem(column, 'RUINED_CODE_SHARED', { text, row: first.row });
        if (first.kept === null) return 'refused';
        first.kept = null;
        first.other = row.row;
        held -= 1;
        return 'refused';
      }
      const deferred = held < HELD_MOST;
      firsts.set(key, { row: row.row, text, unit, deferred, kept: deferred ? row : null, other: 0 });
      if (deferred) held += 1;
      else log.warn(column, 'RUINED_CODE', { text });
      return deferred ? 'wait' : 'read';
    },
    rest(read) {
      for (const { row, text, unit, deferred, kept, other } of firsts.values()) {
        if (!deferred) continue;
        log.begin(row);
        log.concerns(unit);
        if (kept === null) {
          log.problem(column, 'RUINED_CODE_SHARED', { text, row: other });
          log.end(0);
        } else {
          log.warn(column, 'RUINED_CODE', { text });
          log.end(read(kept, unit));
        }
      }
      firsts.clear();
    },
  };
}
