import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ownerMark } from './owner-mark.ts';
import { appError } from '../../shared/base/app-error.ts';
import { err, ok } from '../../shared/base/result.ts';
import type { Result } from '../../shared/base/result.ts';

/** A folder of its own in the system's temporary folder, for its maker to remove, or for the next start where that one was ended. `prefix` begins with `workbench-`. Error SCRATCH_FOLDER: there is none, or it takes nothing. */
export function makeScratchFolder(prefix: string): Result<string> {
  const parent = tmpdir();
  try {
    return ok(mkdtempSync(join(parent, `${prefix}${ownerMark()}-`)));
  } catch (failure) {
    const reason = failure instanceof Error && 'code' in failure ? String(failure.code) : '';
    return err(appError('SCRATCH_FOLDER', { folder: parent, reason }));
  }
}

/** The same for work that rejects with what went wrong: throws the system's word and the folder that it is about. */
export function scratchFolder(prefix: string): string {
  const made = makeScratchFolder(prefix);
  if (made.ok) return made.value;
  throw new Error(`${made.error.params?.['reason'] ?? ''} ${made.error.params?.['folder'] ?? ''}`.trim());
}

/** Runs `work` in a scratch folder, which is gone afterwards. Errors: SCRATCH_FOLDER, those of the work. */
export async function inScratchFolder<T>(
  prefix: string,
  work: (folder: string) => Promise<Result<T>>,
): Promise<Result<T>> {
  const scratch = makeScratchFolder(prefix);
  if (!scratch.ok) return scratch;
  try {
    return await work(scratch.value);
  } finally {
    rmSync(scratch.value, { recursive: true, force: true });
  }
}
