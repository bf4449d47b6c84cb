import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import { commitImport } from '../imports/commit-import.ts';
import { makeScratchFolder } from '../../files/scratch-folder.ts';
import { planFiles } from '../imports/plan-import.ts';
import type { Job } from '../app/jobs.ts';
import type { ServiceContext } from '../app/service-context.ts';
import { createProjectSession } from '../app/project-session.ts';
import { newProject } from './new-project.ts';
import type { SampleTemplate } from './shipped-samples.ts';
import { writeSample } from './write-sample.ts';

const SAMPLE_RECORDS = 0;
const SAMPLE_SEED = 1;
/** Who made it, in its history: not the account of the machine that built the app. */
const SAMPLE_AUTHOR = '合成示例数据';

/** The sample project from nothing: real sample spreadsheets, brought in by a real import, so that every cell can be traced. */
export async function makeSampleProject(
  context: Pick<ServiceContext, 'environment'>,
  template: SampleTemplate,
  job: Job,
): Promise<Result<Buffer>> {
  const scratch = makeScratchFolder('workbench-sample-');
  if (!scratch.ok) return scratch;
  const work = scratch.value;
  try {
    const sheets = join(work, 'sheets');
    const written = await writeSample(template, sheets, SAMPLE_RECORDS, SAMPLE_SEED, job);
    if (!written.ok) return written;
    const path = join(work, 'sample.ewb');
    const made = newProject(context, path, template, true, { createdBy: SAMPLE_AUTHOR });
    if (!made.ok) return made;
    const session = createProjectSession(path, made.value);
    const planned = await planFiles(
      session,
      readdirSync(sheets)
        .sort()
        .map((file) => join(sheets, file)),
      {},
      job,
    );
    const imported = planned.ok
      ? await commitImport(context, planned.value, { note: '合成示例数据', strict: false }, job)
      : planned;
    const closed = session.store.close();
    if (!imported.ok) return imported;
    if (!closed.ok) return closed;
    return ok(readFileSync(path));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
