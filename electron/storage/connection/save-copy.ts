import { accessSync, constants, existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import { replaceFile } from '../../files/replace-file.ts';
import { newNameObstacle } from './project-name.ts';
import type { Sql } from './sqlite.ts';
import { sqliteFault } from './sqlite.ts';

/** A whole copy of the open project; the target is as it was if that fails. Works for a file that was removed meanwhile. */
export function saveCopy(sql: Sql, path: string, overwrite: boolean): Result<void> {
  const unnameable = newNameObstacle(path);
  if (unnameable !== null) return err(unnameable);
  if (!overwrite && existsSync(path)) return err(appError('PROJECT_EXISTS', { path }));
  const folder = dirname(path);
  if (!existsSync(folder)) return err(appError('PROJECT_FOLDER_MISSING', { path: folder }));
  try {
    accessSync(folder, constants.W_OK);
    replaceFile(path, (temporary) => sql.prepare('VACUUM INTO ?').run(temporary));
    return ok(undefined);
  } catch (error) {
    const fault = sqliteFault(error, path) ?? fileFault(error, path);
    if (!fault) throw error;
    // Nothing of the project itself is at stake, as it would be where the project's own place can't be written to.
    return err(fault.code === 'PROJECT_READ_ONLY' ? appError('COPY_READ_ONLY', { path }) : fault);
  }
}

/** Expected failures of the file system beside those of `sqliteFault`: no place, or a wrong one; null for others. */
export function fileFault(error: unknown, path: string): ReturnType<typeof appError> | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  switch (error.code) {
    case 'ENOENT':
      return appError('PROJECT_MISSING', { path });
    case 'EISDIR':
    case 'ENOTDIR':
      return appError('PROJECT_NOT_A_DATABASE', { path, detail: error.code });
    default:
      return null;
  }
}
