import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { appError } from '../../../../shared/base/app-error.ts';
import { CliFailure } from '../failure.ts';
import type { CliSession } from '../session.ts';

/** Opens a project, or hands on a score book: told apart by their first bytes, not by their names. The handle of the book, null for a project. */
export async function openSource(session: CliSession, path: string): Promise<string | null> {
  if (!existsSync(path)) throw new CliFailure([appError('FILE_MISSING', { path }, { file: basename(path) })]);
  if (isDatabase(path)) {
    await session.call('project.open', { file: session.input(path) });
    return null;
  }
  return session.input(path);
}

function isDatabase(path: string): boolean {
  const first = Buffer.alloc(16);
  const file = openSync(path, 'r');
  try {
    readSync(file, first, 0, 16, 0);
  } finally {
    closeSync(file);
  }
  return first.toString('latin1') === 'SQLite format 3\0' || path.toLowerCase().endsWith('.ewb');
}
