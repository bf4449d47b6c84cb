import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeSmallBook } from './small-book.ts';
import { startWorkbench } from './workbench.ts';
import type { TestWorkbench } from './workbench.ts';

let work: TestWorkbench;
beforeEach(() => {
  work = startWorkbench();
});
afterEach(() => work.end());

async function book(): Promise<string> {
  const path = join(work.folder, '我的指数.xlsx');
  await writeSmallBook(path);
  return path;
}

test('a blank project filled from a score book scores as the book does, and every value knows its cell', async () => {
  const path = await book();
  await work.call('project.new', { template: 'blank', target: work.write(join(work.folder, 'p.ewb')) });
  await work.call('project.fill-from-book', { file: work.read(path), year: 2025, reason: '自有指数' });
  const scored = await work.call('score.json', { book: null, weights: null });
  // u1: X = 90, Y = 20/5 = 4 of 5 = 80 → (2·90 + 80)/3; u2: X = 60, Y = 2 of 5 = 40 → (2·60 + 40)/3.
  expect(scored.units.map(({ code, index }) => [code, index])).toEqual([
    ['u1', expect.closeTo(260 / 3, 9)],
    ['u2', expect.closeTo(160 / 3, 9)],
  ]);
  const straight = await work.call('score.json', { book: work.read(path), weights: null });
  expect(scored.units.map(({ scores }) => scores)).toEqual(straight.units.map(({ scores }) => scores));
  const lineage = await work.call('data.lineage', { unit: 'u2', measure: 'b', offset: 0, limit: 5 });
  expect(lineage).toMatchObject({ value: 2, records: [{ file: '我的指数.xlsx', sheet: 'Data', cell: 'C3' }] });
});

test('a project that holds something is not filled over', async () => {
  const path = await book();
  await work.call('project.new', { template: 'province-2021', target: work.write(join(work.folder, 'q.ewb')) });
  expect(await work.refusal('project.fill-from-book', { file: work.read(path), year: 2025, reason: 'r' })).toBe(
    'PROJECT_NOT_BLANK',
  );
});
