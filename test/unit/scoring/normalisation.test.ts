import { describe, expect, test } from 'vitest';
import { missingReasons } from '../../../shared/model/dataset.ts';
import type { Method } from '../../../shared/model/method.ts';
import { refusal, scored } from './small-dataset.ts';
import type { MeasureSpec } from './small-dataset.ts';

/** Scores of one measure over its units; all expected numbers below are worked by hand from docs/METHODS "Normalisation". */
function scoresOf(measure: MeasureSpec, method: Partial<Method> = {}): number[] {
  return [...scored({ measures: { m: measure } }, method).normalised];
}
function reasonsOf(measure: MeasureSpec): string[] {
  return Array.from(scored({ measures: { m: measure } }).reasons, (reason) => missingReasons[reason] ?? '?');
}
const close = (values: readonly number[]): unknown[] =>
  values.map((value) => (Number.isNaN(value) ? Number.NaN : expect.closeTo(value, 10)));

describe('identity', () => {
  test('takes values as they are and keeps missing missing', () => {
    expect(scoresOf({ values: [3, null, 99.5] })).toEqual([3, Number.NaN, 99.5]);
  });
  test('is refused where better is lower', () => {
    expect(refusal({ measures: { m: { values: [1], direction: 'lower' } } })).toMatchObject({
      code: 'DIRECTION_REFUSED',
      place: { subject: 'm' },
    });
  });
});

describe('min_max', () => {
  test('spreads the observed range over the scale', () => {
    expect(scoresOf({ normalisation: 'min_max', values: [2, 4, null, 10] })).toEqual(close([0, 25, Number.NaN, 100]));
  });
  test('mirrors where better is lower', () => {
    expect(scoresOf({ normalisation: 'min_max', direction: 'lower', values: [2, 4, 10] })).toEqual(close([100, 75, 0]));
  });
  test('uses the scale of the method', () => {
    expect(scoresOf({ normalisation: 'min_max', values: [0, 1, 2] }, { scale: { lower: 1, upper: 5 } })).toEqual(
      close([1, 3, 5]),
    );
  });
  test('without spread is missing for that reason', () => {
    expect(scoresOf({ normalisation: 'min_max', values: [7, 7, null] })).toEqual([Number.NaN, Number.NaN, Number.NaN]);
    expect(reasonsOf({ normalisation: 'min_max', values: [7, 7, null] })).toEqual([
      'no_spread',
      'no_spread',
      'no_record',
    ]);
  });
  test('does not blow a rounding difference up to the whole scale', () => {
    expect(reasonsOf({ normalisation: 'min_max', values: [0.1 + 0.2, 0.3] })).toEqual(['no_spread', 'no_spread']);
  });
});

describe('goalposts', () => {
  test('measures between fixed limits and clips at both', () => {
    expect(scoresOf({ normalisation: 'goalposts', lower: 20, upper: 70, values: [10, 20, 30, 70, 90] })).toEqual(
      close([0, 0, 20, 100, 100]),
    );
  });
  test('mirrors where better is lower (weights.json: 1 of 0–10 on 0–1 is 0.9)', () => {
    expect(
      scoresOf(
        { normalisation: 'goalposts', direction: 'lower', lower: 0, upper: 10, values: [1] },
        { scale: { lower: 0, upper: 1 } },
      ),
    ).toEqual(close([0.9]));
  });
  test('needs limits, the lower below the upper', () => {
    expect(refusal({ measures: { m: { normalisation: 'goalposts', lower: 0, values: [1] } } }).code).toBe(
      'LIMITS_MISSING',
    );
    expect(refusal({ measures: { m: { normalisation: 'goalposts', lower: 5, upper: 5, values: [1] } } }).code).toBe(
      'LIMITS_NOT_RISING',
    );
  });
});

describe('log_goalposts', () => {
  test('is goalposts on the logarithm: 1 to 100 has its middle at 10', () => {
    expect(scoresOf({ normalisation: 'log_goalposts', lower: 1, upper: 100, values: [0.5, 1, 10, 100, 1000] })).toEqual(
      close([0, 0, 50, 100, 100]),
    );
  });
  test('gives the lower end to what is not positive, the upper end where better is lower', () => {
    expect(scoresOf({ normalisation: 'log_goalposts', lower: 1, upper: 100, values: [0, -3] })).toEqual([0, 0]);
    expect(
      scoresOf({ normalisation: 'log_goalposts', direction: 'lower', lower: 1, upper: 100, values: [0, -3, 10] }),
    ).toEqual(close([100, 100, 50]));
  });
  test('needs positive limits', () => {
    expect(
      refusal({ measures: { m: { normalisation: 'log_goalposts', lower: 0, upper: 10, values: [1] } } }).code,
    ).toBe('LIMITS_NOT_POSITIVE');
  });
});

