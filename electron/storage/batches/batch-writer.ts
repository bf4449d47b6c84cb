import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { SheetReport } from '../../../shared/model/collected-record.ts';
import { recordAudit } from '../documents/audit.ts';
import { storeBody, toJson } from '../documents/bodies.ts';
import type { CompiledRule } from '../measures/compile-rule.ts';
import { refreshMeasures } from '../measures/refresh-measures.ts';
import type { BatchPreview, BatchWriter, NewBatch, NewSheet, SheetWriter } from './open-batch.ts';
import type { MeasureTable } from '../measures/measure-table.ts';
import type { BatchSummary } from '../../../shared/model/batch.ts';
import { createContentDigest } from '../records/content-digest.ts';
import { createKeyWriter } from '../records/facets.ts';
import { markOverlaps } from '../records/overlaps.ts';
import { readReplacements } from './replacements.ts';
import { createSheetInserter } from '../records/sheet-inserter.ts';
import type { SheetInserter } from '../records/sheet-inserter.ts';
import { createTextDictionary } from '../records/text-dictionary.ts';
import { guarded, stillThere, writable } from '../connection/connection.ts';
import type { Session } from '../connection/connection.ts';
import { readBatch } from './read-batches.ts';

const REPLACEMENTS_SHOWN = 200;

/** What a batch needs of the project around it. */
export interface BatchContext {
  readonly rules: readonly CompiledRule[];
  readonly year: number;
  readonly units: ReadonlySet<string>;
  readonly table: () => MeasureTable;
}

/** Begins the one transaction that a batch is. The session refuses other writes until it is committed or aborted. */
export function beginBatch(session: Session, batch: NewBatch, context: BatchContext): Result<BatchWriter> {
  const allowed = writable(session);
  if (!allowed.ok) return allowed;
  const { sql } = session;
  return guarded(session, () => {
    sql.exec('BEGIN IMMEDIATE');
    const id = Number(
      sql
        .prepare(
          "INSERT INTO batches (at, note, status, status_reason, records, replaced, content_hash) VALUES (?, ?, 'open', '', 0, 0, '')",
        )
        .run(batch.now, batch.note ?? '').lastInsertRowid,
    );
    const insertFile = sql.prepare(
      'INSERT INTO files (batch, position, name, content_hash, size) VALUES (?, ?, ?, ?, ?)',
    );
    const files = batch.files.map((file, position) =>
      Number(insertFile.run(id, position, file.name, file.contentHash, file.size).lastInsertRowid),
    );
    session.batchOpen = true;
    return ok(createBatchWriter(session, batch, context, id, files));
  });
}

