import { expect, test } from 'vitest';
import { score } from '../../../shared/scoring/score.ts';
import { methodEffect, unitStandings } from '../../../shared/report/meeting/method-effect.ts';
import type { Scored } from '../../../shared/report/meeting/method-effect.ts';
import type { Method } from '../../../shared/model/method.ts';
import { smallCohort } from '../report/small-cohort.ts';

/** P and Q of 北, 东, 南 and 西; the expected indices below are worked out by hand. */
const rows = { 北: [90, 100], 东: [85, 80], 南: [70, 95], 西: [50, 60] } as const;
const { dataset, method } = smallCohort(
  Object.entries(rows).map(([name, [p, q]]) => ({ ...{ name, p, q, index: 0, tier: null, rank: 1 } })),
);
const tiers: Method['tiers'] = [
  { tier: 'very_high', lower: 82 },
  { tier: 'high', lower: 73 },
  { tier: 'medium', lower: 55 },
  { tier: 'low', lower: null },
];

function scored(p: number, q: number, more: Partial<Method> = {}): Scored {
  const own = { ...method, tiers, ...more, weights: { ...method.weights, P: p, Q: q } };
  const result = score(dataset, own);
  if (!result.ok) throw new Error(result.error.code);
  return { method: own, result: result.value };
}

/** 0.6 P + 0.4 Q: 北 94, 东 83, 南 80, 西 54. */
const mostlyP = scored(60, 40);
/** 0.2 P + 0.8 Q: 北 98, 东 81, 南 90, 西 58. */
const mostlyQ = scored(20, 80);

test('a unit that crosses a tier line is named with how far beyond it it is, up or down', () => {
  const { crossings } = methodEffect(mostlyP, mostlyQ);
  expect(crossings.map(({ margin: _, ...crossing }) => crossing)).toEqual([
    { unit: 'U02', from: 'very_high', to: 'high', rose: false },
    { unit: 'U03', from: 'high', to: 'very_high', rose: true },
    { unit: 'U04', from: 'low', to: 'medium', rose: true },
  ]);
  // 82 − 81, 90 − 82, 58 − 55.
  const margins = crossings.map(({ margin }) => margin ?? Number.NaN);
  for (const [at, margin] of [1, 8, 3].entries()) expect(margins[at]).toBeCloseTo(margin, 9);
});

test('ranks that change are told from and to, and the same method changes nothing', () => {
  expect(methodEffect(mostlyP, mostlyQ).ranks).toEqual([
    { unit: 'U02', from: 2, to: 3 },
    { unit: 'U03', from: 3, to: 2 },
  ]);
  expect(methodEffect(mostlyP, mostlyP)).toEqual({ crossings: [], ranks: [] });
});

test('a unit stands between the lines above and below it', () => {
  const [north, , south, west] = unitStandings(mostlyP);
  expect(south).toMatchObject({
    unit: 'U03',
    rank: 3,
    tier: 'high',
    up: { tier: 'very_high' },
    down: { tier: 'medium' },
  });
  expect(south?.index).toBeCloseTo(80, 9);
  expect(south?.up?.gap).toBeCloseTo(2, 9);
  expect(south?.down?.gap).toBeCloseTo(7, 9);
  expect(north).toMatchObject({ tier: 'very_high', up: null });
  expect(north?.down?.gap).toBeCloseTo(12, 9);
  expect(west).toMatchObject({ tier: 'low', down: null });
  expect(west?.up?.gap).toBeCloseTo(1, 9);
});

test('tiers judged by what is displayed have their line half a last digit lower', () => {
  // Without decimals 55 begins at 54.5: 西 at 54 is half a point from it.
  const west = unitStandings(scored(60, 40, { tierRounding: 0 }))[3];
  expect(west?.up?.gap).toBeCloseTo(0.5, 9);
});

test('a unit that loses or gets its tier crosses no line', () => {
  const without = scored(60, 40, { excludedUnits: ['U04'] });
  expect(methodEffect(mostlyP, without).crossings).toEqual([
    { unit: 'U04', from: 'low', to: null, rose: false, margin: null },
  ]);
  expect(methodEffect(without, mostlyP).crossings).toEqual([
    { unit: 'U04', from: null, to: 'low', rose: true, margin: null },
  ]);
});
