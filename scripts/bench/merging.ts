import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { createProject, openProject } from '../../electron/storage/project-file.ts';
import type { ProjectStore } from '../../electron/storage/project-store.ts';
import type { BenchFigure as Exported } from './exporting.ts';
import { must } from './large-project.ts';
import { elementChecks, elementFramework, elementUnits } from './storage.ts';

const step = z.object({ seconds: z.number(), cpu: z.number(), calls: z.number(), p99: z.number(), max: z.number() });
const measured = z.object({ megabytes: z.number(), look: step, effect: step, apply: step });

/** What a colleague's project of `count` records costs to look at, to try and to merge, in a process that does nothing else. */
export async function benchMerging(count: number): Promise<Exported[]> {
  const folder = mkdtempSync(join(tmpdir(), 'workbench-bench-'));
  try {
    const [mine, theirs] = [join(folder, 'mine.ewb'), join(folder, 'theirs.ewb')];
    const begun = must(
      createProject(mine, {
        ...{ framework: elementFramework, units: elementUnits },
        ...{ template: 'bench', createdAt: '2022-03-01T08:00:00.000Z', synthetic: false },
      }),
    );
    must(begun.close());
    copyFileSync(mine, theirs);
    for (const [path, records, at] of [
      // Every cell of ours is in theirs, too: what overlaps is found, and the younger counts.
      [mine, Math.round(count / 20), '2022-03-02T08:00:00.000Z'],
      [theirs, count, '2022-03-03T08:00:00.000Z'],
    ] as const) {
      const store = must(openProject(path, { now: at }));
      bring(store, records, at);
      must(store.close());
    }
    const child = spawnSync(
      process.execPath,
      [
        '--disable-warning=ExperimentalWarning',
        fileURLToPath(new URL('./merging-child.ts', import.meta.url)),
        ...[folder, mine, theirs],
      ],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
    );
    if (child.status !== 0) throw new Error(`bench: the merge ended with ${child.status}`);
    const { megabytes, ...steps } = measured.parse(JSON.parse(child.stdout));
    const names = { look: 'look', effect: 'try for its effect', apply: 'merge' } as const;
    return [
      ...(['look', 'effect', 'apply'] as const).flatMap((name) => {
        const { seconds, cpu, p99, max } = steps[name];
        const label = `merging ${count.toLocaleString('en')} records: ${names[name]}`;
        return [
          { name: label, value: seconds, unit: 's', budget: 30 },
          { name: `${label}: processor time`, value: cpu, unit: 's', budget: null },
          { name: `${label}: small calls p99`, value: p99, unit: 'ms', budget: 50 },
          { name: `${label}: longest small call`, value: max, unit: 'ms', budget: null },
        ];
      }),
      { name: 'merging: peak memory of host and services', value: megabytes, unit: 'MB', budget: 600 },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function bring(store: ProjectStore, count: number, now: string): void {
  const file = { name: `${count}.csv`, contentHash: String(count), size: 0 };
  const batch = must(store.beginBatch({ now, files: [file] }));
  const sheet = must(batch.sheet({ file: 0, name: 'bench', kind: 'element_checks', hidden: false }));
  let records = 0;
  for (const slice of elementChecks(count)) {
    records += slice.length;
    must(sheet.add(slice));
  }
  const counts = { rows: records, imported: records, skipped: 0, problems: 0, records, issues: [] };
  must(sheet.finish({ sheet: 'bench', hidden: false, kind: 'element_checks', ...counts }));
  must(batch.commit());
}
