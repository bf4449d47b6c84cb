import { describe, expect, test } from 'vitest';
import type { Dataset } from '../../../shared/model/dataset.ts';
import type { Method } from '../../../shared/model/method.ts';
import { compareScenarios } from '../../../shared/scoring/what-if/compare-scenarios.ts';
import { methodDifferences } from '../../../shared/scoring/what-if/method-differences.ts';
import { yearChange } from '../../../shared/scoring/what-if/year-change.ts';
import { smallDataset } from '../scoring/small-dataset.ts';
import type { DatasetSpec } from '../scoring/small-dataset.ts';

const spec: DatasetSpec = {
  measures: { M1: { weight: 50, values: [90, 60, 70] }, M2: { weight: 50, values: [60, 80, 70] } },
};
const { dataset, method } = smallDataset(spec);
const withWeights = (weights: Method['weights']): Method => ({ ...method, weights: { ...method.weights, ...weights } });

test('a scenario whose tiers are only called otherwise moves no unit into another tier', () => {
  const called: Method = {
    ...method,
    tiers: method.tiers.map((line, at) => (at === 2 ? { ...line, tier: 'tier_3', name: '中等' } : line)),
  };
  // 75, 70 and 70: all three are 中, between 65 and 80, and 中等 then.
  const compared = compareScenarios(dataset, [
    { name: 'a', method },
    { name: 'b', method: called },
  ]);
  if (!compared.ok) throw new Error(compared.error.code);
  expect(compared.value.rows.map(({ cells }) => cells.map(({ tier }) => tier))).toEqual([
    ['medium', 'tier_3'],
    ['medium', 'tier_3'],
    ['medium', 'tier_3'],
  ]);
  expect(compared.value.scenarios.map(({ tierChanges }) => tierChanges)).toEqual([0, 0]);
});

describe('differences between two methods', () => {
  test('are none when a whole group is scaled', () => {
    expect(methodDifferences(dataset, method, withWeights({ M1: 1, M2: 1 }))).toEqual([]);
  });

  test('name each thing once, with before and after', () => {
    const m1 = method.measures['M1'];
    if (m1 === undefined) throw new Error('no measure');
    const other: Method = {
      ...withWeights({ M1: 150 }),
      ties: 'dense',
      tierRounding: 2,
      excludedUnits: ['U3'],
      measures: { ...method.measures, M1: { ...m1, normalisation: 'goalposts', lower: 0, upper: 90 } },
      aggregation: { default: { id: 'power', p: 2 }, nodes: {} },
      missing: { policy: 'strict', minimumAvailability: 0.5, imputation: 'mean' },
    };
    expect(methodDifferences(dataset, method, other)).toEqual([
      { kind: 'weight', subject: 'M1', before: 50, after: 75 },
      { kind: 'weight', subject: 'M2', before: 50, after: 25 },
      { kind: 'normalisation', subject: 'M1', before: 'identity', after: 'goalposts' },
      { kind: 'limits', subject: 'M1', before: '—–—', after: '0–90' },
      { kind: 'aggregation', subject: 'total', before: 'arithmetic', after: 'power(2)' },
      { kind: 'missing', subject: 'policy', before: 'omit', after: 'strict' },
      { kind: 'missing', subject: 'minimum_availability', before: 0, after: 0.5 },
      { kind: 'missing', subject: 'imputation', before: 'none', after: 'mean' },
      { kind: 'ties', subject: 'ties', before: 'min', after: 'dense' },
      { kind: 'tier_rounding', subject: 'tier_rounding', before: null, after: 2 },
      { kind: 'excluded_unit', subject: 'U3', before: null, after: 'U3' },
    ]);
  });

  test('find the rule of the top under the word for it', () => {
    const other: Method = {
      ...method,
      aggregation: { default: { id: 'arithmetic' }, nodes: { total: { id: 'geometric' } } },
    };
    const top = { ...dataset, nodes: dataset.nodes.map((node, at) => (at === 0 ? { ...node, code: 'TOP' } : node)) };
    expect(methodDifferences(top, method, other)).toEqual([
      { kind: 'aggregation', subject: 'TOP', before: 'arithmetic', after: 'geometric' },
    ]);
    expect(methodDifferences(top, other, method)).toMatchObject([{ before: 'geometric', after: 'arithmetic' }]);
  });

  test('say of each setting what it was and what it is, in that order', () => {
    const m1 = method.measures['M1'];
    if (m1 === undefined) throw new Error('no measure');
    const other: Method = {
      ...method,
      scale: { lower: 1, upper: 5 },
      z: { mean: 50, sd: 10, population: true },
      winsoriseMax: 2,
      tiers: [
        { tier: 'high', lower: 70 },
        { tier: 'low', lower: null },
      ],
      measures: {
        ...method.measures,
        M1: { ...m1, direction: 'lower', target: 3, treatment: 'log', parameters: { per: 2, cap: true } },
      },
    };
    expect(methodDifferences(dataset, method, other)).toEqual([
      { kind: 'direction', subject: 'M1', before: 'higher', after: 'lower' },
      { kind: 'limits', subject: 'M1', before: '—–—', after: '—–— → 3' },
      { kind: 'treatment', subject: 'M1', before: 'none', after: 'log' },
      { kind: 'parameters', subject: 'M1', before: null, after: 'cap=true; per=2' },
      { kind: 'scale', subject: 'scale', before: '0–100', after: '1–5' },
      { kind: 'z', subject: 'z', before: '0 ± 1', after: '50 ± 10 (population)' },
      { kind: 'winsorise_max', subject: 'winsorise_max', before: 5, after: 2 },
      {
        kind: 'tiers',
        subject: 'tiers',
        before: 'very_high:90;high:80;medium:65;low:',
        after: 'high:70;low:',
      },
    ]);
    const without = { ...method, excludedUnits: ['U2'] };
    expect(methodDifferences(dataset, without, method)).toEqual([
      { kind: 'included_unit', subject: 'U2', before: 'U2', after: null },
    ]);
  });

  test('leave alone a measure that only one of the methods knows', () => {
    const { M1, M2 } = method.measures;
    if (!M1 || !M2) throw new Error('no measure');
    expect(methodDifferences(dataset, { ...method, measures: { M2 } }, { ...method, measures: { M1, M2 } })).toEqual(
      [],
    );
    expect(methodDifferences(dataset, { ...method, measures: { M1, M2 } }, { ...method, measures: { M1 } })).toEqual(
      [],
    );
  });

  test('tell switching off and on from a change of weight', () => {
    const off = withWeights({ M2: 0 });
    expect(methodDifferences(dataset, method, off).map(({ kind, subject }) => [kind, subject])).toEqual([
      ['weight', 'M1'],
      ['switched_off', 'M2'],
    ]);
    expect(methodDifferences(dataset, off, method).map(({ kind }) => kind)).toEqual(['weight', 'switched_on']);
  });
});

