import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { appError } from '../../../shared/base/app-error.ts';
import { CliFailure } from './failure.ts';
import { usageFailure } from './command-context.ts';
import type { CommandContext } from './command-context.ts';

/** Opens a project, or hands on a score book: told apart by their first bytes, not by their names. The handle of the book, null for a project. */
export async function openSource(context: CommandContext, path: string): Promise<string | null> {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) throw new CliFailure([appError('FILE_MISSING', { path }, { file: basename(path) })]);
  if (found.isDirectory()) throw new CliFailure([appError('FILE_IS_FOLDER', { path }, { file: basename(path) })]);
  if (!found.isFile())
    throw new CliFailure([appError('FILE_UNREADABLE', { reason: 'EINVAL' }, { file: basename(path) })]);
  if (isDatabase(path)) {
    await openProjectFile(context, path);
    return null;
  }
  return context.input(path);
}

/** Whatever is wrong with a project file is said with its name. */
export async function openProjectFile(context: CommandContext, path: string): Promise<void> {
  await namingFile(path, () => context.call('project.open', { file: context.input(path) }));
}

/** Runs `work`, and puts the file's name to a failure that has no place of its own. */
export async function namingFile<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (failure) {
    if (!(failure instanceof CliFailure)) throw failure;
    throw new CliFailure(
      failure.errors.map((error) =>
        error.place?.file === undefined ? { ...error, place: { ...error.place, file: basename(path) } } : error,
      ),
    );
  }
}

/** For commands that need records or runs, which only a project has. */
export async function openProject(context: CommandContext, path: string, usage: string): Promise<void> {
  if ((await openSource(context, path)) !== null)
    throw usageFailure(`${basename(path)}：须为项目文件 must be a project file (.ewb).`, usage);
}

function isDatabase(path: string): boolean {
  const first = Buffer.alloc(16);
  try {
    const file = openSync(path, 'r');
    try {
      readSync(file, first, 0, 16, 0);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new CliFailure([appError('FILE_UNREADABLE', { reason }, { file: basename(path) })]);
  }
  return first.toString('latin1') === 'SQLite format 3\0' || path.toLowerCase().endsWith('.ewb');
}
