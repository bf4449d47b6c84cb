import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { writeProfilesDocx } from '../../../electron/exporting/word/profiles-document.ts';
import { writeReportDocx } from '../../../electron/exporting/word/report-document.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { OperationInput } from '../../../shared/contract/operations.ts';
import { recordKinds } from '../../../shared/model/record-kind.ts';
import { forAudience } from '../../../shared/report/for-audience.ts';
import { unitProfiles } from '../../../shared/report/unit-profiles.ts';
import { stamp } from '../exporting/hostile-cohort.ts';
import { sampleCohort } from '../report/sample-cohort.ts';
import { onePixel } from '../word/one-pixel.ts';
import type { TestWorkbench } from '../services/workbench.ts';

/** Writes a document or workbook of every kind that there is from the sample of the provinces, pictures of reports as one pixel; their paths. */
export async function writeEveryKind(work: TestWorkbench): Promise<readonly string[]> {
  const at = (name: string): string => join(work.folder, name);
  const order = { language: 'zh', overwrite: true, job: 'export' } as const;
  await work.call('project.open-sample', { template: 'province-2021', job: 'sample' });
  await writeReports(at);
  await writeAnalyses(work, at, order);
  for (const kind of recordKinds)
    await work.call('import.template', { kind, target: work.write(at(`template-${kind}.xlsx`)), language: 'zh' });
  await work.call('template.save', { target: work.write(at('template.docx')), language: 'zh' });
  await writeSheets(work, at);
  return [...files(work.folder), ...['sheets', 'slips'].flatMap((folder) => files(at(folder)))];
}

async function writeReports(at: (name: string) => string): Promise<void> {
  for (const audience of ['public', 'internal'] as const) {
    const [input, other] = (['province-2021', 'key-city-2021'] as const).map((id) =>
      forAudience(sampleCohort(id), audience),
    );
    if (!input || !other) throw new Error('no cohort');
    const beside = { input: other, stamp };
    expectWritten(await writeReportDocx({ input, stamp, other: beside }, at(`${audience}.docx`), {}, onePixel));
    if (audience === 'public') continue;
    const english = { ...input, lang: 'en' } as const;
    expectWritten(await writeReportDocx({ input: english, stamp }, at('english.docx'), {}, onePixel));
    const profiles = unitProfiles(input);
    expectWritten(await writeProfilesDocx(input, stamp, profiles, at('profiles.docx'), {}, onePixel));
  }
}

function expectWritten(written: Result<unknown>): void {
  if (!written.ok) throw new Error(written.error.code);
}

type Order = Pick<OperationInput<'export.write'>, 'language' | 'overwrite' | 'job'>;

async function writeAnalyses(work: TestWorkbench, at: (name: string) => string, order: Order): Promise<void> {
  const books = ['workbook', 'live', 'tables', 'profiles', 'audit', 'score-book'] as const;
  const both = ['rankings', 'coherence', 'analysis', 'years'] as const;
  const kinds = [
    ...[...books, ...both].map((what) => ({ what, format: 'xlsx' as const })),
    ...(['tables', ...both] as const).map((what) => ({ what, format: 'docx' as const })),
  ];
  for (const { what, format } of kinds)
    await work.call('export.write', { ...order, what, format, target: work.write(at(`${what}.${format}`)) });
  const { baseline } = await work.snapshot();
  await work.call('scenario.save', { previousName: null, name: '情景', note: '', method: baseline, locked: false });
  await work.call('export.write', {
    ...{ ...order, what: 'comparison', format: 'xlsx', target: work.write(at('comparison.xlsx')) },
    compared: [{ kind: 'baseline' }, { kind: 'scenario', name: '情景' }],
  });
  const unit = { what: 'profiles', format: 'docx', audience: 'unit', unit: '110000' } as const;
  await work.call('export.write', { ...order, ...unit, target: work.write(at('unit.docx')) });
}

/** Collected sheets, one of them with a fault, its copy with the fault marked, and the slip that goes back. */
async function writeSheets(work: TestWorkbench, at: (name: string) => string): Promise<void> {
  const sample = { template: 'province-2021', records: 0, seed: 1, job: 'sheets' } as const;
  await work.call('sample.generate', { ...sample, target: work.write(at('sheets')) });
  const faulty = await work.sheet('faulty.xlsx', [
    ['地区', 'A1-1.1'],
    ['北京', '约九成'],
  ]);
  const { plan } = await work.call('import.plan', { files: [work.read(faulty)], job: 'plan' });
  await work.call('import.commit', { plan, job: 'commit' });
  const copy = { file: work.read(faulty), target: work.write(at('copy.xlsx')), language: 'zh', job: 'copy' } as const;
  await work.call('import.annotated-copy', copy);
  const slips = { target: work.write(at('slips')), format: 'folder', language: 'zh' } as const;
  await work.call('worklist.write-slips', slips);
}

function files(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => /\.(?:docx|xlsx)$/.test(name))
    .map((name) => join(folder, name));
}
