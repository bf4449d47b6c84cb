import type { RecordYear } from '../../../shared/model/record-year.ts';
import { recordKinds } from '../../../shared/model/record-kind.ts';
import type { Sql } from '../connection/sqlite.ts';

/** Results of earlier years are a table of their own: they count as what they are. */
const HISTORY = recordKinds.indexOf('index_history');

/** Records of batches that count, by sheet, kind and the year that their period lies in (0: they name none); sheets in the order of their import. */
export function readRecordYears(sql: Sql): readonly RecordYear[] {
  return sql
    .prepare<[number], { batch: number; file: string; sheet: string; kind: number; year: number; records: number }>(
      `
    SELECT s.batch, f.name AS file, s.name AS sheet, a.kind,
      CASE WHEN a.period >= 10000 THEN a.period / 100 ELSE a.period END AS year, sum(p.records) AS records
    FROM sheet_facets p JOIN facets a ON a.id = p.facet JOIN sheets s ON s.id = p.sheet
    JOIN files f ON f.id = s.file JOIN batches b ON b.id = s.batch
    WHERE b.status = 'active' AND a.kind <> ? GROUP BY s.id, a.kind, year ORDER BY s.id, a.kind, year`,
    )
    .all(HISTORY)
    .flatMap(({ kind, ...row }) => {
      const name = recordKinds[kind];
      return name === undefined ? [] : [{ ...row, kind: name }];
    });
}

/** Whether any record, also of a batch that was withdrawn, names no period: it belongs to whichever year is evaluated. */
export function hasUndatedRecords(sql: Sql): boolean {
  return (
    sql
      .prepare<[number], number>('SELECT 1 FROM facets WHERE period = 0 AND kind <> ? LIMIT 1')
      .pluck()
      .get(HISTORY) !== undefined
  );
}
