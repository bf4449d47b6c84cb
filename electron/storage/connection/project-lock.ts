import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { z } from 'zod';

/**
 * Who has a project open, beside the file as `NAME.ewb.lock`. The lock itself is SQLite's exclusive lock on the file,
 * which the kernel drops when a process dies; this note is for the message, and for network folders that pass no locks on.
 */
export interface LockNote {
  readonly who: string;
  readonly host: string;
  readonly pid: number;
  readonly since: string;
}

const lockSchema = z.object({ who: z.string(), host: z.string(), pid: z.number(), since: z.string() });

function lockPath(path: string): string {
  return `${path}.lock`;
}

/** Null when there is none, or none that can be read. */
export function readLockNote(path: string): LockNote | null {
  try {
    const parsed = lockSchema.safeParse(JSON.parse(readFileSync(lockPath(path), 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Whether a note speaks of a process that may still have the file: on another machine nobody here can know. */
export function mayBeAlive(note: LockNote): boolean {
  return note.host !== hostname();
}

export function writeLockNote(path: string, who: string, since: string): void {
  const note: LockNote = { who, host: hostname(), pid: process.pid, since };
  writeFileSync(lockPath(path), JSON.stringify(note));
}

/** Takes the note away if it is this process's. */
export function removeLockNote(path: string): void {
  const note = readLockNote(path);
  if (note && note.host === hostname() && note.pid === process.pid) rmSync(lockPath(path), { force: true });
}
