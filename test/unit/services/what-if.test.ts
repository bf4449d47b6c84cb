import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { OperationInput } from '../../../shared/contract/operations.ts';
import { askForNoShare } from './any-share.ts';
import { startWorkbench } from './workbench.ts';
import type { TestWorkbench } from './workbench.ts';

let work: TestWorkbench;
beforeEach(async () => {
  work = startWorkbench();
  await work.call('project.new', { template: 'province-2021', target: work.write(join(work.folder, 'p.ewb')) });
  await askForNoShare(work);
  // 北京 is better on A, 天津 on E; the other units have no value and so no rank.
  await work.importFiles(
    await work.sheet('值.xlsx', [
      ['地区', 'A1-2.1', 'E2-1.1'],
      ['北京', 96, 60],
      ['天津', 80, 90],
    ]),
  );
});
afterEach(() => work.end());

test('a comparison export shows index, rank and tier of the baseline and of each scenario, and what differs', async () => {
  const { baseline } = await work.call('project.snapshot', {}).then(
    (shown) =>
      shown ??
      (() => {
        throw new Error('no project');
      })(),
  );
  // A1-2.1 has goalposts 60–100, so 北京 scores 90 and 天津 50 there. Baseline A:E = 25:15 → 北京 (25·90 + 15·60)/40 = 78.75, 天津 (25·50 + 15·90)/40 = 65.
  // With A:E = 5:15 → 北京 67.5, 天津 80: they change places and 天津 becomes 高.
  await work.call('scenario.save', {
    previousName: null,
    name: '轻成效',
    note: '',
    method: { ...baseline, weights: { ...baseline.weights, A: 5 } },
    locked: false,
  });
  const path = join(work.folder, '对比.xlsx');
  await work.call('export.write', {
    what: 'comparison',
    format: 'xlsx',
    target: work.write(path),
    compared: [{ kind: 'baseline' }, { kind: 'scenario', name: '轻成效' }],
    language: 'zh',
    job: 'e',
  });
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(path);
  const [units, differences] = workbook.worksheets;
  const rows: unknown[][] = [];
  units?.eachRow((row) => rows.push([1, 2, 3, 4, 5, 6, 7, 8, 9].map((column) => row.getCell(column).value)));
  // Both have values of two measures of 160: their tiers are marked as resting on little.
  expect(rows).toContainEqual(['北京', 78.75, 1, '中*', 67.5, 2, '中*', -11.25, -1]);
  expect(rows).toContainEqual(['天津', 65, 2, '中*', 80, 1, '高*', 15, 1]);
  const texts: string[] = [];
  differences?.eachRow((row) => row.eachCell((cell) => texts.push(cell.text)));
  expect(texts).toEqual(expect.arrayContaining(['轻成效', '权重（占上级）', expect.stringContaining('服务成效度')]));
});

test('an unknown scenario is named, and a comparison of nothing refused', async () => {
  const ask = (more: Pick<OperationInput<'export.write'>, 'compared'>) =>
    work.refusal('export.write', {
      what: 'comparison',
      format: 'xlsx',
      target: work.write(join(work.folder, 'x.xlsx')),
      ...more,
      language: 'zh',
      job: 'e',
    });
  expect(await ask({ compared: [{ kind: 'baseline' }, { kind: 'scenario', name: '没有' }] })).toBe(
    'SCENARIO_NOT_FOUND',
  );
  expect(await ask({ compared: [{ kind: 'baseline' }, { kind: 'draft' }] })).toBe('METHOD_NO_DRAFT');
  expect(await ask({ compared: [{ kind: 'baseline' }, { kind: 'run', id: 99 }] })).toBe('RUN_UNKNOWN');
  expect(await ask({})).toBe('EXPORT_NEEDS_METHODS');
});

test('equal weights are proposed for a group; a group that is not there is named', async () => {
  const proposed = await work.call('weights.propose', { book: null, method: 'equal', group: 'total' });
  expect(proposed.groups).toEqual([
    expect.objectContaining({ parent: 'total', weights: { A: 0.2, B: 0.2, C: 0.2, D: 0.2, E: 0.2 } }),
  ]);
  expect(await work.refusal('weights.propose', { book: null, method: 'equal', group: 'Z' })).toBe(
    'WEIGHTS_GROUP_UNKNOWN',
  );
});

test('without noise every draw is the baseline; the same seed gives the same answer', async () => {
  const still = await work.call('what-if.run', { book: null, draws: 100, noise: 0, seed: 1, job: 'w' });
  expect(still.units.find((unit) => unit.code === '110000')).toMatchObject({
    rank: { p5: 1, p50: 1, p95: 1 },
    tiers: { medium: 1 },
  });
  expect(still.units.find((unit) => unit.code === '130000')).toMatchObject({ rank: null });
  const once = await work.call('what-if.run', { book: null, draws: 500, noise: 0.9, seed: 7, job: 'w' });
  expect(await work.call('what-if.run', { book: null, draws: 500, noise: 0.9, seed: 7, job: 'w' })).toEqual(once);
});
