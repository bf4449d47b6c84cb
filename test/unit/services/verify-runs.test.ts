import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, afterEach, beforeEach } from 'vitest';
import { verifyFile } from '../../../electron/services/projects/verify-file.ts';
import { makeTwoYears } from './two-years.ts';
import { startWorkbench } from './workbench.ts';
import type { TestWorkbench } from './workbench.ts';

let work: TestWorkbench;
beforeEach(() => {
  work = startWorkbench();
});
afterEach(() => work.end());

test('every run is proved from the project as it was then: values, imports, framework and undo since', async () => {
  const { later } = await makeTwoYears(work);
  const keep = () => work.call('run.save', { scenario: null, note: '', released: false });
  const value = (rows: readonly (readonly (string | number)[])[]) =>
    work.sheet('补.xlsx', [['地区', 'd'], ...rows]).then((path) => work.importFiles(path));
  await keep();
  await work.call('data.override', { unit: 'u1', measure: 'd', value: 1, reason: '复核' });
  await keep();
  await work.call('project.undo', {});
  // As at the first run.
  await keep();
  await value([['东', 99]]);
  await keep();
  const [, batch] = await work.call('batch.list', {});
  await work.call('batch.withdraw', { batch: batch?.id ?? 0, reason: '重报' });
  await work.call('data.override', { unit: 'u3', measure: 'a1', value: 5, reason: '来函' });
  await work.call('project.close', {});
  const copy = join(work.folder, 'copy.ewb');
  copyFileSync(later, copy);
  expect(verifyFile(copy, '2026-05-01T08:00:00Z').map(({ ok, message }) => [ok, message.code, message.params])).toEqual(
    [1, 2, 3, 4].map((run) => [true, 'RUN_REPRODUCED_THEN', { run }]),
  );
});
