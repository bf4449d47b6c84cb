import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { Finding } from '../../../shared/contract/outputs.ts';
import type { Job } from '../app/jobs.ts';
import type { ProjectSession } from '../app/project-session.ts';
import { createWorkThread } from '../app/work-thread.ts';

const thread = createWorkThread<string, readonly Finding[]>(
  new URL(import.meta.url.endsWith('.ts') ? './verify-worker.ts' : './verify-worker.js', import.meta.url),
);

/**
 * `verifyProject` in a thread of its own. The lock on an open project lets no second connection in, so its pages are copied beside: the thread
 * finds in the copy what it would find in the file.
 */
export async function verifyCopy({ store }: ProjectSession, job: Job): Promise<Result<readonly Finding[]>> {
  const folder = mkdtempSync(join(tmpdir(), 'workbench-verify-'));
  try {
    const copy = join(folder, 'copy.ewb');
    const copied = await store.copyTo(copy, job.signal);
    return copied.ok ? ok(await thread.run(copy, job)) : copied;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
