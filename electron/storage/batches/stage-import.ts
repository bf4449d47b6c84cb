import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { RecordKind } from '../../../shared/model/record-kind.ts';
import { recordAudit } from '../documents/audit.ts';
import { toJson } from '../../../shared/base/to-json.ts';
import { storeBody } from '../documents/bodies.ts';
import { readFacetIndex } from '../measures/facet-index.ts';
import { readHistory, stagedHistory } from '../measures/read-history.ts';
import { writeMeasures } from '../measures/refresh-measures.ts';
import type { MeasureChange } from '../measures/refresh-measures.ts';
import type { MeasureTable } from '../measures/measure-table.ts';
import type { ProjectContext } from '../measures/project-context.ts';
import type { BatchSummary } from '../../../shared/model/batch.ts';
import type { ProjectWrites } from '../documents/project-writes.ts';
import type { BatchPreview } from './open-batch.ts';
import type { StagedBatch, StagedImport, StagedSheetWriter } from './staged-import.ts';
import { createContentDigest } from '../records/content-digest.ts';
import type { ContentDigest } from '../records/content-digest.ts';
import { createKeyWriter } from '../records/facets.ts';
import { withNewSheets, withStaged } from '../records/record-source.ts';
import type { RecordSource } from '../records/record-source.ts';
import { findReplacements } from './replacements.ts';
import type { SheetPlace } from './replacements.ts';
import { createSheetInserter } from '../records/sheet-inserter.ts';
import type { RecordTarget } from '../records/sheet-inserter.ts';
import { openTextDictionary } from '../records/text-dictionary.ts';
import { begin, commit, guardedSteps, joining, stillThere, writable } from '../connection/connection.ts';
import type { Connection } from '../connection/connection.ts';
import { configureForBulk, configureForEdits, sqliteFault, sqlNumber } from '../connection/sqlite.ts';
import type { Steps } from '../connection/steps.ts';
import type { WrittenAlong } from './written-along.ts';
import { copyStaged } from './copy-staged.ts';
import { stagedEffect } from './staged-effect.ts';
import type { StagedEffect, TouchedFacets } from './staged-effect.ts';
import { readManifest } from './batch-manifest.ts';
import { readBatch } from './read-batches.ts';
import { attachStaging, detachStaging } from './staging-tables.ts';
import { openTransaction } from './within-project.ts';

const REPLACEMENTS_SHOWN = 200;

/** What staging needs of the project around it. */
export interface StagingContext extends ProjectContext {
  /** The measure table as it would be. */
  /** For what is written along with the import. */
  readonly writer: () => ProjectWrites;
  readonly tableAfter: (changes: readonly MeasureChange[], source: RecordSource) => MeasureTable;
}

/** What is staged of one sheet. */
interface StagedRows {
  readonly kind: RecordKind;
  readonly facets: ReadonlyMap<number, number>;
  readonly inOrder: ReadonlySet<number>;
  readonly digest: ContentDigest;
}

/** The highest ids of the project: staged ones follow. */
interface Ground {
  readonly texts: number;
  readonly spots: number;
  readonly facets: number;
  readonly sheets: number;
  readonly batches: number;
}

/**
 * Begins to stage an import: nothing of it is in the project before `commit`. `beside`: in tables of its own, so that it can be previewed and other
 * writes go on. `within`: in the project's own tables, in the transaction that the commit ends, so that no row is written twice; other writes are
 * refused from the first sheet on, and giving it up takes everything back.
 */
export function stageImport(
  connection: Connection,
  context: StagingContext,
  where: 'beside' | 'within' = 'beside',
): Result<StagedImport> {
  const allowed = writable(connection);
  if (!allowed.ok) return allowed;
  detachLeft(connection);
  const schema = where === 'within' ? PROJECT : attachStaging(connection.sql);
  return ok(createStagedImport(connection, context, schema));
}

/** A staged import that was given up while another was being committed is let go when that is over. */
function detachLeft(connection: Connection): void {
  if (connection.sql.inTransaction) return;
  for (const schema of connection.leftStaged.splice(0)) detachStaging(connection.sql, schema);
}

/** SQLite's name of the project's own tables. */
const PROJECT = 'main';

