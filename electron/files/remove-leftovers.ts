import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isLeftover } from './owner-mark.ts';

/** Temporaries of ours in a folder whose process is no more: a kill or a power cut left them. What can't be read or removed stays. */
export function removeLeftovers(folder: string): void {
  let names: readonly string[];
  try {
    names = readdirSync(folder);
  } catch {
    // Gone, or not ours to read.
    return;
  }
  for (const name of names) {
    if (!isOurs(name) || !isLeftover(name)) continue;
    try {
      rmSync(join(folder, name), { recursive: true, force: true });
    } catch {
      // Another user's, in a shared folder.
    }
  }
}

/** `.NAME.MARK-….tmp` beside a file, with what SQLite puts beside that; `workbench-…` in the folder for temporary files. */
function isOurs(name: string): boolean {
  return /^\..*\.tmp(-wal|-journal|-shm)?$/.test(name) || name.startsWith('workbench-');
}
