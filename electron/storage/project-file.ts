import { accessSync, constants, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { appError } from '../../shared/base/app-error.ts';
import type { AppError } from '../../shared/base/app-error.ts';
import { err, ok } from '../../shared/base/result.ts';
import type { Json } from '../../shared/base/canonical-json.ts';
import type { Result } from '../../shared/base/result.ts';
import type { AuditSubject } from '../../shared/model/audit-entry.ts';
import { recordAudit } from './documents/audit.ts';
import { toJson } from '../../shared/base/to-json.ts';
import { putDocument } from './documents/documents.ts';
import { incompleteSince, lastChange, markIncomplete } from './documents/incomplete-copy.ts';
import { BEFORE_EVIDENCE } from './migrations/004-evidence.ts';
import { lacksYears } from './migrations/006-years.ts';
import { APPLICATION_ID, migrate, SCHEMA_VERSION, schemaDifferences } from './migrations/migrate.ts';
import { lockObstacle, mayBeAlive, readLockNote, writeLockNote } from './connection/project-lock.ts';
import type { LockNote } from './connection/project-lock.ts';
import { isHotJournal, logState, setLogAside } from './connection/log-state.ts';
import type { LogState } from './connection/log-state.ts';
import { watchFile } from './connection/file-watch.ts';
import type { FileWatch } from './connection/file-watch.ts';
import { makeScratchFolder } from '../files/scratch-folder.ts';
import { isTaken, placeNew } from '../files/place-new.ts';
import { temporaryBeside } from '../files/replace-file.ts';
import type { NewProject, OpenOptions, ProjectStore } from './project-store.ts';
import { newNameObstacle } from './connection/project-name.ts';
import { fileFault } from './connection/save-copy.ts';
import { fileIdentity, transaction } from './connection/connection.ts';
import type { Connection } from './connection/connection.ts';
import { closeQuietly, closeSqlite, configureForUse, openSqlite, sqliteFault, sqlNumber } from './connection/sqlite.ts';
import type { Sql } from './connection/sqlite.ts';
import { createProjectContext } from './measures/project-context.ts';
import { DamagedContent } from './connection/damaged-content.ts';
import { createSqliteStore, firstRuleFault } from './sqlite-store.ts';

/**
 * Creates a project file; one that is there is never touched. It is made beside and put in its place whole, so that nobody ever finds a half of it.
 * Errors: PROJECT_NAME_TOO_LONG, PROJECT_EXISTS, PROJECT_FOLDER_MISSING, PROJECT_READ_ONLY, PROJECT_DISK_FULL, PROJECT_LOCK_LINK, COMPILE_RULE_… for a framework whose
 * rules can't be computed. Nothing is left behind after an error.
 */
export function createProject(path: string, project: NewProject): Result<ProjectStore> {
  const fault = firstRuleFault(project.framework) ?? newNameObstacle(path) ?? lockObstacle(path);
  if (fault) return err(fault);
  if (isTaken(path)) return err(appError('PROJECT_EXISTS', { path }));
  if (!existsSync(dirname(path))) return err(appError('PROJECT_FOLDER_MISSING', { path: dirname(path) }));
  const who = project.createdBy ?? accountName();
  const temporary = temporaryBeside(path);
  let placed = false;
  let opened: Result<ProjectStore> | null = null;
  try {
    const made = makeFile(temporary, project, who);
    if (!made.ok) return made;
    if (!placeNew(temporary, path)) return err(appError('PROJECT_EXISTS', { path }));
    placed = true;
    opened = openProject(path, { now: project.createdAt, who });
    return opened;
  } catch (error) {
    const found = sqliteFault(error, path) ?? fileFault(error, path);
    if (!found) throw error;
    return err(found);
  } finally {
    for (const suffix of ['', '-wal', '-journal']) rmSync(temporary + suffix, { force: true });
    if (placed && opened?.ok !== true) rmSync(path, { force: true });
  }
}

/** A closed project file with its first documents. */
function makeFile(path: string, project: NewProject, who: string): Result<void> {
  const sql = openSqlite(path, { create: true });
  try {
    configureForUse(sql, 'DELETE');
    migrate(sql, { now: project.createdAt, actor: who });
    const filled = fill(
      {
        sql,
        path,
        actor: who,
        readOnly: null,
        batchOpen: false,
        operation: null,
        leftStaged: [],
        identity: fileIdentity(path),
        watch: null,
      },
      project,
      who,
    );
    return filled;
  } finally {
    sql.close();
  }
}

function fill(connection: Connection, project: NewProject, createdBy: string): Result<void> {
  return transaction(connection, () => {
    const meta = {
      template: project.template,
      createdAt: project.createdAt,
      createdBy,
      synthetic: project.synthetic === true,
      ...(project.package === undefined ? {} : { package: toJson(project.package) }),
    };
    const create = (subject: AuditSubject, value: Json, target?: number, key = ''): number => {
      putDocument(connection.sql, subject, key, value);
      return recordAudit(connection, {
        at: project.createdAt,
        action: 'create',
        subject,
        key,
        before: null,
        after: value,
        why: '',
        ...(target === undefined ? {} : { target }),
      });
    };
    // What it begins with belongs to its making, so that all of it follows from the audit and none of it is a step of the undo.
    const made = create('project', meta);
    create('framework', toJson(project.framework), made);
    create('units', toJson(project.units), made);
    if (project.baseline) create('baseline', toJson(project.baseline), made);
    if (project.history) create('history', toJson(project.history), made);
    if (project.title !== undefined) create('setting', project.title, made, 'title');
    for (const [text, unit] of Object.entries(project.aliases ?? {})) create('alias', unit, made, text);
    for (const [name, mapping] of Object.entries(project.mappings ?? {}))
      create('mapping', toJson(mapping), made, name);
    for (const note of project.notes ?? []) create('note', toJson(note), made, note.id);
    for (const [key, value] of Object.entries(project.settings ?? {})) create('setting', value, made, key);
    return ok(undefined);
  });
}

/**
 * Opens a project in the order of docs/TRUST "Project file". Errors: PROJECT_MISSING (never creates), FILE_IS_LINK, FILE_NOT_PLAIN, PROJECT_EMPTY, PROJECT_NOT_A_DATABASE,
 * PROJECT_TRUNCATED, PROJECT_STUB (the beginning of one that was open when it was copied), PROJECT_FOREIGN (another program's), PROJECT_NEWER, PROJECT_SCHEMA (unknown trigger, view,
 * table …), PROJECT_DAMAGED, PROJECT_LOCK_LINK, PROJECT_LOCKED (by whom and since when), PROJECT_LOCKED_UNKNOWN or, by the note of another machine that may have died,
 * PROJECT_LOCKED_ELSEWHERE. Where nothing can be written it opens a copy in memory that can be read and saved elsewhere.
 */
export function openProject(path: string, options: OpenOptions): Result<ProjectStore> {
  const watched = watchFile(path);
  if (!watched.ok) return watched;
  const watch = watched.value;
  // Its descriptor stays as long as SQLite's: see FileWatch.close.
  let kept = false;
  try {
    const opened = openWatched(path, options, watch);
    kept = opened.ok && opened.value.watched;
    return opened.ok ? ok(opened.value.store) : opened;
  } finally {
    if (!kept) watch.close();
  }
}

function openWatched(
  path: string,
  options: OpenOptions,
  watch: FileWatch,
): Result<{ readonly store: ProjectStore; readonly watched: boolean }> {
  const header = readHeader(path, watch);
  if (!header.ok) return header;
  const obstacle = lockObstacle(path);
  if (obstacle) return err(obstacle);
  const who = options.who ?? accountName();
  const note = readLockNote(path);
  if (note && mayBeAlive(note) && options.takeOver !== true)
    return err(appError('PROJECT_LOCKED_ELSEWHERE', { path, who: note.who, host: note.host, since: note.since }));
  const journal = isHotJournal(path);
  const log = missingOnlyByName(logState(path, header.value), note, watch);
  const unwritable = !canWrite(path);
  // A rollback journal is applied by opening the file itself.
  const inMemory = unwritable || (options.inMemory === true && !journal);
  let sql: Sql | null = null;
  try {
    const aside = (log === 'foreign' || log === 'stray') && !inMemory ? setLogAside(path) : '';
    const source = inMemory ? bytesOf(path, log === 'ours') : ok(path);
    if (!source.ok) return source;
    sql = openSqlite(source.value);
    const fault = checkProject(
      sql,
      path,
      log !== 'none' || journal || unwritable || options.fromElsewhere === true,
      log === 'missing',
    );
    if (fault) {
      closeQuietly(sql);
      return err(fault);
    }
    configureForUse(sql, inMemory ? 'MEMORY' : 'DELETE');
    migrate(sql, { now: options.now, actor: who });
    const readOnly = inMemory ? appError('PROJECT_READ_ONLY', { path, detail: 'EACCES' }) : null;
    const connection: Connection = {
      sql,
      path,
      actor: who,
      readOnly,
      batchOpen: false,
      operation: null,
      leftStaged: [],
      identity: inMemory ? '' : watch.identity,
      watch: inMemory ? null : watch,
    };
    if (!inMemory) writeLockNote(path, who, options.now, watch.identity);
    watch.settle();
    const known = incompleteSince(sql);
    const until = known ?? (log === 'missing' || log === 'foreign' ? lastChange(sql) : null);
    // Said on every opening of this file and of its copies, not only on the first.
    if (!inMemory && known === null && until !== null) {
      const marked = markIncomplete(connection, until, options.now);
      if (!marked.ok) {
        closeQuietly(sql);
        return marked;
      }
    }
    recomputeOldValues(connection);
    // Our own work too, else the first edit of an old project took it for another program's.
    watch.settle();
    const warnings: AppError[] = [];
    if (log === 'foreign') warnings.push(appError('PROJECT_LOG_FOREIGN', { path, log: aside || `${path}-wal` }));
    if (log === 'stray') warnings.push(appError('PROJECT_LOG_STRAY', { path, log: aside || `${path}-wal` }));
    if (until !== null) warnings.push(appError('PROJECT_WAL_MISSING', { path, until }));
    else if (log === 'ours' || journal) warnings.push(appError('PROJECT_RECOVERED', { path }));
    if (unwritable) warnings.push(appError('PROJECT_COPY_IN_MEMORY', { path }));
    return ok({ store: createSqliteStore(connection, warnings), watched: !inMemory });
  } catch (error) {
    if (sql) closeQuietly(sql);
    const found = sqliteFault(error, path) ?? fileFault(error, path);
    if (!found) throw error;
    if (found.code !== 'PROJECT_LOCKED') return err(found);
    const holder = readLockNote(path);
    return err(lockedBy(path, holder?.who ?? '', holder?.host ?? '', holder?.since ?? ''));
  }
}

/**
 * Measure values computed before there was evidence (migration 004) have none until they are computed anew, all of a file, or somebody changed some; so
 * have other years (migration 006) until then no values.
 */
function recomputeOldValues(connection: Connection): void {
  const { sql } = connection;
  const old = sql
    .prepare<[number], number>('SELECT total(months = ?) = count(*) AND count(*) > 0 FROM measure_values')
    .pluck()
    .get(BEFORE_EVIDENCE);
  if (old !== 1 && !lacksYears(sql)) return;
  sql.exec('BEGIN IMMEDIATE');
  try {
    createProjectContext(connection).refresh(null);
    sql.exec('COMMIT');
  } catch (error) {
    if (sql.inTransaction) sql.exec('ROLLBACK');
    // A framework that can't be read is told by what needs it; the project opens without evidence.
    if (!(error instanceof DamagedContent)) throw error;
  }
}

/**
 * A process that died just before the log's first page, or just after the log was copied into the file, left a file like one that was copied alone.
 * Its note beside the file, which speaks of this very file, tells the two apart. So does a thread of this process that was ended: the driver closed
 * its connection, by which the log went into the file, but nobody was left to write that into the note.
 */
function missingOnlyByName(log: LogState, note: LockNote | null, watch: FileWatch): LogState {
  if (log !== 'missing' && log !== 'empty') return log;
  const died = note !== null && !mayBeAlive(note) && note.file === watch.identity;
  return died && (log === 'empty' || !note.log || note.pid === process.pid) ? 'none' : 'missing';
}

/** Magic, and the size that the header promises: before SQLite looks at the file at all. */
function readHeader(path: string, watch: FileWatch): Result<Buffer> {
  const header = watch.header();
  const size = watch.size();
  if (size === 0) return err(appError('PROJECT_EMPTY', { path }));
  if (size < 100 || header.toString('latin1', 0, 16) !== 'SQLite format 3\0')
    return err(appError('PROJECT_NOT_A_DATABASE', { path, detail: basename(path) }));
  const pageSize = header.readUInt16BE(16) === 1 ? 65_536 : header.readUInt16BE(16);
  const pages = header.readUInt32BE(28);
  // With a WAL the header's count may be ahead of the file: the missing pages are in the WAL.
  const current = header.readUInt32BE(24) === header.readUInt32BE(92) && !existsSync(`${path}-wal`);
  if (current && pages > 0 && size < pages * pageSize)
    return err(appError('PROJECT_TRUNCATED', { path, expected: pages * pageSize, found: size }));
  return ok(header);
}

/** Whose file it is, what is in it besides our tables, and whether it hangs together. */
export function checkProject(sql: Sql, path: string, thorough: boolean, alone: boolean): AppError | null {
  const application = sqlNumber(sql, 'PRAGMA application_id');
  if (application !== APPLICATION_ID) {
    // Earlier programs made a project in the log: of one copied meanwhile there is an empty first page.
    const empty = application === 0 && sqlNumber(sql, 'SELECT count(*) FROM sqlite_schema') === 0;
    return appError(empty && alone ? 'PROJECT_STUB' : 'PROJECT_FOREIGN', { path });
  }
  const version = sqlNumber(sql, 'PRAGMA user_version');
  if (version > SCHEMA_VERSION) return appError('PROJECT_NEWER', { path, found: version, known: SCHEMA_VERSION });
  const differences = version < 1 ? ['user_version'] : schemaDifferences(sql, version);
  if (differences.length > 0) return appError('PROJECT_SCHEMA', { path, names: differences.slice(0, 5).join(', ') });
  if (!thorough) return null;
  const result = sql.prepare<[], string>('PRAGMA quick_check(1)').pluck().get();
  if (result !== 'ok') return appError('PROJECT_DAMAGED', { path, detail: result ?? '' });
  const orphan = sql.prepare<[], { table: string }>('PRAGMA foreign_key_check').get();
  return orphan ? appError('PROJECT_DAMAGED', { path, detail: orphan.table }) : null;
}

function canWrite(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    accessSync(dirname(path), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** The file's bytes with its WAL applied, fit for a database in memory, which knows no WAL. */
function bytesOf(path: string, wal: boolean): Result<Buffer> {
  if (!wal) return ok(withoutWalFormat(readFileSync(path)));
  const scratch = makeScratchFolder('workbench-copy-');
  if (!scratch.ok) return scratch;
  const folder = scratch.value;
  try {
    const copy = join(folder, 'copy.ewb');
    // Not copyFileSync: that would copy the read-only mode too.
    writeFileSync(copy, readFileSync(path));
    writeFileSync(`${copy}-wal`, readFileSync(`${path}-wal`));
    const sql = openSqlite(copy);
    closeSqlite(sql);
    return ok(withoutWalFormat(readFileSync(copy)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function withoutWalFormat(bytes: Buffer): Buffer {
  bytes[18] = 1;
  bytes[19] = 1;
  return bytes;
}

function lockedBy(path: string, who: string, host: string, since: string): AppError {
  // Another program holds it, or the note beside it is gone.
  return since === ''
    ? appError('PROJECT_LOCKED_UNKNOWN', { path })
    : appError('PROJECT_LOCKED', { path, who, host, since });
}

function accountName(): string {
  try {
    return userInfo().username;
  } catch {
    return '';
  }
}
