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

test('of a book with several years the project evaluates the one asked for, holds the others, and takes the year basis over', async () => {
  const path = join(work.folder, '几年.xlsx');
  await writeSmallBook(
    path,
    [
      ['Unit', 'Year', 'a', 'b', 'pop'],
      ['u1', 2024, 3, 10, 5],
      ['u2', 2024, 1, 10, 10],
      ['u1', 2025, 9, 20, 5],
      ['u2', 2025, 6, 20, 10],
    ],
    [
      ['Key', 'Value'],
      ['year_basis', 'base_year=2024'],
    ],
  );
  const target = work.write(join(work.folder, 'years.ewb'));
  await work.call('project.new', { template: 'blank', target });
  const filling = { file: work.read(path), reason: '自有指数' };
  expect(await work.refusal('project.fill-from-book', { ...filling, year: 2023 })).toBe('SCORE_YEAR_WITHOUT_VALUES');
  await work.call('project.fill-from-book', { ...filling, year: 2025 });
  // As in the first test: goalposts, so the other year changes nothing.
  const { units } = await work.call('score.json', { book: null, weights: null });
  expect(units.map(({ index }) => index)).toEqual([expect.closeTo(260 / 3, 9), expect.closeTo(160 / 3, 9)]);
  const snapshot = await work.snapshot();
  expect(snapshot.years).toEqual([
    { year: 2024, records: 4 },
    { year: 2025, records: 4 },
  ]);
  expect(snapshot.baseline.yearBasis).toEqual({ kind: 'base_year', year: 2024 });
  expect(snapshot.dataset.years?.others.map(({ year, values }) => [year, ...values])).toEqual([[2024, 3, 1, 2, 1]]);
  const [own, straight] = [null, work.read(path)].map((from) =>
    work.call('score.years', { book: from, weights: null }),
  );
  const scores = ({ years }: Awaited<NonNullable<typeof own>>): unknown =>
    Object.entries(years).map(([year, { units: scored }]) => [year, scored.map((unit) => unit.scores)]);
  expect(scores(await own!)).toEqual(scores(await straight!));
  expect(snapshot.batches[0]?.files[0]?.sheets[0]?.rows).toBe(4);
});
