import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startWorkbench } from '../services/workbench.ts';
import type { TestWorkbench } from '../services/workbench.ts';

vi.setConfig({ testTimeout: 240_000 });
let work: TestWorkbench;
beforeEach(async () => {
  work = startWorkbench();
  await work.call('project.new', { template: 'province-2021', target: work.write(join(work.folder, 'p.ewb')) });
});
afterEach(() => work.end());

it.each([
  [{ month: 3 }, 'ready', 202103],
  [{ month: 3, year: 2020 }, 'ready', 202003],
  [{}, 'unmapped', null],
] as const)('a sheet of a month without 月份 has the month that the mapping says: %j', async (said, status, period) => {
  const code = (await work.snapshot()).framework.measures.find(
    ({ rule }) => rule.record === 'monthly_statistics',
  )?.code;
  const path = await work.sheet('三月.xlsx', [
    ['地区', '采集项', '数值'],
    ['北京', code ?? '', 120],
  ]);
  const plan = await work.call('import.plan', {
    files: [work.read(path)],
    job: 'p',
    mapping: {
      version: 1,
      kind: 'monthly_statistics',
      layout: 'rows',
      fingerprint: '',
      headerRows: { first: 1, last: 1 },
      columns: [
        { column: 1, heading: '地区', field: 'unit' },
        { column: 2, heading: '采集项', field: 'measure' },
        { column: 3, heading: '数值', field: 'value' },
      ],
      ...said,
    },
  });
  expect(plan.files[0]?.sheets[0]?.status).toBe(status);
  if (period === null) return;
  await work.call('import.commit', { plan: plan.plan, job: 'c' });
  const lineage = await work.call('data.lineage', {
    unit: '110000',
    measure: code ?? '',
    year: Math.floor(period / 100),
    offset: 0,
    limit: 10,
  });
  expect(lineage.records.map(({ value, fields }) => [value, String(fields['period'])])).toEqual([
    [120, String(period)],
  ]);
});
