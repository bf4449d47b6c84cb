import { describe, expect, test } from 'vitest';
import { createRandom } from '../../../shared/base/random.ts';
import type { Method } from '../../../shared/model/method.ts';
import { goalSeek } from '../../../shared/scoring/what-if/goal-seek.ts';
import type { GoalPlan, GoalRequest } from '../../../shared/scoring/what-if/what-if-types.ts';
import { smallDataset } from '../scoring/small-dataset.ts';
import type { DatasetSpec } from '../scoring/small-dataset.ts';

/** 0.5·60 + 0.3·70 + 0.2·80 = 67; 80 is 13 away. */
const three: DatasetSpec = {
  measures: {
    M1: { weight: 5, values: [60, 1] },
    M2: { weight: 3, values: [70, 1] },
    M3: { weight: 2, values: [80, 1] },
  },
};

function plan(spec: DatasetSpec, request: Partial<GoalRequest> = {}, method: Partial<Method> = {}): GoalPlan {
  const made = smallDataset(spec, method);
  const found = goalSeek(made.dataset, made.method, { unit: 'U1', tier: 'high', level: 'scale', ...request });
  if (!found.ok) throw new Error(JSON.stringify(found.error));
  return found.value;
}
function refused(spec: DatasetSpec, request: Partial<GoalRequest> = {}, method: Partial<Method> = {}) {
  const made = smallDataset(spec, method);
  const found = goalSeek(made.dataset, made.method, { unit: 'U1', tier: 'high', level: 'scale', ...request });
  if (found.ok) throw new Error('planned, though it should have been refused');
  return found.error;
}
const rounded = (steps: GoalPlan['steps']) => steps.map(({ code, from, to }) => [code, from, Number(to.toFixed(9))]);

