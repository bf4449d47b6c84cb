import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { ownerMark } from './owner-mark.ts';
import { removeLeftovers } from './remove-leftovers.ts';

/**
 * A name for what is not whole yet, in the folder of the target, so that it can be renamed into its place. It says whose it is; what others left there
 * who are no more is removed.
 */
export function temporaryBeside(path: string): string {
  const folder = dirname(path);
  removeLeftovers(folder);
  return join(folder, `.${basename(path).slice(0, 40)}.${ownerMark()}-${randomBytes(6).toString('hex')}.tmp`);
}

/**
 * Runs `write` on a temporary file beside the target, syncs it to disk and renames it: a reader, and a machine after a
 * power cut, finds the old file or the new one, never half of it. Throws what the system says; the old file is then as it
 * was and the temporary gone. For small files of the program's own; `writeSafely` is for those that a user named.
 */
export function replaceFile(path: string, write: (temporary: string) => void): void {
  const temporary = temporaryBeside(path);
  try {
    write(temporary);
    const file = openSync(temporary, 'r+');
    try {
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch (failure) {
    rmSync(temporary, { force: true });
    throw failure;
  }
  syncFolder(dirname(path));
}

/** So that the rename itself outlasts a power cut; Windows can't open folders and needs it not. */
export function syncFolder(folder: string): void {
  let handle: number;
  try {
    handle = openSync(folder, 'r');
  } catch {
    // Not every system lets a folder be opened; the file itself is already on disk.
    return;
  }
  try {
    fsyncSync(handle);
  } catch {
    // Nor synced.
  } finally {
    closeSync(handle);
  }
}
