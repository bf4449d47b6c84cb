import { describe, expect, test } from 'vitest';
import { createRandom } from '../../../shared/base/random.ts';
import type { Method } from '../../../shared/model/method.ts';
import { standardTiers } from '../../../shared/model/method.ts';
import { uncertainty, whatIfJson } from '../../../shared/scoring/what-if/uncertainty.ts';
import type { UncertaintySettings } from '../../../shared/scoring/what-if/what-if-types.ts';
import { smallDataset } from '../scoring/small-dataset.ts';
import type { DatasetSpec } from '../scoring/small-dataset.ts';

const uniform: UncertaintySettings = { seed: 1, draws: 10_000, weights: { kind: 'uniform', noise: 0.25 } };

function run(spec: DatasetSpec, settings: Partial<UncertaintySettings> = {}, method: Partial<Method> = {}) {
  const made = smallDataset(spec, method);
  const found = uncertainty(made.dataset, made.method, { ...uniform, ...settings });
  if (!found.ok) throw new Error(JSON.stringify(found.error));
  return found.value;
}
function refused(spec: DatasetSpec, settings: Partial<UncertaintySettings>, method: Partial<Method> = {}) {
  const made = smallDataset(spec, method);
  const found = uncertainty(made.dataset, made.method, { ...uniform, ...settings });
  if (found.ok) throw new Error('ran, though it should have been refused');
  return found.error;
}

/** U1 leads on M1 only, U2 on M2 only. */
const opposed: DatasetSpec = {
  measures: { M1: { weight: 1, values: [100, 0] }, M2: { weight: 1.2, values: [0, 100] } },
};

describe('uniform noise', () => {
  test('puts the first before the second as often as its weight is the larger: by area 49/240', () => {
    // w₁ on (0.75, 1.25), w₂ on (0.9, 1.5): P(w₁ > w₂) = ½·0.35²/(0.5·0.6) = 0.2041667; four standard errors are 0.016.
    const found = run(opposed);
    const pair = found.pairs.find(({ a, b }) => a === 'U2' && b === 'U1');
    expect(Math.abs((pair?.above ?? 0) - (1 - 49 / 240))).toBeLessThan(0.016);
    expect(found.units[0]?.rank).toEqual({ p5: 1, p25: 2, p50: 2, p75: 2, p95: 2 });
    expect(Math.abs((found.units[0]?.meanRank ?? 0) - (2 - 49 / 240))).toBeLessThan(0.016);
  });

  test('gives the probability of a tier: half of the draws are above a line met at the middle', () => {
    // Scores 100 and 60 with equal weights: 80, the line of 高, is met where the shares are equal.
    const [unit] = run({ measures: { M1: { values: [100, 1] }, M2: { values: [60, 1] } } }).units;
    expect(Math.abs((unit?.tiers.high ?? 0) - 0.5)).toBeLessThan(0.02);
    expect(unit?.tiers.medium).toBeCloseTo(1 - (unit?.tiers.high ?? 0), 12);
  });

  test('leaves a unit that leads everywhere where it is', () => {
    const [leader] = run({ measures: { M1: { values: [9, 1, 5] }, M2: { values: [9, 5, 1] } } }).units;
    expect(leader).toMatchObject({ baselineRank: 1, meanRank: 1, rank: { p5: 1, p95: 1 }, scored: 1 });
  });
});

test('Dirichlet draws have the mean and spread of the distribution', () => {
  // Shares ½ and ½ with concentration 3: the share of M1, and so the index/100, is Beta(1.5, 1.5).
  const tiers: Method['tiers'] = [
    { tier: 'very_high', lower: 75 },
    { tier: 'low', lower: null },
  ];
  const [unit] = run(
    { measures: { M1: { values: [100, 0] }, M2: { values: [0, 50] } } },
    { weights: { kind: 'dirichlet', concentration: 3 } },
    { tiers },
  ).units;
  // Beta(1.5, 1.5) is the semicircle on (0, 1): P(x > ¾) = 1/3 − √3/(4π) = 0.1955011.
  expect(Math.abs((unit?.tiers.very_high ?? 0) - (1 / 3 - Math.sqrt(3) / (4 * Math.PI)))).toBeLessThan(0.016);
});

test('the same seed gives the same result, another seed another', () => {
  expect(run(opposed)).toEqual(run(opposed));
  expect(run(opposed, { seed: 2 }).pairs[0]?.above).not.toBe(run(opposed).pairs[0]?.above);
});

test('the draws are those of the generator in code order, weight by weight, so that a stored run can be made again', () => {
  // Recounted here draw by draw: w₁ = 1·(0.75 + u/2), w₂ = 1.2·(0.75 + u/2).
  const random = createRandom(20_211);
  let before = 0;
  for (let draw = 0; draw < 1001; draw += 1) {
    const first = 0.75 + random.next() / 2;
    const second = 1.2 * (0.75 + random.next() / 2);
    if (second > first) before += 1;
  }
  expect(run(opposed, { draws: 1001, seed: 20_211 }).pairs[0]?.above).toBeCloseTo(before / 1001, 12);
});

test('a number of draws that is no multiple of four counts each once', () => {
  const found = run(opposed, { draws: 7 });
  expect(((found.units[0]?.meanRank ?? 0) + (found.units[1]?.meanRank ?? 0)) * 7).toBeCloseTo(21, 9);
});

