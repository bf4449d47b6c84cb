import { closeSync, copyFileSync, existsSync, openSync, rmSync, truncateSync } from 'node:fs';
import Database from 'better-sqlite3';
import { appError } from '../../../shared/base/app-error.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import { DamagedContent } from './damaged-content.ts';

/** The only file that knows the driver; everything else sees this type. */
export type Sql = Database.Database;

/**
 * Opens an existing file, or a copy in memory from its bytes, with the settings of docs/TRUST "Project file" that must precede any
 * reading. Never creates a file unless `create`. Throws what the driver throws: see {@link sqliteFault}.
 */
export function openSqlite(source: string | Buffer, options: { readonly create?: boolean } = {}): Sql {
  const sql =
    typeof source === 'string'
      ? new Database(source, { fileMustExist: options.create !== true, timeout: 100 })
      : new Database(source);
  try {
    sql.pragma('trusted_schema = OFF');
    sql.pragma('cell_size_check = ON');
    sql.pragma('mmap_size = 0');
    sql.pragma(`hard_heap_limit = ${512 * 1024 * 1024}`);
    // One process owns the file while it is open. The kernel drops this lock when the process dies, whatever way it dies.
    if (typeof source === 'string') sql.pragma('locking_mode = EXCLUSIVE');
    return sql;
  } catch (error) {
    sql.close();
    throw error;
  }
}

/**
 * Settings of a project in use. `synchronous=FULL`: under NORMAL a power cut loses acknowledged work (docs/TRUST "Project file"). A file
 * begins without a write-ahead log: the first write enters it.
 */
export function configureForUse(sql: Sql, journal: 'DELETE' | 'MEMORY'): void {
  sql.pragma(`journal_mode = ${journal}`);
  sql.pragma('synchronous = FULL');
  sql.pragma('foreign_keys = ON');
  // What a rollback journal leaves behind under the exclusive lock is an empty file.
  sql.pragma('journal_size_limit = 0');
  // A log begun anew within itself couldn't be told from another's (log-state.ts): it is only ever copied whole, and left.
  sql.pragma('wal_autocheckpoint = 0');
  configureForEdits(sql);
  sql.pragma('temp_store = MEMORY');
  takeLock(sql);
}

/** Until the file is closed nobody else reads or writes it: a rollback journal alone would let others in until the first write. */
function takeLock(sql: Sql): void {
  sql.exec('BEGIN EXCLUSIVE; COMMIT');
}

/** Small writes: what is read stays in memory. */
export function configureForEdits(sql: Sql): void {
  sql.pragma('main.cache_size = -65536');
}

/**
 * A transaction of millions of rows: its pages go to the log while it runs, so that few are left for its commit. Of 2.6 million rows the commit
 * then takes a third of the time.
 */
export function configureForBulk(sql: Sql): void {
  sql.pragma('main.cache_size = -8192');
}

/**
 * From a rollback journal to the write-ahead log; false where the log is in use already. The empty log is there before the
 * file's header speaks of one: a file that does and has none beside it was copied alone.
 */
export function enterLog(sql: Sql, path: string): boolean {
  if (sql.inTransaction || sql.pragma('main.journal_mode', { simple: true }) === 'wal') return false;
  closeSync(openSync(`${path}-wal`, 'a'));
  return sql.pragma('main.journal_mode = WAL', { simple: true }) === 'wal';
}

/** Copies the log into the file and goes back to a rollback journal; `before` runs between the two. */
export function leaveLog(sql: Sql, before: () => void): void {
  if (sql.pragma('main.journal_mode', { simple: true }) !== 'wal') return;
  sql.pragma('main.wal_checkpoint(TRUNCATE)');
  before();
  sql.pragma('main.journal_mode = DELETE');
  takeLock(sql);
}

