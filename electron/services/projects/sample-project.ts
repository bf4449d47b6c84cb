import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import { commitImport } from '../imports/commit-import.ts';
import { planFiles } from '../imports/plan-import.ts';
import type { Job } from '../app/jobs.ts';
import { replaceFile } from '../../files/replace-file.ts';
import { newProject } from './new-project.ts';
import { sampleFingerprint } from './sample-fingerprint.ts';
import type { ServiceContext } from '../app/service-context.ts';
import { readShippedSample } from './shipped-samples.ts';
import type { SampleTemplate } from './shipped-samples.ts';
import { writeSample } from './write-sample.ts';

const SAMPLE_RECORDS = 0;
const SAMPLE_SEED = 1;
/** Who made it, in its history: not the account of the machine that built the app. */
const SAMPLE_AUTHOR = '合成示例数据';

/**
 * A fresh copy of the sample project: of the one that the build made, else of one made here and now. That is kept beside
 * the settings, and like the shipped one taken only while the fingerprint of program and resources is the same.
 */
export async function openSampleProject(
  context: ServiceContext,
  template: SampleTemplate,
  job: Job,
): Promise<Result<string>> {
  const home = context.environment.userData ?? mkdtempSync(join(tmpdir(), 'workbench-sample-'));
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
): Promise<Result<Buffer>> {
  const fingerprint = sampleFingerprint();
  const shipped = readShippedSample(template, fingerprint);
  if (shipped !== null) return ok(shipped);
  const name = `${template}-${fingerprint}.ewb`;
  const kept = join(folder, name);
  if (existsSync(kept)) return ok(readFileSync(kept));
  const made = await makeSampleProject(context, template, job);
  if (!made.ok) return made;
  mkdirSync(folder, { recursive: true });
  for (const stale of readdirSync(folder))
    if (stale.startsWith(`${template}-`) && stale !== name) rmSync(join(folder, stale), { force: true });
  replaceFile(kept, (temporary) => writeFileSync(temporary, made.value));
  return made;
}

/** The sample project from nothing: real sample spreadsheets, brought in by a real import, so that every cell can be traced. */
export async function makeSampleProject(
  context: Pick<ServiceContext, 'environment'>,
  template: SampleTemplate,
  job: Job,
): Promise<Result<Buffer>> {
  const work = mkdtempSync(join(tmpdir(), 'workbench-sample-'));
  try {
    const sheets = join(work, 'sheets');
    const written = await writeSample(template, sheets, SAMPLE_RECORDS, SAMPLE_SEED, job);
    if (!written.ok) return written;
    const path = join(work, 'sample.ewb');
    const session = newProject(context, path, template, true, { createdBy: SAMPLE_AUTHOR });
    if (!session.ok) return session;
    const planned = await planFiles(
      session.value,
      readdirSync(sheets)
        .sort()
        .map((file) => join(sheets, file)),
      {},
      job,
    );
    const imported = planned.ok
      ? await commitImport(context, planned.value, { note: '合成示例数据', strict: false }, job)
      : planned;
    const closed = session.value.store.close();
    if (!imported.ok) return imported;
    if (!closed.ok) return closed;
    return ok(readFileSync(path));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
