import type { Sql } from '../connection/sqlite.ts';
import { readTreePage } from './read-rows.ts';
import type { Cell, FoundRow } from './read-rows.ts';
import type { PageReader } from './page-reader.ts';

/** A table of a project as its schema says it is. */
export interface TableShape {
  readonly name: string;
  readonly columns: readonly ColumnShape[];
  /** Column that is the row's number; -1 where rows are kept by their key. */
  readonly rowidColumn: number;
}

interface ColumnShape {
  readonly name: string;
  readonly type: 'INTEGER' | 'REAL' | 'TEXT';
  readonly required: boolean;
  /** What a row from before the column has in it. */
  readonly fallback: Cell;
}

/** What became of a table. */
export interface SalvagedTable {
  readonly rows: number;
  /** Rows and pages that gave nothing; 0 where all of the table was read. */
  readonly lost: number;
}

/** The tables of a database, as they are to be looked for in a damaged one. */
export function tableShapes(model: Sql): readonly TableShape[] {
  const tables = model
    .prepare<[], { name: string; sql: string }>(
      "SELECT name, sql FROM sqlite_schema WHERE type = 'table' ORDER BY name",
    )
    .all();
  return tables.map(({ name, sql }) => {
    const columns = model
      .prepare<[], { name: string; type: string; notnull: number; dflt_value: string | null; pk: number }>(
        `SELECT name, type, "notnull", dflt_value, pk FROM pragma_table_info('${name}')`,
      )
      .all();
    const keyed = sql.includes('WITHOUT ROWID');
    return {
      name,
      columns: columns.map((column) => ({
        name: column.name,
        type: column.type === 'REAL' || column.type === 'TEXT' ? column.type : 'INTEGER',
        required: column.notnull === 1,
        fallback: column.dflt_value === "''" ? '' : column.dflt_value === null ? null : Number(column.dflt_value),
      })),
      rowidColumn: keyed ? -1 : columns.findIndex(({ pk }) => pk === 1),
    };
  });
}

/**
 * Reads all rows of a table that its pages give, from the root in the file's schema downwards; where the tree is broken, or its root isn't known,
 * also from pages that no tree leads to and whose rows have the table's shape. Rows may come twice, those of the tree first.
 */
export function* salvageTable(
  reader: PageReader,
  shape: TableShape,
  pages: PageUse,
): Generator<readonly Cell[], SalvagedTable> {
  let rows = 0;
  let lost = 0;
  const tree = pages.trees.get(shape.name) ?? { pages: [], broken: 1 };
  lost += tree.broken;
  const strays = tree.broken > 0 ? pages.strays : [];
  for (const [stray, numbers] of [
    [false, tree.pages],
    [true, strays],
  ] as const)
    for (const number of numbers) {
      const found = readTreePage(reader, number);
      if (found === null) continue;
      if (!stray) lost += found.unreadable;
      for (const row of found.rows) {
        const cells = fitted(row, shape);
        if (cells === null) {
          if (!stray) lost += 1;
          continue;
        }
        rows += 1;
        yield cells;
      }
    }
  return { rows, lost };
}

export interface Tree {
  readonly pages: readonly number[];
  /** Pages that should be below and can't be read, or are another's. */
  readonly broken: number;
}

/** Which page belongs to which table. */
export interface PageUse {
  readonly trees: ReadonlyMap<string, Tree>;
  /** Pages of trees that nothing leads to. */
  readonly strays: readonly number[];
}

/** Follows every tree of the file's schema, and gathers the pages that none of them has. */
export function findTrees(reader: PageReader): PageUse {
  const used = new Set<number>();
  const schema = walk(reader, 1, used);
  const trees = new Map<string, Tree>();
  for (const number of schema.pages)
    for (const { cells } of readTreePage(reader, number)?.rows ?? []) {
      const [, name, , root] = cells;
      if (typeof name !== 'string' || typeof root !== 'number' || trees.has(name)) continue;
      trees.set(name, walk(reader, root, used));
    }
  for (const page of freePages(reader)) used.add(page);
  const strays: number[] = [];
  for (let number = 2; number <= reader.count; number += 1)
    if (!used.has(number) && readTreePage(reader, number) !== null) strays.push(number);
  return { trees, strays };
}

function walk(reader: PageReader, root: number, used: Set<number>): Tree {
  const pages: number[] = [];
  let broken = 0;
  const next = [root];
  for (let number = next.pop(); number !== undefined; number = next.pop()) {
    const page = used.has(number) ? null : readTreePage(reader, number);
    if (page === null) {
      broken += 1;
      continue;
    }
    used.add(number);
    pages.push(number);
    broken += page.unreadable;
    next.push(...page.children.toReversed());
  }
  return { pages, broken };
}

/** Pages that hold what was deleted: not to be taken for lost ones. */
function freePages(reader: PageReader): ReadonlySet<number> {
  const free = new Set<number>();
  let trunk = reader.page(1)?.readUInt32BE(32) ?? 0;
  while (trunk !== 0 && !free.has(trunk)) {
    free.add(trunk);
    const page = reader.page(trunk);
    if (page === null) break;
    const leaves = Math.min(page.readUInt32BE(4), page.length / 4 - 2);
    for (let at = 0; at < leaves; at += 1) free.add(page.readUInt32BE(8 + at * 4));
    trunk = page.readUInt32BE(0);
  }
  return free;
}

/** The row in the table's columns; null where it is none of the table's. */
function fitted({ rowid, cells }: FoundRow, { columns, rowidColumn }: TableShape): readonly Cell[] | null {
  if (rowidColumn >= 0 !== (rowid !== null) || cells.length > columns.length) return null;
  // Columns came with later versions, a few at a time; a row of a much shorter table is another's.
  if (columns.slice(cells.length).some(({ required, fallback }) => required && fallback === null)) return null;
  const row: Cell[] = [];
  for (const [at, column] of columns.entries()) {
    const cell = at === rowidColumn ? rowid : at < cells.length ? (cells[at] ?? null) : column.fallback;
    if (!fits(cell, column)) return null;
    row.push(cell);
  }
  return row;
}

function fits(cell: Cell, { type, required }: ColumnShape): boolean {
  if (cell === null) return !required;
  if (type === 'TEXT') return typeof cell === 'string';
  return typeof cell === 'number' && (type === 'REAL' || Number.isInteger(cell));
}
