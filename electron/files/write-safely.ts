import { open, rename, stat, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { appError } from '../../shared/base/app-error.ts';
import type { AppError } from '../../shared/base/app-error.ts';
import { err, ok } from '../../shared/base/result.ts';
import type { Result } from '../../shared/base/result.ts';
import { temporaryBeside } from './replace-file.ts';

export interface WriteOptions {
  /** Replace an existing file. Without it an existing file is an error, EXPORT_EXISTS. */
  readonly overwrite?: boolean;
  /** Looks at what was written before it becomes the file; an error leaves everything as it was. */
  readonly check?: (temporary: string) => Promise<AppError | null>;
}

export interface WrittenFile {
  readonly path: string;
  readonly bytes: number;
}

/**
 * Runs `write` on a temporary file beside the target, syncs it to disk and renames it: a reader sees the old file or the
 * new one, never half of it. On any failure the old file is left as it was and the temporary is removed. Errors:
 * EXPORT_EXISTS, EXPORT_READ_ONLY, EXPORT_OPEN_ELSEWHERE, EXPORT_NO_FOLDER, EXPORT_DISK_FULL, EXPORT_FAILED.
 */
export async function writeSafely(
  path: string,
  write: (temporary: string) => Promise<void>,
  options: WriteOptions = {},
): Promise<Result<WrittenFile>> {
  const refusal = await refusedTarget(path, options);
  if (refusal) return err(refusal);
  const temporary = temporaryBeside(path);
  try {
    await write(temporary);
    const refused = (await options.check?.(temporary)) ?? null;
    if (refused) {
      await unlink(temporary);
      return err(refused);
    }
    const handle = await open(temporary, 'r+');
    let bytes: number;
    try {
      await handle.sync();
      bytes = (await handle.stat()).size;
    } finally {
      await handle.close();
    }
    await rename(temporary, path);
    await syncFolder(dirname(path));
    return ok({ path, bytes });
  } catch (failure) {
    await unlink(temporary).catch(() => undefined);
    const known = fileError(failure, path);
    if (known) return err(known);
    throw failure;
  }
}

/** A target that would not take the file is refused before the work begins. */
export async function refusedTarget(path: string, options: WriteOptions): Promise<AppError | null> {
  const place = { file: basename(path) };
  try {
    const folder = await stat(dirname(path));
    if (!folder.isDirectory()) return appError('EXPORT_NO_FOLDER', { folder: dirname(path) }, place);
  } catch {
    return appError('EXPORT_NO_FOLDER', { folder: dirname(path) }, place);
  }
  const target = await stat(path).catch(() => null);
  if (target === null) return null;
  if (target.isDirectory()) return appError('EXPORT_IS_FOLDER', { path }, place);
  if (options.overwrite !== true) return appError('EXPORT_EXISTS', { path }, place);
  // The mode is looked at, not tried: an administrator may write a read-only file, but was asked not to.
  if ((target.mode & 0o222) === 0) return appError('EXPORT_READ_ONLY', { path }, place);
  return (await openElsewhere(path)) ? appError('EXPORT_OPEN_ELSEWHERE', { path }, place) : null;
}

/** LibreOffice and Excel leave an owner file beside a document that they have open. */
async function openElsewhere(path: string): Promise<boolean> {
  const name = basename(path);
  const owners = [`.~lock.${name}#`, `~$${name}`, `~$${name.slice(2)}`];
  const found = await Promise.all(
    owners.map((owner) =>
      stat(join(dirname(path), owner)).then(
        () => true,
        () => false,
      ),
    ),
  );
  return found.includes(true);
}

function fileError(failure: unknown, path: string): AppError | null {
  if (!(failure instanceof Error) || !('code' in failure)) return null;
  const place = { file: basename(path) };
  switch (failure.code) {
    case 'EACCES':
    case 'EROFS':
      return appError('EXPORT_READ_ONLY', { path }, place);
    case 'EBUSY':
    case 'EPERM':
    case 'ETXTBSY':
      return appError('EXPORT_OPEN_ELSEWHERE', { path }, place);
    case 'ENOSPC':
    case 'EDQUOT':
      return appError('EXPORT_DISK_FULL', { path }, place);
    default:
      return typeof failure.code === 'string' ? appError('EXPORT_FAILED', { path, reason: failure.code }, place) : null;
  }
}

/** So that the rename itself outlasts a power cut; Windows can't open folders and needs it not. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch {
    // Not every system lets a folder be opened; the file itself is already on disk.
  }
}
