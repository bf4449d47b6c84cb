import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startWorkbench } from '../services/workbench.ts';
import type { TestWorkbench } from '../services/workbench.ts';
import { goalposts, indicator, measure, unitDraft } from './edits.ts';

let work: TestWorkbench;
beforeEach(() => {
  work = startWorkbench();
});
afterEach(() => work.end());

test('a unit and a measure removed between plan and import are problems of their rows, not a fault', async () => {
  const edit = (change: unknown) =>
    work.call('framework.change', JSON.parse(JSON.stringify({ change, reason: '试点' })));
  await work.call('project.new', { template: 'blank', target: work.write(join(work.folder, 'p.ewb')) });
  await edit({ kind: 'units', units: [unitDraft('u1', '东区'), unitDraft('u2', '西区')] });
  for (const code of ['A', 'B'])
    await edit({
      kind: 'add-indicator',
      parent: null,
      indicator: indicator(code, code),
      weight: null,
      measure: measure(`${code}.1`, `采集${code}`, goalposts(0, 10)),
    });
  const path = await work.sheet('v.xlsx', [
    ['地区', '采集A', '采集B'],
    ['东区', 1, 2],
    ['西区', 3, 4],
  ]);
  const { plan } = await work.call('import.plan', { files: [work.read(path)], job: 'p' });
  await work.call('import.preview', { plan, job: 'v' });
  await edit({ kind: 'units', units: [unitDraft('u1', '东区')] });
  await edit({ kind: 'remove', code: 'B' });
  const { files } = await work.call('import.commit', { plan, job: 'c' });
  const snapshot = await work.snapshot();
  expect([...snapshot.dataset.values]).toEqual([1]);
  const [sheet] = files.flatMap((file) => file.sheets);
  expect(sheet).toMatchObject({ rows: 3, imported: 1 });
});
