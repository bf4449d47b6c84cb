import { rmSync } from 'node:fs';
import { appError } from '../../../shared/base/app-error.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import { canonicalJson } from '../../../shared/base/canonical-json.ts';
import { toJson } from '../../../shared/base/to-json.ts';
import type { Connection } from '../connection/connection.ts';
import { isHotJournal, logState } from '../connection/log-state.ts';
import { closeQuietly, openSqlite, sqliteFault } from '../connection/sqlite.ts';
import type { Sql } from '../connection/sqlite.ts';
import { recordAudit } from '../documents/audit.ts';
import { bodyHash } from '../documents/bodies.ts';
import { putDocument } from '../documents/documents.ts';
import { examineFile } from '../examine-file.ts';
import { runHash } from '../documents/runs.ts';
import type { RunRow } from '../documents/runs.ts';
import { chainAudit } from '../migrations/003-audit-chain.ts';
import { migrate } from '../migrations/migrate.ts';
import { createProjectContext } from '../measures/project-context.ts';
import { createSqliteStore } from '../sqlite-store.ts';
import { fillTables } from './fill-tables.ts';
import { mendDocuments } from './mend-documents.ts';
import { mendReferences } from './mend-references.ts';
import type { RescueOptions, RescueTemplate } from './rescue-options.ts';
import { openPages } from './page-reader.ts';
import type { PageReader } from './page-reader.ts';

/** Findings that are told; of more only how many. */
const LOST_MOST = 200;

export interface Rescued {
  readonly batches: number;
  readonly records: number;
  readonly documents: number;
  readonly runs: number;
  readonly entries: number;
  /** What can't be read, or is not what was written, by part; empty: the file was whole. */
  readonly lost: readonly AppError[];
}

/**
 * Makes a new project at `target`, a file of its own that nothing depends on yet, of all that the pages of `copy` give, whatever is broken between them. `copy` is a private copy of
 * the damaged file with its log or journal, and is written to. Measure values are computed anew; the audit is chained as found; hashes of sheets and batches stay, so that `verify` goes
 * on naming what differs from them. Errors: RESCUE_NOTHING, where there is no framework or there are no units to be found; CANCELLED; those of writing
 * a database (PROJECT_DISK_FULL …) where the target or the copy takes nothing. What is at `target` is then of no use.
 */
export function rescueFile(copy: string, target: string, options: RescueOptions): Result<Rescued> {
  try {
    return rescued(copy, target, options);
  } catch (fault) {
    if (fault instanceof CalledOff) return err(appError('CANCELLED'));
    const known = sqliteFault(fault, target);
    if (known === null) throw fault;
    return err(known);
  }
}

class CalledOff extends Error {}

/** Parts of the whole after the pages have been read, each of them twice. */
const AFTER_READING = 4;

function rescued(copy: string, target: string, options: RescueOptions): Result<Rescued> {
  const lost: AppError[] = [];
  applyJournal(copy);
  lost.push(...lackingLog(copy));
  const reader = openPages(copy);
  if (!reader.ok) return reader;
  const steps = createSteps(reader.value, options);
  let sql: Sql | null = null;
  try {
    sql = openSqlite(target, { create: true });
    sql.pragma('journal_mode = MEMORY');
    // Nothing is lost with a half-made one: it gets its name when it is whole and on the disk.
    sql.pragma('synchronous = OFF');
    sql.pragma('foreign_keys = OFF');
    migrate(sql, options);
    lost.push(...fillTables(sql, steps.reader, knownTexts(options.templates)));
    steps.done(1);
    lost.push(
      ...mendDocuments(
        sql,
        lost.some(({ code }) => code === 'RESCUE_DOCUMENTS'),
        options,
      ),
    );
    lost.push(...mendReferences(sql));
    if (!hasGround(sql)) return err(appError('RESCUE_NOTHING', { path: options.from }));
    beginChain(sql, options);
    steps.done(2);
    lost.push(...doubts(copy, options.now));
    steps.done(3);
    const told =
      lost.length > LOST_MOST
        ? [...lost.slice(0, LOST_MOST), appError('RESCUE_MORE', { count: lost.length - LOST_MOST })]
        : lost;
    finish(sql, target, options, told);
    steps.done(AFTER_READING);
    return ok({ ...counts(sql), lost: told });
  } finally {
    reader.value.close();
    if (sql !== null) closeQuietly(sql);
  }
}

