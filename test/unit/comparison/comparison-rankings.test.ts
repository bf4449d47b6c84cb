import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  comparisonMethods,
  comparisons,
  leafEntropyWeights,
} from '../../../shared/scoring/comparison/comparison-methods.ts';
import { comparisonRankings } from '../../../shared/scoring/comparison/comparison-rankings.ts';
import { leafTable } from '../../../shared/scoring/comparison/leaf-table.ts';
import { rsrGrades } from '../../../shared/scoring/comparison/rsr-grades.ts';
import { normalQuantile } from '../../../shared/scoring/statistics/normal-quantile.ts';
import { kendall, spearman } from '../../../shared/scoring/statistics/rank-correlation.ts';
import { scored, smallDataset } from '../scoring/small-dataset.ts';
import type { DatasetSpec } from '../scoring/small-dataset.ts';

// Computed by test/fixtures/oracles/comparison.py (Python, standard library only), bod by comparison-lp.py beside it (HiGHS), from the formulas of docs/METHODS.
const numbers = z.array(z.number());
const oracle = z
  .object({
    ...Object.fromEntries(comparisonMethods.map((id) => [id, numbers])),
    probit: numbers,
    intercept: z.number(),
    slope: z.number(),
    spearman: z.number(),
    kendall: z.number(),
  })
  .catchall(z.unknown())
  .parse(JSON.parse(readFileSync(new URL('../../fixtures/oracles/comparison.json', import.meta.url), 'utf8')));
const rows = [
  [80, 55, 62],
  [70, 90, 40],
  [65, 60, 85],
  [90, 20, 75],
  [50, 50, 50],
  [72, 66, 58],
  [70, 35, 95],
];
const weights = [5, 3, 2];
const column = (leaf: number): number[] => rows.map((row) => row[leaf] ?? 0);
const spec: DatasetSpec = {
  measures: Object.fromEntries(weights.map((weight, leaf) => [`m${leaf}`, { weight, values: column(leaf) }])),
};
function rankingsOf(given: DatasetSpec) {
  const { dataset, method } = smallDataset(given);
  return comparisonRankings(dataset, method, scored(given));
}
const close = (values: readonly number[]): unknown[] => values.map((value) => expect.closeTo(value, 9));

describe('comparison rankings', () => {
  const made = rankingsOf(spec);
  test.each(comparisonMethods)('%s: the scores of an independent program', (id) => {
    const expected = numbers.parse(oracle[id]);
    const own = made.rankings.find((ranking) => ranking.id === id);
    expect([...(own?.scores ?? [])]).toEqual(close(expected));
    // Ranks by plain counting.
    expect([...(own?.ranks ?? [])]).toEqual(
      expected.map((x) => 1 + expected.filter((other) => other > x + 1e-12).length),
    );
  });
  test('correlate with the index as that program has it', () => {
    const topsis = made.rankings.find(({ id }) => id === 'topsis');
    expect(topsis?.spearman).toBeCloseTo(oracle.spearman, 9);
    expect(topsis?.kendall).toBeCloseTo(oracle.kendall, 9);
  });
  test('name the units that move most, by falling shift', () => {
    const shifts = made.movers.map(({ shift }) => Math.abs(shift));
    expect(shifts).toEqual(shifts.toSorted((a, b) => b - a));
    // U2 is 1st by the index (70.0) and 6th by mpi (98.96).
    expect(made.movers[0]).toEqual({ unit: 'U2', shift: -5, by: 'mpi' });
  });
  test('grade by probits on the line of that program', () => {
    const graded = rsrGrades(numbers.parse(oracle['rsr']));
    expect(graded?.probits).toEqual(close(oracle.probit));
    expect(graded?.intercept).toBeCloseTo(oracle.intercept, 9);
    expect(graded?.slope).toBeCloseTo(oracle.slope, 9);
    expect(graded?.grades).toBe(3);
    // Lines at probit 4 and 6: 0.3912 and 0.6778.
    expect(graded?.grade).toEqual([1, 2, 2, 1, 3, 1, 2]);
  });
});

