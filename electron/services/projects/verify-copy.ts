import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { Finding } from '../../../shared/contract/outputs.ts';
import { copyDatabase } from '../../files/copy-database.ts';
import type { ProjectReader } from '../../storage/project-store.ts';
import { inScratchFolder } from '../../files/scratch-folder.ts';
import type { Job } from '../app/jobs.ts';
import type { ProjectSession } from '../app/project-session.ts';
import { createWorkThread } from '../app/work-thread.ts';

/** The copy is the thread's own; `now` is an ISO time. */
export interface VerifyOrder {
  readonly copy: string;
  readonly now: string;
}

const thread = createWorkThread<VerifyOrder, Result<readonly Finding[]>>(
  new URL(import.meta.url.endsWith('.ts') ? './verify-worker.ts' : './verify-worker.js', import.meta.url),
);

/**
 * `verifyFile` in a thread of its own. The lock on an open project lets no second connection in, so its pages are copied beside: the thread
 * finds in the copy what it would find in the file. Errors: CANCELLED, SCRATCH_FOLDER where there is no room for the copy.
 */
export async function verifyOpenProject(
  { store }: ProjectSession,
  job: Job,
  now: string,
): Promise<Result<readonly Finding[]>> {
  return inScratchFolder('workbench-verify-', async (folder) => {
    const copy = join(folder, 'copy.ewb');
    const copied = await store.copyTo(copy, job.signal);
    // What it couldn't write is the copy, not the project.
    if (!copied.ok) return copied.error.code === 'PROJECT_DISK_FULL' ? err(noRoom()) : copied;
    const found = await thread.run({ copy, now }, job);
    return found.ok ? ok([...lacking(store), ...found.value]) : found;
  });
}

/** The same of a file that isn't open, as it may not open at all: with the log or journal that lies beside it. Errors: those above, and of opening plain files. */
export async function verifyClosedFile(path: string, job: Job, now: string): Promise<Result<readonly Finding[]>> {
  return inScratchFolder('workbench-verify-', async (folder) => {
    const copy = join(folder, 'copy.ewb');
    const copied = copyDatabase(path, copy);
    return copied.ok ? thread.run({ copy, now }, job) : copied;
  });
}

function noRoom(): ReturnType<typeof appError> {
  return appError('SCRATCH_FOLDER', { folder: tmpdir(), reason: 'ENOSPC' });
}

/** A copy that lacks its last changes may be sound in itself, and is not what it says it is. */
function lacking(store: ProjectReader): readonly Finding[] {
  return store
    .meta()
    .warnings.filter(({ code }) => code === 'PROJECT_WAL_MISSING' || code === 'PROJECT_LOG_FOREIGN')
    .map((message) => ({ ok: false, message }));
}