describe('alternatives', () => {
  const spread: DatasetSpec = {
    measures: {
      M1: { values: [100, 60, 0], normalisation: 'min_max' },
      M2: { values: [0, 60, 50], normalisation: 'min_max' },
    },
  };

  test('are mixed with the own choice in equal parts', () => {
    const found = run(spread, {
      weights: { kind: 'uniform', noise: 0 },
      alternatives: { aggregation: [{ id: 'minimum' }] },
    });
    // Own: U1 50 before U3 41.67. Minimum: both 0, a tie. So P = ½·1 + ½·½ = ¾, within four standard errors of a ½ share.
    const pair = found.pairs.find(({ a, b }) => a === 'U1' && b === 'U3');
    expect(Math.abs((pair?.above ?? 0) - 0.75)).toBeLessThan(0.01);
  });

  test('that cannot be computed are refused before any draw, with the reason', () => {
    const error = refused(spread, { alternatives: { normalisation: ['goalposts'] } });
    expect(error).toMatchObject({ code: 'WHAT_IF_ALTERNATIVE_REFUSED', params: { alternative: 'goalposts' } });
    expect(error.others?.[0]?.code).toBe('LIMITS_MISSING');
    expect(refused(spread, { alternatives: { aggregation: [{ id: 'geometric' }] } }).others?.[0]?.code).toBe(
      'AGGREGATION_DOMAIN',
    );
  });

  test('off the scale count for rank bands only, and are named', () => {
    const kept: DatasetSpec = {
      measures: { M1: { values: [95, 92, 30] }, M2: { values: [95, 92, 30] } },
    };
    const found = run(kept, { alternatives: { normalisation: ['z_score', 'borda'] } });
    // U1 scores 95 in every draw on the scale; its z-score of about 0.6 and its borda count of 2 are no tiers at all.
    expect(found.units[0]?.tiers).toEqual({ very_high: 1, high: 0, medium: 0, low: 0 });
    expect(found.units[2]?.tiers).toEqual({ very_high: 0, high: 0, medium: 0, low: 1 });
    expect(found.units.map(({ scored }) => scored)).toEqual([1, 1, 1]);
    expect(found.offScale).toEqual(['z_score', 'borda']);
    const compared = run(kept, { alternatives: { aggregation: [{ id: 'copeland' }] } });
    expect(compared.units[0]?.tiers.very_high).toBe(1);
    expect(compared.offScale).toEqual(['copeland']);
  });

  test('all of them off the scale give bands and no probability', () => {
    const found = run(
      { measures: { M1: { values: [3, 2, 1], normalisation: 'z_score' } } },
      { alternatives: { normalisation: ['borda'] } },
    );
    expect(found.units.map(({ tiers, rank }) => [tiers, rank?.p50])).toEqual([
      [{}, 1],
      [{}, 2],
      [{}, 3],
    ]);
    expect(found.offScale).toEqual(['', 'borda']);
  });

  test('of imputation fill missing cells in their part of the draws', () => {
    const holed: DatasetSpec = { measures: { M1: { values: [90, null, 10] }, M2: { values: [80, null, 20] } } };
    const found = run(holed, { draws: 400, alternatives: { imputation: ['mean'] } });
    expect(found.units[1]?.scored).toBeGreaterThan(0.4);
    expect(found.units[1]?.scored).toBeLessThan(0.6);
    expect(found.units[1]?.baselineRank).toBeNull();
  });
});

test('copeland is drawn too, without tiers', () => {
  const found = run(
    opposed,
    { draws: 400 },
    { aggregation: { default: { id: 'arithmetic' }, nodes: { total: { id: 'copeland' } } } },
  );
  // U2 wins whenever w₂ > w₁, as under the mean.
  expect(Math.abs((found.pairs[0]?.above ?? 0) - (1 - 49 / 240))).toBeLessThan(0.08);
  expect(found.units.map(({ tiers }) => tiers)).toEqual([{}, {}]);
});

test('progress is told and cancelling ends the run', () => {
  const { dataset, method } = smallDataset(opposed);
  const told: number[] = [];
  const found = uncertainty(dataset, method, uniform, {
    onProgress: (done) => told.push(done),
    isCancelled: () => told.length >= 3,
  });
  expect(found).toMatchObject({ ok: false, error: { code: 'WHAT_IF_CANCELLED' } });
  expect(told).toHaveLength(3);
  const whole: number[] = [];
  uncertainty(dataset, method, uniform, { onProgress: (done, total) => whole.push(done / total) });
  expect(whole.at(-1)).toBe(1);
});

test.each([
  ['no draws', { draws: 0 }],
  ['half a draw', { draws: 1.5 }],
  ['a seed that is no integer', { seed: 0.5 }],
  ['noise above 1', { weights: { kind: 'uniform', noise: 1.1 } }],
  ['a concentration of 0', { weights: { kind: 'dirichlet', concentration: 0 } }],
] as const)('refuses %s', (_, settings) => {
  expect(refused(opposed, settings).code).toBe('WHAT_IF_SETTING');
});

test('a method that cannot be scored gives its own error', () => {
  expect(refused(opposed, {}, { weights: { M1: 0, M2: 0 } }).code).toBe('WEIGHTS_ALL_ZERO');
});

test('the JSON has seed, draws and per unit band and probabilities', () => {
  const found = run({ measures: { M1: { values: [95, 70, null] } } }, { draws: 40, seed: 5 });
  const sure = { p5: 1, p25: 1, p50: 1, p75: 1, p95: 1 };
  expect(whatIfJson(found, { tiers: standardTiers })).toEqual({
    seed: 5,
    draws: 40,
    units: [
      { code: 'U1', rank: sure, tiers: { very_high: 1, high: 0, medium: 0, low: 0 } },
      {
        code: 'U2',
        rank: { p5: 2, p25: 2, p50: 2, p75: 2, p95: 2 },
        tiers: { very_high: 0, high: 0, medium: 1, low: 0 },
      },
      { code: 'U3', rank: null, tiers: {} },
    ],
  });
});
