import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Short name for what was made from these: other ingredients, another name. */
export function fingerprint(ingredients: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of ingredients) hash.update(`${part.length}:`).update(part);
  return hash.digest('hex').slice(0, 16);
}

/** Makes `folder` in a folder beside it that takes its name once whole: what is there is complete, and two at a time don't meet. */
export async function makeOnce(folder: string, make: (work: string) => Promise<void> | void): Promise<void> {
  if (existsSync(folder)) return;
  mkdirSync(dirname(folder), { recursive: true });
  const work = mkdtempSync(`${folder}-`);
  try {
    const made = join(work, 'made');
    mkdirSync(made);
    await make(made);
    try {
      renameSync(made, folder);
    } catch (fault) {
      if (!existsSync(folder)) throw fault;
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
