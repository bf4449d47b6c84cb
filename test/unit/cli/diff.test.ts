import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeTwoYears } from '../services/two-years.ts';
import { startWorkbench } from '../services/workbench.ts';
import type { TestWorkbench } from '../services/workbench.ts';
import { workbench } from './run.ts';

let work: TestWorkbench;
let folder = '';
beforeEach(() => {
  work = startWorkbench();
  folder = mkdtempSync(join(tmpdir(), 'workbench-diff-cli-'));
});
afterEach(async () => {
  await work.end();
  rmSync(folder, { recursive: true, force: true });
});

test('diff: 0 and one line where two projects are the same, 1 with every difference in words, 2 where one is none', async () => {
  const { later } = await makeTwoYears(work);
  await work.call('project.close', {});
  const [a, b] = [join(folder, 'a.ewb'), join(folder, 'b.ewb')];
  copyFileSync(later, a);
  copyFileSync(later, b);
  const same = await workbench('diff', a, b, '--lang', 'en');
  expect([same.code, same.out]).toEqual([0, 'a.ewb and b.ewb are the same\n']);

  await work.call('project.open', { file: work.read(b) });
  // D weighs a quarter, and d is the index's own scale: 62 → 82 lifts it by 5.
  await work.call('data.override', { unit: 'u1', measure: 'd', value: 82, reason: '复核' });
  await work.call('method.edit', { label: '并列', patch: { ties: 'average' } });
  await work.call('project.close', {});
  const other = await workbench('diff', a, b, '--json');
  expect(other.code).toBe(1);
  const { differs, cells, results, framework, text } = JSON.parse(other.out);
  expect(differs).toBe(true);
  expect(framework).toEqual([]);
  expect(cells).toEqual([{ unit: 'u1', measure: 'd', year: 2021, before: 62, after: 82 }]);
  const [first] = results;
  expect(first.unit).toBe('u1');
  expect(first.index[1] - first.index[0]).toBeCloseTo(5, 9);
  expect(text.method).toHaveLength(1);
  expect(text.cells).toEqual(['东 d 丁一（2021）：62 → 82']);

  expect((await workbench('diff', a, join(folder, 'none.ewb'))).code).toBe(2);
});
