import { describe, expect, test } from 'vitest';
import { standardMethod } from '../../../shared/model/method.ts';
import type { Method } from '../../../shared/model/method.ts';
import { methodSchema } from '../../../shared/model/method-schema.ts';
import { rankValues } from '../../../shared/scoring/statistics/rank-values.ts';
import { refusal, scored } from './small-dataset.ts';

const tiersOf = (values: readonly number[], method: Partial<Method> = {}): readonly (string | null)[] =>
  scored({ measures: { m: { values } } }, method).tier;

describe('tiers', () => {
  test('begin on their lower bound: 90 is very high, 80 high, 65 medium', () => {
    expect(tiersOf([100, 90, 89.99, 80, 79.99, 65, 64.99, 0])).toEqual([
      'very_high',
      'very_high',
      'high',
      'high',
      'medium',
      'medium',
      'low',
      'low',
    ]);
  });
  test('count an index that only rounding put below the line', () => {
    expect(tiersOf([89.99999999999999, 89.9999])).toEqual(['very_high', 'high']);
  });
  test('a weighted mean of equal 90s is very high whatever the weights', () => {
    const weights = [0.1, 0.7, 0.3, 0.15, 0.27];
    const measures = Object.fromEntries(weights.map((weight, at) => [`m${at}`, { weight, values: [90] }]));
    expect(scored({ measures }).tier).toEqual(['very_high']);
  });
  test('take full precision, or the displayed value when told', () => {
    expect(tiersOf([89.995, 89.994])).toEqual(['high', 'high']);
    expect(tiersOf([89.995, 89.994], { tierRounding: 2 })).toEqual(['very_high', 'high']);
  });
  test('may have other lines and names left out', () => {
    expect(
      tiersOf([71, 70, 69], {
        tiers: [
          { tier: 'high', lower: 70 },
          { tier: 'low', lower: null },
        ],
      }),
    ).toEqual(['high', 'high', 'low']);
  });
  test.each([
    [
      'rising',
      [
        { tier: 'very_high', lower: 80 },
        { tier: 'high', lower: 90 },
        { tier: 'low', lower: null },
      ],
    ],
    [
      'open in the middle',
      [
        { tier: 'very_high', lower: null },
        { tier: 'low', lower: null },
      ],
    ],
    [
      'closed at the end',
      [
        { tier: 'very_high', lower: 90 },
        { tier: 'low', lower: 10 },
      ],
    ],
    [
      'twice the same',
      [
        { tier: 'low', lower: 90 },
        { tier: 'low', lower: null },
      ],
    ],
    ['none', []],
  ] as const)('that are %s are refused', (_, tiers) => {
    expect(refusal({ measures: { m: { values: [1] } } }, { tiers }).code).toBe('TIERS_NOT_FALLING');
  });
});

describe('ranks', () => {
  const values = Float64Array.from([70, 90, 90, Number.NaN, 80]);
  test('min: equals share the better rank and the next is skipped', () =>
    expect([...rankValues(values, 'falling', 'min')]).toEqual([4, 1, 1, Number.NaN, 3]));
  test('dense: no rank is skipped', () =>
    expect([...rankValues(values, 'falling', 'dense')]).toEqual([3, 1, 1, Number.NaN, 2]));
  test('average: equals share the mean of their places', () =>
    expect([...rankValues(values, 'falling', 'average')]).toEqual([4, 1.5, 1.5, Number.NaN, 3]));
  test('rise from the smallest when told', () =>
    expect([...rankValues(values, 'rising', 'min')]).toEqual([1, 3, 3, Number.NaN, 2]));
  test('use full precision, not the displayed value', () =>
    expect([...rankValues(Float64Array.from([80.001, 80.002]), 'falling', 'min')]).toEqual([2, 1]));
  test('tie what only the order of adding told apart', () => {
    expect([...rankValues(Float64Array.from([0.1 + 0.2 + 0.3, 0.3 + 0.2 + 0.1]), 'falling', 'min')]).toEqual([1, 1]);
  });
  test('compare a tied run with its first, so that a drift does not tie its ends', () => {
    const step = 100 * 0.8e-9;
    expect([...rankValues(Float64Array.from([100, 100 - step, 100 - 2 * step]), 'falling', 'min')]).toEqual([1, 1, 3]);
  });
  test('follow the ties rule of the method', () => {
    expect([...scored({ measures: { m: { values: [5, 5, 4] } } }, { ties: 'average' }).rank]).toEqual([1.5, 1.5, 3]);
  });
});

describe('ranks by the printed value', () => {
  // HDI prints three decimals and ranks by them (UNDP): 0.9618 and 0.9622 are both 0.962 and share a place.
  const spec = { measures: { m: { values: [0.9618, 0.9622, 0.9614, 0.9625] } } } as const;
  test.each([
    [null, 'min', [3, 2, 4, 1]],
    [3, 'min', [2, 2, 4, 1]],
    [3, 'dense', [2, 2, 3, 1]],
    [3, 'average', [2.5, 2.5, 4, 1]],
    [2, 'min', [1, 1, 1, 1]],
    [4, 'min', [3, 2, 4, 1]],
  ] as const)('with %s decimals, ties %s', (rankRounding, ties, ranks) => {
    expect([...scored(spec, { rankRounding, ties, scale: { lower: 0, upper: 1 } }).rank]).toEqual(ranks);
  });
  test('are half away from zero, as printed: 81.745 prints 81.75', () => {
    const halves = { measures: { m: { values: [81.745, 81.75, 81.7449] } } } as const;
    expect([...scored(halves, { rankRounding: 2 }).rank]).toEqual([1, 1, 3]);
  });
  test('a method stored before there was the setting takes full precision', () => {
    const { rankRounding: _, ...stored } = { ...standardMethod, weights: {}, measures: {} };
    expect(methodSchema.parse(stored).rankRounding).toBeNull();
  });
});

describe('excluded units', () => {
  const spec = { measures: { m: { normalisation: 'min_max', values: [0, 50, 100] } } } as const;
  test('are in no statistic, have no score and no rank, and keep their place', () => {
    const result = scored(spec, { excludedUnits: ['U3'] });
    expect([...result.normalised]).toEqual([0, 100, Number.NaN]);
    expect([...result.rank]).toEqual([2, 1, Number.NaN]);
    expect([...result.denominated]).toEqual([0, 50, Number.NaN]);
    expect(result.tier).toEqual(['low', 'very_high', null]);
  });
  test('that are unknown are refused by name', () => {
    expect(refusal(spec, { excludedUnits: ['X'] })).toMatchObject({
      code: 'EXCLUDED_UNIT_UNKNOWN',
      params: { unit: 'X' },
    });
  });
});
