import { parseStored } from '../connection/damaged-content.ts';
import { z } from 'zod';
import { recordKinds } from '../../../shared/model/record-kind.ts';
import type { SheetReport } from '../../../shared/model/collected-record.ts';
import { readBody } from '../documents/bodies.ts';
import { sheetReportSchema } from '../documents/document-schemas.ts';
import type { BatchSummary, FileReport } from '../../../shared/model/batch.ts';
import type { Sql } from '../connection/sqlite.ts';

interface BatchRow {
  readonly id: number;
  readonly at: string;
  readonly note: string;
  readonly status: string;
  readonly status_reason: string;
  readonly records: number;
  readonly replaced: number;
  readonly content_hash: string;
}

const statusSchema = z.enum(['active', 'withdrawn']);
const kindSchema = z.enum(recordKinds);

/** All batches, oldest first, with the report of every sheet. */
export function readBatches(sql: Sql): readonly BatchSummary[] {
  return sql
    .prepare<[], BatchRow>("SELECT * FROM batches WHERE status <> 'open' ORDER BY id")
    .all()
    .map((row) => summarise(sql, row));
}

export function readBatch(sql: Sql, id: number): BatchSummary | null {
  const row = sql.prepare<[number], BatchRow>('SELECT * FROM batches WHERE id = ?').get(id);
  return row ? summarise(sql, row) : null;
}

function summarise(sql: Sql, row: BatchRow): BatchSummary {
  const files = sql
    .prepare<[number], { id: number; name: string; content_hash: string; size: number }>(
      'SELECT id, name, content_hash, size FROM files WHERE batch = ? ORDER BY position',
    )
    .all(row.id);
  const sheets = sql
    .prepare<[number], { file: number; kind: string | null; report: number | null; id: number }>(
      'SELECT id, file, kind, report FROM sheets WHERE batch = ? ORDER BY id',
    )
    .all(row.id);
  const reports = new Map<number, SheetReport[]>();
  for (const sheet of sheets) {
    if (sheet.report === null) continue;
    const report = parseStored(
      sheetReportSchema,
      readBody(sql, sheet.report, `sheet ${sheet.id}`),
      `sheet ${sheet.id}`,
    );
    const list = reports.get(sheet.file);
    if (list) list.push(report);
    else reports.set(sheet.file, [report]);
  }
  const all = [...reports.values()].flat();
  const total = (count: (sheet: SheetReport) => number): number => all.reduce((sum, sheet) => sum + count(sheet), 0);
  return {
    id: row.id,
    at: row.at,
    note: row.note,
    status: row.status === 'open' ? 'active' : parseStored(statusSchema, row.status, `batch ${row.id}`),
    statusReason: row.status_reason,
    rows: total((sheet) => sheet.rows),
    imported: total((sheet) => sheet.imported),
    skipped: total((sheet) => sheet.skipped),
    problems: total((sheet) => sheet.problems),
    records: row.records,
    replaced: row.replaced,
    contentHash: row.content_hash,
    kinds: [
      ...new Set(
        sheets.flatMap((sheet) =>
          sheet.kind === null ? [] : [parseStored(kindSchema, sheet.kind, `sheet ${sheet.id}`)],
        ),
      ),
    ],
    files: files.map((file): FileReport => ({
      name: file.name,
      contentHash: file.content_hash,
      size: file.size,
      sheets: reports.get(file.id) ?? [],
    })),
  };
}

/** Facets that sheets of a batch have records in. */
export function batchFacets(sql: Sql, batch: number): ReadonlySet<number> {
  return new Set(
    sql
      .prepare<[number], number>(
        'SELECT DISTINCT facet FROM sheet_facets WHERE sheet IN (SELECT id FROM sheets WHERE batch = ?)',
      )
      .pluck()
      .all(batch),
  );
}
