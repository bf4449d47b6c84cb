import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WorklistLine } from '../../../shared/model/worklist.ts';
import type { Unit } from '../../../shared/model/unit.ts';
import { startWorkbench } from '../../unit/services/workbench.ts';
import { spoiledSet, writeSpoiledSet } from './spoiled-set.ts';
import type { SpoiledFile } from './spoiled-set.ts';

interface SpoiledProject {
  readonly bytes: Uint8Array;
  readonly files: readonly SpoiledFile[];
  readonly lines: readonly WorklistLine[];
  readonly units: readonly Unit[];
}

/** A project into which the spoiled set was imported, and its worklist; `unmeasured`: with an indicator that has no measure. */
export async function spoiledProject({ unmeasured = false } = {}): Promise<SpoiledProject> {
  const work = startWorkbench();
  try {
    const path = join(work.folder, '问题.ewb');
    await work.call('project.new', { template: 'province-2021', target: work.write(path) });
    const { dataset } = await work.snapshot();
    const files = spoiledSet(dataset.units.map(({ name }) => name));
    const paths = writeSpoiledSet(join(work.folder, 'files'), files);
    const { plan, files: planned } = await work.call('import.plan', { files: paths.map(work.read), job: 'plan' });
    // A sheet that isn't recognised is left out unless it is wanted; then its rows are problems.
    for (const [file, { sheets }] of planned.entries())
      for (const [sheet, { include }] of sheets.entries())
        if (!include) await work.call('import.change-sheet', { plan, file, sheet, include: true });
    await work.call('import.commit', { plan, job: 'commit' });
    if (unmeasured)
      await work.call('framework.change', {
        change: {
          kind: 'add-indicator',
          parent: 'A1',
          indicator: { code: 'A1-9', name: '未设采集项', definition: '' },
          weight: 10,
          measure: null,
        },
        reason: '试加',
      });
    const { items } = await work.call('worklist.list', {});
    await work.call('project.close', {});
    return { bytes: readFileSync(path), files, lines: items, units: dataset.units };
  } finally {
    await work.end();
  }
}

/** Puts it into the folder of projects and the list of recent ones. */
export function layProject(userData: string, bytes: Uint8Array): void {
  const folder = join(userData, 'projects');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, '问题.ewb');
  writeFileSync(path, bytes);
  const recent = [{ path, title: '问题', openedAt: '2026-03-01T08:30:00.000Z' }];
  const settings = { language: 'zh', theme: 'light', editor: '' };
  writeFileSync(join(userData, 'workbench.json'), JSON.stringify({ settings, recent }));
}
