import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeTwoYears } from './two-years.ts';
import { startWorkbench } from './workbench.ts';
import type { TestWorkbench } from './workbench.ts';

let work: TestWorkbench;
beforeEach(() => {
  work = startWorkbench();
});
afterEach(() => work.end());

test('the audit names who is at work from the moment he says so, in the open project and in those opened later', async () => {
  const { later } = await makeTwoYears(work);
  const lastBy = async (): Promise<string | undefined> =>
    (await work.call('audit.page', { offset: 0, limit: 1 })).entries[0]?.by;
  const before = await lastBy();
  const correct = (value: number) => work.call('data.override', { unit: 'u1', measure: 'd', value, reason: '复核' });
  await work.call('app.save-settings', { editor: '李四（评估处）' });
  await correct(1);
  expect(await lastBy()).toMatch(/^李四（评估处） \(.+@.+\)$/);
  await work.call('project.close', {});
  await work.call('project.open', { file: work.read(later) });
  await correct(2);
  expect(await lastBy()).toMatch(/^李四（评估处） /);
  expect(before).not.toContain('李四');
  // What was written before stays as it was.
  const { entries } = await work.call('audit.page', { offset: 0, limit: 200 });
  expect(entries.at(-1)?.by).not.toContain('李四');
});
