import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { appError } from '../../shared/base/app-error.ts';
import { err, ok } from '../../shared/base/result.ts';
import type { Result } from '../../shared/base/result.ts';
import { ENGINE_VERSION } from './environment.ts';
import { choosePaths, commitImport } from './import-files.ts';
import type { Job } from './jobs.ts';
import { newProject } from './new-project.ts';
import type { ServiceContext } from './service-context.ts';
import { writeSample } from './write-sample.ts';

type SampleTemplate = 'province-2021' | 'key-city-2021';
const SAMPLE_RECORDS = 0;
const SAMPLE_SEED = 1;

/**
 * A fresh copy of the sample project. It is made from real sample spreadsheets by a real import, the first time it is
 * asked for, and kept beside the settings; later openings copy that file.
 */
export async function openSampleProject(context: ServiceContext, template: SampleTemplate, job: Job): Promise<Result<string>> {
  const home = context.environment.userData ?? mkdtempSync(join(tmpdir(), 'workbench-sample-'));
  const pristine = join(home, 'sample', `${template}-${ENGINE_VERSION}.ewb`);
  if (!existsSync(pristine)) {
    const made = await makeSampleProject(context, template, pristine, job);
    if (!made.ok) return made;
  }
  const folder = join(home, 'sample-copies');
  mkdirSync(folder, { recursive: true });
  // The copy that is open now can't be replaced; every other opening starts from the pristine sample.
  const open = context.projects.current()?.path;
  const copy = [1, 2].map((n) => join(folder, `合成示例数据 ${template}${n === 1 ? '' : ` ${n}`}.ewb`)).find((path) => path !== open);
  if (copy === undefined) return err(appError('INTERNAL', { operation: 'project.open-sample' }));
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${copy}${suffix}`, { force: true });
  copyFileSync(pristine, copy);
  return ok(copy);
}

async function makeSampleProject(context: ServiceContext, template: SampleTemplate, target: string, job: Job): Promise<Result<null>> {
  const work = mkdtempSync(join(tmpdir(), 'workbench-sample-'));
  try {
    const sheets = join(work, 'sheets');
    const written = await writeSample(template, sheets, SAMPLE_RECORDS, SAMPLE_SEED, job);
    if (!written.ok) return written;
    mkdirSync(join(target, '..'), { recursive: true });
    const path = join(work, 'sample.ewb');
    const session = newProject(context, path, template, true);
    if (!session.ok) return session;
    const files = await choosePaths(session.value, readdirSync(sheets).sort().map((file) => join(sheets, file)), {}, job);
    const imported = files.ok ? await commitImport(context, session.value, files.value, { note: '合成示例数据', strict: false, rows: null }, job) : files;
    const closed = session.value.store.close();
    if (!imported.ok) return imported;
    if (!closed.ok) return closed;
    copyFileSync(path, target);
    return ok(null);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
