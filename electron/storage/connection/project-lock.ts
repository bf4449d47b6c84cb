import { closeSync, constants, fsyncSync, lstatSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { z } from 'zod';
import { appError } from '../../../shared/base/app-error.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import { readPlainFile } from '../../files/open-plain-file.ts';
import { syncFolder, temporaryBeside } from '../../files/replace-file.ts';
import { nameObstacle } from './project-name.ts';

/**
 * Who has a project open, beside the file as `NAME.ewb.lock`. The lock itself is SQLite's exclusive lock on the file,
 * which the kernel drops when a process dies; this note is for the message, and for network folders that pass no locks on.
 */
export interface LockNote {
  readonly who: string;
  readonly host: string;
  readonly pid: number;
  readonly since: string;
  /** `device:inode` of the project: a note that was copied along with it speaks of another. */
  readonly file: string;
  /** Whether changes may stand in the write-ahead log alone. */
  readonly log: boolean;
}

const lockSchema = z.object({
  who: z.string(),
  host: z.string(),
  pid: z.number(),
  since: z.string(),
  file: z.string().default(''),
  log: z.boolean().default(true),
});

/** Far more than a note has. */
const NOTE_MOST = 4096;

function lockPath(path: string): string {
  return `${path}.lock`;
}

/** Why no note can stand there: PROJECT_NAME_TOO_LONG, PROJECT_LOCK_LINK. A link would have somebody else's file read, or written over. */
export function lockObstacle(path: string): AppError | null {
  const unnameable = nameObstacle(path);
  if (unnameable !== null) return unnameable;
  const found = lstatSync(lockPath(path), { throwIfNoEntry: false });
  return found === undefined || found.isFile() ? null : appError('PROJECT_LOCK_LINK', { path: lockPath(path) });
}

/** Null when there is none, or none that can be read. */
export function readLockNote(path: string): LockNote | null {
  const note = readPlainFile(lockPath(path), NOTE_MOST);
  if (!note.ok) return null;
  try {
    const parsed = lockSchema.safeParse(JSON.parse(note.value.toString('utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Whether a note speaks of a process that may still have the file: on another machine nobody here can know. */
export function mayBeAlive(note: LockNote): boolean {
  return note.host !== hostname();
}

/** Made anew beside and renamed into its place: whatever stands there is replaced, never written into. Throws what the system says. */
export function writeLockNote(path: string, who: string, since: string, file: string): void {
  putNote(path, { who, host: hostname(), pid: process.pid, since, file, log: false });
}

/** Says in this process's note whether changes stand in the log alone. A note that can't be written only costs the finer message. */
export function noteLog(path: string, log: boolean): void {
  const note = readLockNote(path);
  if (!isOwn(note) || note.log === log) return;
  try {
    putNote(path, { ...note, log });
  } catch {
    // A full disk, say: the write that this announces will say so.
  }
}

/** Takes the note away if it is this process's. */
export function removeLockNote(path: string): void {
  if (isOwn(readLockNote(path))) rmSync(lockPath(path), { force: true });
}

function isOwn(note: LockNote | null): note is LockNote {
  return note !== null && note.host === hostname() && note.pid === process.pid;
}

function putNote(path: string, note: LockNote): void {
  const temporary = temporaryBeside(lockPath(path));
  const { O_WRONLY, O_CREAT, O_EXCL, O_NOFOLLOW = 0 } = constants;
  try {
    const file = openSync(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o644);
    try {
      writeSync(file, JSON.stringify(note));
      // After a power cut it tells a log that was empty from one that is missing.
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, lockPath(path));
    // The note must stand before what it announces: that the log may go, above all.
    syncFolder(dirname(path));
  } catch (failure) {
    rmSync(temporary, { force: true });
    throw failure;
  }
}