describe('log_min_max', () => {
  test('is min_max on the logarithm', () => {
    expect(scoresOf({ normalisation: 'log_min_max', values: [1, 10, 100] })).toEqual(close([0, 50, 100]));
    expect(scoresOf({ normalisation: 'log_min_max', direction: 'lower', values: [1, 10, 100] })).toEqual(
      close([100, 50, 0]),
    );
  });
  test('leaves what is not positive missing and out of the range', () => {
    expect(scoresOf({ normalisation: 'log_min_max', values: [0, 1, 100, -2] })).toEqual(
      close([Number.NaN, 0, 100, Number.NaN]),
    );
    expect(reasonsOf({ normalisation: 'log_min_max', values: [0, 1, 100, null] })).toEqual([
      'non_positive',
      'present',
      'present',
      'no_record',
    ]);
  });
});

describe('z_score', () => {
  // 2, 4, 6: mean 4, sample sd 2, population sd √(8/3).
  test('counts standard deviations from the mean', () => {
    expect(scoresOf({ normalisation: 'z_score', values: [2, 4, 6] })).toEqual(close([-1, 0, 1]));
    expect(scoresOf({ normalisation: 'z_score', direction: 'lower', values: [2, 4, 6] })).toEqual(close([1, 0, -1]));
  });
  test('is set on the chosen mean and sd', () => {
    expect(
      scoresOf({ normalisation: 'z_score', values: [2, 4, 6] }, { z: { mean: 50, sd: 10, population: false } }),
    ).toEqual(close([40, 50, 60]));
  });
  test('takes the population sd when told', () => {
    expect(
      scoresOf({ normalisation: 'z_score', values: [2, 4, 6] }, { z: { mean: 0, sd: 1, population: true } }),
    ).toEqual(close([-2 / Math.sqrt(8 / 3), 0, 2 / Math.sqrt(8 / 3)]));
  });
  test('without spread is missing, also for equal values whose mean is not exact', () => {
    expect(reasonsOf({ normalisation: 'z_score', values: [0.1, 0.1, 0.1] })).toEqual([
      'no_spread',
      'no_spread',
      'no_spread',
    ]);
  });
});

describe('percentile_rank', () => {
  test('places ranks evenly, ties at the lower place', () => {
    expect(scoresOf({ normalisation: 'percentile_rank', values: [10, 30, 30, 20, null, 40] })).toEqual(
      close([0, 50, 50, 25, Number.NaN, 100]),
    );
    expect(scoresOf({ normalisation: 'percentile_rank', direction: 'lower', values: [10, 30, 30, 20, 40] })).toEqual(
      close([100, 25, 25, 75, 0]),
    );
  });
  test('has no place for one value alone', () => {
    expect(reasonsOf({ normalisation: 'percentile_rank', values: [3, null] })).toEqual(['no_spread', 'no_record']);
  });
});

describe('borda', () => {
  test('counts the units that are worse', () => {
    expect(scoresOf({ normalisation: 'borda', values: [5, 1, 5, 9] })).toEqual([1, 0, 1, 3]);
    expect(scoresOf({ normalisation: 'borda', direction: 'lower', values: [5, 1, 5, 9] })).toEqual([1, 3, 1, 0]);
  });
});

describe('fraction_of_max', () => {
  test('is the share of the best', () => {
    expect(scoresOf({ normalisation: 'fraction_of_max', values: [2, 8, 4] })).toEqual(close([25, 100, 50]));
  });
  test('is missing without a positive maximum, and refused where better is lower', () => {
    expect(reasonsOf({ normalisation: 'fraction_of_max', values: [0, -1] })).toEqual([
      'not_positive_max',
      'not_positive_max',
    ]);
    expect(
      refusal({ measures: { m: { normalisation: 'fraction_of_max', direction: 'lower', values: [1, 2] } } }).code,
    ).toBe('DIRECTION_REFUSED');
  });
});

describe('distance_to_target', () => {
  test('passes the target unless capped (weights.json: 0, 5, 11 to 10 on 0–1)', () => {
    const measure = { normalisation: 'distance_to_target', target: 10, values: [0, 5, 11] } as const;
    expect(scoresOf(measure, { scale: { lower: 0, upper: 1 } })).toEqual(close([0, 0.5, 1.1]));
    expect(scoresOf({ ...measure, parameters: { cap: true } }, { scale: { lower: 0, upper: 1 } })).toEqual(
      close([0, 0.5, 1]),
    );
  });
  test('mirrors from the maximum where better is lower', () => {
    expect(
      scoresOf({ normalisation: 'distance_to_target', direction: 'lower', target: 2, values: [10, 6, 2] }),
    ).toEqual(close([0, 50, 100]));
  });
  test('needs a target that is beyond the worst value', () => {
    expect(refusal({ measures: { m: { normalisation: 'distance_to_target', values: [1, 2] } } }).code).toBe(
      'TARGET_MISSING',
    );
    expect(refusal({ measures: { m: { normalisation: 'distance_to_target', target: 0, values: [1, 2] } } }).code).toBe(
      'TARGET_BEHIND',
    );
    expect(reasonsOf({ normalisation: 'distance_to_target', target: 1, values: [1, 2] })).toEqual([
      'no_spread',
      'no_spread',
    ]);
  });
});

