import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { Finding } from '../../../shared/contract/outputs.ts';
import { copyPlainFile } from '../../files/copy-plain-file.ts';
import type { ProjectReader } from '../../storage/project-store.ts';
import { makeScratchFolder } from '../../files/scratch-folder.ts';
import type { Job } from '../app/jobs.ts';
import type { ProjectSession } from '../app/project-session.ts';
import { createWorkThread } from '../app/work-thread.ts';

/** The copy is the thread's own; `now` is an ISO time. */
export interface VerifyOrder {
  readonly copy: string;
  readonly now: string;
}

const thread = createWorkThread<VerifyOrder, readonly Finding[]>(
  new URL(import.meta.url.endsWith('.ts') ? './verify-worker.ts' : './verify-worker.js', import.meta.url),
);

/**
 * `verifyFile` in a thread of its own. The lock on an open project lets no second connection in, so its pages are copied beside: the thread
 * finds in the copy what it would find in the file.
 */
export async function verifyOpenProject(
  { store }: ProjectSession,
  job: Job,
  now: string,
): Promise<Result<readonly Finding[]>> {
  return inFolder(async (copy) => {
    const copied = await store.copyTo(copy, job.signal);
    return copied.ok ? ok([...lacking(store), ...(await thread.run({ copy, now }, job))]) : copied;
  });
}

/** The same of a file that isn't open, as it may not open at all: with the log or journal that lies beside it. */
export async function verifyClosedFile(path: string, job: Job, now: string): Promise<Result<readonly Finding[]>> {
  return inFolder(async (copy) => {
    for (const suffix of ['', '-wal', '-journal']) {
      const copied =
        suffix === '' || existsSync(path + suffix) ? copyPlainFile(path + suffix, copy + suffix) : ok(undefined);
      if (!copied.ok) return copied;
    }
    return ok(await thread.run({ copy, now }, job));
  });
}

async function inFolder<T>(work: (copy: string) => Promise<Result<T>>): Promise<Result<T>> {
  const scratch = makeScratchFolder('workbench-verify-');
  if (!scratch.ok) return scratch;
  const folder = scratch.value;
  try {
    return await work(join(folder, 'copy.ewb'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A copy that lacks its last changes may be sound in itself, and is not what it says it is. */
function lacking(store: ProjectReader): readonly Finding[] {
  return store
    .meta()
    .warnings.filter(({ code }) => code === 'PROJECT_WAL_MISSING' || code === 'PROJECT_LOG_FOREIGN')
    .map((message) => ({ ok: false, message }));
}
