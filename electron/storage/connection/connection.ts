import { statSync } from 'node:fs';
import { appError } from '../../../shared/base/app-error.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { Sql } from './sqlite.ts';
import type { FileWatch } from './file-watch.ts';
import { noteLog } from './project-lock.ts';
import { enterLog, LEAST_ROOM_MB, leaveLog, sqliteFault, sqlNumber } from './sqlite.ts';
import type { Steps } from './steps.ts';

/** What the parts of a store share: the connection, and whether it may be written to. */
export interface Connection {
  readonly sql: Sql;
  readonly path: string;
  /** Who is at work, as the entries of the audit name him. */
  actor: string;
  /** Why nothing may be written; null: writable. */
  readOnly: AppError | null;
  /** An import is under way: other writes would land in its transaction. */
  batchOpen: boolean;
  /** The transaction under way, one for a whole operation; null: none. */
  operation: OperationInHand | null;
  /** Schemas of staged imports that were given up within a transaction, where nothing can be detached. */
  readonly leftStaged: string[];
  /** `device:inode` of the file that was opened, '' in memory. */
  readonly identity: string;
  /** Tells what others did to the file on disk; null in memory, and where nobody looks. */
  readonly watch: FileWatch | null;
}

/** One operation's transaction. All of it is one step of the undo. */
export interface OperationInHand {
  /** Audit row that leads what changed together; null: nothing that can be undone was written yet. */
  lead: number | null;
  /** Writes of this very moment belong to it; between the steps of an import's commit others may ask, and are refused. */
  joining: boolean;
  /** The file is made whole once this has been committed. */
  wholeAfter: boolean;
}

/** Bytes of the write-ahead log from which on it is copied into the file at once, not only in an idle moment. */
const LOG_MOST = 4 * 1024 * 1024;

/** `device:inode`, '' when there is no such file. */
export function fileIdentity(path: string): string {
  // Windows' file numbers don't fit a double.
  const stat = statSync(path, { throwIfNoEntry: false, bigint: true });
  return stat ? `${stat.dev}:${stat.ino}` : '';
}

/** Whether a write may begin now. A file that another program changed, moved or replaced must not be written to: the work would be lost with it. */
export function writable(connection: Connection): Result<void> {
  if (connection.batchOpen) return err(appError('PROJECT_IMPORT_RUNNING', { path: connection.path }));
  if (connection.readOnly && connection.readOnly.code !== 'PROJECT_DISK_FULL') return err(connection.readOnly);
  if (connection.watch?.change() === 'log-gone') rescueLog(connection);
  const change = connection.watch?.change() ?? null;
  return change === null ? stillThere(connection) : changedOnDisk(connection, change);
}

/** Whether the path still leads to the file that was opened. */
export function stillThere(connection: Connection): Result<void> {
  const found = connection.identity === '' ? '' : fileIdentity(connection.path);
  return found === connection.identity
    ? ok(undefined)
    : changedOnDisk(connection, found === '' ? 'removed' : 'replaced');
}

function changedOnDisk(connection: Connection, detail: string): Result<never> {
  connection.readOnly = appError('PROJECT_CHANGED_ON_DISK', { path: connection.path, detail });
  return err(connection.readOnly);
}

/** Begins a transaction that writes. */
export function begin(connection: Connection): void {
  const { sql, path, watch } = connection;
  if (watch !== null && enterLog(sql, path)) {
    sql.exec('BEGIN IMMEDIATE');
    // Its first page goes into the log with the change counter next to the file's own: so the two can be told to belong together (log-state.ts).
    sql.pragma(`user_version = ${sqlNumber(sql, 'PRAGMA user_version')}`);
  } else sql.exec('BEGIN IMMEDIATE');
}

/**
 * Ends a transaction so that it stands. Only then does the note say that the log holds something: a power cut before that may lose a log in
 * which nothing was acknowledged, and the file must not pass for a copy that lacks its log.
 */
export function commit({ sql, path, watch }: Connection): void {
  sql.exec('COMMIT');
  if (watch !== null) noteLog(path, true);
}

/** After a transaction: what is on disk now is our own work. */
export function ended({ sql, watch }: Connection): void {
  if (!sql.inTransaction) watch?.settle();
}