function createStagedImport(connection: Connection, context: StagingContext, schema: string): StagedImport {
  const { sql } = connection;
  const within = schema === PROJECT ? openTransaction(connection) : null;
  const ground = groundOf(connection);
  const sheets = new Map<number, StagedRows>();
  let target: RecordTarget | null = null;
  let effect: StagedEffect | null = null;
  let over = false;
  let reserved = false;
  let whole = true;
  let known: ReadonlySet<string> = new Set();

  const reserve = (): Result<void> => {
    if (reserved) return ok(undefined);
    const allowed = writable(connection);
    if (allowed.ok) connection.batchOpen = reserved = true;
    return allowed;
  };
  const release = (): void => {
    if (reserved) connection.batchOpen = reserved = false;
  };
  const discard = (): void => {
    release();
    if (over) return;
    over = true;
    target = null;
    if (within !== null) {
      within.end();
      return;
    }
    connection.leftStaged.push(schema);
    if (sql.open) detachLeft(connection);
  };
  /** A write to the staged tables, which nothing takes back: after a failure they are given up. */
  const step = <T>(work: () => Result<T>): Result<T> => {
    if (over) return err(appError('IMPORT_STAGE_OVER'));
    if (within !== null) return within.step(work, discard);
    if (sql.inTransaction) return err(appError('PROJECT_IMPORT_RUNNING', { path: connection.path }));
    let done = false;
    try {
      sql.exec('BEGIN');
      const result = work();
      sql.exec('COMMIT');
      done = true;
      return result;
    } catch (error) {
      if (sql.inTransaction) sql.exec('ROLLBACK');
      const fault = sqliteFault(error, connection.path);
      if (!fault) throw error;
      return err(fault.code === 'PROJECT_DISK_FULL' ? appError('IMPORT_STAGE_DISK_FULL') : fault);
    } finally {
      if (!done) discard();
    }
  };
  const sheetId = (place: number): number => ground.sheets + 1 + place;
  const rowsOf = (table: 'records' | 'attributes'): ReadonlyMap<number, number> => {
    const counts = new Map<number, number>();
    for (const { kind, facets } of sheets.values()) {
      if ((kind === 'item_attributes') !== (table === 'attributes')) continue;
      for (const [facet, count] of facets) counts.set(facet, (counts.get(facet) ?? 0) + count);
    }
    return counts;
  };
  const touchedFacets = (): TouchedFacets => {
    const [records, attributes] = [rowsOf('records'), rowsOf('attributes')];
    const repeatable = (rows: ReadonlyMap<number, number>): number[] => {
      // No key repeats in a new facet whose records are of one sheet and came in the order of their keys.
      const single = new Set<number>();
      for (const { facets, inOrder } of sheets.values())
        for (const facet of inOrder)
          if (facet > ground.facets && facets.get(facet) === rows.get(facet)) single.add(facet);
      return [...rows].flatMap(([facet, count]) =>
        (count > 1 || facet <= ground.facets) && !single.has(facet) ? [facet] : [],
      );
    };
    return {
      all: new Set([...records.keys(), ...attributes.keys()]),
      repeatable: { records: repeatable(records), attributes: repeatable(attributes) },
    };
  };
  const source = ({ all } = touchedFacets()): RecordSource =>
    within === null
      ? withStaged({
          schema,
          lastFacet: ground.facets,
          lastSheet: ground.sheets,
          batch: ground.batches + 1,
          touched: all,
        })
      : withNewSheets(ground.sheets, ground.batches + 1);
  const rest = (): void => {
    target?.texts.flush();
    target = null;
  };
  const currentEffect = function* (): Steps<StagedEffect> {
    if (effect?.version !== context.version()) {
      const touched = touchedFacets();
      effect = yield* stagedEffect(sql, context, source(touched), touched, sheetId(0));
    }
    return effect;
  };

  const drop = function* (place: number): Steps<Result<void>> {
    const rows = sheets.get(place);
    sheets.delete(place);
    if (rows === undefined) return ok(undefined);
    whole = false;
    const table = rows.kind === 'item_attributes' ? 'attributes' : 'records';
    const remove = sql.prepare<[number, number]>(`DELETE FROM ${schema}.${table} WHERE facet = ? AND sheet = ?`);
    for (const facet of rows.facets.keys()) {
      yield;
      const removed = step(() => ok(remove.run(facet, sheetId(place))));
      if (!removed.ok) return removed;
    }
    return ok(undefined);
  };
  /** Units and selectors of a sheet's records, as their texts' ids. */
  const subjectsOf = (place: number): string[] => {
    const subject = sql
      .prepare<[number, number], string>(
        `SELECT unit || '/' || selector FROM main.facets WHERE id = ? UNION ALL SELECT unit || '/' || selector FROM ${schema}.facets WHERE id = ?`,
      )
      .pluck();
    return [...(sheets.get(place)?.facets.keys() ?? [])].flatMap((facet) => subject.get(facet, facet) ?? []);
  };

  const commitSteps = function* (batch: StagedBatch, { first, last }: WrittenAlong): Steps<Result<BatchSummary>> {
    // What can be worked out before the transaction is.
    if (first === undefined) yield* currentEffect();
    if (within === null) begin(connection);
    else within.removeNames();
    const before = first === undefined ? ok(undefined) : joining(connection, () => first(context.writer()));
    if (!before.ok) return before;
    const { replaced, overlapping, measures } = yield* currentEffect();
    const id = ground.batches + 1;
    yield* writeSheets(connection, batch, id, sheetId);
    if (within === null)
      yield* copyStaged(sql, schema, { records: rowsOf('records'), attributes: rowsOf('attributes') }, whole);
    const insertFacet = sql.prepare('INSERT INTO sheet_facets (sheet, facet, records) VALUES (?, ?, ?)');
    const sealSheet = sql.prepare<[string, number]>('UPDATE sheets SET content_hash = ? WHERE id = ?');
    const digest = createContentDigest();
    let records = 0;
    for (const [place, rows] of sheets) {
      yield;
      digest.merge(rows.digest);
      sealSheet.run(rows.digest.hex(), sheetId(place));
      for (const [facet, count] of rows.facets) {
        insertFacet.run(sheetId(place), facet, count);
        records += count;
      }
    }
    // From here on in one piece: what readers see changes at once.
    const there = stillThere(connection);
    if (!there.ok) return there;
    const mark = sql.prepare<[number]>('UPDATE facets SET overlapping = 1 WHERE id = ?');
    for (const facet of overlapping) mark.run(facet);
    writeMeasures(sql, measures);
    sql
      .prepare("UPDATE batches SET status = 'active', records = ?, replaced = ?, content_hash = ? WHERE id = ?")
      .run(records, replaced, digest.hex(), id);
    const manifest = storeBody(sql, toJson(readManifest(sql, id))).hash;
    recordAudit(connection, {
      at: batch.now,
      action: 'import',
      subject: 'batch',
      key: String(id),
      before: null,
      after: { status: 'active', files: batch.files.map((file) => file.name), records, manifest },
      why: batch.note ?? '',
    });
    const summary = readBatch(sql, id);
    if (!summary) throw new Error(`batch ${id} is gone`);
    const after = last === undefined ? ok(undefined) : joining(connection, () => last(context.writer(), summary));
    if (!after.ok) return after;
    commit(connection);
    return ok(summary);
  };

  return {
    batch: ground.batches + 1,
    within: within !== null,
    holds: () => !over && (within !== null || sameGround(ground, groundOf(connection))),
    *open(dropped, units) {
      if (over) return err(appError('IMPORT_STAGE_OVER'));
      effect = null;
      known = new Set(units.map(({ code }) => code));
      if (within !== null) {
        const begun = within.begin(ground.batches + 1, discard);
        if (!begun.ok) return begun;
        // Nothing is left of what was read before: all of it is read again.
        sheets.clear();
      }
      for (const place of dropped) {
        const gone = yield* drop(place);
        if (!gone.ok) return gone;
      }
      const texts = yield* openTextDictionary(sql, schema);
      target = { sql, schema, texts, keys: createKeyWriter(sql, texts, schema) };
      return ok(undefined);
    },
    sheet: (place, kind) => {
      if (target === null) return err(appError('IMPORT_STAGE_OVER'));
      within?.nameSheet(sheetId(place), ground.batches + 1);
      const inserter = createSheetInserter(target, kind, sheetId(place));
      return ok<StagedSheetWriter>({
        add: (records) =>
          step(() => {
            for (const record of records) {
              if (!known.has(record.unit))
                throw new Error(`a record of unit ${record.unit}, which the project doesn't have`);
              inserter.add(record);
            }
            return ok(undefined);
          }),
        addBlock: (block) =>
          step(() => {
            inserter.addBlock(block, known);
            return ok(undefined);
          }),
        finish: () =>
          step(() => {
            sheets.set(place, { kind, ...inserter.finish() });
            return ok(undefined);
          }),
      });
    },
    related: (place, other) => {
      const others = new Set(subjectsOf(other));
      return subjectsOf(place).some((subject) => others.has(subject));
    },
    close: () =>
      step(() => {
        rest();
        return ok(undefined);
      }),
    *preview(batch) {
      if (within !== null) throw new Error('an import within the project is not previewed');
      const found = yield* currentEffect();
      const table = context.tableAfter(found.measures, source());
      const places = new Map<number, SheetPlace>(
        batch.sheets.map((sheet, place) => [
          sheetId(place),
          { batch: ground.batches + 1, sheet: sheet.name, file: batch.files[sheet.file]?.name ?? '' },
        ]),
      );
      const overlapping = new Set(found.overlapping);
      const { rows } = yield* findReplacements(
        sql,
        {
          firstSheet: sheetId(0),
          lastSheet: sheetId(batch.sheets.length - 1),
          facets: readFacetIndex(sql, source(), overlapping).all.filter((facet) => overlapping.has(facet.id)),
          source: source(),
          places,
        },
        { offset: 0, limit: REPLACEMENTS_SHOWN },
      );
      const units = context.units().map(({ code }) => code);
      const holds = [...sheets.values()].some(({ kind }) => kind === 'index_history');
      const history = readHistory(sql, units, holds ? stagedHistory(sql, schema) : []);
      return ok<BatchPreview>({ replaced: found.replaced, replacements: rows, table, history });
    },
    *commit(batch, along = {}) {
      if (over) return err(appError('IMPORT_STAGE_OVER'));
      const allowed = reserve();
      if (!allowed.ok) return allowed;
      if (within === null && !sameGround(ground, groundOf(connection))) return err(appError('IMPORT_STAGE_OVER'));
      let committed: Result<BatchSummary> | null = null;
      configureForBulk(sql);
      try {
        committed = yield* guardedSteps(connection, commitSteps(batch, along));
        if (committed.ok) {
          connection.readOnly = null;
          context.changed();
        }
        return committed;
      } finally {
        configureForEdits(sql);
        release();
        // What was parsed of what was taken back.
        if (along.first !== undefined && committed?.ok !== true) context.forget();
        if (committed?.ok === true || within !== null) discard();
        else detachLeft(connection);
      }
    },
    reserve,
    release,
    discard,
  };
}

