import { describe, expect, test } from 'vitest';
import { parseDomain } from '../../../shared/model/domain.ts';
import { doubtsOf } from '../../../shared/model/dataset.ts';
import { isSlipOf } from '../../../shared/model/slips.ts';
import { columnDoubts } from '../../../shared/scoring/doubts.ts';

const missing = Number.NaN;
const doubts = (
  values: readonly number[],
  more: { readonly previous?: readonly number[]; readonly domain?: string } = {},
): readonly (readonly string[])[] => {
  const column = Float64Array.from(values);
  const found = columnDoubts({
    values: column,
    compared: column,
    previous: more.previous === undefined ? null : Float64Array.from(more.previous),
    domain: parseDomain(more.domain ?? 'any'),
  });
  return Array.from(found, doubtsOf);
};

describe('a value is doubted', () => {
  test('that is eight times last year’s or an eighth of it', () => {
    expect(doubts([80, 79, 10, 11, missing, 5], { previous: [10, 10, 80, 80, 1, missing] })).toEqual([
      ['lastYear'],
      [],
      ['lastYear'],
      [],
      [],
      [],
    ]);
  });
  test('that a slip sets apart from the cohort', () => {
    // Quartiles of the nine lie within 40 and 60; 0.5 is a hundredth, 5000 a hundredfold.
    expect(doubts([40, 45, 50, 52, 55, 58, 60, 47, 0.5]).map((found) => found.length)).toEqual([
      0, 0, 0, 0, 0, 0, 0, 0, 1,
    ]);
    expect(doubts([40, 45, 50, 52, 55, 58, 60, 47, 5000])[8]).toEqual(['cohort']);
  });
  test('not where the cohort is wide, nor among few', () => {
    expect(doubts([1, 3, 10, 30, 100, 300, 1000, 3000, 90_000]).every((found) => found.length === 0)).toBe(true);
    expect(doubts([50, 51, 52, 5000]).every((found) => found.length === 0)).toBe(true);
  });
  test('that was kept though it is outside its domain', () => {
    expect(doubts([100, 135, -1], { domain: 'percent' })).toEqual([[], ['domain'], ['domain']]);
  });
});

test('two figures of one thing are a slip apart at 10, 100 or 10⁴, within a tenth', () => {
  expect([
    isSlipOf(12, 120),
    isSlipOf(120, 12.5),
    isSlipOf(3, 30_000),
    isSlipOf(10, 140),
    isSlipOf(5, 5000),
    isSlipOf(0, 10),
  ]).toEqual([true, true, true, false, false, false]);
});

describe('a domain', () => {
  test.each([
    ['count', 0, Infinity],
    ['Percent', 0, 100],
    ['score 0-5', 0, 5],
    ['score 0–100', 0, 100],
    ['any', -Infinity, Infinity],
    ['-100..100', -100, 100],
    ['1..', 1, Infinity],
    ['.. 5', -Infinity, 5],
  ])('%s is from %d to %d', (text, lower, upper) => expect(parseDomain(text)).toEqual({ lower, upper }));
  test.each(['', '..', '5..1', '1-5', 'percents', 'a..b'])('%j is none', (text) =>
    expect(parseDomain(text)).toBeNull(),
  );
});
