import { readSync } from 'node:fs';
import type { AppError } from '../../../shared/base/app-error.ts';
import { ok } from '../../../shared/base/result.ts';
import type { Cell, SheetRow } from '../cells/cell.ts';
import { cellName } from '../../../shared/base/cell-name.ts';
import { broken } from './cell-value.ts';
import type { ReadingLimits } from './limits.ts';
import type { OpenFile } from './open-xlsx.ts';
import type { MergedRange, OpenedWorkbook, SheetInfo } from './opened-workbook.ts';
import { refuse } from './refusal.ts';

/** A sheet of a format that is read whole. */
export interface ParsedSheet {
  readonly name: string;
  readonly visibility: SheetInfo['visibility'];
  readonly rows: readonly SheetRow[];
  readonly merges: readonly MergedRange[];
  readonly hiddenColumns: readonly number[];
  readonly warnings: readonly AppError[];
}

/** A workbook of a format that is read whole. */
export interface ParsedBook {
  readonly sheets: readonly ParsedSheet[];
  readonly warnings: readonly AppError[];
}

/** The whole of a file in one of the old formats, of which nobody has large ones. */
export function wholeFile({ fd, size }: OpenFile, limits: ReadingLimits): Buffer {
  if (size > limits.wholeBytes) refuse('FILE_TOO_BIG', { size, limit: limits.wholeBytes });
  const bytes = Buffer.alloc(size);
  let read = 0;
  for (let got = -1; got !== 0 && read < size; read += got) got = readSync(fd, bytes, read, size - read, read);
  return read < size ? refuse('FILE_CHANGED') : bytes;
}

/** An opened workbook of sheets that are read already. */
export function openParsed(source: OpenFile, { sheets, warnings: ofBook }: ParsedBook): OpenedWorkbook {
  const { file } = source;
  return {
    file,
    format: 'old',
    contentHash: source.contentHash,
    bytes: source.size,
    sheets: sheets.map(({ name, visibility }, index) => ({ name, index, visibility, kind: 'worksheet' })),
    warnings: ofBook.map((warning) => ({ ...warning, place: { ...warning.place, file } })),
    readSheet: async (index, visit) => {
      const sheet = sheets[index];
      const { rows = [], merges = [], hiddenColumns = [], warnings = [] } = sheet ?? {};
      let wanted: boolean | void = true;
      for (let from = 0; from < rows.length && wanted !== false; from += ROWS)
        wanted = await visit(rows.slice(from, from + ROWS));
      const complete = wanted !== false;
      return ok({
        rows: rows.length,
        cells: rows.reduce((sum, { cells }) => sum + cells.filter((cell) => cell !== null).length, 0),
        merges: complete ? merges : [],
        hiddenColumns,
        complete,
        warnings: warnings.map((warning) => ({
          ...warning,
          place: { file, sheet: sheet?.name ?? '', ...warning.place },
        })),
      });
    },
    sheetMerges: async (index) => ok(sheets[index]?.merges ?? []),
    close: source.close,
  };
}

const ROWS = 2_000;

/** Rows of one sheet in the order of their cells; counts the places that they take over all sheets of a book. */
export interface RowGatherer {
  /** Row and column from 1, in any order. */
  put(row: number, column: number, cell: Cell): void;
  hide(row: number): void;
  rows(): SheetRow[];
}

/** A place that is filled twice: which of two values counts can't be told. */
function joined(before: Cell, cell: Cell): Cell {
  if (before === null || JSON.stringify(before) === JSON.stringify(cell)) return cell;
  return broken(
    'CELL_VALUES',
    [before, cell]
      .map((one) => JSON.stringify(one))
      .join(' / ')
      .slice(0, 80),
  );
}

export function createPlaces(limits: ReadingLimits): { readonly sheet: () => RowGatherer } {
  let slots = 0;
  return {
    sheet: () => {
      const found = new Map<number, Cell[]>();
      const hidden = new Set<number>();
      return {
        put(row, column, cell) {
          if (row > limits.rows || column > limits.columns)
            refuse('CELL_REFERENCE', { reference: cellName(row, column) });
          if (cell === null || cell === '') return;
          if (typeof cell === 'string' && cell.length > limits.text)
            refuse(
              'TEXT_TOO_LONG',
              { part: '', size: cell.length, limit: limits.text },
              { cell: cellName(row, column) },
            );
          const cells = found.get(row) ?? [];
          found.set(row, cells);
          if (column > cells.length) slots += column - cells.length;
          if (slots > limits.wholeCells) refuse('CELLS', { limit: limits.wholeCells });
          while (cells.length < column) cells.push(null);
          cells[column - 1] = joined(cells[column - 1] ?? null, cell);
        },
        hide: (row) => void hidden.add(row),
        rows: () =>
          [...found].sort(([a], [b]) => a - b).map(([row, cells]) => ({ row, cells, hidden: hidden.has(row) })),
      };
    },
  };
}
