import type { SheetRow } from '../cells/cell.ts';
import { foldName } from '../../../shared/base/fold-text.ts';
import { readText } from './read-cell.ts';
import type { PlacedCell } from './read-cell.ts';
import type { SheetLog } from './sheet-log.ts';

/** Field → the header names it is accepted under, folded and in lower case. */
export type HeaderNames<F extends string> = Readonly<Record<F, readonly string[]>>;

export interface TableRow<F extends string> {
  readonly row: number;
  /** The field's cell; an empty one where the sheet has no such column. */
  readonly at: (field: F) => PlacedCell;
}

export interface SheetTable<F extends string> {
  readonly headerRow: number;
  /** Column of each field found, from 1. */
  readonly columns: ReadonlyMap<F, number>;
  readonly rows: readonly TableRow<F>[];
}

/**
 * A sheet whose first row that is not empty names its columns. Logs unknown and repeated headers, required ones that
 * lack, and values below no header. Rows without any value are left out.
 */
export function readSheetTable<F extends string>(
  rows: readonly SheetRow[],
  names: HeaderNames<F>,
  required: readonly F[],
  log: SheetLog,
  fields: readonly F[],
): SheetTable<F> {
  const filled = rows.filter((row) => row.cells.some((cell) => cell !== null && cell !== ''));
  const [header, ...body] = filled;
  const headerRow = header?.row ?? 1;
  const columns = new Map<F, number>();
  const headed = new Set<number>();
  header?.cells.forEach((cell, at) => {
    const text = readText({ cell, row: headerRow, column: at + 1 }, log);
    if (text === '') return;
    headed.add(at);
    const field = fields.find((candidate) => names[candidate].includes(foldName(text).toLowerCase()));
    if (field === undefined)
      log.error(headerRow, at + 1, 'BOOK_HEADER_UNKNOWN', {
        header: text,
        known: fields.map((known) => names[known].join('/')).join(', '),
      });
    else if (columns.has(field)) log.error(headerRow, at + 1, 'BOOK_HEADER_TWICE', { header: text });
    else columns.set(field, at + 1);
  });
  for (const field of required) {
    if (!columns.has(field)) log.error(headerRow, 1, 'BOOK_HEADER_MISSING', { header: names[field].join('/') });
  }
  logUnheaded(body, headed, log);
  return {
    headerRow,
    columns,
    rows: body.map(({ row, cells }) => ({
      row,
      at: (field) => {
        const column = columns.get(field);
        return { cell: column === undefined ? null : (cells[column - 1] ?? null), row, column: column ?? 1 };
      },
    })),
  };
}

/** Logs the first value below no header: nothing is dropped in silence. */
export function logUnheaded(body: readonly SheetRow[], headed: ReadonlySet<number>, log: SheetLog): void {
  for (const { row, cells } of body) {
    const at = cells.findIndex((cell, column) => cell !== null && cell !== '' && !headed.has(column));
    if (at >= 0) return log.error(row, at + 1, 'BOOK_VALUE_WITHOUT_HEADER');
  }
}
