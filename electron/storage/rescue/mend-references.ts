import { appError } from '../../../shared/base/app-error.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import { auditActions, auditSubjects } from '../../../shared/model/audit-entry.ts';
import { methodSchema } from '../../../shared/model/method-schema.ts';
import { recordKinds } from '../../../shared/model/record-kind.ts';
import type { Sql } from '../connection/sqlite.ts';
import { readBody } from '../documents/bodies.ts';
import { sheetReportSchema } from '../documents/document-schemas.ts';

/** Takes away what refers to things that are gone, or gives it a stand-in where it is worth more than what is missing; each is told. */
export function mendReferences(sql: Sql): readonly AppError[] {
  sql.exec('BEGIN');
  const lost = [...mendRecords(sql), ...mendBatches(sql), ...mendRuns(sql), ...mendAudit(sql)];
  sql.exec(`
    DELETE FROM sheet_facets;
    INSERT INTO sheet_facets (sheet, facet, records)
      SELECT sheet, facet, count(*) FROM (SELECT sheet, facet FROM records UNION ALL SELECT sheet, facet FROM attributes) GROUP BY sheet, facet;
    DELETE FROM documents WHERE body NOT IN (SELECT id FROM bodies);
  `);
  sql.exec('COMMIT');
  return lost;
}

/** Records of a sheet or facet that is gone can't be told by unit or cell; a name or a remark that is gone only leaves its place empty. */
function* mendRecords(sql: Sql): Generator<AppError> {
  const isText = 'IN (SELECT id FROM texts UNION ALL SELECT 0)';
  sql.exec(`
    DELETE FROM facets WHERE NOT (unit IN (SELECT id FROM texts) AND selector ${isText} AND level ${isText}
      AND channel ${isText} AND platform ${isText});
    DELETE FROM spots WHERE NOT (subregion ${isText} AND person ${isText});
  `);
  for (const table of ['records', 'attributes']) {
    const places = [
      'facet IN (SELECT id FROM facets)',
      'sheet IN (SELECT id FROM sheets)',
      'spot IN (SELECT id FROM spots UNION ALL SELECT 0)',
      `item ${isText}`,
    ];
    const gone = sql.prepare(`DELETE FROM ${table} WHERE NOT (${places.join(' AND ')})`).run().changes;
    if (gone > 0) yield appError('RESCUE_RECORDS_STRAY', { count: gone });
    for (const column of ['name', 'person', 'day', 'note'])
      sql.exec(`UPDATE ${table} SET ${column} = 0 WHERE NOT ${column} ${isText}`);
  }
}

function* mendBatches(sql: Sql): Generator<AppError> {
  sql.exec("DELETE FROM batches WHERE status = 'open'");
  const batches = sql
    .prepare<[], number>(
      'SELECT DISTINCT batch FROM (SELECT batch FROM sheets UNION SELECT batch FROM files) WHERE batch NOT IN (SELECT id FROM batches)',
    )
    .pluck()
    .all();
  for (const batch of batches) {
    sql
      .prepare(
        "INSERT INTO batches (id, at, note, status, status_reason, records, replaced, content_hash) VALUES (?, '', '抢救 · rescued', 'active', '', 0, 0, '')",
      )
      .run(batch);
    yield appError('RESCUE_BATCH', { batch });
  }
  const files = sql
    .prepare<[], { file: number; batch: number }>(
      'SELECT file, min(batch) AS batch FROM sheets WHERE file NOT IN (SELECT id FROM files) GROUP BY file',
    )
    .all();
  for (const { file, batch } of files) {
    sql
      .prepare("INSERT INTO files (id, batch, position, name, content_hash, size) VALUES (?, ?, 0, '—', '', 0)")
      .run(file, batch);
    yield appError('RESCUE_FILE', { batch });
  }
  const kinds: readonly string[] = recordKinds;
  for (const sheet of sql
    .prepare<[], { id: number; name: string; kind: string | null; mapping: number | null; report: number | null }>(
      'SELECT id, name, kind, mapping, report FROM sheets',
    )
    .all()) {
    if (sheet.kind !== null && !kinds.includes(sheet.kind))
      sql.prepare('UPDATE sheets SET kind = NULL WHERE id = ?').run(sheet.id);
    if (!reads(() => readBody(sql, sheet.mapping, '')))
      sql.prepare('UPDATE sheets SET mapping = NULL WHERE id = ?').run(sheet.id);
    const report = sheet.report;
    if (report === null || reads(() => sheetReportSchema.parse(readBody(sql, report, '')))) continue;
    sql.prepare('UPDATE sheets SET report = NULL WHERE id = ?').run(sheet.id);
    yield appError('RESCUE_REPORT', { sheet: sheet.name });
  }
}

function* mendRuns(sql: Sql): Generator<AppError> {
  for (const { id, method, result } of sql
    .prepare<[], { id: number; method: number; result: number }>('SELECT id, method, result FROM runs ORDER BY id')
    .all()) {
    if (reads(() => methodSchema.parse(readBody(sql, method, ''))) && reads(() => readBody(sql, result, ''))) continue;
    sql.prepare('DELETE FROM runs WHERE id = ?').run(id);
    yield appError('RESCUE_RUN', { run: id });
  }
}

/** An entry that can't be shown, or taken back to what it says, goes; the gap in the numbers tells of it. */
function* mendAudit(sql: Sql): Generator<AppError> {
  const list = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ');
  const gone = sql
    .prepare(
      `DELETE FROM audit WHERE NOT (action IN (${list(auditActions)}) AND subject IN (${list(auditSubjects)})
        AND (before IS NULL OR before IN (SELECT id FROM bodies)) AND (after IS NULL OR after IN (SELECT id FROM bodies)))`,
    )
    .run().changes;
  sql.exec('UPDATE audit SET target = NULL WHERE target NOT IN (SELECT id FROM audit)');
  if (gone > 0) yield appError('RESCUE_ENTRIES', { count: gone });
}

function reads(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch {
    return false;
  }
}
