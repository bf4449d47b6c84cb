import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { datasetOf } from '../../electron/services/app/project-session.ts';
import { openProject } from '../../electron/storage/project-file.ts';
import { yearsEdit } from './core.ts';
import { NOW, must, writeLargeProject } from './large-project.ts';
import type { BenchFigure } from './storage.ts';

const YEARS = Array.from({ length: 10 }, (_, at) => 2012 + at);

/** Ten years × 400 units × 60 measures in a project file, imported as 指标原始值表: opening it, and an edit of a weight that scores them all again. */
export async function benchYears(): Promise<BenchFigure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ewb-bench-'));
  try {
    const path = join(folder, 'years.ewb');
    const method = writeLargeProject(path, YEARS);
    const started = performance.now();
    const again = must(openProject(path, { now: NOW }));
    const held = datasetOf(again);
    const opening = (performance.now() - started) / 1000;
    must(again.close());
    if (held.years?.others.length !== YEARS.length - 1) throw new Error('years are missing');
    return [
      { name: 'years: open ten years × 400 × 60 and make the dataset', value: opening, unit: 's', budget: 2 },
      ...(['per_year', 'pooled'] as const).map((kind) => ({
        name: `years: weight edit in a project, ten years × 400 × 60, ${kind}`,
        value: yearsEdit(held, method, kind),
        unit: 'ms',
        budget: 20,
      })),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
