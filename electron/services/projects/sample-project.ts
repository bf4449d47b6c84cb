import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { Job } from '../app/jobs.ts';
import { makeScratchFolder } from '../../files/scratch-folder.ts';
import { replaceFile } from '../../files/replace-file.ts';
import { createWorkThread } from '../app/work-thread.ts';
import { sampleFingerprint } from './sample-fingerprint.ts';
import type { ServiceContext } from '../app/service-context.ts';
import { readShippedSample } from './shipped-samples.ts';
import type { SampleTemplate } from './shipped-samples.ts';

export interface SampleOrder {
  readonly template: SampleTemplate;
  readonly now: string;
}

const thread = createWorkThread<SampleOrder, Result<Uint8Array>>(
  new URL(
    import.meta.url.endsWith('.ts') ? './sample-project-worker.ts' : './sample-project-worker.js',
    import.meta.url,
  ),
);

/**
 * A fresh copy of the sample project: of the one that the build made, else of one made here and now. That is kept beside
 * the settings, and like the shipped one taken only while the fingerprint of program and resources is the same.
 */
export async function openSampleProject(
  context: ServiceContext,
  template: SampleTemplate,
  job: Job,
): Promise<Result<string>> {
  const { userData } = context.environment;
  const settled = userData === null ? makeScratchFolder('workbench-sample-') : ok(userData);
  if (!settled.ok) return settled;
  const home = settled.value;
  const pristine = await pristineSample(context, template, join(home, 'sample'), job);
  if (!pristine.ok) return pristine;
  const folder = join(home, 'sample-copies');
  mkdirSync(folder, { recursive: true });
  // The copy that is open now can't be replaced; every other opening starts from the pristine sample.
  const open = context.projects.current()?.path;
  const copy = [1, 2]
    .map((n) => join(folder, `合成示例数据 ${template}${n === 1 ? '' : ` ${n}`}.ewb`))
    .find((path) => path !== open);
  if (copy === undefined) return err(appError('INTERNAL', { operation: 'project.open-sample' }));
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${copy}${suffix}`, { force: true });
  writeFileSync(copy, pristine.value);
  return ok(copy);
}

async function pristineSample(
  context: ServiceContext,
  template: SampleTemplate,
  folder: string,
  job: Job,
): Promise<Result<Uint8Array>> {
  const fingerprint = sampleFingerprint();
  const shipped = readShippedSample(template, fingerprint);
  if (shipped !== null) return ok(shipped);
  const name = `${template}-${fingerprint}.ewb`;
  const kept = join(folder, name);
  if (existsSync(kept)) return ok(readFileSync(kept));
  const made = await thread.run({ template, now: context.environment.now().toISOString() }, job);
  if (!made.ok) return made;
  mkdirSync(folder, { recursive: true });
  for (const stale of readdirSync(folder))
    if (stale.startsWith(`${template}-`) && stale !== name) rmSync(join(folder, stale), { force: true });
  replaceFile(kept, (temporary) => writeFileSync(temporary, made.value));
  return made;
}
