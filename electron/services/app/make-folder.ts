import { mkdirSync } from 'node:fs';
import { basename } from 'node:path';
import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';

/** Makes a folder to write into, and those above it, if it is not there. Error: SAMPLE_FOLDER, with the system's reason. */
export function makeFolder(folder: string): Result<string> {
  try {
    mkdirSync(folder, { recursive: true });
    return ok(folder);
  } catch (failure) {
    return err(
      appError(
        'SAMPLE_FOLDER',
        { folder, reason: failure instanceof Error && 'code' in failure ? String(failure.code) : '' },
        { file: basename(folder) },
      ),
    );
  }
}
