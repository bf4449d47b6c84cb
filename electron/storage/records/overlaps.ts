import { keptByText } from '../connection/kept-by-text.ts';
import type { Sql } from '../connection/sqlite.ts';
import type { Steps } from '../connection/steps.ts';
import type { RecordSource } from './record-source.ts';

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

export interface Overlaps {
  /** Facets in which some key occurs twice, withdrawn batches included. */
  readonly facets: readonly number[];
  /** Keys for which a staged sheet holds the newest of several records that count. */
  readonly replaced: number;
}

/** Looks through the facets that staged sheets have records in, `firstSheet` being the first of them. */
export function* findOverlaps(
  sql: Sql,
  source: RecordSource,
  table: 'records' | 'attributes',
  facets: Iterable<number>,
  firstSheet: number,
): Steps<Overlaps> {
  const active = activeCondition(sql);
  const repeatedIn = keptByText((rows) =>
    sql
      .prepare<[number], number>(
        `SELECT 1 FROM ${rows} WHERE facet = ? GROUP BY item, spot HAVING count(*) > 1 LIMIT 1`,
      )
      .pluck(),
  );
  const replacedIn = keptByText((rows) =>
    sql
      .prepare<[number, number], number>(
        `SELECT count(*) FROM (SELECT 1 FROM ${rows} WHERE facet = ? AND ${active} GROUP BY item, spot HAVING count(*) > 1 AND max(sheet) >= ?)`,
      )
      .pluck(),
  );
  const found: number[] = [];
  let replaced = 0;
  for (const facet of facets) {
    yield;
    const rows = source.rowsOf(table, facet);
    if (repeatedIn(rows).get(facet) === undefined) continue;
    found.push(facet);
    replaced += replacedIn(rows).get(facet, firstSheet) ?? 0;
  }
  return { facets: found, replaced };
}