/** A log that somebody took away is still open here: what stands in it goes into the file before anything else is written. */
function rescueLog({ sql, path, watch }: Connection): void {
  if (sql.inTransaction) return;
  try {
    leaveLog(sql, () => undefined);
    watch?.settle();
  } catch (error) {
    if (sqliteFault(error, path) === null) throw error;
  }
}

/**
 * Copies the write-ahead log into the file and leaves it, so that the one file holds everything and can be copied, until the next write. Where
 * that fails (disk full) the log stays, and with it all that was acknowledged. Within an operation's transaction it waits for the commit.
 */
export function makeWhole(connection: Connection): void {
  const { sql, path, watch, operation } = connection;
  if (operation?.joining === true) operation.wholeAfter = true;
  if (watch === null || sql.inTransaction || connection.batchOpen || watch.change() !== null) return;
  try {
    leaveLog(sql, () => noteLog(path, false));
  } catch (error) {
    noteLog(path, true);
    if (sqliteFault(error, path) === null) throw error;
  } finally {
    ended(connection);
  }
}

/**
 * A write: part of the operation's transaction that is under way, or else one of its own. `trial`: what a copy in memory takes too, to be lost with
 * it: the working method may be tried where nothing can be saved.
 */
export function write<T>(connection: Connection, work: () => Result<T>, trial = false): Result<T> {
  if (connection.operation?.joining !== true) return transaction(connection, () => write(connection, work, trial));
  return connection.identity === '' && connection.readOnly !== null && !trial ? err(connection.readOnly) : work();
}

/** One transaction: kept when `work` returns ok, else undone. SQLite's expected failures become errors; others throw. */
export function transaction<T>(connection: Connection, work: () => Result<T>): Result<T> {
  const inMemory = connection.identity === '';
  if (connection.operation?.joining === true) throw new Error('an operation has one transaction');
  // A copy in memory takes what is only tried: each write says whether it is.
  const allowed = inMemory && !connection.batchOpen ? ok(undefined) : writable(connection);
  if (!allowed.ok) return allowed;
  let whole = false;
  try {
    begin(connection);
    const operation: OperationInHand = { lead: null, joining: true, wholeAfter: false };
    connection.operation = operation;
    const result = work();
    if (!result.ok) {
      connection.sql.exec('ROLLBACK');
      return result;
    }
    commit(connection);
    whole = operation.wholeAfter;
    if (!inMemory) connection.readOnly = null;
    return result;
  } catch (error) {
    return undone(connection, error);
  } finally {
    connection.operation = null;
    ended(connection);
    if (whole || (connection.watch?.logSize() ?? 0) > LOG_MOST) makeWhole(connection);
  }
}

/** A piece of a transaction in steps, whose writes belong to it. */
export function joining<T>({ operation }: Connection, work: () => T): T {
  if (operation === null) throw new Error('no transaction is under way');
  operation.joining = true;
  try {
    return work();
  } finally {
    operation.joining = false;
  }
}

/** A transaction in steps: kept when they commit it; given up, or ended by an error, it is undone. */
export function* guardedSteps<T>(connection: Connection, steps: Steps<Result<T>>): Steps<Result<T>> {
  connection.operation = { lead: null, joining: false, wholeAfter: false };
  try {
    return yield* steps;
  } catch (error) {
    return undone(connection, error);
  } finally {
    if (connection.sql.inTransaction) connection.sql.exec('ROLLBACK');
    connection.operation = null;
    ended(connection);
  }
}

/** Undoes the transaction; SQLite's expected failures become errors, others throw. */
export function undone(connection: Connection, error: unknown): Result<never> {
  const needed = bytesNeeded(connection.sql);
  if (connection.sql.inTransaction) connection.sql.exec('ROLLBACK');
  const fault = sqliteFault(error, connection.path);
  if (!fault) throw error;
  const named =
    fault.code === 'PROJECT_DISK_FULL' ? appError(fault.code, { ...fault.params, neededMb: needed }) : fault;
  if (named.code === 'PROJECT_DISK_FULL' || named.code === 'PROJECT_CHANGED_ON_DISK') connection.readOnly = named;
  return err(named);
}

/** Megabytes that a transaction which ran out of room needs at least: a file that grew once more by what it is now. */
function bytesNeeded(sql: Sql): number {
  const pages = sqlNumber(sql, 'PRAGMA page_count');
  const size = sqlNumber(sql, 'PRAGMA page_size');
  return Math.max(LEAST_ROOM_MB, Math.ceil((pages * size * 2) / 1_048_576));
}
