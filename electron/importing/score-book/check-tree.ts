import type { SheetLog } from './sheet-log.ts';

/** A row of the tree; `parent` null at the top. */
export interface TreeRow {
  readonly code: string;
  readonly parent: string | null;
  readonly row: number;
}

/** Logs parents that no row has, and each cycle once with its codes, at the cell of the parent (`column`). */
export function checkTree(rows: readonly TreeRow[], column: number, log: SheetLog): void {
  const byCode = new Map(rows.map((row) => [row.code, row]));
  /** Rows from which the walk upward is known to end, or whose cycle has been logged. */
  const settled = new Set<string>();
  for (const start of rows) {
    if (start.parent !== null && !byCode.has(start.parent))
      log.error(start.row, column, 'BOOK_PARENT_UNKNOWN', { code: start.code, parent: start.parent });
    const path: string[] = [];
    const onPath = new Set<string>();
    let current: TreeRow | undefined = start;
    while (current !== undefined && !settled.has(current.code) && !onPath.has(current.code)) {
      path.push(current.code);
      onPath.add(current.code);
      current = current.parent === null ? undefined : byCode.get(current.parent);
    }
    if (current !== undefined && onPath.has(current.code)) {
      const cycle = [...path.slice(path.indexOf(current.code)), current.code];
      log.error(current.row, column, 'BOOK_CYCLE', { cycle: cycle.join(' → ') });
    }
    for (const code of path) settled.add(code);
  }
}
