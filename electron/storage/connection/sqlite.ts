import Database from 'better-sqlite3';
import { appError } from '../../../shared/base/app-error.ts';
import type { AppError } from '../../../shared/base/app-error.ts';

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

/** Settings of a project in use. `synchronous=FULL`: under NORMAL a power cut loses acknowledged work (docs/TRUST "Project file"). */
export function configureForUse(sql: Sql, journal: 'WAL' | 'MEMORY'): void {
  sql.pragma(`journal_mode = ${journal}`);
  sql.pragma('synchronous = FULL');
  sql.pragma('foreign_keys = ON');
  sql.pragma('journal_size_limit = 67108864');
  configureForEdits(sql);
  sql.pragma('temp_store = MEMORY');
}

/** Small writes: what is read stays in memory, and the WAL is copied into the file each thousand pages. */
export function configureForEdits(sql: Sql): void {
  sql.pragma('main.cache_size = -65536');
  sql.pragma('wal_autocheckpoint = 1000');
}

/**
 * A transaction of millions of rows: its pages go to the WAL while it runs, so that few are left for its commit, and
 * the WAL is not copied in the same breath (`checkpoint`). Of 2.6 million rows the commit then takes a third of the time.
 */
export function configureForBulk(sql: Sql): void {
  sql.pragma('main.cache_size = -8192');
  sql.pragma('wal_autocheckpoint = 0');
}

/** Copies what the WAL holds into the file. */
export function checkpoint(sql: Sql): void {
  if (!sql.memory) sql.pragma('main.wal_checkpoint(PASSIVE)');
}

/** Checkpoints and goes back to a rollback journal, so that one file can be copied. */
export function closeSqlite(sql: Sql): void {
  if (!sql.open) return;
  try {
    if (!sql.memory) {
      sql.pragma('wal_checkpoint(TRUNCATE)');
      sql.pragma('journal_mode = DELETE');
    }
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

/** A number that a pragma or a one-column query gives. */
export function sqlNumber(sql: Sql, query: string): number {
  const value = sql.prepare<[], unknown>(query).pluck().get();
  return typeof value === 'number' ? value : Number.NaN;
}

const faults: readonly (readonly [prefix: string, code: string])[] = [
  ['SQLITE_FULL', 'PROJECT_DISK_FULL'],
  ['SQLITE_BUSY', 'PROJECT_LOCKED'],
  ['SQLITE_LOCKED', 'PROJECT_LOCKED'],
  ['SQLITE_READONLY', 'PROJECT_READ_ONLY'],
  ['SQLITE_NOTADB', 'PROJECT_NOT_A_DATABASE'],
  ['SQLITE_CORRUPT', 'PROJECT_DAMAGED'],
  ['SQLITE_CANTOPEN', 'PROJECT_CANNOT_OPEN'],
  ['SQLITE_PERM', 'PROJECT_READ_ONLY'],
  ['SQLITE_NOMEM', 'PROJECT_OUT_OF_MEMORY'],
  ['SQLITE_IOERR', 'PROJECT_DISK_ERROR'],
];

/** Megabytes that the smallest project takes while it is written. */
export const LEAST_ROOM_MB = 8;

/** The expected failures of SQLite as errors of ours; null for anything else, which is a fault in the program. */
export function sqliteFault(error: unknown, path: string): AppError | null {
  if (!(error instanceof Database.SqliteError)) return null;
  const found = faults.find(([prefix]) => error.code.startsWith(prefix));
  if (!found) return null;
  const [, code] = found;
  // A transaction knows better (`connection.ts`); a file that could not even be made needs this.
  const needed = code === 'PROJECT_DISK_FULL' ? { neededMb: LEAST_ROOM_MB } : {};
  return appError(code, { path, detail: error.code, ...needed });
}