describe('distance_to_reference', () => {
  test('puts the reference unit at the upper end', () => {
    // min 2, ref 6: 1 − (6 − x)/4.
    expect(scoresOf({ normalisation: 'distance_to_reference', parameters: { ref: 'U2' }, values: [2, 6, 8] })).toEqual(
      close([0, 100, 150]),
    );
    // max 8, ref 6: 1 − (x − 6)/2.
    expect(
      scoresOf({
        normalisation: 'distance_to_reference',
        direction: 'lower',
        parameters: { ref: 'U2' },
        values: [2, 6, 8],
      }),
    ).toEqual(close([300, 100, 0]));
  });
  test('is missing when the reference has no value, and refused when there is no such unit', () => {
    expect(
      reasonsOf({ normalisation: 'distance_to_reference', parameters: { ref: 'U2' }, values: [2, null, 8] }),
    ).toEqual(['no_reference', 'no_record', 'no_reference']);
    expect(
      refusal({ measures: { m: { normalisation: 'distance_to_reference', parameters: { ref: 'X' }, values: [2] } } }),
    ).toMatchObject({ code: 'REFERENCE_UNKNOWN', params: { unit: 'X' } });
    expect(refusal({ measures: { m: { normalisation: 'distance_to_reference', values: [2] } } }).code).toBe(
      'PARAMETER_MISSING',
    );
  });
});

describe('efficacy', () => {
  test('is 60 at the unacceptable and 100 at the satisfactory value (weights.json: 5.81 of 6–12 is 58.7333)', () => {
    expect(scoresOf({ normalisation: 'efficacy', lower: 6, upper: 12, values: [5.81, 6, 12, 15] })).toEqual(
      close([60 + (40 * -0.19) / 6, 60, 100, 120]),
    );
    expect(scoresOf({ normalisation: 'efficacy', lower: 6, upper: 12, values: [5.81] })[0]).toBeCloseTo(
      58.7333333333,
      9,
    );
  });
  test('swaps the limits where better is lower', () => {
    expect(
      scoresOf({ normalisation: 'efficacy', direction: 'lower', lower: 6, upper: 12, values: [6, 9, 12] }),
    ).toEqual(close([100, 80, 60]));
  });
});

describe('steps', () => {
  const parameters = {
    steps: [
      [0, 0],
      [60, 50],
      [90, 100],
    ],
  } as const;
  test('gives the points of the highest bound reached', () => {
    expect(scoresOf({ normalisation: 'steps', parameters, values: [0, 59.9, 60, 89, 90, 500] })).toEqual([
      0, 0, 50, 50, 100, 100,
    ]);
  });
  test('counts a bound as reached that only rounding missed', () => {
    expect(scoresOf({ normalisation: 'steps', parameters, values: [89.99999999999999] })).toEqual([100]);
  });
  test('gives the lower end below the first bound', () => {
    expect(scoresOf({ normalisation: 'steps', parameters, values: [-1] }, { scale: { lower: 1, upper: 100 } })).toEqual(
      [1],
    );
  });
  test('needs rising bounds', () => {
    expect(
      refusal({
        measures: {
          m: {
            normalisation: 'steps',
            parameters: {
              steps: [
                [5, 1],
                [5, 2],
              ],
            },
            values: [1],
          },
        },
      }).code,
    ).toBe('PARAMETER_NOT_RISING');
    expect(refusal({ measures: { m: { normalisation: 'steps', values: [1] } } }).code).toBe('PARAMETER_MISSING');
  });
});

describe('rank_points', () => {
  const parameters = {
    points: [
      [1, 100],
      [2, 95],
      [5, 80],
    ],
  } as const;
  test('gives points from each rank on, ties at the better rank', () => {
    expect(scoresOf({ normalisation: 'rank_points', parameters, values: [9, 8, 8, 6, 5, 4, null] })).toEqual([
      100,
      95,
      95,
      95,
      80,
      80,
      Number.NaN,
    ]);
    expect(scoresOf({ normalisation: 'rank_points', direction: 'lower', parameters, values: [1, 2, 3] })).toEqual([
      100, 95, 95,
    ]);
  });
  test('needs points from the first rank on', () => {
    expect(
      refusal({ measures: { m: { normalisation: 'rank_points', parameters: { points: [[2, 95]] }, values: [1] } } })
        .code,
    ).toBe('POINTS_NOT_FROM_FIRST');
    expect(refusal({ measures: { m: { normalisation: 'rank_points', values: [1] } } }).code).toBe('PARAMETER_MISSING');
  });
});

