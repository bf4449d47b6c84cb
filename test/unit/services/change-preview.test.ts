import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { canonicalJson } from '../../../shared/base/canonical-json.ts';
import { makeTwoYears } from './two-years.ts';
import { startWorkbench } from './workbench.ts';
import type { TestWorkbench } from './workbench.ts';

let work: TestWorkbench;
beforeEach(() => {
  work = startWorkbench();
});
afterEach(() => work.end());

/** What the project says, to the bit. */
async function said(): Promise<string> {
  const { dataset, ...rest } = await work.snapshot();
  return createHash('sha256')
    .update(canonicalJson(JSON.parse(JSON.stringify([rest, [...dataset.values], [...dataset.reasons]]))))
    .digest('hex');
}

test('a change says before it is made what becomes of index, ranks and tiers; nothing of it is written', async () => {
  // Of 2021, by hand: u1 64.5, u2 60, u5 40, u3 34.5; the line of medium is 65.
  await makeTwoYears(work);
  const before = await said();
  // Without D: u1 (76 + 40 + 80)/3, u2 160/3, u5 40, u3 36.
  const remove = { kind: 'remove', code: 'D' } as const;
  expect(await work.call('change.preview', { kind: 'framework', change: remove })).toEqual({
    scores: {
      ranks: 0,
      tiers: [
        { unit: 'u1', from: 'low', to: 'medium', indexFrom: expect.closeTo(64.5), indexTo: expect.closeTo(196 / 3) },
      ],
      scored: { before: 4, after: 4 },
      // All that counts is measured, before and after.
      evidence: [],
      error: null,
    },
    year: null,
  });
  // (70 + 0 + 90 + 100)/4 = 65: u2 passes u1.
  const override = { kind: 'override', unit: 'u2', measure: 'd', value: 100 } as const;
  expect((await work.call('change.preview', override)).scores).toMatchObject({
    ranks: 2,
    tiers: [{ unit: 'u2', from: 'low', to: 'medium', indexFrom: expect.closeTo(60), indexTo: expect.closeTo(65) }],
  });
  expect((await work.call('change.preview', { kind: 'withdraw', batch: 1 })).scores).toMatchObject({
    ranks: 4,
    scored: { before: 4, after: 0 },
    evidence: ['u1', 'u2', 'u3', 'u5'].map((unit) => ({ unit, from: 1, to: 0, marked: [0, 0] })),
  });
  expect(await said()).toBe(before);
  expect((await work.call('project.verify', {})).filter(({ ok, information }) => !ok && !information)).toEqual([]);

  // What it says is what the change then does.
  await work.call('data.override', { unit: 'u2', measure: 'd', value: 100, reason: '核对' });
  const { units } = await work.call('score.json', { book: null, weights: null });
  expect(units.map(({ code, rank }) => [code, rank])).toContainEqual(['u2', 1]);
});

test('another year says which records count no more, which then do, and what is of no year', async () => {
  await makeTwoYears(work);
  await work.call('data.override', { unit: 'u2', measure: 'd', value: 90, reason: '核对' });
  const { framework, years } = await work.snapshot();
  const change = { kind: 'rename', title: framework.title, year: 2022 } as const;
  const { year, scores } = await work.call('change.preview', { kind: 'framework', change });
  // 4 units × 6 measures of the score book.
  expect(years).toEqual([{ year: 2021, records: 24 }]);
  expect(year).toEqual({ from: 2021, to: 2022, leaving: 24, coming: 0, undated: 0, overrides: 1 });
  expect(scores.scored.after).toBeLessThan(scores.scored.before);
});

test('is refused as the change itself would be', async () => {
  await makeTwoYears(work);
  expect(await work.refusal('change.preview', { kind: 'framework', change: { kind: 'remove', code: 'nobody' } })).toBe(
    await work.refusal('framework.change', { change: { kind: 'remove', code: 'nobody' }, reason: 'x' }),
  );
  expect(await work.refusal('change.preview', { kind: 'withdraw', batch: 9 })).toBe(
    await work.refusal('batch.withdraw', { batch: 9, reason: 'x' }),
  );
});
