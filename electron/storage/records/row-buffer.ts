import type { Sql } from '../connection/sqlite.ts';

/** Rows a statement: 50 was the fastest of 1 to 500 (docs/LIBRARIES "SQLite"). */
const ROWS = 50;
/** Rows gathered before they are written facet by facet: one place of the tree after the other halves the time, and so many take some ten milliseconds. */
const GATHERED = 8_192;

export interface RowBuffer {
  /** One row's values in the order of the columns, the facet first; NaN is NULL. */
  push(...row: number[]): void;
  /** The same of values that are taken out of the array at once. */
  put(row: Float64Array): void;
  flush(): void;
}

export interface RowTarget {
  readonly table: string;
  readonly columns: readonly string[];
  /** Columns that are the same in every row. */
  readonly constants: Readonly<Record<string, number>>;
}

/** Collects rows for multi-row INSERTs. `atOnce`: rows gathered before they are written; few where they come facet by facet anyway. */
export function createRowBuffer(sql: Sql, target: RowTarget, atOnce = GATHERED): RowBuffer {
  const width = target.columns.length;
  const names = [...target.columns, ...Object.keys(target.constants)].join(', ');
  const row = `(${[...target.columns.map(() => '?'), ...Object.values(target.constants)].join(', ')})`;
  const prepare = (rows: number) =>
    sql.prepare(`INSERT INTO ${target.table} (${names}) VALUES ${Array.from({ length: rows }, () => row).join(', ')}`);
  const many = prepare(ROWS);
  const gathered = new Float64Array(atOnce * width);
  const next = new Int32Array(atOnce);
  const statement: (number | null)[] = new Array<number | null>(ROWS * width).fill(null);
  let length = 0;

  /** Rows of one facet become a chain, in the order in which they came. */
  const chains = (): Iterable<number> => {
    const first = new Map<number, number>();
    const last = new Map<number, number>();
    for (let i = 0; i < length; i += 1) {
      const facet = gathered[i * width] ?? 0;
      const before = last.get(facet);
      if (before === undefined) first.set(facet, i);
      else next[before] = i;
      last.set(facet, i);
      next[i] = -1;
    }
    return first.values();
  };

  const flush = (): void => {
    let filled = 0;
    for (const start of chains()) {
      for (let i = start; i >= 0; i = next[i] ?? -1) {
        for (let column = 0; column < width; column += 1) {
          const value = gathered[i * width + column] ?? Number.NaN;
          statement[filled] = Number.isNaN(value) ? null : value;
          filled += 1;
        }
        if (filled === statement.length) {
          many.run(statement);
          filled = 0;
        }
      }
    }
    if (filled > 0) prepare(filled / width).run(statement.slice(0, filled));
    length = 0;
  };

  return {
    push: (...values) => {
      const at = length * width;
      for (let column = 0; column < width; column += 1) gathered[at + column] = values[column] ?? Number.NaN;
      length += 1;
      if (length === atOnce) flush();
    },
    put: (values) => {
      gathered.set(values, length * width);
      length += 1;
      if (length === atOnce) flush();
    },
    flush,
  };
}