describe('goal seek under arithmetic means', () => {
  test('raises the indicator with the largest effective weight first', () => {
    const found = plan(three);
    // 13/0.5 = 26 points of M1.
    expect(rounded(found.steps)).toEqual([['M1', 60, 86]]);
    expect(found).toMatchObject({ exact: true, index: 67, line: 80, tier: 'high' });
    expect(found.totalGain).toBeCloseTo(26, 9);
    expect(found.reached).toBeCloseTo(80, 9);
    expect(found.steps[0]?.effective).toBeCloseTo(0.5, 12);
  });

  test('seeks a tier of the method’s own: the third of five, 70, is 3 away', () => {
    const tiers: Method['tiers'] = [
      { tier: 'tier_1', lower: 90 },
      { tier: 'tier_2', lower: 80 },
      { tier: 'tier_3', lower: 70 },
      { tier: 'tier_4', lower: 60 },
      { tier: 'tier_5', lower: null },
    ];
    // 3/0.5 = 6 points of M1.
    expect(rounded(plan(three, { tier: 'tier_3' }, { tiers }).steps)).toEqual([['M1', 60, 66]]);
    expect(refused(three, { tier: 'high' }, { tiers }).code).toBe('WHAT_IF_NO_TIER');
  });

  test('goes on to the next at a ceiling', () => {
    // M1 to 70 brings 5; 8/0.3 = 26.667 of M2.
    const found = plan(three, { ceilings: { M1: 70 } });
    expect(rounded(found.steps)).toEqual([
      ['M1', 60, 70],
      ['M2', 70, 96.666666667],
    ]);
    expect(found.totalGain).toBeCloseTo(10 + 80 / 3, 9);
  });

  test('leaves alone what cannot change', () => {
    // M2 to 100 brings 9, M3 to 100 brings 4: 13, just enough.
    expect(rounded(plan(three, { fixed: ['M1'] }).steps)).toEqual([
      ['M2', 70, 100],
      ['M3', 80, 100],
    ]);
  });

  test('plans nothing for a unit that is there already', () => {
    expect(plan(three, { tier: 'medium' })).toMatchObject({ steps: [], totalGain: 0 });
    expect(plan(three, { tier: 'low' })).toMatchObject({ steps: [], line: null });
  });

  test('counts the weights that a unit with a missing indicator has, and cannot raise what is missing', () => {
    // U1 lacks M1: index (3·70 + 2·80)/5 = 74; 6/0.6 = 10 points of M2.
    const found = plan({
      measures: {
        M1: { weight: 5, values: [null, 1] },
        M2: { weight: 3, values: [70, 1] },
        M3: { weight: 2, values: [80, 1] },
      },
    });
    expect(rounded(found.steps)).toEqual([['M2', 70, 80]]);
    expect(found.steps[0]?.effective).toBeCloseTo(0.6, 12);
  });

  test('stops at third-level indicators, and says what their measures would have to be in their own unit', () => {
    // A (weight 1 of 2) has M1 50 and M2 70 of 0–200 and 0–10 in halves: 60; B 80: index 70. 10/0.5 = 20 points of A, half of its 40 missing:
    // each measure closes half of its distance: 75 and 85, that is 150 of 200 and 1.5 of 10 (lower is better), to be asked for as 1.
    const found = plan({
      nodes: { A: {}, B: {} },
      measures: {
        M1: { parent: 'A', values: [100, 1], normalisation: 'goalposts', lower: 0, upper: 200 },
        M2: { parent: 'A', values: [3, 1], normalisation: 'goalposts', direction: 'lower', lower: 0, upper: 10 },
        M3: { parent: 'B', values: [80, 1] },
      },
    });
    const [step] = found.steps;
    expect([step?.code, step?.gain]).toEqual(['A', expect.closeTo(20, 9)]);
    expect(step?.measures).toEqual([
      {
        code: 'M1',
        from: 50,
        to: expect.closeTo(75, 9),
        rawFrom: 100,
        rawTo: 150,
        rawExact: expect.closeTo(150, 9),
        why: null,
      },
      {
        code: 'M2',
        from: 70,
        to: expect.closeTo(85, 9),
        rawFrom: 3,
        rawTo: 1,
        rawExact: expect.closeTo(1.5, 9),
        why: null,
      },
    ]);
  });

  test('undoes the denominator: 60 per 10,000 of 2 (万人) is 120 in raw numbers', () => {
    const found = plan({
      measures: {
        M1: { values: [80, 1], denominator: [2, 1], factor: 1, normalisation: 'goalposts', lower: 0, upper: 75 },
      },
    });
    // 80/2 = 40 of 75 is 53.3; the line 80 is 60 of 75.
    expect(found.steps[0]?.measures[0]).toMatchObject({ rawFrom: 80, rawTo: expect.closeTo(120, 9) });
  });

  test('says where a score has no inverse', () => {
    const found = plan({ measures: { M1: { values: [1, 2, 3], normalisation: 'percentile_rank' } } });
    expect(found.steps[0]?.measures[0]).toMatchObject({ rawTo: null, why: 'not_invertible' });
    const alone = plan({ measures: { M1: { values: [1, 2, 3], normalisation: 'min_max' } } });
    expect(alone.steps[0]?.measures[0]).toMatchObject({ rawTo: null, why: 'sets_the_range' });
  });
});

