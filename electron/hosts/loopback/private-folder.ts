import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ownerMark } from '../../files/owner-mark.ts';
import { removeLeftovers } from '../../files/remove-leftovers.ts';

/** A folder of this launch for uploads and exports, named after the process. What a launch that was killed left behind is removed: it may hold collected data. */
export function makePrivateFolder(parent: string): string {
  mkdirSync(parent, { recursive: true, mode: 0o700 });
  removeLeftovers(parent);
  const folder = join(parent, `workbench-transfer-${ownerMark()}-${randomBytes(8).toString('hex')}`);
  mkdirSync(folder, { mode: 0o700 });
  return folder;
}
