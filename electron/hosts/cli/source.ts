import { closeSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { openPlainFile } from '../../files/open-plain-file.ts';
import { CliFailure } from './failure.ts';
import { usageFailure } from './command-context.ts';
import type { CommandContext } from './command-context.ts';

/** Opens a project, or hands on a score book: told apart by their first bytes, not by their names. The handle of the book, null for a project. */
export async function openSource(context: CommandContext, path: string): Promise<string | null> {
  if (isDatabase(path)) {
    await openProjectFile(context, path);
    return null;
  }
  return context.input(path);
}

/** Whatever is wrong with a project file is said with its name; so is what was noticed on opening it: a copy that lacks its log, say. */
export async function openProjectFile(context: CommandContext, path: string): Promise<void> {
  const { warnings } = await namingFile(path, () => context.call('project.open', { file: context.input(path) }));
  for (const warning of warnings) context.io.err(`${context.text(warning)}\n`);
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
  const opened = openPlainFile(path);
  if (!opened.ok) throw new CliFailure([{ ...opened.error, params: { ...opened.error.params, path } }]);
  const first = Buffer.alloc(16);
  try {
    readSync(opened.value.fd, first, 0, 16, 0);
  } finally {
    closeSync(opened.value.fd);
  }
  return first.toString('latin1') === 'SQLite format 3\0' || path.toLowerCase().endsWith('.ewb');
}
