import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { writeElementCsv } from './element-check-files.ts';
import type { BenchFigure } from './exporting.ts';

const measured = z.object({
  seconds: z.number(),
  calls: z.number(),
  p50: z.number(),
  p99: z.number(),
  max: z.number(),
  hostMax: z.number(),
});
const jobs = ['nothing', 'zip', 'report', 'import', 'verify', 'what-if', 'sample'] as const;
const ROWS = 300_000;
const opener = fileURLToPath(new URL('../../electron/hosts/service-process/open-workbench.ts', import.meta.url));

/**
 * docs/ARCHITECTURE "Budgets": the round trip of small calls (app.info, data.lineage, scenario.list, a saved weight, in turn) during each long
 * job on the sample project, and the longest that the host's own thread was held up. Each job in a process of its own.
 */
export async function benchAnswering(): Promise<BenchFigure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'workbench-bench-'));
  try {
    const sheets = join(folder, 'elements.csv');
    writeElementCsv(sheets, ROWS);
    return jobs.flatMap((job) => {
      const { seconds, p50, p99, max, hostMax } = during(job, mkdtempSync(join(folder, 'job-')), sheets);
      const name = `small calls during ${job === 'import' ? `import of ${ROWS} rows` : job}`;
      return [
        { name: `${name}: the job`, value: seconds, unit: 's', budget: null },
        { name: `${name}: p50`, value: p50, unit: 'ms', budget: null },
        { name: `${name}: p99`, value: p99, unit: 'ms', budget: 50 },
        { name: `${name}: longest`, value: max, unit: 'ms', budget: null },
        { name: `${name}: longest pause of the host's thread`, value: hostMax, unit: 'ms', budget: 100 },
      ];
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function during(job: string, folder: string, sheets: string): z.infer<typeof measured> {
  const child = spawnSync(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      fileURLToPath(new URL('./answering-child.ts', import.meta.url)),
      opener,
      folder,
      job,
      sheets,
    ],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  );
  if (child.status !== 0) throw new Error(`bench: ${job} ended with ${child.status}`);
  return measured.parse(JSON.parse(child.stdout));
}
