import { existsSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import { copyPlainFile } from '../../files/copy-plain-file.ts';
import { isTaken, placeNew } from '../../files/place-new.ts';
import { temporaryBeside } from '../../files/replace-file.ts';
import type { Rescued } from '../../storage/rescue/rescue-file.ts';
import { makeScratchFolder } from '../../files/scratch-folder.ts';
import type { Job } from '../app/jobs.ts';
import { createWorkThread } from '../app/work-thread.ts';

/** Both files are the thread's own; `now` is an ISO time. */
export interface RescueOrder {
  readonly copy: string;
  readonly target: string;
  readonly from: string;
  readonly now: string;
}

const thread = createWorkThread<RescueOrder, Result<Rescued>>(
  new URL(import.meta.url.endsWith('.ts') ? './rescue-worker.ts' : './rescue-worker.js', import.meta.url),
);

/**
 * Saves all that can be read of a project file into a new one; the damaged file stays to the bit as it is. Errors: PROJECT_EXISTS,
 * PROJECT_FOLDER_MISSING, RESCUE_NOTHING, those of reading the file; nothing is left behind then.
 */
export async function rescueCopy(path: string, target: string, job: Job, now: string): Promise<Result<Rescued>> {
  if (isTaken(target)) return err(appError('PROJECT_EXISTS', { path: target }));
  if (!existsSync(dirname(target))) return err(appError('PROJECT_FOLDER_MISSING', { path: dirname(target) }));
  const scratch = makeScratchFolder('workbench-rescue-');
  if (!scratch.ok) return scratch;
  const folder = scratch.value;
  const temporary = temporaryBeside(target);
  try {
    const copy = join(folder, 'copy.ewb');
    for (const suffix of ['', '-wal', '-journal']) {
      const copied =
        suffix === '' || existsSync(path + suffix) ? copyPlainFile(path + suffix, copy + suffix) : ok(undefined);
      if (!copied.ok) return copied;
    }
    const rescued = await thread.run({ copy, target: temporary, from: basename(path), now }, job);
    if (!rescued.ok) return rescued;
    return placeNew(temporary, target) ? rescued : err(appError('PROJECT_EXISTS', { path: target }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
    for (const suffix of ['', '-wal', '-journal']) rmSync(temporary + suffix, { force: true });
  }
}
