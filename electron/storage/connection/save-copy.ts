import { accessSync, closeSync, constants, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { Sql } from './sqlite.ts';
import { sqliteFault } from './sqlite.ts';

/** VACUUM INTO a temporary beside the target, fsync, rename: the target is whole or as it was. Works for a file that was removed meanwhile. */
export function saveCopy(sql: Sql, path: string, overwrite: boolean): Result<void> {
  if (!overwrite && existsSync(path)) return err(appError('PROJECT_EXISTS', { path }));
  const folder = dirname(path);
  if (!existsSync(folder)) return err(appError('PROJECT_FOLDER_MISSING', { path: folder }));
  const temporary = join(folder, `.${basename(path)}.${process.pid}.tmp`);
  try {
    accessSync(folder, constants.W_OK);
    rmSync(temporary, { force: true });
    sql.prepare('VACUUM INTO ?').run(temporary);
    const file = openSync(temporary, 'r+');
    fsyncSync(file);
    closeSync(file);
    renameSync(temporary, path);
    syncFolder(folder);
    return ok(undefined);
  } catch (error) {
    if (existsSync(temporary)) rmSync(temporary, { force: true });
    const fault = sqliteFault(error, path) ?? fileFault(error, path);
    if (!fault) throw error;
    return err(fault);
  }
}

/** A rename is only on disk when its folder is; Windows can't open folders and does without. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}

/** Expected failures of the file system; null for others. */
export function fileFault(error: unknown, path: string): ReturnType<typeof appError> | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  switch (error.code) {
    case 'ENOENT':
      return appError('PROJECT_MISSING', { path });
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return appError('PROJECT_READ_ONLY', { path, detail: error.code });
    case 'ENOSPC':
      return appError('PROJECT_DISK_FULL', { path, detail: error.code, neededMb: 8 });
    case 'EISDIR':
    case 'ENOTDIR':
      return appError('PROJECT_NOT_A_DATABASE', { path, detail: error.code });
    default:
      return null;
  }
}
