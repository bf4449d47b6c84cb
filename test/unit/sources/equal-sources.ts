import { mkdirSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { TestWorkbench } from '../services/workbench.ts';
import { addHardRows, writeLots } from './hard-tables.ts';
import { writeRecordTables } from './record-tables.ts';
import { writeSmallTables } from './small-tables.ts';

export const cohorts = ['province-2021', 'key-city-2021'] as const;
export type Cohort = (typeof cohorts)[number];

/** 0: some thousands, made for the test; `WORKBENCH_SOURCE_RECORDS=500000`: those of a sample of so many. */
const RECORDS = Number.parseInt(process.env['WORKBENCH_SOURCE_RECORDS'] ?? '0', 10);

export interface Tables {
  readonly base: readonly string[];
  /** Folder of the tables, a source. */
  readonly folder: string;
  /** Its files in the order in which they are to be imported. */
  readonly files: readonly string[];
}

/** Records of a cohort as tables, with what is hard about real ones. */
export async function makeTables(bench: TestWorkbench, cohort: Cohort): Promise<Tables> {
  const project = join(bench.folder, `${cohort}-sample.ewb`);
  const [base, folder] = [join(bench.folder, `${cohort}-base`), join(bench.folder, `${cohort}-tables`)];
  if (RECORDS === 0) {
    await bench.call('project.new', { template: cohort, target: bench.write(project) });
    const { framework, dataset } = await bench.snapshot();
    writeSmallTables(
      framework,
      dataset.units.map(({ code }) => code),
      base,
      folder,
    );
  } else {
    const sheets = join(bench.folder, `${cohort}-sheets`);
    const target = bench.write(sheets);
    await bench.call('sample.generate', { template: cohort, target, records: RECORDS, seed: 1, job: 'sample' });
    await bench.call('project.new', { template: cohort, target: bench.write(project) });
    await bench.importFiles(...readdirSync(sheets).map((name) => join(sheets, name)));
    writeRecordTables(project, base, folder);
  }
  await bench.call('project.close', {});
  addHardRows(folder);
  const lots = join(folder, 'list_comparison');
  mkdirSync(lots);
  renameSync(join(folder, 'list_comparison.csv'), join(lots, '0.csv'));
  writeLots(lots);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return { base: readdirSync(base).map((name) => join(base, name)), folder, files };
}

/** A new project with the base figures, open. */
export async function newProject(bench: TestWorkbench, cohort: Cohort, name: string, tables: Tables): Promise<void> {
  await bench.call('project.new', { template: cohort, target: bench.write(join(bench.folder, `${name}.ewb`)) });
  await bench.importFiles(...tables.base);
}