function createBatchWriter(
  session: Session,
  batch: NewBatch,
  context: BatchContext,
  id: number,
  files: readonly number[],
): BatchWriter {
  const { sql } = session;
  const texts = createTextDictionary(sql);
  const dictionaries = { texts, keys: createKeyWriter(sql, texts), digest: createContentDigest() };
  const insertSheet = sql.prepare(
    'INSERT INTO sheets (batch, file, name, kind, hidden, mapping, report) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const insertFacet = sql.prepare('INSERT INTO sheet_facets (sheet, facet, records) VALUES (?, ?, ?)');
  const touched = { records: new Set<number>(), attributes: new Set<number>() };
  let firstSheet = Number.MAX_SAFE_INTEGER;
  let records = 0;
  let current: SheetInserter | null = null;
  let done = false;
  let settled = false;

  /** Any failure ends the transaction, so that a half-written batch cannot be committed. */
  const step = <T>(work: () => Result<T>): Result<T> => {
    if (done) return err(appError('PROJECT_BATCH_OVER', { batch: id }));
    let result: Result<T> | null = null;
    try {
      result = guarded(session, work);
      return result;
    } finally {
      if (result?.ok !== true) end();
    }
  };
  const end = (): void => {
    done = true;
    session.batchOpen = false;
    if (sql.inTransaction) sql.exec('ROLLBACK');
  };
  const fileId = (position: number): number => {
    const file = files[position];
    if (file === undefined) throw new Error(`batch ${id} has no file ${position}`);
    return file;
  };
  const addSheet = (
    file: number,
    name: string,
    kind: string | null,
    hidden: boolean,
    mapping: number | null,
    report: number | null,
  ): number => Number(insertSheet.run(id, fileId(file), name, kind, hidden ? 1 : 0, mapping, report).lastInsertRowid);

  const openSheet = (sheet: NewSheet): SheetWriter => {
    if (current) throw new Error('finish the sheet before opening the next');
    if (settled) throw new Error('no sheet can follow a preview');
    const sheetId = addSheet(
      sheet.file,
      sheet.name,
      sheet.kind,
      sheet.hidden,
      sheet.mapping === undefined ? null : storeBody(sql, sheet.mapping),
      null,
    );
    firstSheet = Math.min(firstSheet, sheetId);
    const inserter = createSheetInserter(sql, sheet.kind, sheetId, dictionaries);
    current = inserter;
    return {
      add: (batchOfRecords) =>
        step(() => {
          for (const record of batchOfRecords) {
            if (!context.units.has(record.unit))
              throw new Error(`a record of unit ${record.unit}, which the project doesn't have`);
            inserter.add(record);
          }
          records += batchOfRecords.length;
          return ok(undefined);
        }),
      finish: (report) =>
        step(() => {
          for (const [facet, count] of inserter.finish()) {
            insertFacet.run(sheetId, facet, count);
            touched[sheet.kind === 'item_attributes' ? 'attributes' : 'records'].add(facet);
          }
          sql.prepare('UPDATE sheets SET report = ? WHERE id = ?').run(storeBody(sql, toJson(report)), sheetId);
          current = null;
          return ok(undefined);
        }),
    };
  };

  /** Overlaps and measure values, once, when all sheets are in. */
  const settle = (): void => {
    if (current) throw new Error('a sheet is not finished');
    if (settled) return;
    texts.flush();
    const replaced =
      markOverlaps(sql, 'records', touched.records, firstSheet) +
      markOverlaps(sql, 'attributes', touched.attributes, firstSheet);
    sql
      .prepare('UPDATE batches SET records = ?, replaced = ?, content_hash = ? WHERE id = ?')
      .run(records, replaced, dictionaries.digest.hex(), id);
    refreshMeasures(sql, context.rules, context.year, new Set([...touched.records, ...touched.attributes]));
    settled = true;
  };
  const summary = (): BatchSummary => {
    const found = readBatch(sql, id);
    if (!found) throw new Error(`batch ${id} is gone`);
    return found;
  };

  return {
    id,
    sheet: (sheet) => step(() => ok(openSheet(sheet))),
    report: (file: number, report: SheetReport) =>
      step(() => {
        addSheet(file, report.sheet, report.kind, report.hidden, null, storeBody(sql, toJson(report)));
        return ok(undefined);
      }),
    preview: () =>
      step((): Result<BatchPreview> => {
        settle();
        return ok({
          summary: summary(),
          replacements: readReplacements(sql, id, { offset: 0, limit: REPLACEMENTS_SHOWN }).rows,
          table: context.table(),
        });
      }),
    commit: () => {
      const committed = step(() => {
        const there = stillThere(session);
        if (!there.ok) return there;
        settle();
        sql.prepare("UPDATE batches SET status = 'active' WHERE id = ?").run(id);
        const found = summary();
        const names = found.files.map((file) => file.name);
        recordAudit(session, {
          at: batch.now,
          action: 'import',
          subject: 'batch',
          key: String(id),
          before: null,
          after: { status: 'active', files: names, records: found.records },
          why: batch.note ?? '',
        });
        sql.exec('COMMIT');
        return ok(found);
      });
      if (committed.ok) end();
      return committed;
    },
    abort: () => {
      if (!done) end();
    },
  };
}