describe('ceilings', () => {
  // Peers reach 90, 95 and 85; the index of U1 is 0.5·60 + 0.3·70 + 0.2·80 = 67.
  const peers: DatasetSpec = {
    measures: {
      M1: { weight: 5, values: [60, 90, 70, 40] },
      M2: { weight: 3, values: [70, 50, 95, 40] },
      M3: { weight: 2, values: [80, 10, 20, 85] },
    },
  };
  test('are what the best of the cohort reaches, unless told otherwise', () => {
    // 13/0.5 = 26 points of M1; with M1 at 70 at most, 5 + 7.5 from M2 (to 95), 0.5/0.2 of M3.
    expect(rounded(plan(peers, { level: 'best' }).steps)).toEqual([['M1', 60, 86]]);
    const capped: DatasetSpec = { measures: { ...peers.measures, M1: { weight: 5, values: [60, 70, 65, 40] } } };
    const made = smallDataset(capped);
    const found = goalSeek(made.dataset, made.method, { unit: 'U1', tier: 'high' });
    if (!found.ok) throw new Error(found.error.code);
    expect(rounded(found.value.steps)).toEqual([
      ['M1', 60, 70],
      ['M2', 70, 95],
      ['M3', 80, 82.5],
    ]);
  });
  test('may be the 90 % quantile: of 40, 60, 70, 90 it is 84', () => {
    // Position 0.9·3 = 2.7: 70 + 0.7·20. M1 to 84 brings 12; the last point takes 1/0.3 of M2, whose quantile is 87.5.
    expect(rounded(plan(peers, { level: 'upper_tenth' }).steps)).toEqual([
      ['M1', 60, 84],
      ['M2', 70, 73.333333333],
    ]);
  });
  test('leave a unit above them where it is, and say when they are too low', () => {
    const leader: DatasetSpec = { measures: { M1: { values: [75, 70] }, M2: { values: [75, 70] } } };
    expect(refused(leader, { level: 'best' })).toMatchObject({ code: 'WHAT_IF_GOAL_UNREACHABLE' });
    expect(rounded(plan(leader, { level: 'best', ceilings: { M1: 85 } }).steps)).toEqual([['M1', 75, 85]]);
  });
});

describe('weaknesses', () => {
  // Index of U1: 0.51·75 + 0.49·65 = 70.1; the cohort's means are 70 and 80, so M2 is 15 behind and M1 ahead.
  const near: DatasetSpec = {
    measures: { M1: { weight: 51, values: [75, 65] }, M2: { weight: 49, values: [65, 95] } },
  };
  test('are raised first where they cost the same within 5 %, and what that costs is said', () => {
    const found = plan(near);
    // 9.9/0.49 of M2; the least is 9.9/0.51 of M1.
    expect(rounded(found.steps)).toEqual([['M2', 65, Number((65 + 9.9 / 0.49).toFixed(9))]]);
    expect(found.totalGain).toBeCloseTo(9.9 / 0.49, 9);
    expect(found.leastGain).toBeCloseTo(9.9 / 0.51, 9);
  });
  test('wait where they cost more', () => {
    const far: DatasetSpec = {
      measures: { M1: { weight: 54, values: [75, 65] }, M2: { weight: 46, values: [65, 95] } },
    };
    const found = plan(far);
    expect(found.steps.map(({ code }) => code)).toEqual(['M1']);
    expect(found.totalGain).toBe(found.leastGain);
  });
});

describe('targets in the measure’s own unit', () => {
  test.each([
    ['whole numbers stay whole', [31, 40, 55], 0, 100, 'higher', 80],
    ['decimals are those of the data', [31.5, 40.25, 55], 0, 99.99, 'higher', 80],
    ['lower is better is rounded down', [31, 40, 5], 0, 33, 'lower', 6],
  ] as const)('%s', (_, values, lower, upper, direction, expected) => {
    const found = plan({
      measures: { M1: { values: [...values], normalisation: 'goalposts', direction, lower, upper } },
    });
    const [goal] = found.steps[0]?.measures ?? [];
    expect(goal?.rawTo).toBe(expected);
    const at = goal?.rawExact ?? Number.NaN;
    expect(direction === 'higher' ? expected >= at : expected <= at).toBe(true);
  });
});

