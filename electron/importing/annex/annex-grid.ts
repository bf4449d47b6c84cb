import type { AppError } from '../../../shared/base/app-error.ts';
import { cellName } from '../../../shared/base/cell-name.ts';
import { scaleDecimal } from '../../../shared/base/parse-number.ts';
import type { Cell, SheetRow } from '../cells/cell.ts';
import type { MergedRange } from '../open/opened-workbook.ts';

/** A table that an office made for people: texts as they stand, '' for empty cells and those that a merged one covers. */
export interface AnnexGrid {
  readonly name: string;
  /** From row 1 on, each up to its last filled place. */
  readonly rows: readonly (readonly string[])[];
  readonly merges: readonly MergedRange[];
}

/** Rows and columns of such a table that are looked at. */
export const GRID_ROWS = 6_000;
export const GRID_COLUMNS = 80;

/** A sheet of a workbook, a web page or a document as such a table. */
export function annexGrid({
  name,
  rows,
  merges,
}: {
  readonly name: string;
  readonly rows: readonly SheetRow[];
  readonly merges: readonly MergedRange[];
}): AnnexGrid {
  const texts: (readonly string[])[] = [];
  for (const { row, cells } of rows) {
    if (row > GRID_ROWS) break;
    while (texts.length < row - 1) texts.push([]);
    texts[row - 1] = cells.slice(0, GRID_COLUMNS).map(cellText);
  }
  return { name, rows: texts, merges };
}

/** A number with all its digits, a percentage as points with its sign. */
function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return cell.replaceAll('\r\n', '\n').replaceAll('\u00a0', ' ');
  if (typeof cell === 'number') return String(cell);
  if (typeof cell === 'boolean') return cell ? '是' : '否';
  switch (cell.type) {
    case 'percent':
      return `${scaleDecimal(cell.value, 100)}%`;
    case 'date':
      return cell.iso;
    case 'error':
    case 'broken':
      return cell.text;
    case 'uncached':
      return '';
  }
}

export function textAt(grid: AnnexGrid, row: number, column: number): string {
  return grid.rows[row - 1]?.[column - 1] ?? '';
}

/** The text of the merged cell that a place belongs to. */
export function mergedTextAt(grid: AnnexGrid, row: number, column: number): string {
  const range = grid.merges.find(
    ({ top, left, bottom, right }) => row >= top && row <= bottom && column >= left && column <= right,
  );
  return range === undefined ? textAt(grid, row, column) : textAt(grid, range.top, range.left);
}

export function placeOf(row: number, column: number): string {
  return cellName(row, column);
}

/** Remarks in the order of their cells, those of the whole table first. */
export function byPlace(remarks: readonly AppError[]): readonly AppError[] {
  const order = ({ place }: AppError): string => {
    const [, letters = '', row = ''] = /^([A-Z]+)(\d+)$/.exec(place?.cell ?? '') ?? [];
    return `${row.padStart(8, '0')}${letters.padStart(4, '0')}`;
  };
  return remarks.toSorted((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : 0));
}
