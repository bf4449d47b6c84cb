import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeTableCsv } from '../../electron/exporting/csv/table-csv.ts';
import { writeLiveWorkbook } from '../../electron/exporting/excel/live-workbook.ts';
import { writeResultsWorkbook } from '../../electron/exporting/excel/results-workbook.ts';
import { writeTierTables } from '../../electron/exporting/excel/tier-tables-workbook.ts';
import type { Provenance } from '../../electron/exporting/provenance.ts';
import type { ExportStamp } from '../../electron/exporting/export-stamp.ts';
import { writeTierTablesWord } from '../../electron/exporting/word/tier-tables.ts';
import { loadTemplate } from '../../electron/services/app/resources.ts';
import { createRandom } from '../../shared/base/random.ts';
import type { Result } from '../../shared/base/result.ts';
import type { ReportInput } from '../../shared/report/report-input.ts';
import { tierTables } from '../../shared/report/report-tables.ts';
import { profileCohort, unitProfile } from '../../shared/report/unit-profile.ts';
import { buildDataset } from '../../shared/scoring/build-dataset.ts';
import { score } from '../../shared/scoring/score.ts';

export interface BenchFigure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly budget: number | null;
}

const RUNS = 3;

/** Medians of writing each file of a province cohort (32 units × 160 measures, a source for every cell), and all together. */
export async function benchExporting(): Promise<readonly BenchFigure[]> {
  const { input, provenance } = cohort();
  const stamp: ExportStamp = {
    exportedAt: '2026-01-01T00:00:00Z',
    chain: { entries: 0, head: '' },
    engine: 'bench',
    app: 'bench',
    fingerprint: '0'.repeat(16),
    scenario: null,
    draft: false,
    synthetic: true,
  };
  const folder = mkdtempSync(join(tmpdir(), 'bench-exporting-'));
  const at = (name: string): string => join(folder, name);
  const overwrite = { overwrite: true };
  try {
    const jobs: readonly (readonly [name: string, write: () => Promise<Result<unknown>>])[] = [
      ['results workbook', () => writeResultsWorkbook(input, stamp, provenance, at('results.xlsx'), overwrite)],
      ['live workbook', () => writeLiveWorkbook(input, stamp, provenance, at('live.xlsx'), overwrite)],
      ['tier tables xlsx', () => writeTierTables(input, stamp, at('tables.xlsx'), overwrite)],
      ['tier tables docx', () => writeTierTablesWord(input, stamp, at('tables.docx'), overwrite)],
      ['tier tables csv', async () => writeTableCsv(tierTables(input)[0]!, at('tables.csv'), overwrite)],
    ];
    const figures: BenchFigure[] = [];
    let all = 0;
    for (const [name, write] of jobs) {
      const value = await medianOf(write);
      all += value;
      figures.push({ name: `export: ${name}`, value, unit: 'ms', budget: null });
    }
    figures.push({ name: 'export: all without pictures', value: all, unit: 'ms', budget: 5000 });
    const shared = profileCohort(input);
    const started = performance.now();
    for (const u of input.dataset.units.keys()) unitProfile(input, u, shared);
    figures.push({ name: 'values of all unit profiles', value: performance.now() - started, unit: 'ms', budget: null });
    figures.push({ name: 'memory after exports', value: process.memoryUsage().rss / 1e6, unit: 'MB', budget: 600 });
    return figures;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function medianOf(write: () => Promise<Result<unknown>>): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const started = performance.now();
    const written = await write();
    if (!written.ok) throw new Error(`bench: ${JSON.stringify(written.error)}`);
    times.push(performance.now() - started);
  }
  return times.sort((a, b) => a - b)[Math.floor(RUNS / 2)]!;
}

function cohort(): { readonly input: ReportInput; readonly provenance: Provenance } {
  const loaded = loadTemplate('province-2021');
  if (!loaded.ok) throw new Error(loaded.error.code);
  const { framework, units, history, institutions, policyDocuments } = loaded.value;
  const random = createRandom(1);
  const values = Float64Array.from(
    framework.measures.flatMap(({ code }) =>
      units.map(() => {
        const of = framework.baseline.measures[code];
        const [lower, upper] = [of?.lower ?? 0, of?.upper ?? 100];
        return lower + (upper - lower) * random.next();
      }),
    ),
  );
  const ones = (): Float64Array => new Float64Array(units.length).fill(1000);
  const dataset = buildDataset(framework, units, {
    values,
    baseFigures: { 常住人口: ones(), 企业数: ones(), 业务申报量: ones() },
  });
  const result = score(dataset, framework.baseline);
  if (!result.ok) throw new Error(result.error.code);
  const sources = framework.measures.flatMap(({ code }) =>
    units.map((unit) => ({
      unit: unit.code,
      measure: code,
      batch: 1,
      file: '合成示例数据.xlsx',
      sheet: '月度汇聚',
      records: 12,
      cells: 'D5:D16',
    })),
  );
  return {
    input: {
      framework,
      dataset,
      method: framework.baseline,
      result: result.value,
      history,
      lang: 'zh',
      institutions,
      policyDocuments,
    },
    provenance: { sources, batches: [], overrides: [] },
  };
}