describe('what is raised', () => {
  /** Index ½·A + ½·M3; A, of measures only, is of the third level, and M3 stands beside it. */
  const beside: DatasetSpec = {
    nodes: { A: {} },
    measures: {
      M1: { parent: 'A', weight: 3, values: [60, 1] },
      M2: { parent: 'A', weight: 1, values: [80, 1] },
      M3: { weight: 1, values: [70, 1] },
    },
  };

  test('is a measure that stands beside indicators, too', () => {
    // A is 65, the index 67.5: 25 points of M3, or of A.
    const found = plan(beside, { fixed: ['A'] });
    expect(rounded(found.steps)).toEqual([['M3', 70, 95]]);
    expect(found.steps[0]?.measures).toEqual([
      {
        code: 'M3',
        from: 70,
        to: expect.closeTo(95, 9),
        rawFrom: 70,
        rawTo: 95,
        rawExact: expect.closeTo(95, 9),
        why: null,
      },
    ]);
  });

  test('is asked of the measures below by what each lacks of the ceiling', () => {
    // A from 65 to 90: 25 of 35 missing points, so 5/7 of 40 and of 20.
    const [step] = plan(beside, { fixed: ['M3'] }).steps;
    expect(step?.code).toBe('A');
    expect(step?.measures.map(({ code, to }) => [code, Number(to.toFixed(6))])).toEqual([
      ['M1', 88.571429],
      ['M2', 94.285714],
    ]);
  });

  test('is an indicator of measures only; one that has an indicator below is reached through it', () => {
    const deep: DatasetSpec = {
      nodes: { A: {}, B: { parent: 'A' } },
      measures: { M1: { parent: 'B', values: [60, 1] }, M2: { parent: 'A', values: [80, 1] } },
    };
    // ½·60 + ½·80 = 70: 20 points of B, which stands before M2 in the tree.
    expect(rounded(plan(deep, { fixed: ['M2'] }).steps)).toEqual([['B', 60, 80]]);
    expect(rounded(plan(deep, { fixed: ['B'] }).steps)).toEqual([['M2', 80, 100]]);
  });

  test('is nothing where too much of the weight would be missing', () => {
    const holed: DatasetSpec = { measures: { M1: { values: [null, 1] }, M2: { values: [60, 1] } } };
    const half = { missing: { policy: 'omit', minimumAvailability: 0.5, imputation: 'none' } } as const;
    expect(rounded(plan(holed, {}, half).steps)).toEqual([['M2', 60, 80]]);
    const more = { missing: { policy: 'omit', minimumAvailability: 0.6, imputation: 'none' } } as const;
    expect(refused(holed, {}, more).code).toBe('WHAT_IF_NO_INDEX');
  });
});

