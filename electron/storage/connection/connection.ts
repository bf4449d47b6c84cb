import { statSync } from 'node:fs';
import { appError } from '../../../shared/base/app-error.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { Sql } from './sqlite.ts';
import { LEAST_ROOM_MB, sqliteFault, sqlNumber } from './sqlite.ts';
import type { Steps } from './steps.ts';

/** What the parts of a store share: the connection, and whether it may be written to. */
export interface Connection {
  readonly sql: Sql;
  readonly path: string;
  readonly actor: string;
  /** Why nothing may be written; null: writable. */
  readOnly: AppError | null;
  /** An import is under way: other writes would land in its transaction. */
  batchOpen: boolean;
  /** Schemas of staged imports that were given up within a transaction, where nothing can be detached. */
  readonly leftStaged: string[];
  /** `device:inode` of the file that was opened, '' in memory. */
  readonly identity: string;
}

/** `device:inode`, '' when there is no such file. */
export function fileIdentity(path: string): string {
  // Windows' file numbers don't fit a double.
  const stat = statSync(path, { throwIfNoEntry: false, bigint: true });
  return stat ? `${stat.dev}:${stat.ino}` : '';
}

/** Whether a write may begin now. A file that was removed or replaced must not be written to: the work would be lost with it. */
export function writable(connection: Connection): Result<void> {
  if (connection.batchOpen) return err(appError('PROJECT_IMPORT_RUNNING', { path: connection.path }));
  if (connection.readOnly && connection.readOnly.code !== 'PROJECT_DISK_FULL') return err(connection.readOnly);
  return stillThere(connection);
}

/** Whether the path still leads to the file that was opened. */
export function stillThere(connection: Connection): Result<void> {
  if (connection.identity !== '' && fileIdentity(connection.path) !== connection.identity) {
    connection.readOnly = appError('PROJECT_REPLACED', { path: connection.path });
    return err(connection.readOnly);
  }
  return ok(undefined);
}

/**
 * One transaction: kept when `work` returns ok, else undone. SQLite's expected failures become errors; others throw. `trial`: what a copy in
 * memory takes too, to be lost with it: the working method may be tried where nothing can be saved.
 */
export function write<T>(connection: Connection, work: () => Result<T>, trial = false): Result<T> {
  const inMemory = connection.identity === '';
  const allowed = trial && inMemory ? ok(undefined) : writable(connection);
  if (!allowed.ok) return allowed;
  try {
    connection.sql.exec('BEGIN IMMEDIATE');
    const result = work();
    if (!result.ok) {
      connection.sql.exec('ROLLBACK');
      return result;
    }
    connection.sql.exec('COMMIT');
    if (!inMemory) connection.readOnly = null;
    return result;
  } catch (error) {
    return undone(connection, error);
  }
}

/** A transaction in steps: kept when they commit it; given up, or ended by an error, it is undone. */
export function* guardedSteps<T>(connection: Connection, steps: Steps<Result<T>>): Steps<Result<T>> {
  try {
    return yield* steps;
  } catch (error) {
    return undone(connection, error);
  } finally {
    if (connection.sql.inTransaction) connection.sql.exec('ROLLBACK');
  }
}

/** Undoes the transaction; SQLite's expected failures become errors, others throw. */
function undone(connection: Connection, error: unknown): Result<never> {
  const needed = bytesNeeded(connection.sql);
  if (connection.sql.inTransaction) connection.sql.exec('ROLLBACK');
  const fault = sqliteFault(error, connection.path);
  if (!fault) throw error;
  const named =
    fault.code === 'PROJECT_DISK_FULL' ? appError(fault.code, { ...fault.params, neededMb: needed }) : fault;
  if (named.code === 'PROJECT_DISK_FULL') connection.readOnly = named;
  return err(named);
}

/** Megabytes that a transaction which ran out of room needs at least: a file that grew once more by what it is now. */
function bytesNeeded(sql: Sql): number {
  const pages = sqlNumber(sql, 'PRAGMA page_count');
  const size = sqlNumber(sql, 'PRAGMA page_size');
  return Math.max(LEAST_ROOM_MB, Math.ceil((pages * size * 2) / 1_048_576));
}
