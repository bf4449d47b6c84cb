import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
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
import { APPLICATION_ID, migrate, SCHEMA_VERSION, schemaDifferences } from './migrations/migrate.ts';
import { mayBeAlive, readLockNote, writeLockNote } from './connection/project-lock.ts';
import type { NewProject, OpenOptions, ProjectStore } from './project-store.ts';
import { fileFault } from './connection/save-copy.ts';
import { fileIdentity, write } from './connection/connection.ts';
import type { Connection } from './connection/connection.ts';
import { closeQuietly, closeSqlite, configureForUse, openSqlite, sqliteFault, sqlNumber } from './connection/sqlite.ts';
import type { Sql } from './connection/sqlite.ts';
import { createSqliteStore, firstRuleFault } from './sqlite-store.ts';

/**
 * Creates a project file; one that is there is never touched. Errors: PROJECT_EXISTS, PROJECT_FOLDER_MISSING,
 * PROJECT_READ_ONLY, PROJECT_DISK_FULL, COMPILE_RULE_… for a framework whose rules can't be computed. Nothing is left behind after an error.
 */
export function createProject(path: string, project: NewProject): Result<ProjectStore> {
  const fault = firstRuleFault(project.framework);
  if (fault) return err(fault);
  if (existsSync(path)) return err(appError('PROJECT_EXISTS', { path }));
  if (!existsSync(dirname(path))) return err(appError('PROJECT_FOLDER_MISSING', { path: dirname(path) }));
  try {
    // Two processes may create at once: only one of them gets to make the file.
    closeSync(openSync(path, 'wx'));
  } catch (error) {
    const found = fileFault(error, path);
    if (found) return err(found);
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST')
      return err(appError('PROJECT_EXISTS', { path }));
    throw error;
  }
  let sql: Sql | null = null;
  const giveUp = (): void => {
    sql?.close();
    for (const suffix of ['', '-wal', '-shm', '-journal', '.lock']) rmSync(path + suffix, { force: true });
  };
  try {
    sql = openSqlite(path, { create: true });
    configureForUse(sql, 'WAL');
    const who = project.createdBy ?? accountName();
    migrate(sql, { now: project.createdAt, actor: who });
    const connection: Connection = {
      sql,
      path,
      actor: who,
      readOnly: null,
      batchOpen: false,
      leftStaged: [],
      identity: fileIdentity(path),
    };
    const filled = fill(connection, project, who);
    if (!filled.ok) {
      giveUp();
      return filled;
    }
    writeLockNote(path, who, project.createdAt);
    return ok(createSqliteStore(connection, []));
  } catch (error) {
    giveUp();
    const found = sqliteFault(error, path) ?? fileFault(error, path);
    if (!found) throw error;
    return err(found);
  }
}

