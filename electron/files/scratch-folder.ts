import { mkdtempSync } from 'node:fs';
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
