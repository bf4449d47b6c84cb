import type { Sql } from '../sqlite.ts';

/** Rows a statement: 50 was the fastest of 1 to 500 (LIBRARIES.md). */
const ROWS = 50;

export interface RowBuffer {
  /** One row's values, in the order of the columns. */
  push(...row: (number | null)[]): void;
  flush(): void;
}

/** Collects rows for `INSERT INTO target VALUES (…), (…)`. `target`: table with its column list. */
export function createRowBuffer(sql: Sql, target: string, columns: number): RowBuffer {
  const row = `(${Array.from({ length: columns }, () => '?').join(', ')})`;
  const insert = (rows: number): string => `INSERT INTO ${target} VALUES ${Array.from({ length: rows }, () => row).join(', ')}`;
  const many = sql.prepare(insert(ROWS));
  const full = ROWS * columns;
  const pending: (number | null)[] = new Array<number | null>(full).fill(null);
  let length = 0;
  return {
    push: (...values) => {
      for (let i = 0; i < columns; i += 1) pending[length + i] = values[i] ?? null;
      length += columns;
      if (length === full) {
        many.run(pending);
        length = 0;
      }
    },
    flush: () => {
      if (length > 0) sql.prepare(insert(length / columns)).run(pending.slice(0, length));
      length = 0;
    },
  };
}
