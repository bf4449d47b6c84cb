import { closeSync, existsSync, openSync, readSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { appError } from '../../shared/base/app-error.ts';
import { err, ok } from '../../shared/base/result.ts';
import type { Result } from '../../shared/base/result.ts';
import { openPlainFile } from './open-plain-file.ts';

const BYTES = 4 * 1_048_576;

/**
 * Copies a database with the log or journal beside it, where there is one, to a new file in a scratch folder; its rights stay behind. Errors: those
 * of `openPlainFile`; SCRATCH_FOLDER where the copy finds no room.
 */
export function copyDatabase(from: string, to: string): Result<void> {
  for (const suffix of ['', '-wal', '-journal']) {
    if (suffix !== '' && !existsSync(from + suffix)) continue;
    const copied = copyPlainFile(from + suffix, to + suffix);
    if (!copied.ok) return copied;
  }
  return ok(undefined);
}

function copyPlainFile(from: string, to: string): Result<void> {
  const opened = openPlainFile(from);
  if (!opened.ok) return opened;
  const { fd } = opened.value;
  try {
    const bytes = Buffer.alloc(BYTES);
    const target = openSync(to, 'wx');
    try {
      for (let read = readSync(fd, bytes); read > 0; read = readSync(fd, bytes))
        if (!wrote(target, bytes.subarray(0, read)))
          return err(appError('SCRATCH_FOLDER', { folder: tmpdir(), reason: 'ENOSPC' }));
    } finally {
      closeSync(target);
    }
    return ok(undefined);
  } finally {
    closeSync(fd);
  }
}

/** False where the disk is full; a disk that fills up takes a part of what it is given. */
function wrote(target: number, bytes: Buffer): boolean {
  try {
    for (let at = 0; at < bytes.length;) at += writeSync(target, bytes, at);
    return true;
  } catch (failure) {
    const code = failure instanceof Error && 'code' in failure ? failure.code : '';
    if (code === 'ENOSPC' || code === 'EDQUOT') return false;
    throw failure;
  }
}