describe('goal seek elsewhere', () => {
  test('under a geometric mean is numeric, says so, and is near the least', () => {
    // √(x·y) = 80 from (50, 90): the cheapest is raising the smaller alone, x = 6400/90 = 71.11.
    const found = plan(
      { measures: { M1: { values: [50, 1] }, M2: { values: [90, 1] } } },
      {},
      { aggregation: { default: { id: 'geometric' }, nodes: {} } },
    );
    expect(found.exact).toBe(false);
    expect(found.totalGain).toBeCloseTo(6400 / 90 - 50, 6);
    expect(found.reached).toBeCloseTo(80, 6);
  });

  test('reaches through two levels of a geometric mean: a fourth root of A1', () => {
    // ((A1·100)^½ · 100)^½ = 100·(A1/100)^¼ is 80 at A1 = 100·0.8⁴ = 40.96; at 16 it is 100·0.4^½ = 63.2456.
    const spec: DatasetSpec = {
      nodes: { A: {}, A1: { parent: 'A' }, A2: { parent: 'A' }, B: {} },
      measures: {
        M1: { parent: 'A1', values: [16, 50] },
        M2: { parent: 'A2', values: [100, 50] },
        M3: { parent: 'B', values: [100, 50] },
      },
    };
    const geometric = { aggregation: { default: { id: 'geometric' }, nodes: {} } } as const;
    const found = plan(spec, { fixed: ['A2', 'B'] }, geometric);
    expect(found.index).toBeCloseTo(100 * 0.4 ** 0.5, 9);
    expect(found.steps.map(({ code, from }) => [code, from])).toEqual([['A1', expect.closeTo(16, 9)]]);
    expect(found.steps[0]?.to).toBeCloseTo(40.96, 1);
    expect(found.reached).toBeCloseTo(80, 6);
  });

  test('under a power mean with p > 1 costs within 3 % of the best of all ways of one partial rise', () => {
    // The mean is convex, so the least way raises some scores to 100, at most one in part: all such ways are tried here.
    const random = createRandom(7);
    let compared = 0;
    for (let round = 0; round < 60; round += 1) {
      const p = 2 + random.below(5);
      const weights = Array.from({ length: 5 }, () => 1 + random.below(9));
      const scores = Array.from({ length: 5 }, () => random.below(90));
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      const powers = (values: readonly number[]): number =>
        values.reduce((sum, value, at) => sum + (weights[at] ?? 0) * value ** p, 0) / total;
      const line = 80 ** p;
      if (powers(scores) >= line) continue;
      let least = Number.POSITIVE_INFINITY;
      for (let whole = 0; whole < 32; whole += 1) {
        const raised = scores.map((value, at) => (((whole >> at) & 1) === 1 ? 100 : value));
        const spent = raised.reduce((sum, value, at) => sum + value - (scores[at] ?? 0), 0);
        if (powers(raised) >= line) least = Math.min(least, spent);
        raised.forEach((value, part) => {
          if (value === 100) return;
          const needed = (value ** p + ((line - powers(raised)) * total) / (weights[part] ?? 1)) ** (1 / p);
          if (needed >= value && needed <= 100) least = Math.min(least, spent + needed - value);
        });
      }
      const found = plan(
        {
          measures: Object.fromEntries(
            scores.map((value, at) => [`M${at}`, { weight: weights[at] ?? 1, values: [value, 1] }]),
          ),
        },
        {},
        { aggregation: { default: { id: 'power', p }, nodes: {} } },
      );
      compared += 1;
      expect(found.totalGain).toBeLessThan(least * 1.03);
      expect(found.reached).toBeGreaterThan(80 - 1e-6);
    }
    expect(compared).toBeGreaterThan(40);
  });

  test('passes over a branch that has no score', () => {
    // B has no value: the index is A's (A1·100)^½; 80 is at A1 = 64.
    const spec: DatasetSpec = {
      nodes: { A: {}, A1: { parent: 'A' }, A2: { parent: 'A' }, B: {}, B1: { parent: 'B' } },
      measures: {
        M1: { parent: 'A1', values: [16, 50] },
        M2: { parent: 'A2', values: [100, 50] },
        M3: { parent: 'B1', values: [null, 50] },
      },
    };
    const geometric = { aggregation: { default: { id: 'geometric' }, nodes: {} } } as const;
    const found = plan(spec, { fixed: ['A2'] }, geometric);
    expect(found.index).toBeCloseTo(40, 9);
    expect(found.steps.map(({ code }) => code)).toEqual(['A1']);
    expect(found.steps[0]?.to).toBeCloseTo(64, 1);
  });

  test('under a minimum lifts all that are below the line, and nothing else', () => {
    const found = plan(
      { measures: { M1: { values: [50, 1] }, M2: { values: [50, 1] }, M3: { values: [90, 1] } } },
      {},
      { aggregation: { default: { id: 'minimum' }, nodes: {} } },
    );
    expect(found.steps.map(({ code, to }) => [code, Number(to.toFixed(6))])).toEqual([
      ['M1', 80],
      ['M2', 80],
    ]);
  });
});

test.each([
  ['an unknown unit', three, { unit: 'U9' }, {}, 'WHAT_IF_UNIT_UNKNOWN'],
  ['a unit without index', { measures: { M1: { values: [null, 1] } } }, {}, {}, 'WHAT_IF_NO_INDEX'],
  ['ceilings that are too low', three, { ceilings: { M1: 60, M2: 70 } }, {}, 'WHAT_IF_GOAL_UNREACHABLE'],
  ['a method without tiers', three, {}, { aggregation: { default: { id: 'copeland' }, nodes: {} } }, 'WHAT_IF_NO_TIER'],
  ['a method that cannot be scored', three, {}, { weights: {} }, 'WEIGHT_MISSING'],
] as const)('refuses %s', (_, spec, request, method, code) => {
  expect(refused(spec, request, method).code).toBe(code);
});
