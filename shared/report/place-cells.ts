import type { ReportCell } from './report-table.ts';

/** A cell with its place in the grid, 0-based, and its spans. */
export interface PlacedCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly colSpan: number;
  readonly cell: ReportCell;
}

/**
 * Places the cells of HTML-like rows in a grid of `width` columns: each goes to the first free column of its row.
 * Throws when a row overflows, since a table built here is then wrong.
 */
export function placeCells(rows: readonly (readonly ReportCell[])[], width: number): readonly PlacedCell[] {
  const taken = rows.map(() => new Uint8Array(width));
  const placed: PlacedCell[] = [];
  rows.forEach((cells, row) => {
    let column = 0;
    for (const cell of cells) {
      while (taken[row]![column] === 1) column += 1;
      const rowSpan = Math.min(cell.rowSpan ?? 1, rows.length - row);
      const colSpan = cell.colSpan ?? 1;
      if (column + colSpan > width) throw new Error(`placeCells: row ${row} is wider than ${width} columns`);
      for (let r = row; r < row + rowSpan; r += 1) taken[r]!.fill(1, column, column + colSpan);
      placed.push({ row, column, rowSpan, colSpan, cell });
      column += colSpan;
    }
  });
  return placed;
}
