import { closeSync, fsyncSync, linkSync, lstatSync, openSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { syncFolder } from './replace-file.ts';

/**
 * Gives a finished file beside its place its name, once it is on the disk; false when the name is taken, also by a link. A second name can't be
 * given to a taken one, where renaming would replace it: so nothing is overwritten, whoever else makes a file there. Throws what the system says.
 */
export function placeNew(temporary: string, path: string): boolean {
  const file = openSync(temporary, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  try {
    linkSync(temporary, path);
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    if (error.code === 'EEXIST') return false;
    // FAT and some network folders give a file one name only.
    if (!['EPERM', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP', 'EMLINK'].includes(String(error.code))) throw error;
    if (isTaken(path)) return false;
    renameSync(temporary, path);
  }
  syncFolder(dirname(path));
  return true;
}

/** Whether anything has that name, a link that leads nowhere too. */
export function isTaken(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}
