import { closeSync, constants, fstatSync, lstatSync, openSync, readSync } from 'node:fs';
import type { Stats } from 'node:fs';
import { basename } from 'node:path';
import { appError } from '../../shared/base/app-error.ts';
import type { AppError } from '../../shared/base/app-error.ts';
import { err, ok } from '../../shared/base/result.ts';
import type { Result } from '../../shared/base/result.ts';

/** An open file that is one: its owner closes `fd`. */
export interface PlainFile {
  readonly fd: number;
  /** Of the open file, not of whatever the path names by now. */
  readonly stats: Stats;
}

/**
 * Windows has none of these flags: what `lstat` says is all there. O_NONBLOCK lets a pipe put in the file's place meanwhile open at once
 * instead of waiting for its writer; O_NOFOLLOW refuses a link put there.
 */
const flags = [constants.O_NOFOLLOW, constants.O_NONBLOCK, constants.O_NOCTTY].reduce<number>(
  (all, flag: number | undefined) => all | (flag ?? 0),
  constants.O_RDONLY,
);

/**
 * Opens a file for reading, and nothing that only looks like one: a pipe would wait for ever, a device has no end, a link may lead
 * anywhere (docs/TRUST "Reading spreadsheets"). Errors, with the file's name: FILE_MISSING, FILE_IS_FOLDER, FILE_IS_LINK, FILE_NOT_PLAIN,
 * FILE_UNREADABLE.
 */
export function openPlainFile(path: string): Result<PlainFile> {
  let fd: number | null = null;
  try {
    const refused = notPlain(lstatSync(path), path);
    if (refused !== null) return err(refused);
    fd = openSync(path, flags);
    const stats = fstatSync(fd);
    const replaced = notPlain(stats, path);
    if (replaced === null) return ok({ fd, stats });
    closeSync(fd);
    return err(replaced);
  } catch (failure) {
    if (fd !== null) closeSync(fd);
    const reason = failure instanceof Error && 'code' in failure ? String(failure.code) : '';
    const code = reason === 'ENOENT' ? 'FILE_MISSING' : reason === 'ELOOP' ? 'FILE_IS_LINK' : 'FILE_UNREADABLE';
    return err(appError(code, { reason }, { file: basename(path) }));
  }
}

/** The whole of a small plain file; one of more than `limit` bytes is refused unread, FILE_TOO_BIG. */
export function readPlainFile(path: string, limit: number): Result<Buffer> {
  const opened = openPlainFile(path);
  if (!opened.ok) return opened;
  const { fd, stats } = opened.value;
  const tooBig = (size: number): Result<never> =>
    err(appError('FILE_TOO_BIG', { size, limit }, { file: basename(path) }));
  try {
    if (stats.size > limit) return tooBig(stats.size);
    // One byte more than it should have: a file that grows meanwhile is seen to.
    const bytes = Buffer.alloc(stats.size + 1);
    let read = 0;
    for (let got = -1; got !== 0 && read < bytes.length; read += got)
      got = readSync(fd, bytes, read, bytes.length - read, read);
    return read > stats.size
      ? err(appError('FILE_CHANGED', {}, { file: basename(path) }))
      : ok(bytes.subarray(0, read));
  } catch (failure) {
    const reason = failure instanceof Error && 'code' in failure ? String(failure.code) : '';
    return err(appError('FILE_UNREADABLE', { reason }, { file: basename(path) }));
  } finally {
    closeSync(fd);
  }
}

function notPlain(stats: Stats, path: string): AppError | null {
  if (stats.isFile()) return null;
  const code = stats.isDirectory() ? 'FILE_IS_FOLDER' : stats.isSymbolicLink() ? 'FILE_IS_LINK' : 'FILE_NOT_PLAIN';
  return appError(code, {}, { file: basename(path) });
}
