import type { Cell, SheetRow } from '../cells/cell.ts';
import type { Merge } from '../profile/profile-sheet.ts';

/**
 * Gives merged cells below the header their value in every row they cover (a unit merged over its twelve months).
 * `numbers`: columns of statistics; a number merged over rows is not one number for each, so these are left as they are.
 */
export function createMergeFiller(
  merges: readonly Merge[],
  headerLast: number,
  numbers: ReadonlySet<number>,
): (row: SheetRow) => SheetRow {
  // Merges across the columns of one row are titles and notes; only those down the rows carry a value on.
  const down = merges.filter(
    (merge) =>
      merge.bottom > merge.top && merge.left === merge.right && merge.top > headerLast && !numbers.has(merge.left),
  );
  if (down.length === 0) return (row) => row;
  const sorted = [...down].sort((a, b) => a.top - b.top);
  let next = 0;
  let active: { readonly merge: Merge; value: Cell }[] = [];
  return (row) => {
    for (let merge = sorted[next]; merge !== undefined && merge.top <= row.row; merge = sorted[next]) {
      active.push({ merge, value: null });
      next += 1;
    }
    if (active.length === 0) return row;
    active = active.filter((entry) => entry.merge.bottom >= row.row);
    if (active.length === 0) return row;
    const cells = [...row.cells];
    for (const entry of active) {
      const index = entry.merge.left - 1;
      if (entry.merge.top === row.row) entry.value = cells[index] ?? null;
      else if ((cells[index] ?? null) === null) {
        while (cells.length <= index) cells.push(null);
        cells[index] = entry.value;
      }
    }
    return { ...row, cells };
  };
}
