import { copyFile, unlink } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import { isTaken } from '../../files/place-new.ts';
import { writeSafely } from '../../files/write-safely.ts';

/** Copies finished files into a folder, each whole; where one can't be placed, those that are new there go again. The paths they have then. */
export async function placeFiles(
  paths: readonly string[],
  folder: string,
  overwrite: boolean,
): Promise<Result<readonly string[]>> {
  const fresh: string[] = [];
  const placed: string[] = [];
  for (const path of paths) {
    const target = join(folder, basename(path));
    const isNew = !isTaken(target);
    const written = await writeSafely(target, (temporary) => copyFile(path, temporary), { overwrite });
    if (!written.ok) {
      for (const file of fresh) await unlink(file).catch(() => undefined);
      return written;
    }
    if (isNew) fresh.push(target);
    placed.push(target);
  }
  return ok(placed);
}
