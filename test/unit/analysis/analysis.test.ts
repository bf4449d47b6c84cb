import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { analysisTables } from '../../../shared/report/analysis-tables.ts';
import { cellText } from '../../../shared/report/cell-text.ts';
import { convergence } from '../../../shared/scoring/analysis/convergence.ts';
import { couplingCoordination } from '../../../shared/scoring/analysis/coupling.ts';
import { inequality } from '../../../shared/scoring/analysis/inequality.ts';
import { kMeans } from '../../../shared/scoring/analysis/k-means.ts';
import { naturalBreaks } from '../../../shared/scoring/analysis/natural-breaks.ts';
import { obstacles } from '../../../shared/scoring/analysis/obstacles.ts';
import { scored, smallDataset } from '../scoring/small-dataset.ts';
import { fourUnits } from '../report/four-units.ts';

// Computed by test/fixtures/oracles/analysis.py (numpy, scipy) from the formulas of docs/METHODS "Analysis".
const gap = z.object({
  mean: z.number(),
  cv: z.number(),
  gini: z.number(),
  theil: z.number(),
  between: z.number(),
  within: z.number(),
});
const oracle = z
  .object({
    plain: gap,
    weighted: gap,
    beta: z.object({ slope: z.number(), intercept: z.number(), standardError: z.number(), rSquared: z.number() }),
    sigma: z.array(z.number()),
    later: z.array(z.number()),
    breaks: z.record(z.string(), z.object({ lower: z.array(z.number()), fit: z.number() })),
    coupling: z.array(z.number()),
  })
  .parse(JSON.parse(readFileSync(new URL('../../fixtures/oracles/analysis.json', import.meta.url), 'utf8')));
const x = [82.5, 71, 64.25, 90, 55, 71, 60.5, 48];
const population = [21, 14, 75, 31, 35, 42, 24, 32];
const regions = [...'NNSSSWWW'];
const members = (weights: readonly number[]) =>
  x.map((value, at) => ({ value, weight: weights[at] ?? 0, region: regions[at] ?? '' }));
const closely = (expected: Readonly<Record<string, number>>): unknown =>
  expect.objectContaining(
    Object.fromEntries(Object.entries(expected).map(([key, value]) => [key, expect.closeTo(value, 10)])),
  );

describe('the regional gap', () => {
  test.each([
    ['plain', x.map(() => 1)],
    ['weighted', population],
  ] as const)('%s: Theil with its split, Gini and CV of an independent program', (kind, weights) => {
    const found = inequality(members(weights));
    expect(found).toEqual(closely(oracle[kind]));
    expect((found?.between ?? 0) + (found?.within ?? 0)).toBeCloseTo(found?.theil ?? Number.NaN, 12);
  });
  test('does not depend on scale or order, is 0 among equals, and refuses what it is not defined for', () => {
    const found = inequality(members(population));
    const turned = inequality(
      members(population)
        .map((member) => ({ ...member, value: member.value * 7 }))
        .toReversed(),
    );
    expect(turned?.theil).toBeCloseTo(found?.theil ?? Number.NaN, 12);
    expect(turned?.gini).toBeCloseTo(found?.gini ?? Number.NaN, 12);
    const equal = inequality([1, 2, 3].map((at) => ({ value: 5, weight: at, region: 'N' })));
    expect([equal?.theil, equal?.gini, equal?.cv, equal?.between]).toEqual([0, 0, 0, 0]);
    // Of 0 and 1: T = ½·2·ln 2, Gini ½.
    const apart = inequality([0, 1].map((value) => ({ value, weight: 1, region: '' })));
    expect([apart?.theil, apart?.gini]).toEqual([expect.closeTo(Math.LN2, 12), 0.5]);
    expect(inequality([])).toBeNull();
    expect(inequality([{ value: -1, weight: 1, region: '' }])).toBeNull();
    expect(inequality([{ value: 1, weight: Number.NaN, region: '' }])).toBeNull();
  });
});

describe('convergence', () => {
  const year = (values: readonly number[]) => new Map(values.map((value, at) => [`u${at}`, value]));
  test('σ by year and β with its standard error, of an independent program', () => {
    const found = convergence(
      new Map([
        [2021, year(oracle.later)],
        [2018, year(x)],
      ]),
    );
    expect(found?.beta).toEqual(closely(oracle.beta));
    expect(found?.sigma.map(({ cv }) => cv)).toEqual(oracle.sigma.map((cv) => expect.closeTo(cv, 10)));
  });
  test('counts units that have every year, and says nothing of one year or two units’ slope', () => {
    const found = convergence(
      new Map([
        [2020, year([50, 60, 70])],
        [2021, year([55, 62])],
      ]),
    );
    expect(found?.units).toEqual(['u0', 'u1']);
    expect(found?.beta).toBeNull();
    expect(convergence(new Map([[2021, year(x)]]))).toBeNull();
  });
});

