import { describe, expect, test } from 'vitest';
import type { Adjustment, Method } from '../../../shared/model/method.ts';
import { goalSeek } from '../../../shared/scoring/what-if/goal-seek.ts';
import { margins } from '../../../shared/scoring/what-if/margins.ts';
import { uncertainty } from '../../../shared/scoring/what-if/uncertainty.ts';
import { weightTicks } from '../../../shared/scoring/what-if/weight-ticks.ts';
import { refusal, scored, smallDataset } from './small-dataset.ts';
import type { DatasetSpec } from './small-dataset.ts';

// Weighted scores: 95, 85, 70, missing. Points and vetoes by hand from docs/METHODS "Adjustments".
const spec: DatasetSpec = {
  measures: {
    a: { values: [100, 90, 80, null] },
    b: { values: [90, 80, 60, null] },
    extra: { weight: 0, values: [1, 4, null, 4] },
    faults: { weight: 0, values: [6, 0, 2, 1] },
    scandal: { weight: 0, values: [1, 0, null, 1] },
  },
};
const by = (...adjustments: readonly Adjustment[]): Partial<Method> => ({ adjustments });
const bonus: Adjustment = { kind: 'bonus', measure: 'extra', cap: 3 };
const penalty: Adjustment = { kind: 'penalty', measure: 'faults', cap: null };
const veto: Adjustment = { kind: 'veto', measure: 'scandal', tier: 'medium' };

describe('adjustments at the root', () => {
  test('a bonus adds its points up to the cap, a penalty takes them; each stands apart from the weighted score', () => {
    const result = scored(spec, by(bonus, penalty));
    expect([...result.weighted]).toEqual([95, 85, 70, Number.NaN]);
    expect(result.adjustments.map(({ effect }) => [...effect])).toEqual([
      [1, 3, 0, 3],
      [-6, 0, -2, -1],
    ]);
    expect([...result.index]).toEqual([90, 88, 68, Number.NaN]);
    expect([...result.scores.subarray(0, 4)]).toEqual([90, 88, 68, Number.NaN]);
    expect([...result.rank]).toEqual([1, 2, 3, Number.NaN]);
    expect(result.tier).toEqual(['very_high', 'high', 'medium', null]);
  });
  test('negative points give no bonus and no penalty', () => {
    const negative = { measures: { ...spec.measures, extra: { weight: 0, values: [-5, 2, 0, 0] } } };
    expect([...scored(negative, by(bonus)).index]).toEqual([95, 87, 70, Number.NaN]);
  });
  test('a veto bounds the tier where the measure is true, and leaves index and rank', () => {
    const result = scored(spec, by(veto));
    expect(result.tier).toEqual(['medium', 'high', 'medium', null]);
    expect([...result.index]).toEqual([95, 85, 70, Number.NaN]);
    expect([...result.rank]).toEqual([1, 2, 3, Number.NaN]);
  });
  test('a veto does not raise a tier', () => {
    expect(scored(spec, by({ ...veto, tier: 'very_high' })).tier).toEqual(['very_high', 'high', 'medium', null]);
  });
  test.each([
    ['unknown', { ...bonus, measure: 'nobody' }, 'ADJUSTMENT_MEASURE_UNKNOWN'],
    ['counted in the mean too', { ...bonus, measure: 'a' }, 'ADJUSTMENT_COUNTS'],
    ['with a negative cap', { ...bonus, cap: -1 }, 'ADJUSTMENT_CAP'],
  ] as const)('a measure that is %s is refused', (_, adjustment, code) => {
    expect(refusal(spec, by(adjustment))).toMatchObject({ code, place: { subject: adjustment.measure } });
  });
  test('a measure below a node of weight 0 counts nowhere else and may adjust; twice it may not', () => {
    const below: DatasetSpec = {
      nodes: { A: {}, X: { weight: 0 } },
      measures: { a: { parent: 'A', values: [80, 70] }, x: { parent: 'X', values: [5, 0] } },
    };
    expect([...scored(below, by({ kind: 'bonus', measure: 'x', cap: null })).index]).toEqual([85, 70]);
    expect(refusal(spec, by(bonus, bonus))).toMatchObject({ code: 'ADJUSTMENT_TWICE' });
  });
  test('a measure that cannot be scored is an error though its weight is 0', () => {
    const broken = {
      measures: { ...spec.measures, extra: { weight: 0, values: [1, 1, 1, 1], direction: 'lower' as const } },
    };
    expect(refusal(broken, by(bonus))).toMatchObject({ code: 'DIRECTION_REFUSED' });
  });
});

describe('what-if under adjustments', () => {
  const made = smallDataset(spec, by(bonus, penalty, veto));
  test('draws without noise give the adjusted ranks and vetoed tiers', () => {
    const run = uncertainty(made.dataset, made.method, {
      seed: 1,
      draws: 8,
      weights: { kind: 'uniform', noise: 0 },
    });
    if (!run.ok) throw new Error(run.error.code);
    // Indices 90, 88, 68; U1 is vetoed to medium.
    expect(run.value.units.map(({ tiers }) => Object.entries(tiers).find(([, share]) => share === 1)?.[0])).toEqual([
      'medium',
      'high',
      'medium',
      undefined,
    ]);
    expect(run.value.units.slice(0, 3).map(({ rank }) => rank?.p50)).toEqual([1, 2, 3]);
  });
  test('margins are those of the adjusted index, and none leads over a veto', () => {
    const found = margins(made.dataset, made.method);
    if (!found.ok) throw new Error(found.error.code);
    const [first, second] = found.value.units;
    expect(first?.up).toBeNull();
    expect(second?.up?.gap).toBeCloseTo(2, 10);
    // 88 + (a − b)·… : with a alone the weighted score is 90, and 93 with the bonus; 90 is met where 80 + 10s + 3 = 90.
    expect(second?.weightUp?.toShare).toBeCloseTo(0.7, 9);
  });
  test('goal seek starts from the adjusted index and says that a veto stands in the way', () => {
    const plan = goalSeek(made.dataset, made.method, { unit: 'U2', tier: 'very_high', level: 'scale' });
    if (!plan.ok) throw new Error(plan.error.code);
    expect(plan.value.index).toBeCloseTo(88, 10);
    expect(plan.value.totalGain).toBeCloseTo(4, 10);
    expect(goalSeek(made.dataset, made.method, { unit: 'U1', tier: 'high' })).toMatchObject({
      ok: false,
      error: { code: 'WHAT_IF_VETOED' },
    });
  });
  test('ticks of a weight show no tier above a veto', () => {
    const ticks = weightTicks(made.dataset, made.method, 'a');
    if (!ticks.ok) throw new Error(ticks.error.code);
    const tiers = ticks.value.flatMap(({ changes }) => changes).filter(({ unit }) => unit === 'U1');
    expect(tiers.filter(({ kind }) => kind === 'tier')).toEqual([]);
  });
});
