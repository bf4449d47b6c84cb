import { describe, expect, test } from 'vitest';
import { suspectedMissingCodes } from '../../../shared/base/missing-code.ts';
import { tinySpread } from '../../../shared/base/tiny-spread.ts';

const suspected = (...values: readonly number[]): readonly number[] =>
  suspectedMissingCodes(values).map((at) => values[at] ?? Number.NaN);

describe('a code for "no value"', () => {
  test.each([-99, -999, -9999, 9999, 99_999])('%d alone among shares is doubted, each time it stands there', (code) => {
    expect(suspected(12.5, code, 98, 40, code, Number.NaN)).toEqual([code, code]);
  });
  test.each([
    ['among figures of its own magnitude', [9999, 8200, 12_400, 10_050]],
    ['among negative figures of its own magnitude', [-99, -40, -120, -75]],
    ['with too few others', [9999, 3, 5]],
    ['where all are the same', [9999, 9999, 9999, 9999]],
    ['that no program writes', [-98, 12, 40, 77]],
  ])('is none %s', (_, values) => {
    expect(suspected(...values)).toEqual([]);
  });
  test('is doubted below and above the others: 9999 beside millions, −99 beside losses of millions', () => {
    expect(suspected(9999, 1_200_000, 3_400_000, 2_000_000)).toEqual([9999]);
    expect(suspected(-99, -1_200_000, 3_400_000, -2_000_000)).toEqual([-99]);
  });
});

test('a spread too small for the tolerance is told from rounding', () => {
  // Twelve-digit codes differ by 1 in 1e11; 0.1 + 0.2 and 0.3 by rounding; 2020 and 2021 by 5e-4.
  expect(tinySpread([110_000_000_001, 110_000_000_002])).toEqual({ min: 110_000_000_001, max: 110_000_000_002 });
  expect(tinySpread([0.1 + 0.2, 0.3])).toBeNull();
  expect(tinySpread([2020, 2021])).toBeNull();
  expect(tinySpread([5, 5])).toBeNull();
  expect(tinySpread([0, 1e-300])).toBeNull();
  expect(tinySpread([Number.NaN])).toBeNull();
});
