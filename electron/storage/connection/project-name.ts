import { basename } from 'node:path';
import { appError } from '../../../shared/base/app-error.ts';
import type { AppError } from '../../../shared/base/app-error.ts';

/** Bytes that file systems take for a name (ext4, APFS; NTFS counts 255 UTF-16 units, which are never fewer bytes). */
const NAME_MOST = 255;
/** The longest endings of what stands beside an open project, and of what may come to stand there. */
const [BESIDE, EVER_BESIDE] = ['-journal'.length, '-wal.aside-99'.length];

/** Why a project can't be opened by this name: nothing that has to stand beside it, lock note, log and journal, could be made. PROJECT_NAME_TOO_LONG. */
export function nameObstacle(path: string): AppError | null {
  return tooLong(path, NAME_MOST - BESIDE);
}

/** The same of the name of a new project, which leaves room for a log that is set aside. */
export function newNameObstacle(path: string): AppError | null {
  return tooLong(path, NAME_MOST - EVER_BESIDE);
}

function tooLong(path: string, most: number): AppError | null {
  const bytes = Buffer.byteLength(basename(path));
  return bytes <= most ? null : appError('PROJECT_NAME_TOO_LONG', { path, bytes, most });
}
