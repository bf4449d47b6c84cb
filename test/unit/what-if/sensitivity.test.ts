import { describe, expect, test } from 'vitest';
import { score } from '../../../shared/scoring/score.ts';
import { leaveOneOut, tornado, weightSensitivity } from '../../../shared/scoring/what-if/sensitivity.ts';
import { sobolIndices } from '../../../shared/scoring/what-if/sobol.ts';
import type { SobolModel } from '../../../shared/scoring/what-if/sobol.ts';
import { smallDataset } from '../scoring/small-dataset.ts';
import type { DatasetSpec } from '../scoring/small-dataset.ts';

function sobol(model: SobolModel, dimensions: number, n: number) {
  const found = sobolIndices(model, dimensions, n, 7);
  if (found === null) throw new Error('the model gave up');
  return found;
}
const x = (inputs: Float64Array, at: number): number => inputs[at] ?? Number.NaN;

describe('Sobol indices', () => {
  test('of an additive model are aᵢ²/Σa², first-order and total alike', () => {
    // 4x₁ + 2x₂ + x₃ + 0x₄: 16/21, 4/21, 1/21, 0.
    const found = sobol((inputs) => 4 * x(inputs, 0) + 2 * x(inputs, 1) + x(inputs, 2), 4, 8192);
    [16 / 21, 4 / 21, 1 / 21, 0].forEach((expected, at) => {
      for (const estimates of [found.first, found.total]) {
        expect(Math.abs((estimates[at]?.value ?? 9) - expected)).toBeLessThan(0.03);
      }
      expect((found.total[at]?.low ?? 9) - 1e-12).toBeLessThanOrEqual(expected);
      expect((found.total[at]?.high ?? -9) + 1e-12).toBeGreaterThanOrEqual(expected);
    });
    // Variance of a uniform is 1/12.
    expect(Math.abs(found.variance - 21 / 12)).toBeLessThan(0.05);
    expect(found.evaluations).toBe(8192 * 6);
  });

  test("of Ishigami's function are the known values, within their bands", () => {
    // a = 7, b = 0.1 (Ishigami and Homma 1990): S 0.3139, 0.4424, 0; S_T 0.5576, 0.4424, 0.2437.
    const ishigami: SobolModel = (inputs) => {
      const [a, b, c] = [0, 1, 2].map((at) => Math.PI * (2 * x(inputs, at) - 1));
      return Math.sin(a ?? 0) + 7 * Math.sin(b ?? 0) ** 2 + 0.1 * (c ?? 0) ** 4 * Math.sin(a ?? 0);
    };
    const found = sobol(ishigami, 3, 16_384);
    [0.3139, 0.4424, 0].forEach((expected, at) => {
      const own = found.first[at];
      expect(Math.abs((own?.value ?? 9) - expected)).toBeLessThan(0.03);
      expect((own?.low ?? 9) - 0.01).toBeLessThan(expected);
      expect((own?.high ?? -9) + 0.01).toBeGreaterThan(expected);
      expect((own?.high ?? 9) - (own?.low ?? 0)).toBeLessThan(0.1);
    });
    [0.5576, 0.4424, 0.2437].forEach((expected, at) =>
      expect(Math.abs((found.total[at]?.value ?? 9) - expected)).toBeLessThan(0.02),
    );
  });

  test('hand the model as many inputs as it has, each on [0, 1)', () => {
    const seen = new Set<number>();
    sobol(
      (inputs) => {
        seen.add(inputs.length);
        expect(inputs.every((input) => input >= 0 && input < 1)).toBe(true);
        return x(inputs, 0);
      },
      3,
      8,
    );
    expect([...seen]).toEqual([3]);
  });

  test('of 25 small factors at 4,096 rows converge: none clearly below 0, bands narrow, the sum near 1', () => {
    // Σ xᵢ·√i: additive, so S = S_T = i/325 for i = 1 … 25.
    const found = sobol((inputs) => inputs.reduce((sum, input, at) => sum + input * Math.sqrt(at + 1), 0), 25, 4096);
    found.first.forEach(({ value }, at) => expect(Math.abs(value - (at + 1) / 325)).toBeLessThan(0.01));
    found.total.forEach(({ value }, at) => expect(Math.abs(value - (at + 1) / 325)).toBeLessThan(0.01));
    expect(found.convergence).toMatchObject({ rows: 4096, converged: true });
    expect(found.convergence.firstOrderSum).toBeCloseTo(1, 2);
    expect(found.convergence.widestBand).toBeLessThan(0.05);
  });

  test('are not converged while a band is wider than 0.1', () => {
    const few = sobol((inputs) => inputs.reduce((sum, input) => sum + input, 0), 25, 64).convergence;
    expect(few.widestBand).toBeGreaterThan(0.1);
    expect(few.converged).toBe(false);
  });

  test('of a constant are 0', () => {
    expect(sobol(() => 3, 2, 16)).toMatchObject({
      variance: 0,
      first: [{ value: 0, low: 0, high: 0 }, { value: 0 }],
      total: [{ value: 0 }, { value: 0 }],
    });
  });
});