/** The batch, its files and its sheets with their reports. */
function* writeSheets(
  connection: Connection,
  batch: StagedBatch,
  id: number,
  sheetId: (place: number) => number,
): Steps<void> {
  const { sql } = connection;
  sql
    .prepare(
      "INSERT INTO batches (id, at, note, status, status_reason, records, replaced, content_hash) VALUES (?, ?, ?, 'open', '', 0, 0, '')",
    )
    .run(id, batch.now, batch.note ?? '');
  const insertFile = sql.prepare(
    'INSERT INTO files (batch, position, name, content_hash, size) VALUES (?, ?, ?, ?, ?)',
  );
  const files = batch.files.map((file, position) =>
    Number(insertFile.run(id, position, file.name, file.contentHash, file.size).lastInsertRowid),
  );
  const insertSheet = sql.prepare(
    'INSERT INTO sheets (id, batch, file, name, kind, hidden, mapping, report) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  for (const [place, sheet] of batch.sheets.entries()) {
    yield;
    const file = files[sheet.file];
    if (file === undefined) throw new Error(`batch ${id} has no file ${sheet.file}`);
    const mapping = sheet.mapping === undefined ? null : storeBody(sql, sheet.mapping).id;
    const report = storeBody(sql, toJson(sheet.report)).id;
    insertSheet.run(sheetId(place), id, file, sheet.name, sheet.kind, sheet.hidden ? 1 : 0, mapping, report);
  }
}

function groundOf({ sql }: Connection): Ground {
  const last = (table: string): number => sqlNumber(sql, `SELECT coalesce(max(id), 0) FROM main.${table}`);
  return {
    texts: last('texts'),
    spots: last('spots'),
    facets: last('facets'),
    sheets: last('sheets'),
    batches: last('batches'),
  };
}

/** Whether no other import was committed since: nothing else gives out ids of these tables. */
function sameGround(a: Ground, b: Ground): boolean {
  return a.batches === b.batches;
}
