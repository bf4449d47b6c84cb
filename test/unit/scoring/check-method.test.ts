import { describe, expect, test } from 'vitest';
import type { Method } from '../../../shared/model/method.ts';
import { checkMethod } from '../../../shared/scoring/check-method.ts';
import { smallDataset } from './small-dataset.ts';

const spec = { measures: { M1: { values: [1, 2] }, M2: { values: [3, 4] } } };
const missing = { policy: 'omit', imputation: 'none' } as const;

/** Codes of what is wrong, with the setting named where there is one. */
function wrong(method: Partial<Method>): readonly string[] {
  const made = smallDataset(spec, method);
  return checkMethod(made.dataset, made.method).map(({ code, params }) =>
    params?.['key'] === undefined ? code : `${code} ${String(params['key'])}`,
  );
}

describe('a setting', () => {
  test.each<readonly [string, Partial<Method>, readonly string[]]>([
    ['an availability of 0', { missing: { ...missing, minimumAvailability: 0 } }, []],
    ['an availability of 1', { missing: { ...missing, minimumAvailability: 1 } }, []],
    [
      'an availability above 1',
      { missing: { ...missing, minimumAvailability: 1.01 } },
      ['SETTING_OUT_OF_RANGE minimum_availability'],
    ],
    [
      'an availability below 0',
      { missing: { ...missing, minimumAvailability: -0.01 } },
      ['SETTING_OUT_OF_RANGE minimum_availability'],
    ],
    ['no winsorising', { winsoriseMax: 0 }, []],
    ['winsorising of less than nothing', { winsoriseMax: -1 }, ['SETTING_OUT_OF_RANGE winsorise_max']],
    ['winsorising of half a point', { winsoriseMax: 1.5 }, ['SETTING_OUT_OF_RANGE winsorise_max']],
    ['tiers by the whole number', { tierRounding: 0 }, []],
    ['tiers by six decimals', { tierRounding: 6 }, []],
    ['tiers by seven decimals', { tierRounding: 7 }, ['SETTING_OUT_OF_RANGE tier_rounding']],
    ['tiers by tens', { tierRounding: -1 }, ['SETTING_OUT_OF_RANGE tier_rounding']],
    ['tiers by half a decimal', { tierRounding: 0.5 }, ['SETTING_OUT_OF_RANGE tier_rounding']],
    ['ranks by three decimals', { rankRounding: 3 }, []],
    ['ranks by seven decimals', { rankRounding: 7 }, ['SETTING_OUT_OF_RANGE rank_rounding']],
    ['a scale of one point', { scale: { lower: 5, upper: 5 } }, ['SCALE_NOT_RISING']],
    ['a scale without end', { scale: { lower: 0, upper: Number.POSITIVE_INFINITY } }, ['SCALE_NOT_RISING']],
    ['a scale without beginning', { scale: { lower: Number.NEGATIVE_INFINITY, upper: 0 } }, ['SCALE_NOT_RISING']],
    ['a z of no spread', { z: { mean: 0, sd: 0, population: false } }, ['SETTING_OUT_OF_RANGE z_sd']],
    [
      'a z of endless spread',
      { z: { mean: 0, sd: Number.POSITIVE_INFINITY, population: false } },
      ['SETTING_OUT_OF_RANGE z_sd'],
    ],
    ['a z around no number', { z: { mean: Number.NaN, sd: 1, population: false } }, ['SETTING_OUT_OF_RANGE z_mean']],
    ['an exponent of 2', { aggregation: { default: { id: 'power', p: 2 }, nodes: {} } }, []],
    [
      'an endless exponent',
      { aggregation: { default: { id: 'power', p: Number.POSITIVE_INFINITY }, nodes: {} } },
      ['POWER_EXPONENT'],
    ],
    ['a weight of 0 beside one of 1', { weights: { M1: 0, M2: 1 } }, []],
    ['weights that are all 0', { weights: { M1: 0, M2: 0 } }, ['WEIGHTS_ALL_ZERO']],
    ['weights whose sum overflows', { weights: { M1: 1e308, M2: 1e308 } }, ['WEIGHTS_TOO_LARGE']],
    ['an endless weight', { weights: { M1: Number.POSITIVE_INFINITY, M2: 1 } }, ['WEIGHT_INVALID']],
    [
      'a weight and a unit that are not there',
      { weights: { M1: 1 }, excludedUnits: ['U9'] },
      ['WEIGHT_MISSING', 'EXCLUDED_UNIT_UNKNOWN'],
    ],
    [
      'means by group without groups',
      { missing: { ...missing, minimumAvailability: 0, imputation: 'group_median' } },
      ['GROUPS_MISSING'],
    ],
  ])('%s', (_, method, expected) => {
    expect(wrong(method)).toEqual(expected);
  });

  test('a comparison of units stands at the top only', () => {
    const made = smallDataset(
      { nodes: { A: {} }, measures: { M1: { parent: 'A', values: [1, 2] }, M2: { parent: 'A', values: [3, 4] } } },
      { aggregation: { default: { id: 'arithmetic' }, nodes: { A: { id: 'copeland' } } } },
    );
    expect(checkMethod(made.dataset, made.method).map(({ code, place }) => [code, place?.subject])).toEqual([
      ['AGGREGATION_TOP_ONLY', 'A'],
    ]);
  });
});
