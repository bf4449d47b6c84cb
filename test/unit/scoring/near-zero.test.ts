import { describe, expect, test } from 'vitest';
import { atLeast, clearlyAbove, largestMagnitude, nearlyEqual } from '../../../shared/base/tolerance.ts';
import type { Method } from '../../../shared/model/method.ts';
import { columnStatistics, nodeStatistics } from '../../../shared/report/cohort-statistics.ts';
import { assignTier } from '../../../shared/scoring/assign-tier.ts';
import { rankValues } from '../../../shared/scoring/statistics/rank-values.ts';
import { createLaneRanker } from '../../../shared/scoring/what-if/rank-lane.ts';
import { scored } from './small-dataset.ts';
import type { DatasetSpec } from './small-dataset.ts';

/** 0.1 + 0.2 − 0.3 is exactly 0 and comes out as 5.6e-17 or 2.8e-17 by the order of adding. */
const zeros = [0, 0.1 + 0.2 - 0.3, 0.1 - 0.3 + 0.2];

describe('the rule of comparing', () => {
  test('holds differences near 0 against the span, and others against the larger magnitude', () => {
    expect(new Set(zeros).size).toBe(3);
    expect(zeros.map((zero) => nearlyEqual(zero, 0, 1))).toEqual([true, true, true]);
    // 1e-9 × the span of 100 is 1e-7.
    expect([nearlyEqual(0, 1.01e-7, 100), nearlyEqual(0, 0.99e-7, 100)]).toEqual([false, true]);
    expect([nearlyEqual(1e6, 1e6 + 1.01e-3, 100), nearlyEqual(1e6, 1e6 + 0.99e-3, 100)]).toEqual([false, true]);
    expect([atLeast(-1e-8, 0, 100), atLeast(-1e-6, 0, 100)]).toEqual([true, false]);
    expect([clearlyAbove(1e-8, 0, 100), clearlyAbove(1e-6, 0, 100)]).toEqual([false, true]);
    expect(nearlyEqual(Number.NaN, Number.NaN, 100)).toBe(false);
  });
  test('takes the largest magnitude of a column, missing values aside', () => {
    expect(largestMagnitude([1, -7, Number.NaN, 3])).toBe(7);
    expect(largestMagnitude([Number.NaN])).toBe(0);
  });
});

/** The case near-zero-tie: z-scores whose weighted means are exactly 0 by symmetry (0.1 + 0.2 = 0.3), for every unit. */
const opposed: DatasetSpec = {
  measures: {
    x: { values: [1, 3, 2, 2], weight: 0.1, normalisation: 'z_score' },
    y: { values: [1, 3, 2, 2], weight: 0.2, normalisation: 'z_score' },
    z: { values: [3, 1, 2, 2], weight: 0.3, normalisation: 'z_score' },
  },
};

describe('exact zeros computed in another order', () => {
  test.each([
    ['min_max', Number.NaN],
    ['max', Number.NaN],
    // All tie on the least rank.
    ['percentile_rank', 0],
  ] as const)('are not spread over the scale by Rescale %s', (rescale, expected) => {
    const { index } = scored(opposed, {
      aggregation: { default: { id: 'arithmetic' }, nodes: { total: { id: 'arithmetic', rescale } } },
    });
    expect([...index]).toEqual([expected, expected, expected, expected]);
  });
  test('are a child without spread to mpi', () => {
    const nested: DatasetSpec = {
      nodes: { N: {} },
      measures: {
        ...Object.fromEntries(Object.entries(opposed.measures).map(([code, m]) => [code, { ...m, parent: 'N' }])),
        w: { values: [10, 20, 30, 40] },
      },
    };
    const { index } = scored(nested, {
      aggregation: { default: { id: 'arithmetic' }, nodes: { total: { id: 'mpi' } } },
    });
    // Of w alone: 100 + 10·(x − 25)/√125, and no penalty of one child.
    expect([...index]).toEqual([10, 20, 30, 40].map((x) => expect.closeTo(100 + (10 * (x - 25)) / Math.sqrt(125), 9)));
  });
  test('tie as an index off the scale, though nothing in its column is larger than rounding', () => {
    const result = scored(opposed);
    expect(new Set(result.index).size).toBeGreaterThan(1);
    expect(largestMagnitude(result.index)).toBeLessThan(1e-15);
    expect([...result.rank]).toEqual([1, 1, 1, 1]);
    expect(nodeStatistics({ result, method: { rankRounding: null } }, 0).above).toBe(0);
  });
  test('tie on a scale about 0, and stand on the line that is 0', () => {
    const method: Partial<Method> = {
      scale: { lower: -50, upper: 50 },
      tiers: [
        { tier: 'high', lower: 0 },
        { tier: 'low', lower: null },
      ],
    };
    const sums: DatasetSpec = {
      measures: {
        x: { values: [0.1, 0, -20], weight: 1 },
        y: { values: [-0.3, 0, -20], weight: 1 },
        z: { values: [0.2, 0, -20], weight: 1 },
      },
    };
    const result = scored(sums, method);
    expect(result.index[0]).not.toBe(0);
    expect([...result.rank]).toEqual([1, 1, 3]);
    expect(result.tier).toEqual(['high', 'high', 'low']);
    expect(assignTier(-1e-8, { scale: { lower: -50, upper: 50 }, tierRounding: null, tiers: method.tiers ?? [] })).toBe(
      'high',
    );
  });
  test('tie as raw values, where ranks are made of them', () => {
    const [first = 0, second = 0, third = 0] = zeros;
    const column = Float64Array.from([first, second, third, 5]);
    expect([...rankValues(column, 'falling', 'min')]).toEqual([2, 2, 2, 1]);
    const ranks: DatasetSpec = { measures: { m: { values: [...column], normalisation: 'borda' } } };
    expect([...scored(ranks).normalised]).toEqual([0, 0, 0, 3]);
  });
  test('reach the step at 0', () => {
    const stepped: DatasetSpec = {
      measures: {
        m: {
          values: [0.3 - 0.1 - 0.2, 0, -1],
          normalisation: 'steps',
          parameters: {
            steps: [
              [-5, 10],
              [0, 60],
            ],
          },
        },
      },
    };
    expect(0.3 - 0.1 - 0.2).toBeLessThan(0);
    expect([...scored(stepped).normalised]).toEqual([60, 60, 10]);
  });
  test('win nothing in a pairwise comparison', () => {
    const [, second = 0, third = 0] = zeros;
    const duel: DatasetSpec = { measures: { m: { values: [second, third, 0, 1] } } };
    const copeland: Partial<Method> = {
      aggregation: { default: { id: 'arithmetic' }, nodes: { total: { id: 'copeland' } } },
    };
    expect([...scored(duel, copeland).index]).toEqual([-1, -1, -1, 3]);
  });
  test('are above no mean, and share a place in a draw', () => {
    const column = Float64Array.from([...zeros, 0]);
    expect(columnStatistics(column, 100)).toMatchObject({ above: 0, ranks: Float64Array.of(1, 1, 1, 1) });
    const ranks = new Float64Array(4);
    createLaneRanker(4, { ties: 'min', rankRounding: null }, 100).rank(column, 0, 1, ranks);
    expect([...ranks]).toEqual([1, 1, 1, 1]);
  });
});
