import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { writeElementCsv, writeElementWorkbook } from './element-check-files.ts';

const parser = z.object({ records: z.number(), megabytes: z.number() });
const peer = z.object({ rows: z.number(), seconds: z.number() });
const child = z.object({
  seconds: z.number(),
  peakMB: z.number(),
  imported: z.number(),
  whole: z.boolean(),
  projectMB: z.number(),
  longestGapMs: z.number(),
});

interface BenchFigure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** Null of peers, measured for comparison. */
  readonly budget: number | null;
}

/** docs/ARCHITECTURE "Budgets": element checks from files into a project, through the services and the parsing worker as the app does it. */
export async function benchImporting(rows: number, runs = 1): Promise<BenchFigure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'workbench-bench-'));
  const millions = `${rows / 1_000_000} M rows`;
  const scale = rows / 2_600_000;
  try {
    const csv = join(folder, 'elements.csv');
    const xlsx = join(folder, 'elements.xlsx');
    writeElementCsv(csv, rows);
    await writeElementWorkbook(xlsx, rows, 3);
    const figures: BenchFigure[] = [];
    for (const [format, path, budget] of [
      ['csv', csv, 4.5 * Math.max(scale, 0.5)],
      ['xlsx', xlsx, 8 * Math.max(scale, 0.5)],
    ] as const) {
      const measured = Array.from({ length: runs }, (_, run) =>
        importOnce(join(folder, `${format}-${run}.ewb`), path, rows),
      );
      const median = (pick: (one: z.infer<typeof child>) => number): number =>
        measured.map(pick).sort((a, b) => a - b)[Math.floor(runs / 2)]!;
      figures.push(
        { name: `import ${format}, ${millions}`, value: median((one) => one.seconds), unit: 's', budget },
        {
          name: `import ${format}, ${millions}: peak memory`,
          value: median((one) => one.peakMB),
          unit: 'MB',
          budget: 450,
        },
        {
          name: `import ${format}, ${millions}: project file`,
          value: median((one) => one.projectMB),
          unit: 'MB',
          budget: 300,
        },
        {
          name: `import ${format}, ${millions}: longest pause of the host`,
          value: median((one) => one.longestGapMs),
          unit: 'ms',
          budget: 100,
        },
      );
      figures.push({
        name: `parse ${format}, ${millions}: peak memory of the parser alone`,
        value: parserMegabytes(path, rows),
        unit: 'MB',
        budget: 300,
      });
    }
    const ours = figures[0]?.value ?? Number.NaN;
    for (const [reader, what] of [
      ['duckdb', 'DuckDB reads the same CSV into a table of texts'],
      ['papaparse', 'papaparse cuts the same CSV and keeps nothing'],
    ] as const) {
      const seconds = readByPeer(reader, csv, join(folder, 'peer.duckdb'), rows);
      figures.push(
        { name: `${what}, ${millions}`, value: seconds, unit: 's', budget: null },
        { name: `import csv, times what ${reader} takes`, value: ours / seconds, unit: '', budget: null },
      );
    }
    return figures;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readByPeer(reader: 'duckdb' | 'papaparse', file: string, target: string, rows: number): number {
  const run = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', 'scripts/bench/csv-peers-child.ts', reader, file, target],
    { encoding: 'utf8' },
  );
  if (run.status !== 0) throw new Error(run.stderr);
  const read = peer.parse(JSON.parse(run.stdout));
  if (read.rows !== rows) throw new Error(`${reader} read ${read.rows} of ${rows} rows`);
  return read.seconds;
}

/** With the nursery that the parsing worker has: `createSheetReader` gives it 32 MB, three semi-spaces. */
function parserMegabytes(file: string, rows: number): number {
  const run = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=10', 'scripts/bench/parsing-child.ts', file],
    { encoding: 'utf8' },
  );
  if (run.status !== 0) throw new Error(run.stderr);
  const figures = parser.parse(JSON.parse(run.stdout));
  if (figures.records !== rows) throw new Error(`parsed ${figures.records} of ${rows} rows`);
  return figures.megabytes;
}

function importOnce(project: string, file: string, rows: number): z.infer<typeof child> {
  const run = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', 'scripts/bench/import-child.ts', project, file],
    { encoding: 'utf8' },
  );
  if (run.status !== 0) throw new Error(run.stderr);
  const figures = child.parse(JSON.parse(run.stdout));
  if (figures.imported !== rows || !figures.whole) throw new Error(`imported ${figures.imported} of ${rows} rows`);
  return figures;
}
