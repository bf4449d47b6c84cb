import type { Sql } from '../connection/sqlite.ts';
import type { Steps } from '../connection/steps.ts';

/** Rows that are copied at once: a few milliseconds' work. */
const ROWS = 4_000;

/**
 * Copies texts, spots and facets that the project lacks, then the rows facet by facet in the order of their key, inside a
 * transaction. `facets`: facet → rows, of either table.
 */
export function* copyStaged(
  sql: Sql,
  schema: string,
  facets: { readonly records: ReadonlyMap<number, number>; readonly attributes: ReadonlyMap<number, number> },
): Steps<void> {
  for (const table of ['texts', 'spots'] as const) yield* copyById(sql, schema, table);
  const copyFacet = sql.prepare<[number]>(
    `INSERT INTO main.facets SELECT * FROM ${schema}.facets WHERE id = ? AND id NOT IN (SELECT id FROM main.facets)`,
  );
  for (const table of ['records', 'attributes'] as const) {
    const ordered = [...facets[table]].sort(([a], [b]) => a - b);
    for (const [facet] of ordered) copyFacet.run(facet);
    yield;
    for (const [facet, rows] of ordered) yield* copyFacetRows(sql, schema, table, facet, rows);
  }
}

function* copyById(sql: Sql, schema: string, table: 'texts' | 'spots'): Steps<void> {
  const last = sql.prepare<[], number | null>(`SELECT max(id) FROM ${schema}.${table}`).pluck().get() ?? 0;
  const first = sql.prepare<[], number | null>(`SELECT min(id) FROM ${schema}.${table}`).pluck().get() ?? 1;
  const copy = sql.prepare<[number, number]>(
    `INSERT INTO main.${table} SELECT * FROM ${schema}.${table} WHERE id BETWEEN ? AND ?`,
  );
  for (let from = first; from <= last; from += ROWS) {
    yield;
    copy.run(from, from + ROWS - 1);
  }
}

function* copyFacetRows(
  sql: Sql,
  schema: string,
  table: 'records' | 'attributes',
  facet: number,
  rows: number,
): Steps<void> {
  const next = sql
    .prepare<[number, number], number>(
      `SELECT item FROM ${schema}.${table} WHERE facet = ? AND item > ? ORDER BY item LIMIT 1 OFFSET ${ROWS}`,
    )
    .pluck();
  const copy = sql.prepare<[number, number, number]>(
    `INSERT INTO main.${table} SELECT * FROM ${schema}.${table} WHERE facet = ? AND item > ? AND item <= ? ORDER BY facet, item, spot, sheet, cell`,
  );
  for (let from = -1; ;) {
    yield;
    const to = rows <= ROWS ? undefined : next.get(facet, from);
    copy.run(facet, from, to ?? Number.MAX_SAFE_INTEGER);
    if (to === undefined) return;
    from = to;
  }
}
