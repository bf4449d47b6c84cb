import { existsSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { appError } from '../../../shared/base/app-error.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import { err } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import { copyDatabase } from '../../files/copy-database.ts';
import { isTaken, placeNew } from '../../files/place-new.ts';
import { temporaryBeside } from '../../files/replace-file.ts';
import { fileIdentity } from '../../storage/connection/connection.ts';
import { newNameObstacle } from '../../storage/connection/project-name.ts';
import type { Rescued } from '../../storage/rescue/rescue-file.ts';
import { inScratchFolder } from '../../files/scratch-folder.ts';
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
 * Saves all that can be read of a project file into a new one; the damaged file stays to the bit as it is. Errors: PROJECT_NAME_TOO_LONG, RESCUE_SAME_FILE, PROJECT_EXISTS,
 * PROJECT_FOLDER_MISSING, RESCUE_NOTHING, RESCUE_DISK_FULL and RESCUE_NOT_WRITTEN of the target, SCRATCH_FOLDER, CANCELLED, those of reading the file;
 * nothing is left behind then.
 */
export async function rescueCopy(path: string, target: string, job: Job, now: string): Promise<Result<Rescued>> {
  const unnameable = newNameObstacle(target);
  if (unnameable !== null) return err(unnameable);
  if (isTaken(target)) {
    const same = fileIdentity(path) !== '' && fileIdentity(path) === fileIdentity(target);
    return err(appError(same ? 'RESCUE_SAME_FILE' : 'PROJECT_EXISTS', { path: target }));
  }
  if (!existsSync(dirname(target))) return err(appError('PROJECT_FOLDER_MISSING', { path: dirname(target) }));
  return inScratchFolder('workbench-rescue-', async (folder) => {
    const temporary = temporaryBeside(target);
    try {
      const copy = join(folder, 'copy.ewb');
      const copied = copyDatabase(path, copy);
      if (!copied.ok) return copied;
      const rescued = await thread.run({ copy, target: temporary, from: basename(path), now }, job);
      if (!rescued.ok) return err(aboutTarget(rescued.error, target, copy));
      return placeNew(temporary, target) ? rescued : err(appError('PROJECT_EXISTS', { path: target }));
    } catch (fault) {
      const known = writingFault(fault, target, path);
      if (known === null) throw fault;
      return err(known);
    } finally {
      for (const suffix of ['', '-wal', '-journal']) rmSync(temporary + suffix, { force: true });
    }
  });
}

/** What the thread says of its temporary file, as said of the file that the user asked for. */
function aboutTarget(error: AppError, target: string, copy: string): AppError {
  if (error.code === 'PROJECT_DISK_FULL') return diskFull(target, copy);
  return error.code.startsWith('PROJECT_')
    ? appError('RESCUE_NOT_WRITTEN', { path: target, detail: error.params?.['detail'] ?? error.code })
    : error;
}

/** Putting the finished file in its place: null for what is no failure of the file system. */
function writingFault(fault: unknown, target: string, source: string): AppError | null {
  if (!(fault instanceof Error) || !('code' in fault) || typeof fault.code !== 'string') return null;
  if (fault.code === 'ENOSPC' || fault.code === 'EDQUOT') return diskFull(target, source);
  return appError('RESCUE_NOT_WRITTEN', { path: target, detail: fault.code });
}

/** As much as the damaged file takes is enough as a rule. */
function diskFull(target: string, like: string): AppError {
  const bytes = statSync(like, { throwIfNoEntry: false })?.size ?? 0;
  return appError('RESCUE_DISK_FULL', { path: target, neededMb: Math.ceil(bytes / 1_048_576) + 1 });
}
