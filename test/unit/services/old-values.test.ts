import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openSqlite } from '../../../electron/storage/connection/sqlite.ts';
import { BEFORE_EVIDENCE } from '../../../electron/storage/migrations/004-evidence.ts';
import { startWorkbench } from './workbench.ts';

test('a project whose values were computed before there was evidence can be edited after it was opened', async () => {
  const work = startWorkbench();
  const file = join(work.folder, 'old.ewb');
  const { dataset } = await work.call('project.new', { template: 'province-2021', target: work.write(file) });
  // Enough rows that computing them anew lengthens the file, as in a real project.
  const rows = dataset.units.map(({ name }) => [name, ...dataset.measures.map((_, at) => at + 1)]);
  await work.importFiles(await work.sheet('值.xlsx', [['地区', ...dataset.measures.map(({ code }) => code)], ...rows]));
  await work.call('project.close', {});
  const sql = openSqlite(file);
  sql.exec(`UPDATE measure_values SET months = ${BEFORE_EVIDENCE}, levels = ${BEFORE_EVIDENCE}; VACUUM`);
  sql.close();
  await work.call('project.open', { file: work.read(file) });
  const { revision } = await work.call('method.edit', { label: '占比', patch: { weights: { A: 40 } } });
  expect(revision).toBe((await work.snapshot()).revision);
  await work.end();
});