describe('sensitivity of ranks to weights', () => {
  /** U1 and U2 swap with M1 against M2; M3 is the same for both. */
  const spec: DatasetSpec = {
    measures: {
      M1: { weight: 10, values: [60, 55] },
      M2: { weight: 10, values: [55, 59] },
      M3: { weight: 1, values: [50, 50] },
    },
  };

  test('finds the weights that move ranks, and none in one that cannot', () => {
    const { dataset, method } = smallDataset(spec);
    const found = weightSensitivity(dataset, method, { noise: 0.3, n: 512, seed: 1 });
    if (!found.ok) throw new Error(found.error.code);
    expect(found.value.factors.map(({ code }) => code).toSorted()).toEqual(['M1', 'M2', 'M3']);
    expect(found.value.factors.at(-1)).toMatchObject({ code: 'M3', total: { value: 0 } });
    for (const { total } of found.value.factors.slice(0, 2)) expect(total.value).toBeGreaterThan(0.3);
    expect(found.value.evaluations).toBe(512 * 5);
  });

  test('passes over an only child: its weight moves nothing', () => {
    const { dataset, method } = smallDataset({
      nodes: { A: {}, B: {} },
      measures: {
        M1: { parent: 'A', values: [60, 55] },
        M2: { parent: 'B', values: [55, 59] },
        M3: { parent: 'B', values: [50, 51] },
      },
    });
    const found = weightSensitivity(dataset, method, { noise: 0.3, n: 4, seed: 1 });
    expect(found.ok && found.value.factors.map(({ code }) => code).toSorted()).toEqual(['A', 'B', 'M2', 'M3']);
  });

  test('tells how far it is: each of the points, of their number', () => {
    const { dataset, method } = smallDataset(spec);
    const told: (readonly number[])[] = [];
    weightSensitivity(
      dataset,
      method,
      { noise: 0.3, n: 32, seed: 1, codes: ['M2'] },
      { onProgress: (done, total) => told.push([done, total]) },
    );
    expect(told.at(-1)).toEqual([32, 32]);
    expect(told.every(([, total]) => total === 32)).toBe(true);
    expect(told.map(([done]) => done)).toEqual(told.map(([done]) => done ?? 0).toSorted((a, b) => a - b));
  });

  test('refuses a noise outside 0–1 and fewer than two points', () => {
    const { dataset, method } = smallDataset(spec);
    const keys = [
      { noise: 1.01, n: 32, seed: 1 },
      { noise: -0.01, n: 32, seed: 1 },
      { noise: 0.3, n: 1, seed: 1 },
      { noise: 0.3, n: 2.5, seed: 1 },
    ].map((settings) => {
      const found = weightSensitivity(dataset, method, settings);
      return found.ok ? null : found.error.params?.['key'];
    });
    expect(keys).toEqual(['noise', 'noise', 'n', 'n']);
    for (const noise of [0, 1]) expect(weightSensitivity(dataset, method, { noise, n: 2, seed: 1 }).ok).toBe(true);
  });

  test('can be asked of some weights, and cancelled', () => {
    const { dataset, method } = smallDataset(spec);
    const some = weightSensitivity(dataset, method, { noise: 0.3, n: 32, seed: 1, codes: ['M2'] });
    expect(some).toMatchObject({ ok: true, value: { factors: [{ code: 'M2' }] } });
    expect(weightSensitivity(dataset, method, { noise: 0.3, n: 32, seed: 1, codes: ['M9'] })).toMatchObject({
      ok: false,
      error: { code: 'WHAT_IF_CODE_UNKNOWN' },
    });
    expect(
      weightSensitivity(dataset, method, { noise: 0.3, n: 32, seed: 1 }, { isCancelled: () => true }),
    ).toMatchObject({ ok: false, error: { code: 'WHAT_IF_CANCELLED' } });
  });
});