describe('classes', () => {
  test.each([2, 3, 4])('natural breaks into %i: the least squares of all ways to cut', (k) => {
    const found = naturalBreaks(x, k);
    expect(found?.lower).toEqual(oracle.breaks[k]?.lower);
    expect(found?.fit).toBeCloseTo(oracle.breaks[k]?.fit ?? Number.NaN, 10);
  });
  test('natural breaks part no equal values and need as many distinct ones as classes', () => {
    expect(naturalBreaks([5, 5, 5, 9], 2)?.classes).toEqual([0, 0, 0, 1]);
    expect(naturalBreaks([5, 5, 5], 2)).toBeNull();
    expect(naturalBreaks([7], 1)).toEqual({ lower: [7], classes: [0], fit: 1 });
  });
  test('k-means finds groups that stand apart, best first, and always the same', () => {
    const rows = [
      [1, 1],
      [1, 2],
      [9, 9],
      [8, 9],
      [1, 9],
    ];
    expect(kMeans(rows, 3)).toEqual([2, 2, 0, 0, 1]);
    expect(kMeans(rows.toReversed(), 3)?.toReversed()).toEqual([2, 2, 0, 0, 1]);
    expect(
      kMeans(
        [
          [1, 1],
          [1, 1],
        ],
        2,
      ),
    ).toBeNull();
  });
});

describe('coupling coordination', () => {
  test('C, T and D of an independent program', () => {
    const found = couplingCoordination([
      { level: 0.8, share: 0.5 },
      { level: 0.45, share: 0.3 },
      { level: 0.6, share: 0.2 },
    ]);
    expect([found?.coupling, found?.development, found?.coordination]).toEqual(
      oracle.coupling.map((value) => expect.closeTo(value, 10)),
    );
    expect(found?.grade).toBe('intermediate_coordination');
  });
  test('equal parts are wholly coupled, one at 0 not at all; none beyond the scale', () => {
    const parts = (...levels: number[]) => couplingCoordination(levels.map((level) => ({ level, share: 1 })));
    expect(parts(0.64, 0.64)).toEqual({
      coupling: expect.closeTo(1, 12),
      development: expect.closeTo(0.64, 12),
      coordination: expect.closeTo(0.8, 12),
      // 0.8 itself is of the higher grade, also as 0.7999….
      grade: 'good_coordination',
    });
    expect(parts(0.5, 0)?.coordination).toBe(0);
    expect([parts(0.5), parts(0, 0), parts(1.2, 0.5), parts(Number.NaN, 0.5)]).toEqual([null, null, null, null]);
  });
});

test('obstacle degrees: 0.6 × 0.2 and 0.4 × 0.7 of what is lacking, missing and full ones aside', () => {
  const spec = {
    measures: {
      a: { weight: 6, values: [80, 100, 50] },
      b: { weight: 4, values: [30, 100, null] },
      off: { weight: 0, values: [0, 0, 0] },
    },
  };
  const result = scored(spec);
  const of = (unit: number) => obstacles(result, smallDataset(spec).method, unit);
  expect(of(0)).toEqual([
    { code: 'b', degree: expect.closeTo(0.7, 12) },
    { code: 'a', degree: expect.closeTo(0.3, 12) },
  ]);
  expect(of(1)).toEqual([]);
  expect(of(2)).toEqual([{ code: 'a', degree: 1 }]);
});

test('the tables stand on one result, in both languages', () => {
  for (const lang of ['zh', 'en'] as const) {
    const tables = analysisTables({ ...fourUnits(), lang });
    expect(tables.map(({ id }) => id)).toEqual(expect.arrayContaining(['N-1', 'N-2', 'N-5']));
    for (const { body, columns } of tables) for (const row of body) expect(row).toHaveLength(columns.length);
  }
  // The last of four: P 50 of 60 %, Q 60 of 40 %: 30 and 16 of 46 are lacking.
  const last = analysisTables(fourUnits())[0]?.body.at(-1)?.map(cellText);
  expect(last?.slice(1, 3)).toEqual(['65.2%', '34.8%']);
});
