import { describe, expect, test } from 'vitest';
import { standardMethod } from '../../../shared/model/method.ts';
import { createRankTally } from '../../../shared/scoring/what-if/rank-tally.ts';

const { tiers, scale } = standardMethod;
const fourUnits = Float64Array.from([1, 2, 3, 4]);
const codes = ['A', 'B', 'C', 'D'];

function tally(
  draws: readonly (readonly number[])[],
  indices: readonly (readonly number[])[] = [],
  tierRounding: number | null = null,
) {
  const made = createRankTally({ tiers, scale, tierRounding }, fourUnits);
  draws.forEach((ranks, draw) =>
    made.add(
      Float64Array.from(ranks),
      Float64Array.from(indices[draw] ?? ranks.map(() => 0)),
      0,
      1,
      indices.length > 0,
    ),
  );
  return made;
}

describe('the band of ranks', () => {
  test('has quantiles between order statistics: of 1, 2, 3, 4 the 5th percentile is 1.15', () => {
    const made = tally([
      [1, 2, 3, 4],
      [2, 1, 3, 4],
      [3, 1, 2, 4],
      [4, 1, 2, 3],
    ]);
    expect(made.band(0)).toEqual({
      p5: expect.closeTo(1.15, 12),
      p25: 1.75,
      p50: 2.5,
      p75: 3.25,
      p95: expect.closeTo(3.85, 12),
    });
    expect(made.meanRank(0)).toBe(2.5);
    expect(made.meanRank(3)).toBe(3.75);
    expect(made.scored(0)).toBe(4);
  });

  test('counts shared places by halves, and draws without an index not at all', () => {
    const made = tally([
      [1.5, 1.5, Number.NaN, 3],
      [1, 2, Number.NaN, 3],
    ]);
    expect(made.meanRank(0)).toBe(1.25);
    expect([made.scored(2), made.band(2), made.meanRank(2), made.tierShares(2)]).toEqual([0, null, null, {}]);
  });
});

describe('pairs that may change places', () => {
  test('are those whose order holds in between, the most open first; a tie is half', () => {
    const made = tally([
      [1, 2, 3, 4],
      [1, 2, 4, 3],
      [2, 1, 3.5, 3.5],
      [1, 2, 3, 4],
    ]);
    // A before B in 3 of 4; C before D in 2 + ½ of 4.
    expect(made.pairs(codes, 0.05)).toEqual([
      { a: 'C', b: 'D', above: 0.625 },
      { a: 'A', b: 'B', above: 0.75 },
    ]);
    expect(made.pairs(codes, 0.25).map(({ a }) => a)).toEqual(['C', 'A']);
    expect(made.pairs(codes, 0.3).map(({ a }) => a)).toEqual(['C']);
  });

  test('leave out draws in which one of the two has no index', () => {
    const made = tally([
      [1, 2, 3, 4],
      [2, 1, 3, 4],
      [1, Number.NaN, 2, 3],
    ]);
    expect(made.pairs(codes, 0.1)).toEqual([{ a: 'A', b: 'B', above: 0.5 }]);
  });

  test.each([
    [120, true],
    [121, false],
  ])('of %d units are all followed: %s; beyond, those within ten places', (count, all) => {
    const baseline = Float64Array.from({ length: count }, (_, at) => at + 1);
    const made = createRankTally({ tiers, scale, tierRounding: null }, baseline);
    const swapped = Float64Array.from(baseline);
    [swapped[0], swapped[11]] = [12, 1];
    for (const ranks of [baseline, swapped]) made.add(ranks, new Float64Array(count), 0, 1, true);
    const names = Array.from({ length: count }, (_, at) => `U${at}`);
    const found = made.pairs(names, 0.1).map(({ a, b }) => `${a} ${b}`);
    expect(found.includes('U0 U11')).toBe(all);
    expect(found).toContain('U0 U10');
  });
});

describe('shares of tiers', () => {
  test('count a draw on a line above it, within the tolerance; by the displayed value where told', () => {
    const index = [90, 89.9999999999999, 89.996, 89.99];
    const draws = index.map(() => [1, 2, 3, 4]);
    const columns = index.map((value) => [value, 64, 65, 80]);
    expect(tally(draws, columns).tierShares(0)).toEqual({ very_high: 0.5, high: 0.5, medium: 0, low: 0 });
    // 89.996 prints as 90.00, 89.99 as itself.
    expect(tally(draws, columns, 2).tierShares(0)).toEqual({ very_high: 0.75, high: 0.25, medium: 0, low: 0 });
    expect(tally(draws, columns).tierShares(1)).toEqual({ very_high: 0, high: 0, medium: 0, low: 1 });
    expect(tally(draws, columns).tierShares(2)).toEqual({ very_high: 0, high: 0, medium: 1, low: 0 });
    expect(tally(draws).tierShares(0)).toEqual({});
  });

  test('read the lane they are told', () => {
    const made = createRankTally({ tiers, scale, tierRounding: null }, Float64Array.from([1, 2]));
    made.add(Float64Array.from([1, 2]), Float64Array.from([95, 50, 85, 70]), 1, 2, true);
    expect(made.tierShares(0)).toMatchObject({ low: 1 });
    expect(made.tierShares(1)).toMatchObject({ medium: 1 });
  });

  test('are of the draws on the scale alone, and the ranks of all', () => {
    const made = createRankTally({ tiers, scale, tierRounding: null }, Float64Array.from([1]));
    // Two draws on the scale, 95 and 85; two off it, where −0.4 and 1.2 are no low index.
    for (const [index, onScale] of [
      [95, true],
      [-0.4, false],
      [85, true],
      [1.2, false],
    ] as const)
      made.add(Float64Array.of(1), Float64Array.of(index), 0, 1, onScale);
    expect(made.tierShares(0)).toEqual({ very_high: 0.5, high: 0.5, medium: 0, low: 0 });
    expect(made.scored(0)).toBe(4);
  });
});
