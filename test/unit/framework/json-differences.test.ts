import { expect, test } from 'vitest';
import { jsonDifferences } from '../../../shared/base/json-differences.ts';

test('places that differ are named by their path; what is only on one side is null on the other', () => {
  expect(jsonDifferences({ weights: { A: 25, B: 1 }, title: '甲' }, { weights: { A: 30, C: 2 }, title: '甲' })).toEqual(
    [
      { place: 'weights.A', before: '25', after: '30' },
      { place: 'weights.B', before: '1', after: null },
      { place: 'weights.C', before: null, after: '2' },
    ],
  );
});

test('an entry taken out of a list of codes is the only difference', () => {
  const entries = ['A', 'B', 'C'].map((code) => ({ code, name: `名${code}` }));
  expect(jsonDifferences({ indicators: entries }, { indicators: [entries[0] ?? null, entries[2] ?? null] })).toEqual([
    { place: 'indicators.B.code', before: 'B', after: null },
    { place: 'indicators.B.name', before: '名B', after: null },
  ]);
});

test('where only the order changed, the order is the difference', () => {
  const [a, b] = [{ code: 'A' }, { code: 'B' }];
  expect(jsonDifferences({ list: [a, b] }, { list: [b, a] })).toEqual([
    { place: 'list[]', before: 'A, B', after: 'B, A' },
  ]);
  expect(jsonDifferences([a, b], [b, a])).toEqual([{ place: '[]', before: 'A, B', after: 'B, A' }]);
});

test('lists without codes, or with one code twice, are compared by position', () => {
  expect(jsonDifferences({ tiers: [90, 80] }, { tiers: [90, 75] })).toEqual([
    { place: 'tiers.1', before: '80', after: '75' },
  ]);
  expect(
    jsonDifferences(
      [
        { code: 'A', x: 1 },
        { code: 'A', x: 2 },
      ],
      [
        { code: 'A', x: 1 },
        { code: 'A', x: 3 },
      ],
    ),
  ).toEqual([{ place: '1.x', before: '2', after: '3' }]);
});