describe('count_points', () => {
  test('adds points per unit up to the cap and may pass 100', () => {
    expect(
      scoresOf({ normalisation: 'count_points', parameters: { per: 30, countCap: 120 }, values: [0, 2, 4, 9] }),
    ).toEqual([0, 60, 120, 120]);
  });
  test('deducts from the base when per is negative, the cap bounding the deduction', () => {
    expect(scoresOf({ normalisation: 'count_points', parameters: { per: -5, base: 100 }, values: [0, 3] })).toEqual([
      100, 85,
    ]);
    expect(
      scoresOf({ normalisation: 'count_points', parameters: { per: -5, base: 100, countCap: 20 }, values: [3, 10] }),
    ).toEqual([85, 80]);
  });
  test('needs per', () => {
    expect(refusal({ measures: { m: { normalisation: 'count_points', values: [1] } } }).code).toBe('PARAMETER_MISSING');
  });
});

describe('interval', () => {
  const measure = { normalisation: 'interval', lower: 10, upper: 90, parameters: { best: [40, 60] } } as const;
  test('gives full marks inside the best range and falls in a straight line to both limits', () => {
    // (25 − 10)/(40 − 10) = 0.5; (90 − 82.5)/(90 − 60) = 0.25.
    expect(scoresOf({ ...measure, values: [10, 25, 40, 50, null, 60, 82.5, 90] })).toEqual(
      close([0, 50, 100, 100, Number.NaN, 100, 25, 0]),
    );
  });
  test('clips beyond both limits, whichever direction is given', () => {
    expect(scoresOf({ ...measure, direction: 'lower', values: [-1000, 1000, 50] })).toEqual(close([0, 0, 100]));
  });
  test('uses the scale of the method', () => {
    expect(scoresOf({ ...measure, values: [25, 50] }, { scale: { lower: 1, upper: 5 } })).toEqual(close([3, 5]));
  });
  test('scores a value alone and a constant column', () => {
    expect(scoresOf({ ...measure, values: [25] })).toEqual(close([50]));
    expect(scoresOf({ ...measure, values: [50, 50] })).toEqual(close([100, 100]));
  });
  test.each([
    [[10, 60], 'BEST_OUTSIDE_LIMITS'],
    [[40, 90], 'BEST_OUTSIDE_LIMITS'],
    [[60, 40], 'BEST_OUTSIDE_LIMITS'],
  ] as const)('refuses the best range %j between 10 and 90', (best, code) => {
    expect(refusal({ measures: { m: { ...measure, parameters: { best }, values: [1] } } })).toMatchObject({ code });
  });
  test('refuses to go without a best range or limits', () => {
    expect(refusal({ measures: { m: { ...measure, parameters: {}, values: [1] } } })).toMatchObject({
      code: 'PARAMETER_MISSING',
    });
    expect(refusal({ measures: { m: { ...measure, upper: null, values: [1] } } })).toMatchObject({
      code: 'LIMITS_MISSING',
    });
  });
});

describe('moderate', () => {
  const measure = { normalisation: 'moderate', lower: 0, upper: 10, parameters: { best: [4, 4] } } as const;
  test('is best at one value and falls on both sides', () => {
    expect(scoresOf({ ...measure, values: [0, 1, 4, 7, 10] })).toEqual(close([0, 25, 100, 50, 0]));
  });
  test('refuses a range', () => {
    expect(refusal({ measures: { m: { ...measure, parameters: { best: [4, 5] }, values: [1] } } })).toMatchObject({
      code: 'BEST_NOT_ONE_VALUE',
    });
  });
});

describe('vector', () => {
  test('divides by the length of the column, missing left out', () => {
    expect(scoresOf({ normalisation: 'vector', values: [3, null, 4] })).toEqual(close([0.6, Number.NaN, 0.8]));
  });
  test('takes the rest to 1 where better is lower', () => {
    expect(scoresOf({ normalisation: 'vector', direction: 'lower', values: [3, 4] })).toEqual(close([0.4, 0.2]));
  });
  test('is the same for a column in another unit of measurement', () => {
    expect(scoresOf({ normalisation: 'vector', values: [3e6, 4e6] })).toEqual(close([0.6, 0.8]));
  });
  test('of nothing but zeros is missing for that reason', () => {
    expect(reasonsOf({ normalisation: 'vector', values: [0, 0] })).toEqual(['no_spread', 'no_spread']);
  });
});
