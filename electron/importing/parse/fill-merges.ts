import type { Cell, SheetRow } from '../cells/cell.ts';
import type { Merge } from '../profile/profile-sheet.ts';

/**
 * Gives merged cells below the header their value in every row they cover (a unit merged over its twelve months).
 * `read`: the columns that the mapping knows; beyond them nothing is filled, which could make every row as wide as the sheet can be.
 * `numbers`: columns of statistics; a number merged over rows is not one number for each, so these are left as they are.
 */
export function createMergeFiller(
  merges: readonly Merge[],
  headerLast: number,
  read: ReadonlySet<number>,
  numbers: ReadonlySet<number>,
): (row: SheetRow) => SheetRow {
  // Merges across the columns of one row are titles and notes; only those down the rows carry a value on.
  const down = merges.filter(
    (merge) =>
      merge.bottom > merge.top &&
      merge.left === merge.right &&
      merge.top > headerLast &&
      read.has(merge.left) &&
      !numbers.has(merge.left),
  );
  if (down.length === 0) return (row) => row;
  const sorted = [...down].sort((a, b) => a.top - b.top);
  let next = 0;
  /** One a column: where merges overlap, which Excel refuses to make, the later one holds. */
  const active = new Map<number, { readonly bottom: number; readonly top: number; value: Cell }>();
  return (row) => {
    for (let merge = sorted[next]; merge !== undefined && merge.top <= row.row; merge = sorted[next]) {
      active.set(merge.left, { top: merge.top, bottom: merge.bottom, value: null });
      next += 1;
    }
    for (const [column, entry] of active) if (entry.bottom < row.row) active.delete(column);
    if (active.size === 0) return row;
    const cells = [...row.cells];
    for (const [column, entry] of active) {
      const index = column - 1;
      if (entry.top === row.row) entry.value = cells[index] ?? null;
      else if ((cells[index] ?? null) === null) {
        while (cells.length <= index) cells.push(null);
        cells[index] = entry.value;
      }
    }
    return { ...row, cells };
  };
}
