import { readScoreBook } from '../../../electron/importing/score-book/read-score-book.ts';
import type { ScoreBook } from '../../../electron/importing/score-book/read-score-book.ts';
import type { Cell, SheetRow } from '../../../electron/importing/cells/cell.ts';
import type { BookSheet } from '../../../electron/importing/score-book/find-sheets.ts';

/** Sheets of a test as lists of rows. */
export type BookSpec = Readonly<Record<string, readonly (readonly Cell[])[]>>;

export function bookSheets(spec: BookSpec): BookSheet[] {
  return Object.entries(spec).map(([name, rows]) => ({
    name,
    rows: rows.map((cells, at): SheetRow => ({ row: at + 1, cells, hidden: false })),
  }));
}

/** A small book that is right: two measures below one root, three units. */
export const soundBook: BookSpec = {
  Indicators: [
    ['Code', 'Name', 'Parent', 'Weight', 'Direction', 'Normalisation', 'Lower', 'Upper'],
    ['I', 'Index', null, null],
    ['a', 'Speed', 'I', 3, 1, 'goalposts', 0, 10],
    ['b', 'Delay', 'I', 1, -1, 'goalposts', 0, 20],
  ],
  Units: [
    ['Code', 'Name', 'Group'],
    ['U1', '甲市', 'N'],
    ['U2', '乙市', 'S'],
    ['U3', '丙市', 'S'],
  ],
  Data: [
    ['Unit', 'a', 'b'],
    ['U1', 10, 0],
    ['乙市', 5, 10],
    ['U3', 'NA', 20],
  ],
};

/** The sound book with cells replaced: `{ Data: { B2: 'x' } }`; null empties, rows are added as needed. */
export function changed(
  changes: Readonly<Record<string, Readonly<Record<string, Cell>>>>,
  book: BookSpec = soundBook,
): BookSpec {
  const entries = Object.entries(book).map(([sheet, rows]): [string, Cell[][]] => [sheet, rows.map((row) => [...row])]);
  for (const [sheet, cells] of Object.entries(changes)) {
    let rows = entries.find(([name]) => name === sheet)?.[1];
    if (rows === undefined) entries.push([sheet, (rows = [])]);
    for (const [name, cell] of Object.entries(cells)) {
      const column = name.charCodeAt(0) - 65;
      const row = Number(name.slice(1)) - 1;
      while (rows.length <= row) rows.push([]);
      const target = rows[row] ?? [];
      while (target.length <= column) target.push(null);
      target[column] = cell;
    }
  }
  return Object.fromEntries(entries);
}

export function readBook(spec: BookSpec): ScoreBook {
  const read = readScoreBook('book.xlsx', bookSheets(spec));
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

/** Each error as "CODE sheet!cell". */
export function bookErrors(spec: BookSpec): string[] {
  const read = readScoreBook('book.xlsx', bookSheets(spec));
  return read.ok ? [] : read.error.map(({ code, place }) => `${code} ${place?.sheet ?? ''}!${place?.cell ?? ''}`);
}
