import type { Sql } from '../connection/sqlite.ts';

/** Puts a sheet's order before its cells' in one whole number, within SQLite's 64 bits: the largest is the newest record. */
export const NEWEST = '(sheet * 1099511627776 + cell)';

/**
 * SQL for "this record's batch counts". `committed` leaves out the batch being written too: for readers who look while an
 * import is under way.
 */
export function activeCondition(sql: Sql, committed = false): string {
  const aside = committed ? "status <> 'active'" : "status = 'withdrawn'";
  const some = sql.prepare<[], number>(`SELECT 1 FROM batches WHERE ${aside} LIMIT 1`).pluck().get();
  return some === undefined
    ? '1'
    : `sheet NOT IN (SELECT id FROM sheets WHERE batch IN (SELECT id FROM batches WHERE ${aside}))`;
}

/**
 * Marks those of the facets in which some key occurs twice, withdrawn batches included, and counts the keys for which
 * a sheet from `firstSheet` on holds the newest of several records.
 */
export function markOverlaps(
  sql: Sql,
  table: 'records' | 'attributes',
  facets: Iterable<number>,
  firstSheet: number,
): number {
  const repeated = sql
    .prepare<[number], number>(`SELECT 1 FROM ${table} WHERE facet = ? GROUP BY item, spot HAVING count(*) > 1 LIMIT 1`)
    .pluck();
  const replacing = sql
    .prepare<[number, number], number>(
      `SELECT count(*) FROM (SELECT 1 FROM ${table} WHERE facet = ? AND ${activeCondition(sql)} GROUP BY item, spot HAVING count(*) > 1 AND max(sheet) >= ?)`,
    )
    .pluck();
  const mark = sql.prepare<[number]>('UPDATE facets SET overlapping = 1 WHERE id = ?');
  let replaced = 0;
  for (const facet of facets) {
    if (repeated.get(facet) === undefined) continue;
    mark.run(facet);
    replaced += replacing.get(facet, firstSheet) ?? 0;
  }
  return replaced;
}
