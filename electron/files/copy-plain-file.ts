import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { ok } from '../../shared/base/result.ts';
import type { Result } from '../../shared/base/result.ts';
import { openPlainFile } from './open-plain-file.ts';

const BYTES = 4 * 1_048_576;

/** Copies what a file holds into a new one; its rights stay behind. Errors: those of `openPlainFile`. Throws when the copy can't be written. */
export function copyPlainFile(from: string, to: string): Result<void> {
  const opened = openPlainFile(from);
  if (!opened.ok) return opened;
  const { fd } = opened.value;
  try {
    const target = openSync(to, 'wx');
    try {
      const bytes = Buffer.alloc(BYTES);
      for (let read = readSync(fd, bytes); read > 0; read = readSync(fd, bytes)) writeSync(target, bytes, 0, read);
    } finally {
      closeSync(target);
    }
    return ok(undefined);
  } finally {
    closeSync(fd);
  }
}