describe('a comparison of scenarios', () => {
  test('gives index, rank, tier and deltas against the first, units that change tier first', () => {
    // Equal: 75, 70, 70. M1 three quarters: 82.5 高, 65, 70: U2 falls behind U3.
    const found = compareScenarios(dataset, [
      { name: 'base', method },
      { name: 'M1 up', method: withWeights({ M1: 150 }) },
    ]);
    if (!found.ok) throw new Error(found.error.code);
    const { rows, scenarios } = found.value;
    expect(rows.map(({ unit }) => unit)).toEqual(['U1', 'U2', 'U3']);
    expect(rows[0]?.cells[1]).toEqual({
      index: 82.5,
      rank: 1,
      tier: 'high',
      measured: 1,
      indexDelta: 7.5,
      rankDelta: 0,
      tierChanged: true,
    });
    expect(rows[1]?.cells[1]).toEqual({
      index: 65,
      rank: 3,
      tier: 'medium',
      measured: 1,
      indexDelta: -5,
      rankDelta: -1,
      tierChanged: false,
    });
    expect(rows[0]?.cells[0]).toMatchObject({ indexDelta: 0, rankDelta: 0, tierChanged: false });
    expect(scenarios.map(({ tierChanges, meanShift }) => [tierChanges, meanShift])).toEqual([
      [0, 0],
      [1, 1 / 3],
    ]);
    expect(scenarios[1]?.differences).toHaveLength(2);
  });

  test('leaves out deltas of a unit that one scenario excludes, and calls it no change of tier', () => {
    const found = compareScenarios(dataset, [
      { name: 'base', method },
      { name: 'without U1', method: { ...method, excludedUnits: ['U1'] } },
    ]);
    expect(found.ok ? found.value.rows.find(({ unit }) => unit === 'U1')?.cells[1] : null).toEqual({
      index: null,
      rank: null,
      tier: null,
      measured: null,
      indexDelta: null,
      rankDelta: null,
      tierChanged: false,
    });
  });

  test('takes two to six, and names one that cannot be scored', () => {
    const one = { name: 'base', method };
    expect(compareScenarios(dataset, [one])).toMatchObject({ ok: false, error: { code: 'WHAT_IF_SCENARIO_COUNT' } });
    expect(
      compareScenarios(
        dataset,
        Array.from({ length: 7 }, () => one),
      ),
    ).toMatchObject({ ok: false, error: { code: 'WHAT_IF_SCENARIO_COUNT' } });
    expect(compareScenarios(dataset, [one, { name: 'broken', method: withWeights({ M1: -1 }) }])).toMatchObject({
      ok: false,
      error: { code: 'WHAT_IF_SCENARIO_FAILED', params: { scenario: 'broken' }, others: [{ code: 'WEIGHT_INVALID' }] },
    });
  });
});