/** The reader of the pages as it is to be used, which tells how far it is and ends the work where that was called off; `done`: a part after the reading. */
function createSteps(
  reader: PageReader,
  { progress = () => undefined, isCancelled = () => false }: RescueOptions,
): { readonly reader: PageReader; readonly done: (part: number) => void } {
  const reading = 2 * reader.count;
  const total = 2 * reading;
  const stride = Math.ceil(total / 200);
  let read = 0;
  const tell = (at: number): void => {
    if (isCancelled()) throw new CalledOff();
    progress(Math.round(at), total);
  };
  return {
    reader: {
      ...reader,
      page: (number) => {
        read += 1;
        if (read % stride === 0) tell(Math.min(read, reading));
        return reader.page(number);
      },
    },
    done: (part) => tell(reading + (reading * part) / AFTER_READING),
  };
}

/**
 * The audit's chain begins anew over what was found. A run that is as it was stored is sealed without the head of the chain that it was made on, which is
 * no more; one that isn't keeps its hash, by which `verify` names it.
 */
function beginChain(sql: Sql, { now, actor }: RescueOptions): void {
  sql.exec('BEGIN');
  sql.exec("UPDATE sheets SET content_hash = ''");
  const seal = sql.prepare<[string, number]>("UPDATE runs SET chain = '', hash = ? WHERE id = ?");
  for (const { id, hash, ...rest } of sql.prepare<[], RunRow>('SELECT * FROM runs').all())
    seal.run(runHash(sql, rest) === hash ? runHash(sql, { ...rest, chain: '' }) : hash, id);
  chainAudit(sql, now, actor);
  sql.exec('COMMIT');
}

/** By hash: most projects still hold what they were made from, to the letter. */
function knownTexts(templates: readonly RescueTemplate[]): ReadonlyMap<string, string> {
  const texts = templates
    .flatMap(({ framework, units, history }) => [framework, units, history])
    .map((value) => canonicalJson(toJson(value)));
  return new Map(texts.map((text) => [bodyHash(text), text]));
}

/** SQLite takes a transaction back that was cut off; if it can't, the pages are read as they are. */
function applyJournal(copy: string): void {
  if (!isHotJournal(copy)) return;
  try {
    const sql = openSqlite(copy);
    try {
      sql.prepare('SELECT count(*) FROM sqlite_schema').get();
    } finally {
      closeQuietly(sql);
    }
  } catch {
    // What it says of the damage is found page by page.
  }
}

/** A log of another state would be mixed in: it is left out. */
function lackingLog(copy: string): readonly AppError[] {
  const reader = openPages(copy);
  const header = reader.ok ? reader.value.page(1) : null;
  if (reader.ok) reader.value.close();
  if (header === null) return [];
  const state = logState(copy, header);
  if (state === 'foreign' || state === 'stray') rmSync(`${copy}-wal`, { force: true });
  return state === 'foreign' || state === 'missing' || state === 'empty' ? [appError('RESCUE_LOG', {})] : [];
}

function hasGround(sql: Sql): boolean {
  const kinds = sql
    .prepare<[], string>("SELECT kind FROM documents WHERE kind IN ('project', 'framework', 'units') AND key = ''")
    .pluck()
    .all();
  return kinds.length === 3;
}

/** What `verify` says of the damaged file: the rescued one begins a chain of its own, which vouches for nothing before it. */
function doubts(copy: string, now: string): readonly AppError[] {
  const examined = examineFile(copy, now);
  try {
    return examined.findings
      .filter(({ information }) => information !== true)
      .map(({ code, params }) => appError(code, params));
  } finally {
    examined.close();
  }
}

/** Measure values anew, and an entry of the audit that says where all of this came from. */
function finish(sql: Sql, path: string, { from, now, actor }: RescueOptions, lost: readonly AppError[]): void {
  const connection: Connection = {
    sql,
    path,
    actor,
    readOnly: null,
    batchOpen: false,
    operation: null,
    leftStaged: [],
    identity: '',
    watch: null,
  };
  sql.exec('BEGIN IMMEDIATE');
  createProjectContext(connection).refresh(null);
  const note = toJson({ from, lost });
  putDocument(sql, 'project', 'rescue', note);
  recordAudit(connection, {
    at: now,
    action: 'create',
    subject: 'project',
    key: 'rescue',
    before: null,
    after: note,
    why: `抢救自“${from}” · rescued from “${from}”`,
  });
  sql.exec('COMMIT');
  // It must open: everything that a screen shows first is read once.
  const store = createSqliteStore(connection, []);
  for (const read of [store.framework, store.units, store.measureTable, store.batches, store.scenarios, store.runs])
    read();
  for (const read of [store.baselineMethod, store.draft, store.overrides, store.history, store.mappings, store.canUndo])
    read();
}

function counts(sql: Sql): Omit<Rescued, 'lost'> {
  const count = (table: string): number => sql.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0;
  return {
    batches: count('batches'),
    records: count('records') + count('attributes'),
    documents: count('documents'),
    runs: count('runs'),
    entries: count('audit'),
  };
}
