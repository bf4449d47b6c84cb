import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { ChosenFile } from './import-preparation.ts';

/** Read at once: hashing so much takes half a millisecond. */
const CHUNK = 512 * 1024;

/** Ok when the file still holds what was planned and previewed; FILE_CHANGED_SINCE when not, or when it is gone. */
export async function fileUnchanged(
  { path, contentHash }: Pick<ChosenFile, 'path' | 'contentHash'>,
  signal: AbortSignal,
): Promise<Result<void>> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: CHUNK, signal })) hash.update(chunk);
  } catch {
    if (signal.aborted) return err(appError('CANCELLED'));
    return err(appError('FILE_CHANGED_SINCE', {}, { file: basename(path) }));
  }
  return hash.digest('hex') === contentHash
    ? ok(undefined)
    : err(appError('FILE_CHANGED_SINCE', {}, { file: basename(path) }));
}
