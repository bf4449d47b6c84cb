import { describe, expect, test } from 'vitest';
import type { Method } from '../../../shared/model/method.ts';
import { invertScore } from '../../../shared/scoring/what-if/invert-score.ts';
import { score } from '../../../shared/scoring/score.ts';
import { smallDataset } from '../scoring/small-dataset.ts';
import type { MeasureSpec } from '../scoring/small-dataset.ts';

/** The raw value with which U2 would have the score, or why there is none. */
function inverse(measure: MeasureSpec, wanted: number, unit = 1, method: Partial<Method> = {}): number | string {
  const made = smallDataset({ measures: { M1: measure } }, method);
  const result = score(made.dataset, made.method);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  const found = invertScore(made.dataset, made.method, result.value, 0, unit, wanted);
  return 'why' in found ? found.why : Number(found.value.toFixed(6));
}

const limits = { normalisation: 'goalposts', lower: 20, upper: 220, values: [30, 50, 100] } as const;
const logLimits = { normalisation: 'log_goalposts', lower: 1, upper: 10_000, values: [30, 50, 100] } as const;
const efficacy = { normalisation: 'efficacy', lower: 10, upper: 50, values: [20, 30, 40] } as const;
const target = { normalisation: 'distance_to_target', target: 100, values: [20, 60, 80] } as const;
const reference = {
  normalisation: 'distance_to_reference',
  parameters: { ref: 'U3' },
  values: [20, 60, 80],
} as const;
const steps = {
  normalisation: 'steps',
  parameters: {
    steps: [
      [1, 20],
      [5, 60],
      [10, 100],
    ],
  },
  values: [1, 5, 10],
} as const;

describe('the value behind a score', () => {
  test.each<readonly [string, MeasureSpec, number, number | string]>([
    ['identity is the score itself', { values: [60, 70] }, 73, 73],
    ['goalposts: 20 + 0.75·200', limits, 75, 170],
    ['goalposts, lower better: 220 − 0.75·200', { ...limits, direction: 'lower' }, 75, 70],
    ['goalposts at the upper limit', limits, 100, 220],
    ['goalposts beyond the upper limit', limits, 100.5, 'beyond_range'],
    ['log goalposts: half of four decades', logLimits, 50, 100],
    ['log goalposts, lower better: a quarter of four decades down', { ...logLimits, direction: 'lower' }, 25, 1000],
    ['min-max of 10–50: 10 + 0.75·40', { normalisation: 'min_max', values: [10, 30, 50] }, 75, 40],
    [
      'min-max, lower better: 50 − 0.75·40',
      { normalisation: 'min_max', direction: 'lower', values: [10, 30, 50] },
      75,
      20,
    ],
    ['min-max at the best', { normalisation: 'min_max', values: [10, 30, 50] }, 100, 50],
    ['min-max beyond the best', { normalisation: 'min_max', values: [10, 30, 50] }, 101, 'beyond_range'],
    [
      'min-max alone at the worst moves the range',
      { normalisation: 'min_max', values: [30, 10, 50] },
      75,
      'sets_the_range',
    ],
    ['min-max not alone at the worst', { normalisation: 'min_max', values: [10, 10, 50] }, 75, 40],
    [
      'lower better: alone at the highest',
      { normalisation: 'min_max', direction: 'lower', values: [10, 50, 30] },
      75,
      'sets_the_range',
    ],
    ['log min-max of 1–100: 10^(0.75·2)', { normalisation: 'log_min_max', values: [1, 10, 100] }, 75, 31.622777],
    [
      'log min-max, lower better: 10^(2 − 0.75·2)',
      { normalisation: 'log_min_max', direction: 'lower', values: [1, 10, 100] },
      75,
      3.162278,
    ],
    ['fraction of the maximum 50', { normalisation: 'fraction_of_max', values: [20, 40, 50] }, 60, 30],
    ['distance to the target 100 from the worst 20', target, 75, 80],
    [
      'distance to the target 10 from the worst 80, lower better',
      { ...target, direction: 'lower', target: 10 },
      75,
      27.5,
    ],
    ['distance to target alone at the worst', { ...target, values: [60, 20, 80] }, 75, 'sets_the_range'],
    ['distance to the reference 80 from the worst 20', reference, 50, 50],
    ['distance to oneself', { ...reference, parameters: { ref: 'U2' } }, 50, 'sets_the_range'],
    ['distance to reference alone at the worst', { ...reference, values: [60, 20, 80] }, 50, 'sets_the_range'],
    ['efficacy: 60 + 40·(x − 10)/40', efficacy, 70, 20],
    ['efficacy, lower better', { ...efficacy, direction: 'lower' }, 70, 40],
    ['steps: the first that gives at least 50', steps, 50, 5],
    ['steps: one that gives exactly 60', steps, 60, 5],
    ['steps: none gives 101', steps, 101, 'beyond_range'],
    [
      'points by count: 50 of 5 each',
      { normalisation: 'count_points', parameters: { per: 5, countCap: 60 }, values: [1, 2] },
      50,
      10,
    ],
    [
      'points by count at the cap',
      { normalisation: 'count_points', parameters: { per: 5, countCap: 60 }, values: [1, 2] },
      60,
      12,
    ],
    [
      'points by count beyond the cap',
      { normalisation: 'count_points', parameters: { per: 5, countCap: 60 }, values: [1, 2] },
      61,
      'beyond_range',
    ],
    [
      'points by count on a base of 20',
      { normalisation: 'count_points', parameters: { per: 5, base: 20 }, values: [1, 2] },
      50,
      6,
    ],
    ['points taken off 100', { normalisation: 'count_points', parameters: { per: -10 }, values: [1, 2] }, 70, 3],
    [
      'points taken off 80',
      { normalisation: 'count_points', parameters: { per: -10, base: 80 }, values: [1, 2] },
      70,
      1,
    ],
    ['a z-score hangs on all units', { normalisation: 'z_score', values: [1, 2, 3] }, 50, 'not_invertible'],
    ['a rank hangs on all units', { normalisation: 'percentile_rank', values: [1, 2, 3] }, 50, 'not_invertible'],
    [
      'a value that a logarithm treated',
      { normalisation: 'min_max', treatment: 'log', values: [1, 10, 100] },
      50,
      'treated',
    ],
    [
      'a denominator of 2 and a factor of 10: 120/10·2',
      { ...limits, values: [30, 10, 40], denominator: [1, 2, 1], factor: 10 },
      50,
      24,
    ],
  ])('%s', (_, measure, wanted, expected) => {
    expect(inverse(measure, wanted)).toBe(expected);
  });

  test('follows the scale: 1–5, of which 4 is three quarters', () => {
    expect(inverse(limits, 4, 1, { scale: { lower: 1, upper: 5 } })).toBe(170);
  });

  test('leaves out excluded units: without U1 the range is 30–50 and U2 is alone at the worst', () => {
    expect(inverse({ normalisation: 'min_max', values: [10, 30, 50] }, 75, 1, { excludedUnits: ['U1'] })).toBe(
      'sets_the_range',
    );
  });
});