describe('comparison rankings of other tables', () => {
  test('leave out units that lack a score that counts, by name', () => {
    const gap: DatasetSpec = {
      measures: {
        ...spec.measures,
        off: { weight: 0, values: rows.map(() => null) },
        gap: { values: [1, 2, 3, null, 5, 6, 7] },
      },
    };
    const { leftOut, rankings, indexRanks } = rankingsOf(gap);
    expect(leftOut).toEqual(['U4']);
    expect(rankings[0]?.ranks[3]).toBeNaN();
    expect(indexRanks[3]).toBeNaN();
    expect(Math.max(...indexRanks.filter((rank) => !Number.isNaN(rank)))).toBe(6);
  });
  test('do not depend on the order of units', () => {
    const turned: DatasetSpec = {
      units: ['U7', 'U6', 'U5', 'U4', 'U3', 'U2', 'U1'],
      measures: Object.fromEntries(
        Object.entries(spec.measures).map(([code, m]) => [code, { ...m, values: m.values.toReversed() }]),
      ),
    };
    const back = rankingsOf(turned).rankings;
    rankingsOf(spec).rankings.forEach(({ ranks }, at) =>
      expect([...(back[at]?.ranks ?? [])].toReversed()).toEqual([...ranks]),
    );
  });
  test.each(['topsis', 'entropy_topsis', 'rsr', 'copeland', 'borda', 'mpi', 'ampi', 'bod', 'bod_bounds'] as const)(
    '%s does not depend on the unit of measurement of a leaf',
    (id) => {
      const { dataset, method } = smallDataset(spec);
      const table = leafTable(dataset, method, scored(spec));
      const scaled = {
        ...table,
        columns: table.columns.map((own, leaf) => (leaf === 1 ? own.map((x) => x / 7) : own)),
      };
      expect(comparisons[id](scaled)).toEqual(close([...(comparisons[id](table) ?? [])]));
    },
  );
  test.each([1, 2, 3])('stand for %i units, equal ones tied', (count) => {
    const few: DatasetSpec = {
      measures: {
        a: { values: Array.from({ length: count }, () => 50) },
        b: { values: Array.from({ length: count }, () => 20) },
      },
    };
    const { rankings, refused, rsr, movers } = rankingsOf(few);
    expect(refused).toEqual(['entropy_topsis', 'mpi', 'ampi']);
    for (const { id, ranks } of rankings)
      if (id !== 'topsis') expect([...ranks]).toEqual(Array.from({ length: count }, () => 1));
    expect(rsr).toBeNull();
    expect(movers).toEqual([]);
  });
  test('benefit of the doubt: a unit best anywhere has 1, one with nothing 0, one beneath another less', () => {
    const table = { codes: [], weights: [0.5, 0.5], units: [0, 1, 2, 3], leftOut: [] };
    const columns = [
      [10, 0, 5, 0],
      [0, 20, 5, 0],
    ];
    // Of (5, 5): w = (1/10, 1/20), so 0.5 + 0.25. With a quarter to each given, (0, 20) and (10, 0) keep what they have, as 0 can hold no share.
    expect(comparisons.bod({ ...table, columns })).toEqual(close([1, 1, 0.75, 0]));
    expect(comparisons.bod_bounds({ ...table, columns })).toEqual(close([1, 1, 0.75, 0]));
    // (4, 8) against (10, 10): free it takes the second alone, 0.8; bound to a quarter for the first y₁ = T/4, and 2.5·T/4 + 1.25·3T/4 = 1.
    const bound = [
      [10, 4],
      [10, 8],
    ];
    expect(comparisons.bod({ ...table, units: [0, 1], columns: bound })).toEqual(close([1, 0.8]));
    expect(comparisons.bod_bounds({ ...table, units: [0, 1], columns: bound })).toEqual(close([1, 1 / 1.5625]));
  });
  test('benefit of the doubt is refused for a score below 0', () => {
    const table = { codes: [], weights: [1], units: [0, 1], leftOut: [], columns: [[-1, 2]] };
    expect([comparisons.bod(table), comparisons.bod_bounds(table)]).toEqual([null, null]);
  });
  test('a constant leaf has no entropy weight, a score below 0 none at all', () => {
    expect(
      leafEntropyWeights([
        [1, 2, 3],
        [4, 4, 4],
      ]),
    ).toEqual([1, 0]);
    expect(leafEntropyWeights([[-1, 2, 3]])).toBeNull();
  });
});

describe('rank correlations and the normal quantile', () => {
  test('are 1 and −1 for the same and the opposite order', () => {
    const x = Float64Array.of(1, 2, 3, 4);
    const y = Float64Array.of(-1, -2, -3, -4);
    expect([spearman(x, x), kendall(x, x), spearman(x, y), kendall(x, y)]).toEqual([1, 1, -1, -1]);
  });
  test('take ties as τ-b does: (1,2,2,3) against (1,2,3,4) is 5/√30', () => {
    expect(kendall(Float64Array.of(1, 2, 2, 3), Float64Array.of(1, 2, 3, 4))).toBeCloseTo(5 / Math.sqrt(30), 12);
  });
  // Python: statistics.NormalDist().inv_cdf.
  test.each([
    [0.05, -1.6448536269514726],
    [0.5, 0],
    [0.975, 1.9599639845400536],
    [1e-10, -6.361340902404056],
  ])('Φ⁻¹(%d) is %d', (share, expected) => expect(normalQuantile(share)).toBeCloseTo(expected, 12));
});
