import type { Sql } from '../sqlite.ts';

/** Puts a sheet's order before its cells' in one whole number, within SQLite's 64 bits: the largest is the newest record. */
export const NEWEST = '(sheet * 1099511627776 + cell)';

/** Sheets of withdrawn batches; SQL for "this record's batch counts", or '1' when all do. */
export function activeCondition(sql: Sql): string {
  const withdrawn = sql.prepare<[], number>("SELECT count(*) FROM batches WHERE status = 'withdrawn'").pluck().get() ?? 0;
  return withdrawn === 0 ? '1' : "sheet NOT IN (SELECT id FROM sheets WHERE batch IN (SELECT id FROM batches WHERE status = 'withdrawn'))";
}

/**
 * Marks those of the facets in which some key occurs twice, withdrawn batches included, and counts the keys for which
 * a sheet from `firstSheet` on holds the newest of several records.
 */
export function markOverlaps(sql: Sql, table: 'records' | 'attributes', facets: Iterable<number>, firstSheet: number): number {
  const repeated = sql.prepare<[number], number>(`SELECT 1 FROM ${table} WHERE facet = ? GROUP BY item, spot HAVING count(*) > 1 LIMIT 1`).pluck();
  const replacing = sql.prepare<[number, number], number>(
    `SELECT count(*) FROM (SELECT 1 FROM ${table} WHERE facet = ? AND ${activeCondition(sql)} GROUP BY item, spot HAVING count(*) > 1 AND max(sheet) >= ?)`,
  ).pluck();
  const mark = sql.prepare<[number]>('UPDATE facets SET overlapping = 1 WHERE id = ?');
  let replaced = 0;
  for (const facet of facets) {
    if (repeated.get(facet) === undefined) continue;
    mark.run(facet);
    replaced += replacing.get(facet, firstSheet) ?? 0;
  }
  return replaced;
}