describe('leaving one indicator out', () => {
  const spec: DatasetSpec = {
    nodes: { A: { weight: 2 }, B: { weight: 1 } },
    measures: {
      A1: { parent: 'A', weight: 1, values: [90, 70] },
      A2: { parent: 'A', weight: 3, values: [60, 70] },
      B1: { parent: 'B', values: [80, 95] },
    },
  };
  const { dataset, method } = smallDataset(spec);

  test('equals its absence', () => {
    const found = leaveOneOut(dataset, method);
    if (!found.ok) throw new Error(found.error.code);
    // Without A2: U1 (2·90 + 80)/3 = 86.67 before U2 (2·70 + 95)/3 = 78.33; with it 71.67 behind 78.33.
    const { A1, B1 } = spec.measures;
    const absent = smallDataset({ ...spec, measures: { ...(A1 ? { A1 } : {}), ...(B1 ? { B1 } : {}) } });
    const without = score(absent.dataset, absent.method);
    if (!without.ok) throw new Error(without.error.code);
    const row = found.value.find(({ code }) => code === 'A2');
    expect([...without.value.rank]).toEqual([1, 2]);
    expect(row).toMatchObject({
      alsoOff: [],
      meanShift: 1,
      ranksMoved: 2,
      largestShift: { unit: 'U1', from: 2, to: 1 },
      tierChanges: [{ unit: 'U1', from: 'medium', to: without.value.tier[0] }],
    });
  });

  test('tells how far it is, and can be cancelled between two', () => {
    const told: (readonly number[])[] = [];
    leaveOneOut(dataset, method, { onProgress: (done, total) => told.push([done, total]) });
    // A, B, A1, A2, B1.
    expect(told).toEqual([1, 2, 3, 4, 5].map((done) => [done, 5]));
    expect(leaveOneOut(dataset, method, { isCancelled: () => true })).toMatchObject({
      ok: false,
      error: { code: 'WHAT_IF_CANCELLED', params: { done: 0, total: 5 } },
    });
  });

  test('takes the parent along when nothing else is left in the group', () => {
    const found = leaveOneOut(dataset, method);
    expect(found.ok ? found.value.find(({ code }) => code === 'B1')?.alsoOff : null).toEqual(['B']);
  });

  test('skips the only branch of the tree', () => {
    const single = smallDataset({ nodes: { A: {} }, measures: { A1: { parent: 'A', values: [1, 2] } } });
    expect(leaveOneOut(single.dataset, single.method)).toEqual({ ok: true, value: [] });
  });
});

test('the tornado shows a unit at both ends of each weight, the longest bar first', () => {
  // Index of U1: M1 90 at share w/(w + 1). At 0.5: ⅓, at 1.5: 0.6 → 60 + 30s: 70 and 78. M2 mirrors: ⅔ and 0.4 → 80 and 72.
  const { dataset, method } = smallDataset({ measures: { M1: { values: [90, 1] }, M2: { values: [60, 1] } } });
  const found = tornado(dataset, method, 0.5, 'U1');
  if (!found.ok) throw new Error(found.error.code);
  const [first, second] = found.value;
  expect([first?.lowIndex, first?.highIndex].map((index) => Number(index?.toFixed(9)))).toEqual([70, 78]);
  expect([second?.lowIndex, second?.highIndex].map((index) => Number(index?.toFixed(9)))).toEqual([80, 72]);
  expect(first?.lowShare).toBeCloseTo(1 / 3, 12);
  expect(tornado(dataset, method, 0.5, 'U9')).toMatchObject({ ok: false, error: { code: 'WHAT_IF_UNIT_UNKNOWN' } });
});