function fill(connection: Connection, project: NewProject, createdBy: string): Result<void> {
  return write(connection, () => {
    const meta = {
      template: project.template,
      createdAt: project.createdAt,
      createdBy,
      synthetic: project.synthetic === true,
    };
    const create = (subject: AuditSubject, value: Json, target?: number): number => {
      putDocument(connection.sql, subject, '', value);
      return recordAudit(connection, {
        at: project.createdAt,
        action: 'create',
        subject,
        key: '',
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
    if (project.history) create('history', toJson(project.history), made);
    return ok(undefined);
  });
}

/**
 * Opens a project in the order of docs/TRUST "Project file". Errors: PROJECT_MISSING (never creates), PROJECT_EMPTY, PROJECT_NOT_A_DATABASE,
 * PROJECT_TRUNCATED, PROJECT_FOREIGN (another program's), PROJECT_NEWER, PROJECT_SCHEMA (unknown trigger, view, table …), PROJECT_DAMAGED, PROJECT_LOCKED
 * (by whom and since when), PROJECT_LOCKED_UNKNOWN or, by the note of another machine that may have died, PROJECT_LOCKED_ELSEWHERE. Where nothing can be written it opens a copy in memory that can be read and saved elsewhere.
 */
export function openProject(path: string, options: OpenOptions): Result<ProjectStore> {
  const header = readHeader(path);
  if (!header.ok) return header;
  const who = options.who ?? accountName();
  const note = readLockNote(path);
  if (note && mayBeAlive(note) && options.takeOver !== true)
    return err(appError('PROJECT_LOCKED_ELSEWHERE', { path, who: note.who, host: note.host, since: note.since }));
  const wal = existsSync(`${path}-wal`);
  const unclean = wal || existsSync(`${path}-journal`);
  const warnings: AppError[] = [];
  if (header.value.walFormat && !wal) warnings.push(appError('PROJECT_WAL_MISSING', { path }));
  else if (unclean) warnings.push(appError('PROJECT_RECOVERED', { path }));
  const unwritable = !canWrite(path);
  // A rollback journal is applied by opening the file itself.
  const inMemory = unwritable || (options.inMemory === true && !existsSync(`${path}-journal`));
  if (unwritable) warnings.push(appError('PROJECT_COPY_IN_MEMORY', { path }));
  let sql: Sql | null = null;
  try {
    sql = inMemory ? openSqlite(bytesOf(path, wal)) : openSqlite(path);
    const fault = check(sql, path, unclean || warnings.length > 0 || options.fromElsewhere === true);
    if (fault) {
      closeQuietly(sql);
      return err(fault);
    }
    configureForUse(sql, inMemory ? 'MEMORY' : 'WAL');
    migrate(sql, { now: options.now, actor: who });
    const readOnly = inMemory ? appError('PROJECT_READ_ONLY', { path, detail: 'EACCES' }) : null;
    const connection: Connection = {
      sql,
      path,
      actor: who,
      readOnly,
      batchOpen: false,
      leftStaged: [],
      identity: inMemory ? '' : fileIdentity(path),
    };
    if (!inMemory) writeLockNote(path, who, options.now);
    return ok(createSqliteStore(connection, warnings));
  } catch (error) {
    if (sql) closeQuietly(sql);
    const found = sqliteFault(error, path) ?? fileFault(error, path);
    if (!found) throw error;
    if (found.code !== 'PROJECT_LOCKED') return err(found);
    const holder = readLockNote(path);
    return err(lockedBy(path, holder?.who ?? '', holder?.host ?? '', holder?.since ?? ''));
  }
}

/** Magic, and the size that the header promises: before SQLite looks at the file at all. */
function readHeader(path: string): Result<{ readonly walFormat: boolean }> {
  const header = Buffer.alloc(100);
  let size = 0;
  try {
    size = statSync(path).size;
    const file = openSync(path, 'r');
    try {
      readSync(file, header, 0, 100, 0);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    const found = fileFault(error, path);
    if (!found) throw error;
    return err(found);
  }
  if (size === 0) return err(appError('PROJECT_EMPTY', { path }));
  if (size < 100 || header.toString('latin1', 0, 16) !== 'SQLite format 3\0')
    return err(appError('PROJECT_NOT_A_DATABASE', { path, detail: basename(path) }));
  const pageSize = header.readUInt16BE(16) === 1 ? 65_536 : header.readUInt16BE(16);
  const pages = header.readUInt32BE(28);
  // With a WAL the header's count may be ahead of the file: the missing pages are in the WAL.
  const current = header.readUInt32BE(24) === header.readUInt32BE(92) && !existsSync(`${path}-wal`);
  if (current && pages > 0 && size < pages * pageSize)
    return err(appError('PROJECT_TRUNCATED', { path, expected: pages * pageSize, found: size }));
  return ok({ walFormat: header[18] === 2 });
}

/** Whose file it is, what is in it besides our tables, and whether it hangs together. */
function check(sql: Sql, path: string, thorough: boolean): AppError | null {
  const application = sqlNumber(sql, 'PRAGMA application_id');
  if (application !== APPLICATION_ID) return appError('PROJECT_FOREIGN', { path });
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
function bytesOf(path: string, wal: boolean): Buffer {
  if (!wal) return withoutWalFormat(readFileSync(path));
  const folder = mkdtempSync(join(tmpdir(), 'ewb-'));
  try {
    const copy = join(folder, 'copy.ewb');
    // Not copyFileSync: that would copy the read-only mode too.
    writeFileSync(copy, readFileSync(path));
    writeFileSync(`${copy}-wal`, readFileSync(`${path}-wal`));
    const sql = openSqlite(copy);
    closeSqlite(sql);
    return withoutWalFormat(readFileSync(copy));
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
