import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeResultsWorkbook } from '../../electron/exporting/excel/results-workbook.ts';
import { writeTierTables } from '../../electron/exporting/excel/tier-tables-workbook.ts';
import type { ExportStamp } from '../../electron/exporting/export-stamp.ts';
import { datasetOf } from '../../electron/services/app/project-session.ts';
import { openProject } from '../../electron/storage/project-file.ts';
import type { Result } from '../../shared/base/result.ts';
import type { Dataset } from '../../shared/model/dataset.ts';
import type { Method } from '../../shared/model/method.ts';
import { createScorer } from '../../shared/scoring/create-scorer.ts';
import { score } from '../../shared/scoring/score.ts';
import { uncertainty } from '../../shared/scoring/what-if/uncertainty.ts';
import { yearsEdit } from './core.ts';
import { cost } from './growth-cost.ts';
import type { Cost, Growth } from './growth-cost.ts';
import { frameworkOf, must, NOW, writeLargeProject } from './large-project.ts';
import type { CohortSize } from './large-project.ts';
import { syntheticCohort } from './synthetic-cohort.ts';

const UNITS = [32, 100, 320, 1_000, 3_000];
const MEASURES = [160, 320, 640, 1_000, 2_000];
const YEARS = [1, 2, 4, 7, 10];
const DRAWS = 200;
const EDITS = 50;
/** Of what is cheap: the least of so many runs. */
const RUNS = 14;
/** Each draw ranks the units, which is n log n: from 320 to 3,000 units an exponent of 1.15. */
const RANKING = 1.15;

interface Sized extends CohortSize {
  readonly size: number;
}

/** Scoring, uncertainty, opening, saving and export, by units at 160 measures and by measures at 32 units. */
export async function cohortCosts(folder: string): Promise<readonly Growth[]> {
  return [
    ...(await growths(
      folder,
      'units',
      UNITS.map((size) => ({ size, units: size, measures: 160 })),
    )),
    ...(await growths(
      folder,
      'measures',
      MEASURES.map((size) => ({ size, units: 32, measures: size })),
    )),
  ];
}

async function growths(folder: string, by: 'units' | 'measures', sizes: readonly Sized[]): Promise<readonly Growth[]> {
  const works: readonly (readonly [string, (sized: Sized) => Promise<Cost>])[] = [
    ['score', ({ size, units, measures }) => scoring(size, syntheticCohort(units, measures))],
    ['weight edit', ({ size, units, measures }) => editing(size, syntheticCohort(units, measures))],
    [
      `${DRAWS} draws of uncertainty`,
      ({ size, units, measures }) => drawing(size, syntheticCohort(units, measures, false)),
    ],
    ['open a project', (sized) => opening(folder, sized.size, [2021], sized)],
    ['save an edit of the method', (sized) => saving(folder, sized)],
    ['export the results workbook', (sized) => exporting(folder, sized, writeResultsWorkbookOf)],
    ['export the tier tables', (sized) => exporting(folder, sized, writeTierTablesOf)],
  ];
  const found: Growth[] = [];
  for (const [work, at] of works) {
    const costs: Cost[] = [];
    for (const size of sizes) costs.push(await at(size));
    found.push({ work, by, costs, ...(by === 'units' && work.includes('draws') ? { most: RANKING } : {}) });
  }
  return found;
}

/** Opening, and a weight edit that scores all years again, by years of 400 units × 60 measures. */
export async function yearCosts(folder: string): Promise<readonly Growth[]> {
  const cohort = { units: 400, measures: 60 };
  const opened: Cost[] = [];
  const edited: Cost[] = [];
  for (const count of YEARS) {
    const years = Array.from({ length: count }, (_, at) => 2022 - count + at);
    opened.push(await opening(folder, count, years, cohort));
    // One year alone is scored by what `weight edit` measures.
    if (count === 1) continue;
    const { dataset, method } = syntheticCohort(cohort.units, cohort.measures);
    const others = years.slice(0, -1).map((year) => ({ ...dataset, year }));
    const held: Dataset = { ...dataset, years: { evaluated: 2021, others } };
    edited.push(await cost(count, 3, () => yearsEdit(held, method, 'per_year')));
  }
  return [
    { work: 'open a project', by: 'years', costs: opened },
    { work: '100 weight edits, all years scored', by: 'years', costs: edited },
  ];
}

interface Cohort {
  readonly dataset: Dataset;
  readonly method: Method;
}

function scoring(size: number, { dataset, method }: Cohort): Promise<Cost> {
  return cost(size, RUNS, () => must(score(dataset, method)));
}

function editing(size: number, { dataset, method }: Cohort): Promise<Cost> {
  const scorer = createScorer(dataset);
  const codes = Object.keys(method.weights);
  let current = method;
  must(scorer.score(current));
  return cost(size, RUNS, () => {
    for (let edit = 0; edit < EDITS; edit += 1) {
      const code = codes[(edit * 37) % codes.length] ?? '';
      current = { ...current, weights: { ...current.weights, [code]: 1 + (edit % 9) } };
      must(scorer.score(current));
    }
  });
}

function drawing(size: number, { dataset, method }: Cohort): Promise<Cost> {
  const order = { seed: 1, draws: DRAWS, weights: { kind: 'uniform', noise: 0.25 } } as const;
  return cost(size, 3, () => must(uncertainty(dataset, method, order)));
}

async function opening(folder: string, size: number, years: readonly number[], cohort: CohortSize): Promise<Cost> {
  const path = join(folder, 'opened.ewb');
  writeLargeProject(path, years, cohort);
  const found = await cost(size, RUNS / 2, () => {
    const store = must(openProject(path, { now: NOW }));
    datasetOf(store);
    must(store.close());
  });
  rmSync(path);
  return found;
}

/** An edit as a slider's end writes it: the draft, its audit row and the transaction. */
async function saving(folder: string, { size, ...cohort }: Sized): Promise<Cost> {
  const path = join(folder, 'saved.ewb');
  const method = writeLargeProject(path, [2021], cohort);
  const store = must(openProject(path, { now: NOW }));
  const [code = ''] = Object.keys(method.weights);
  let weight = 1;
  const found = await cost(size, 5, () => {
    for (let edit = 0; edit < EDITS; edit += 1) {
      weight += 1;
      must(store.saveDraft({ ...method, weights: { ...method.weights, [code]: weight } }, '权重', NOW));
    }
  });
  must(store.close());
  rmSync(path);
  return found;
}

const stamp: ExportStamp = {
  exportedAt: NOW,
  chain: { entries: 0, head: '' },
  engine: 'bench',
  app: 'bench',
  fingerprint: '0'.repeat(16),
  scenario: null,
  draft: false,
  synthetic: true,
};
type Write = (input: Parameters<typeof writeTierTables>[0], path: string) => Promise<Result<unknown>>;
const writeTierTablesOf: Write = (input, path) => writeTierTables(input, stamp, path, { overwrite: true });
const writeResultsWorkbookOf: Write = (input, path) =>
  writeResultsWorkbook(input, stamp, { sources: [], batches: [], overrides: [] }, path, { overwrite: true });

async function exporting(folder: string, { size, units, measures }: Sized, write: Write): Promise<Cost> {
  const { dataset, method } = syntheticCohort(units, measures, false);
  const framework = frameworkOf(dataset, method);
  const input = { framework, dataset, method, result: must(score(dataset, method)), history: [], lang: 'zh' } as const;
  return cost(size, 2, async () => must(await write(input, join(folder, 'export.xlsx'))));
}