/** Checkpoints and goes back to a rollback journal, so that one file can be copied; `before` runs between the two. */
export function closeSqlite(sql: Sql, before: () => void = () => undefined): void {
  if (!sql.open) return;
  try {
    if (!sql.memory) leaveLog(sql, before);
  } finally {
    sql.close();
  }
}

/** For one that failed: the error that led here is the one to tell. */
export function closeQuietly(sql: Sql): void {
  try {
    sql.close();
  } catch {
    // Nothing is lost: whatever was to be kept has been.
  }
}

/**
 * Closes without copying the log into a file that another program has written into meanwhile: the two would mix. The log is put aside, then
 * emptied under SQLite, which finds nothing to copy.
 */
export function abandonSqlite(sql: Sql, path: string): void {
  const log = `${path}-wal`;
  if (existsSync(log)) {
    copyFileSync(log, `${log}.aside`);
    truncateSync(log, 0);
  }
  try {
    sql.close();
  } finally {
    rmSync(log, { force: true });
  }
}

/** A number that a pragma or a one-column query gives. */
export function sqlNumber(sql: Sql, query: string): number {
  const value = sql.prepare<[], unknown>(query).pluck().get();
  return typeof value === 'number' ? value : Number.NaN;
}

const faults: readonly (readonly [prefix: string, code: string])[] = [
  ['SQLITE_FULL', 'PROJECT_DISK_FULL'],
  ['SQLITE_BUSY', 'PROJECT_LOCKED'],
  ['SQLITE_LOCKED', 'PROJECT_LOCKED'],
  // The file was moved away or replaced, and a rollback journal would be for another.
  ['SQLITE_READONLY_DBMOVED', 'PROJECT_CHANGED_ON_DISK'],
  ['SQLITE_READONLY', 'PROJECT_READ_ONLY'],
  ['SQLITE_NOTADB', 'PROJECT_NOT_A_DATABASE'],
  ['SQLITE_CORRUPT', 'PROJECT_DAMAGED'],
  ['SQLITE_CANTOPEN', 'PROJECT_CANNOT_OPEN'],
  ['SQLITE_PERM', 'PROJECT_READ_ONLY'],
  ['SQLITE_NOMEM', 'PROJECT_OUT_OF_MEMORY'],
  ['SQLITE_IOERR', 'PROJECT_DISK_ERROR'],
];

/** Of our own work beside SQLite's, on its log and notes. */
const fileFaults: Readonly<Record<string, string>> = {
  EACCES: 'PROJECT_READ_ONLY',
  EPERM: 'PROJECT_READ_ONLY',
  EROFS: 'PROJECT_READ_ONLY',
  ENOSPC: 'PROJECT_DISK_FULL',
  EDQUOT: 'PROJECT_DISK_FULL',
  EIO: 'PROJECT_DISK_ERROR',
};

/** Megabytes that the smallest project takes while it is written. */
export const LEAST_ROOM_MB = 8;

/** A disk without room says nothing of what is read: it must not pass for damage. */
export function isDiskFull(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_FULL');
}

/** A write that the disk didn't take, full or broken: it says nothing of what was to be written. */
export function isDiskFault(error: unknown): boolean {
  return isDiskFull(error) || (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_IOERR'));
}

/** The expected failures of SQLite, and stored content that can't be read, as errors of ours; null for anything else, which is a fault in the program. */
export function sqliteFault(error: unknown, path: string): AppError | null {
  if (error instanceof DamagedContent) return appError('PROJECT_DAMAGED', { path, detail: error.part });
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return null;
  const { code: detail } = error;
  const code =
    error instanceof Database.SqliteError
      ? faults.find(([prefix]) => detail.startsWith(prefix))?.[1]
      : fileFaults[detail];
  if (code === undefined) return null;
  // A transaction knows better (`connection.ts`); a file that could not even be made needs this.
  const needed = code === 'PROJECT_DISK_FULL' ? { neededMb: LEAST_ROOM_MB } : {};
  return appError(code, { path, detail, ...needed });
}