describe('a change between years', () => {
  const state = (measures: DatasetSpec['measures']) => smallDataset({ measures });
  const split = (before: { dataset: Dataset; method: Method }, after: { dataset: Dataset; method: Method }) => {
    const found = yearChange(before, after);
    if (!found.ok) throw new Error(JSON.stringify(found.error));
    return found.value;
  };

  test('is split between data and weights as the average over both orders', () => {
    // 70 → 85. Data first: 90, then weights 85; weights first: 75, then data 85. Data (20 + 10)/2 = 15, weights (−5 + 5)/2 = 0.
    const [unit] = split(
      state({ M1: { weight: 1, values: [60] }, M2: { weight: 1, values: [80] } }),
      state({ M1: { weight: 1, values: [100] }, M2: { weight: 3, values: [80] } }),
    );
    expect(unit).toMatchObject({ before: 70, after: 85, change: 15 });
    expect(unit?.parts).toEqual({
      data: expect.closeTo(15, 12),
      weights: expect.closeTo(0, 12),
      framework: 0,
      limits: 0,
    });
  });

  test('keeps limits apart from data', () => {
    // Raw 50 → 60 while the upper limit goes 100 → 120: 50 → 50. Data: (10 + 8.333)/2, limits: (−8.333 − 10)/2.
    const goal = (values: readonly number[], upper: number) =>
      state({ M1: { values, normalisation: 'goalposts', lower: 0, upper } });
    const [unit] = split(goal([50], 100), goal([60], 120));
    expect(unit?.change).toBe(0);
    expect(unit?.parts?.data).toBeCloseTo((10 + 50 / 6) / 2, 12);
    expect(unit?.parts?.limits).toBeCloseTo(-(10 + 50 / 6) / 2, 12);
  });

  test('gives a new indicator to the framework, its values and weight coming along', () => {
    // 60 → (60 + 90)/2: nothing but the framework changed.
    const [unit] = split(state({ M1: { values: [60] } }), state({ M1: { values: [60] }, M2: { values: [90] } }));
    expect(unit?.parts).toEqual({ data: 0, weights: 0, framework: 15, limits: 0 });
  });

  test('has no parts for a unit that is new', () => {
    const [, second] = split(state({ M1: { values: [60] } }), state({ M1: { values: [60, 70] } }));
    expect(second).toEqual({ unit: 'U2', before: null, after: 70, change: null, parts: null });
  });

  test('takes limits that one year does not set from the year that does', () => {
    // Min–max gave 0 and 100; goalposts 0–200 give 30 and 45. Limits come with the normalisation: all of it is the framework's.
    const goal = state({ M1: { values: [60, 90], normalisation: 'goalposts', lower: 0, upper: 200 } });
    expect(
      split(state({ M1: { values: [60, 90], normalisation: 'min_max' } }), goal).map(({ parts }) => parts),
    ).toEqual([
      { data: 0, weights: 0, framework: 30, limits: 0 },
      { data: 0, weights: 0, framework: -55, limits: 0 },
    ]);
  });

  test('names the mixture that cannot be scored', () => {
    // A geometric mean can't take the earlier year's 0.
    const geometric = state({ M1: { values: [60] }, M2: { values: [50] } });
    const after = {
      ...geometric,
      method: {
        ...geometric.method,
        aggregation: { ...geometric.method.aggregation, default: { id: 'geometric' as const } },
      },
    };
    const found = yearChange(state({ M1: { values: [60] }, M2: { values: [0] } }), after);
    expect(found).toMatchObject({
      ok: false,
      error: {
        code: 'WHAT_IF_MIXTURE_FAILED',
        params: { factors: 'framework' },
        others: [{ code: 'AGGREGATION_DOMAIN' }],
      },
    });
  });
});
