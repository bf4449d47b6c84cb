import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { AppError } from '../../../shared/base/app-error.ts';
import type { Result } from '../../../shared/base/result.ts';
import { ahp, combineJudgements } from '../../../shared/scoring/weights/ahp.ts';
import type { Judgements } from '../../../shared/scoring/weights/ahp.ts';
import { combineWeights } from '../../../shared/scoring/weights/combine-weights.ts';
import { correlationWeights } from '../../../shared/scoring/weights/correlation-weights.ts';
import { dataWeights } from '../../../shared/scoring/weights/data-weights.ts';
import { delphi, delphiWeights } from '../../../shared/scoring/weights/delphi.ts';
import type { ScoreTable } from '../../../shared/scoring/weights/weight-types.ts';

const matrix = z.array(z.array(z.number()));
const weighed = z.array(z.object({ matrix, weights: z.array(z.number()), tolerance: z.number() }));
const oracles = z
  .object({
    critic: weighed,
    entropy: weighed,
    std: weighed,
    ahp: z.array(
      z.object({
        source: z.string(),
        matrix,
        weights: z.array(z.number()),
        lambda: z.number(),
        cr: z.number(),
        ri: z.number(),
        tolerance: z.number(),
        cr_tolerance: z.number(),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync(new URL('../../fixtures/oracles/weights.json', import.meta.url), 'utf8')));

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
function error(result: Result<unknown>): AppError {
  if (result.ok) throw new Error('accepted, though it should have been refused');
  return result.error;
}
/** Columns from rows of units. */
function table(rows: readonly (readonly number[])[]): ScoreTable {
  const columns = (rows[0] ?? []).map((_, at) => rows.map((row) => row[at] ?? Number.NaN));
  return { codes: columns.map((_, at) => `I${at + 1}`), columns };
}
function expectNear(actual: readonly number[], expected: readonly number[], tolerance: number): void {
  expect(actual).toHaveLength(expected.length);
  expected.forEach((x, at) => expect(Math.abs((actual[at] ?? Number.NaN) - x)).toBeLessThanOrEqual(tolerance));
}
const columns = (...cols: readonly (readonly number[])[]): ScoreTable => ({
  codes: cols.map((_, at) => `I${at + 1}`),
  columns: cols,
});

describe('weights from the scores', () => {
  test.each(['critic', 'entropy', 'std'] as const)(
    '%s agrees with its published example at the printed precision',
    (method) => {
      const [oracle] = oracles[method];
      if (oracle === undefined) throw new Error('no oracle');
      expectNear(value(dataWeights[method](table(oracle.matrix))).weights, oracle.weights, oracle.tolerance);
    },
  );

  test('entropy counts a zero as 0·ln 0 = 0 and does not lose its column', () => {
    // In bits over 2 = log2 4: (0, ¼, ¼, ½) has 1.5, e = 0.75; (0, 0, ½, ½) has 1, e = 0.5: 1 − e = ¼ and ½.
    const found = value(dataWeights.entropy(columns([0, 1, 1, 2], [0, 0, 1, 1])));
    expectNear(found.detail.columns['entropy'] ?? [], [0.75, 0.5], 1e-12);
    expectNear(found.weights, [1 / 3, 2 / 3], 1e-12);
  });

  describe('a column that tells nothing is set aside by name with weight 0, and the others are weighed as without it', () => {
    const [a, b, c] = [
      [90, 40, 70, 20, 60],
      [10, 55, 30, 80, 35],
      [5, 25, 15, 45, 40],
    ];
    const gap = Number.NaN;
    const dead = {
      constant: [7, 7, 7, 7, 7],
      zeros: [0, 0, 0, 0, 0],
      'constant where present': [7, gap, 7, gap, gap],
      empty: [gap, gap, gap, gap, gap],
      'a constant but for rounding': [0.3, 0.1 + 0.2, 0.3, 0.3, 0.3],
    };
    test.each(
      (['entropy', 'critic', 'variation', 'std', 'pca', 'correlation'] as const).flatMap((method) =>
        Object.entries(dead).map(([kind, column]) => [method, kind, column] as const),
      ),
    )('%s: %s', (method, kind, column) => {
      const weigh = (scores: ScoreTable, targets: readonly number[]) =>
        method === 'correlation' ? correlationWeights(scores, targets) : dataWeights[method](scores);
      const without = value(weigh(columns(a ?? [], b ?? [], c ?? []), [2, 3, 4]));
      const found = value(weigh(columns(a ?? [], column, b ?? [], c ?? []), [2, 9, 3, 4]));
      const [first, second, third] = without.weights;
      expectNear(found.weights, [first ?? 0, 0, second ?? 0, third ?? 0], 1e-12);
      expect(found.detail.remarks[0]).toMatchObject({
        code: kind === 'empty' ? 'WEIGHTS_EMPTY_COLUMN' : 'WEIGHTS_CONSTANT_COLUMN',
        params: { code: 'I2' },
      });
      for (const values of Object.values(found.detail.columns)) expect(values[1]).toBeNaN();
    });

    test('the case constant-column: t1 and t2 share the weight, t3 is set aside', () => {
      // min_max of its values: 100 for one unit each, t3 missing throughout.
      const found = value(
        dataWeights.entropy(columns([0, 100, 0, 0, 0, 0], [100, 0, 0, 0, 0, 0], [gap, gap, gap, gap, gap, gap])),
      );
      expect(found.weights).toEqual([0.5, 0.5, 0]);
      expect([found.detail.rows, found.detail.rowsLeftOut]).toEqual([6, 0]);
    });

    test('one that is constant only over the rows the others share', () => {
      // I3 varies in the last row alone, where I1 has no score.
      const found = value(dataWeights.std(columns([1, 3, 2, gap], [2, 6, 4, 5], [8, 8, 8, 1])));
      // sd 1 and 2.
      expectNear(found.weights, [1 / 3, 2 / 3, 0], 1e-12);
    });

    test('of two columns one left has all the weight', () => {
      expect(value(dataWeights.critic(columns([7, 7, 7], [1, 2, 3]))).weights).toEqual([0, 1]);
    });
  });

  test('variation is sd over mean: √2/2 and √2/3 give 3 : 2', () => {
    expectNear(value(dataWeights.variation(columns([1, 3], [2, 4]))).weights, [0.6, 0.4], 1e-12);
  });

  test('pca takes the squared loadings of the first component', () => {
    // Sums of orthogonal contrasts: r = 1/√2, ½, 1/√2. (x, y, x) with λ² − 2.5λ + 0.5 = 0, λ = 2.2807764, y/x = (λ − 1.5)√2.
    const found = value(dataWeights.pca(columns([2, 0, 0, -2], [1, 1, -1, -1], [2, 0, -2, 0])));
    const lambda = (2.5 + Math.sqrt(4.25)) / 2;
    const y = ((lambda - 1.5) * Math.SQRT2) ** 2;
    expectNear(found.weights, [1 / (2 + y), y / (2 + y), 1 / (2 + y)], 1e-12);
    expectNear([found.weights[1] ?? 0], [0.378732], 1e-6);
  });

  test('critic shows spread, conflict and their product, in that order', () => {
    // Scaled: (0, ½, 1), (0, 1, ½); sd ½ each, r = ½: conflict ½, information ¼.
    const { columns: shown } = value(dataWeights.critic(columns([1, 2, 3], [4, 8, 6]))).detail;
    expectNear(shown['sd'] ?? [], [0.5, 0.5], 1e-12);
    expectNear(shown['conflict'] ?? [], [0.5, 0.5], 1e-12);
    expectNear(shown['information'] ?? [], [0.25, 0.25], 1e-12);
    const uneven = value(dataWeights.critic(columns([0, 0, 1], [0, 1, 1], [0, 1, 0]))).detail.columns;
    expectNear(
      uneven['sd'] ?? [],
      [1, 1, 1].map((x) => x / Math.sqrt(3)),
      1e-12,
    );
    // r₁₂ = ½, r₁₃ = −½, r₂₃ = ½: Σ(1 − r) = 2, 1, 2.
    expectNear(uneven['conflict'] ?? [], [2, 1, 2], 1e-12);
  });

  test('pca tells which loadings are negative, of each part of the variance, and says nothing where none is', () => {
    // r = ½: eigenvalues 3/2 and ½, ¾ and ¼ of the variance.
    const rising = value(dataWeights.pca(columns([1, 2, 3], [1, 3, 2]))).detail;
    expect(rising.remarks).toEqual([]);
    expect(rising.figures['explained']).toEqual([0.75, 0.25].map((x) => expect.closeTo(x, 12)));
    const opposed = value(dataWeights.pca(columns([1, 2, 3], [3, 1, 2]))).detail;
    expect(opposed.remarks).toMatchObject([{ code: 'WEIGHTS_MIXED_LOADINGS' }]);
  });

  test('equal gives each the same', () => {
    expect(value(dataWeights.equal(columns([1, 2], [3, 4], [5, 6], [7, 8]))).weights).toEqual([0.25, 0.25, 0.25, 0.25]);
  });

  test('units with a missing score are left out and counted', () => {
    const whole = value(dataWeights.std(columns([1, 2, 4], [3, 3, 9])));
    const holed = value(dataWeights.std(columns([1, 2, 100, 4], [3, 3, Number.NaN, 9])));
    expect(holed.weights).toEqual(whole.weights);
    expect([holed.detail.rows, holed.detail.rowsLeftOut]).toEqual([3, 1]);
    expect(holed.detail.remarks).toContainEqual(
      expect.objectContaining({ code: 'WEIGHTS_ROWS_LEFT_OUT', params: { rows: 1, used: 3 } }),
    );
  });

  test('the very first unit counts too, whether whole or with a gap', () => {
    const holed = value(dataWeights.std(columns([Number.NaN, 1, 2, 4], [7, 3, 3, 9])));
    expect([holed.detail.rows, holed.detail.rowsLeftOut]).toEqual([3, 1]);
  });

  test('weights do not depend on the units that took no part', () => {
    const found = value(dataWeights.std(columns([1, 2, Number.NaN, 4], [3, 3, Number.NaN, 9])));
    expect(found.detail.rowsLeftOut).toBe(0);
  });

  test.each([
    ['an only child', 'entropy', columns([1, 2, 3]), 'WEIGHTS_TOO_FEW_SIBLINGS'],
    ['an only child under equal', 'equal', columns([1, 2, 3]), 'WEIGHTS_TOO_FEW_SIBLINGS'],
    ['one unit', 'std', columns([1], [2]), 'WEIGHTS_TOO_FEW_ROWS'],
    ['no complete unit', 'critic', columns([1, Number.NaN], [Number.NaN, 2]), 'WEIGHTS_TOO_FEW_ROWS'],
    ['negative scores under entropy', 'entropy', columns([-1, 2], [1, 2]), 'WEIGHTS_NEGATIVE'],
    ['a mean of 0 under variation', 'variation', columns([-1, 1], [1, 2]), 'WEIGHTS_MEAN_NOT_POSITIVE'],
    ['columns that are all constant', 'std', columns([1, 1], [2, 2]), 'WEIGHTS_NOTHING_TO_TELL'],
    ['columns that are all constant under critic', 'critic', columns([1, 1, 1], [2, 2, 2]), 'WEIGHTS_NOTHING_TO_TELL'],
    ['uncorrelated columns under pca', 'pca', columns([1, 1, -1, -1], [1, -1, 1, -1]), 'WEIGHTS_NO_FIRST_COMPONENT'],
  ] as const)('refuses %s', (_, method, scores, code) => {
    expect(error(dataWeights[method](scores)).code).toBe(code);
  });
});

describe('correlation weights', () => {
  test('of uncorrelated siblings with equal spread are the targets themselves', () => {
    // r₁ : r₂ = w₁ : w₂ when the covariance is a multiple of the identity.
    const found = value(correlationWeights(columns([1, 1, -1, -1], [1, -1, 1, -1]), [3, 1]));
    expectNear(found.weights, [0.75, 0.25], 1e-6);
    expect(found.detail.figures['residual']).toBeLessThan(1e-6);
    expect(found.detail.remarks).toEqual([]);
  });

  test('say how far off they stay when no weights reach the targets', () => {
    // Whatever the weights, both correlations stay within r…1, so importance within 1/(1 + r); the best is all weight on the first.
    const x = [1, 2, 3, 4, 5];
    const y = [1, 2, 3, 5, 4];
    const r = 0.9;
    const found = value(correlationWeights(columns(x, y), [9, 1]));
    expect(found.detail.figures['residual']).toBeCloseTo(0.9 - 1 / (1 + r), 6);
    expect(found.detail.remarks.map(({ code }) => code)).toContain('CORRELATION_NOT_REACHED');
  });

  test('refuse siblings that say the same', () => {
    expect(error(correlationWeights(columns([1, 2, 3], [2, 4, 6]), [1, 1])).code).toBe('WEIGHTS_SINGULAR_CORRELATION');
  });

  test('refuse targets that are too many or too few', () => {
    for (const targets of [[1], [1, 1, 1]])
      expect(error(correlationWeights(columns([1, 2, 3], [4, 9, 4]), targets)).code).toBe('CORRELATION_TARGET_INVALID');
  });

  test('refuse a target of 0', () => {
    expect(error(correlationWeights(columns([1, 2, 3], [4, 9, 4]), [1, 0])).code).toBe('CORRELATION_TARGET_INVALID');
  });
});

describe('judgements', () => {
  test.each<readonly [string, Judgements, string]>([
    ['one criterion', [[1]], 'AHP_TOO_FEW'],
    ['rows of different length', [[1, 2], [0.5]], 'AHP_NOT_SQUARE'],
    [
      'a first judgement of 0',
      [
        [1, 0],
        [2, 1],
      ],
      'AHP_NOT_POSITIVE',
    ],
    [
      'a second judgement below 0',
      [
        [1, 2],
        [-0.5, 1],
      ],
      'AHP_NOT_POSITIVE',
    ],
    [
      'an endless judgement',
      [
        [1, Number.POSITIVE_INFINITY],
        [0, 1],
      ],
      'AHP_NOT_POSITIVE',
    ],
    [
      'only one of a pair',
      [
        [1, 2],
        [null, 1],
      ],
      'AHP_NOT_POSITIVE',
    ],
  ])('refuse %s', (_, judgements, code) => {
    expect(
      error(
        ahp(
          judgements,
          judgements.map((__, at) => `I${at + 1}`),
        ),
      ).code,
    ).toBe(code);
  });

  test('name the pair that is wrong', () => {
    const judgements = [
      [1, 2, 4],
      [0.5, 1, 0],
      [0.25, 2, 1],
    ];
    expect(error(ahp(judgements, ['甲', '乙', '丙']))).toMatchObject({ params: { a: '乙', b: '丙' } });
  });

  test('that agree with one another blame none: 2 · 2 = 4', () => {
    const found = value(
      ahp(
        [
          [1, 2, 4],
          [0.5, 1, 2],
          [0.25, 0.5, 1],
        ],
        ['I1', 'I2', 'I3'],
      ),
    );
    expect(found.worst).toBeNull();
    expect(found.cr).toBeCloseTo(0, 9);
    expect(found.consistent).toBe(true);
    expectNear(found.weights, [4 / 7, 2 / 7, 1 / 7], 1e-9);
  });
});

describe('ahp', () => {
  const labels = (n: number): string[] => Array.from({ length: n }, (_, at) => `I${at + 1}`);
  const solved = (judgements: Judgements, estimate?: Parameters<typeof ahp>[2]) =>
    value(ahp(judgements, labels(judgements.length), estimate));

  /** Judgements i : j as the weights 1, 1/2, 1/3 … imply them. */
  const consistent = (n: number): Judgements =>
    Array.from({ length: n }, (_, i) => Array.from({ length: n }, (__, j) => (j + 1) / (i + 1)));

  test.each(oracles.ahp.map((oracle) => [oracle.source, oracle] as const))('agrees with the %s', (_, oracle) => {
    const found = solved(oracle.matrix);
    expectNear(found.weights, oracle.weights, oracle.tolerance);
    expect(Math.abs(found.lambdaMax - oracle.lambda)).toBeLessThan(oracle.tolerance);
    expect(Math.abs((found.cr ?? Number.NaN) - oracle.cr)).toBeLessThan(oracle.cr_tolerance);
    expect(found.ri).toBe(oracle.ri);
  });

  /*
   * By hand: a₁₂ = 3, a₁₃ = 5, a₂₃ = 2. For n = 3 the principal eigenvector is the vector of row geometric means:
   * ∛15 = 2.4662121, ∛(2/3) = 0.8735805, ∛(1/10) = 0.4641589, sum 3.8039514 → 0.6483290, 0.2296508, 0.1220202.
   * With c = ∛(a₁₂a₂₃/a₁₃) = ∛1.2 = 1.0626586: λmax = 1 + c + 1/c = 3.0036946, CI = 0.0018473, CR = CI/0.58 = 0.0031850.
   */
  const three: Judgements = [
    [1, 3, 5],
    [1 / 3, 1, 2],
    [1 / 5, 1 / 2, 1],
  ];

  test('agrees with a hand-worked 3 × 3', () => {
    const found = solved(three);
    expectNear(found.weights, [0.648329, 0.2296508, 0.1220202], 5e-7);
    expect(found.lambdaMax).toBeCloseTo(3.0036946, 6);
    expect(found.ci).toBeCloseTo(0.0018473, 6);
    expect(found.cr).toBeCloseTo(0.003185, 6);
    expect(found.consistent).toBe(true);
    expect(found.remarks).toEqual([]);
  });

  test('has the geometric mean and the column mean as other estimates', () => {
    expectNear(solved(three, 'geometric_mean').weights, [0.648329, 0.2296508, 0.1220202], 5e-7);
    // Columns of sum 23/15, 9/2, 8: row 1 = (15/23 + 2/3 + 5/8)/3, row 2 = (5/23 + 2/9 + 1/4)/3, row 3 = (3/23 + 1/9 + 1/8)/3.
    expectNear(
      solved(three, 'column_mean').weights,
      [(15 / 23 + 2 / 3 + 5 / 8) / 3, (5 / 23 + 2 / 9 + 1 / 4) / 3, (3 / 23 + 1 / 9 + 1 / 8) / 3],
      1e-12,
    );
  });

  test('warns above CR 0.1 and names the judgement that hurts most, with what the others imply', () => {
    // Importance 8 : 4 : 2 : 1 throughout, but I1 against I4 turned round: 1/8 instead of 8.
    const found = solved([
      [1, 2, 4, 1 / 8],
      [1 / 2, 1, 2, 4],
      [1 / 4, 1 / 2, 1, 2],
      [8, 1 / 4, 1 / 2, 1],
    ]);
    expect(found.consistent).toBe(false);
    expect(found.worst).toMatchObject({ row: 0, column: 3, judgement: 1 / 8, tied: false });
    expect(found.worst?.implied).toBeCloseTo(8, 9);
    expect(found.worst?.crWithout).toBeCloseTo(0, 9);
    expect(found.remarks).toContainEqual(
      expect.objectContaining({
        code: 'AHP_INCONSISTENT',
        params: expect.objectContaining({ a: 'I1', b: 'I4', judgement: '1/8', implied: '8' }),
      }),
    );
  });

  test('says that in a 3 × 3 no single judgement can be blamed', () => {
    expect(
      solved([
        [1, 9, 1 / 9],
        [1 / 9, 1, 9],
        [9, 1 / 9, 1],
      ]).worst,
    ).toMatchObject({ tied: true });
  });

  test('fills missing judgements from the others: 2 and 3 along a chain give 6 : 3 : 1', () => {
    const found = solved([
      [1, 2, null],
      [1 / 2, 1, 3],
      [null, 1 / 3, 1],
    ]);
    expectNear(found.weights, [0.6, 0.3, 0.1], 1e-9);
    expect(found.lambdaMax).toBeCloseTo(3, 9);
    expect([found.cr, found.missing]).toEqual([0, 1]);
    expect(found.remarks.map(({ code }) => code)).toEqual(['AHP_INCOMPLETE']);
    expectNear(
      solved(
        [
          [1, 2, null],
          [1 / 2, 1, 3],
          [null, 1 / 3, 1],
        ],
        'geometric_mean',
      ).weights,
      [0.6, 0.3, 0.1],
      1e-9,
    );
  });

  test('says that CR is undefined for two indicators, and unknown beyond fifteen', () => {
    const two = solved([
      [1, 4],
      [1 / 4, 1],
    ]);
    expectNear(two.weights, [0.8, 0.2], 1e-12);
    expect([two.cr, two.ci, two.remarks.map(({ code }) => code)]).toEqual([null, null, ['AHP_CR_UNDEFINED']]);
    const sixteen = solved(consistent(16));
    expect([sixteen.cr, sixteen.remarks.map(({ code }) => code)]).toEqual([null, ['AHP_CR_NO_RANDOM_INDEX']]);
  });

  // Saaty 1980, The Analytic Hierarchy Process, ch. 1. Beside them the mean CI of 20,000 random reciprocal matrices a size (NumPy, seed 1, 1/9 … 9).
  test.each([
    [3, 0.58, 0.526],
    [4, 0.9, 0.879],
    [5, 1.12, 1.104],
    [6, 1.24, 1.251],
    [7, 1.32, 1.34],
    [8, 1.41, 1.403],
    [9, 1.45, 1.451],
    [10, 1.49, 1.487],
    [11, 1.51, 1.513],
    [12, 1.48, 1.536],
    [13, 1.56, 1.556],
    [14, 1.57, 1.568],
    [15, 1.59, 1.583],
  ])('of %d criteria has the random index %d, which random matrices bear out', (n, ri, simulated) => {
    const found = solved(consistent(n));
    expect([found.ri, found.cr]).toEqual([ri, expect.closeTo(0, 12)]);
    expect(Math.abs(ri - simulated)).toBeLessThan(0.06);
  });

  test('combines experts by the geometric mean of the judgements made', () => {
    const combined = value(
      combineJudgements([
        [
          [1, 9, null],
          [1 / 9, 1, 2],
          [null, 1 / 2, 1],
        ],
        [
          [1, 1, null],
          [1, 1, 8],
          [null, 1 / 8, 1],
        ],
      ]),
    );
    expectNear(
      combined.flatMap((row) => row.map((judgement) => judgement ?? -1)),
      [1, 3, -1, 1 / 3, 1, 4, -1, 1 / 4, 1],
      1e-12,
    );
    expect(error(combineJudgements([three, [[1]]])).code).toBe('AHP_SIZES_DIFFER');
  });

  test.each([
    ['one indicator', [[1]], 'AHP_TOO_FEW'],
    ['a row too short', [[1, 2], [1 / 2]], 'AHP_NOT_SQUARE'],
    [
      'a zero',
      [
        [1, 0],
        [0, 1],
      ],
      'AHP_NOT_POSITIVE',
    ],
    [
      'a judgement given one way only',
      [
        [1, 2],
        [null, 1],
      ],
      'AHP_NOT_POSITIVE',
    ],
    [
      'directions that are not reciprocal',
      [
        [1, 2],
        [2, 1],
      ],
      'AHP_NOT_RECIPROCAL',
    ],
    [
      'a diagonal that is not 1',
      [
        [2, 2],
        [1 / 2, 1],
      ],
      'AHP_NOT_RECIPROCAL',
    ],
    [
      'indicators that no judgement connects',
      [
        [1, null],
        [null, 1],
      ],
      'AHP_NOT_CONNECTED',
    ],
  ] as const)('refuses %s', (_, judgements, code) => {
    expect(error(ahp(judgements, labels(judgements.length))).code).toBe(code);
  });

  test('names the first indicator and the one that nothing ties to it', () => {
    const judgements = [
      [1, 2, null],
      [0.5, 1, null],
      [null, null, 1],
    ];
    expect(error(ahp(judgements, ['a', 'b', 'c']))).toMatchObject({
      code: 'AHP_NOT_CONNECTED',
      params: { a: 'a', b: 'c' },
    });
  });
});

describe('delphi', () => {
  const round = (
    ratings: readonly (readonly (number | null)[])[],
    degrees: readonly (readonly [number, number])[] = [],
  ) => ({
    round: 1,
    items: ratings[0]?.map((_, at) => `I${at + 1}`) ?? [],
    experts: ratings.map((row, at) => ({
      name: `E${at + 1}`,
      ratings: row,
      ...(degrees[at] === undefined ? {} : { basis: degrees[at][0], familiarity: degrees[at][1] }),
    })),
  });
  const statistics = (...args: Parameters<typeof round>) => {
    const [first] = value(delphi([round(...args)]));
    if (first === undefined) throw new Error('no round');
    return first;
  };

  test('gives mean, median, sample sd and coefficient of variation by item', () => {
    // 2, 4, 9: mean 5, median 4, sd √13 = 3.6056, sd/mean 0.72111.
    const [item] = statistics([
      [2, 1],
      [4, 1],
      [9, 4],
    ]).items;
    expect(item).toMatchObject({ count: 3, mean: 5, median: 4 });
    expect(item?.sd).toBeCloseTo(Math.sqrt(13), 12);
    expect(item?.variation).toBeCloseTo(Math.sqrt(13) / 5, 12);
  });

  test("gives Kendall's W without ties", () => {
    // Ranks (1 2 3), (1 3 2), (2 1 3): sums 4, 6, 8, S = 8, W = 96/(9·24) = 4/9, χ² = 3·2·4/9.
    const { concordance } = statistics([
      [30, 20, 10],
      [30, 10, 20],
      [20, 30, 10],
    ]);
    expect(concordance?.w).toBeCloseTo(4 / 9, 12);
    expect(concordance?.chiSquare).toBeCloseTo(8 / 3, 12);
    expect(concordance?.degrees).toBe(2);
  });

  test("corrects Kendall's W for ties", () => {
    // Ranks (1½ 1½ 3), (1 2 3): sums 2½, 3½, 6, S = 6.5; one tie of 2, T = 6: W = 78/(4·24 − 2·6) = 78/84.
    expect(
      statistics([
        [5, 5, 1],
        [5, 4, 1],
      ]).concordance?.w,
    ).toBeCloseTo(78 / 84, 12);
  });

  test('leaves experts with gaps out of the concordance and says so', () => {
    const found = statistics([
      [3, 2, 1],
      [3, 2, 1],
      [null, 1, 5],
    ]);
    expect(found.concordance).toMatchObject({ w: 1, experts: 2 });
    expect(found.remarks).toContainEqual(
      expect.objectContaining({ code: 'DELPHI_INCOMPLETE_EXPERTS', params: { round: 1, left: 1, used: 2 } }),
    );
    expect(found.items.map(({ count }) => count)).toEqual([2, 3, 3]);
  });

  test('has no concordance when every expert ties everything', () => {
    expect(
      statistics([
        [1, 1],
        [2, 2],
      ]),
    ).toMatchObject({ concordance: null, remarks: [{ code: 'DELPHI_NO_CONCORDANCE' }] });
  });

  test('gives the authority Cr = (Ca + Cs)/2', () => {
    expect(
      statistics(
        [
          [1, 2],
          [1, 3],
        ],
        [
          [0.8, 0.6],
          [1, 0.8],
        ],
      ).authority,
    ).toEqual({
      mean: 0.8,
      experts: [
        { name: 'E1', cr: 0.7 },
        { name: 'E2', cr: 0.9 },
      ],
    });
  });

  test('gives weights from means or medians', () => {
    const found = statistics([
      [1, 1],
      [2, 2],
      [6, 1],
    ]);
    expectNear(Object.values(value(delphiWeights(found, 'mean'))), [9 / 13, 4 / 13], 1e-12);
    expectNear(Object.values(value(delphiWeights(found, 'median'))), [2 / 3, 1 / 3], 1e-12);
  });

  test.each([
    ['no round', [], 'DELPHI_NO_ROUND'],
    [
      'an item nobody rated',
      [
        round([
          [1, null],
          [2, null],
        ]),
      ],
      'DELPHI_ITEM_UNRATED',
    ],
    ['a negative rating', [round([[1, -1]])], 'DELPHI_RATING_INVALID'],
    ['a familiarity above 1', [round([[1, 2]], [[0.5, 1.5]])], 'DELPHI_DEGREE_INVALID'],
  ] as const)('refuses %s', (_, rounds, code) => {
    expect(error(delphi(rounds)).code).toBe(code);
  });

  test('refuses weights of ratings that are all 0', () => {
    expect(
      error(
        delphiWeights(
          statistics([
            [0, 0],
            [0, 0],
          ]),
          'mean',
        ),
      ).code,
    ).toBe('DELPHI_ALL_ZERO');
  });
});

describe('combining subjective and objective weights', () => {
  test('linearly: 0.6/0.4 and 0.2/0.8 halfway are 0.4/0.6, whatever the sums they come in', () => {
    const combined = value(
      combineWeights({ A: 60, B: 40 }, { B: 0.8, A: 0.2 }, { kind: 'linear', subjectiveShare: 0.5 }),
    );
    expectNear(Object.values(combined), [0.4, 0.6], 1e-12);
  });

  test('by product: 0.12 and 0.32 give 3/11 and 8/11', () => {
    expectNear(
      Object.values(value(combineWeights({ A: 0.6, B: 0.4 }, { A: 0.2, B: 0.8 }, { kind: 'multiplicative' }))),
      [3 / 11, 8 / 11],
      1e-12,
    );
  });

  test.each([
    ['different indicators', { A: 1 }, { B: 1 }, 'COMBINE_CODES_DIFFER'],
    ['a negative weight', { A: 1, B: -1 }, { A: 1, B: 1 }, 'COMBINE_WEIGHT_INVALID'],
    ['weights that are all 0', { A: 0, B: 0 }, { A: 1, B: 1 }, 'COMBINE_ALL_ZERO'],
    ['a product that is 0 everywhere', { A: 1, B: 0 }, { A: 0, B: 1 }, 'COMBINE_ALL_ZERO'],
  ] as const)('refuses %s', (_, subjective, objective, code) => {
    expect(error(combineWeights(subjective, objective, { kind: 'multiplicative' })).code).toBe(code);
  });
});
