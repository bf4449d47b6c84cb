import { lstatSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { appError } from '../../../shared/base/app-error.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import { FILES_MOST, sheetExtensions } from '../../../shared/contract/file-kinds.ts';
import { makeScratchFolder } from '../../files/scratch-folder.ts';
import { extensionOf } from '../../files/safe-file-name.ts';
import { readArchive } from '../../importing/worker/read-archive.ts';

const DEPTH_MOST = 16;
const tables: readonly string[] = sheetExtensions.filter((extension) => extension !== 'zip');

/** The files that folders and archives among those chosen hold. */
export interface ExpandedFiles {
  readonly paths: readonly string[];
  /** Archives that can't be read, by their paths. */
  readonly refused: ReadonlyMap<string, AppError>;
  /** Of what was left in folders and archives: archives within archives, other kinds of file, damaged ones. */
  readonly left: readonly AppError[];
}

/**
 * Puts the tables of folders and of .zip in the place of these, in the order of their names. Archives are unpacked into folders that are added to
 * `scratch`, which the caller removes. Errors: FILES_MOST, SCRATCH_FOLDER, CANCELLED, what the system says of a folder.
 */
export async function expandChosen(
  chosen: readonly string[],
  scratch: string[],
  signal: AbortSignal,
): Promise<Result<ExpandedFiles>> {
  const paths: string[] = [];
  const left: AppError[] = [];
  const refused = new Map<string, AppError>();
  for (const path of chosen.flatMap((one) => (isFolder(one) ? inFolder(one, left) : [one]))) {
    if (extensionOf(basename(path)) !== 'zip') {
      paths.push(path);
      continue;
    }
    const folder = makeScratchFolder('workbench-archive-');
    if (!folder.ok) return folder;
    scratch.push(folder.value);
    const unpacked = await readArchive(
      { path, folder: folder.value, extensions: tables, filesMost: FILES_MOST },
      signal,
    );
    if (signal.aborted) return err(appError('CANCELLED'));
    if (unpacked.ok) {
      paths.push(...unpacked.value.paths);
      left.push(...unpacked.value.left);
    } else {
      paths.push(path);
      refused.set(path, unpacked.error);
    }
  }
  return paths.length > FILES_MOST
    ? err(appError('FILES_MOST', { count: paths.length, limit: FILES_MOST }))
    : ok({ paths, refused, left });
}

function isFolder(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** Tables and archives in a folder and those within it, in the order of their names; links are not followed. */
function inFolder(folder: string, left: AppError[]): readonly string[] {
  const found: string[] = [];
  const others: string[] = [];
  const look = (at: string, depth: number): void => {
    const entries = readdirSync(at, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
      const path = join(at, entry.name);
      if (/^(?:\.|~\$|thumbs\.db$|desktop\.ini$)/i.test(entry.name)) continue;
      if (entry.isDirectory() && depth < DEPTH_MOST) look(path, depth + 1);
      else if (entry.isFile() && [...tables, 'zip'].includes(extensionOf(entry.name))) found.push(path);
      else others.push(entry.name);
      if (found.length > FILES_MOST) return;
    }
  };
  look(folder, 0);
  if (found.length === 0)
    left.push(appError('FOLDER_EMPTY', { extensions: tables.join(', ') }, { file: basename(folder) }));
  if (others.length > 0)
    left.push(
      appError(
        'FILES_LEFT',
        { count: others.length, names: others.slice(0, 5).join('、') },
        { file: basename(folder) },
      ),
    );
  return found;
}
