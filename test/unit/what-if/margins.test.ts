import { describe, expect, test } from 'vitest';
import type { Method } from '../../../shared/model/method.ts';
import { margins } from '../../../shared/scoring/what-if/margins.ts';
import { weightTicks } from '../../../shared/scoring/what-if/weight-ticks.ts';
import { smallDataset } from '../scoring/small-dataset.ts';
import type { DatasetSpec } from '../scoring/small-dataset.ts';

function marginsOf(spec: DatasetSpec, method: Partial<Method> = {}) {
  const made = smallDataset(spec, method);
  const found = margins(made.dataset, made.method);
  if (!found.ok) throw new Error(JSON.stringify(found.error));
  return found.value;
}
function ticksOf(spec: DatasetSpec, code: string, method: Partial<Method> = {}) {
  const made = smallDataset(spec, method);
  const found = weightTicks(made.dataset, made.method, code);
  if (!found.ok) throw new Error(JSON.stringify(found.error));
  return found.value;
}

/** Index of U1: 100·s₁ with s₁ the share of M1; of U2: 100·(1 − s₁); U3 stays at 70. */
const seesaw: DatasetSpec = {
  measures: { M1: { weight: 3, values: [100, 0, 70] }, M2: { weight: 1, values: [0, 100, 70] } },
};

describe('tier margins', () => {
  test('give the points to the lines on both sides', () => {
    // U1 75: 5 short of 80, 10 above 65. U3 70: 10 short, 5 above. U2 25: 40 short of 65, nothing below.
    const { units } = marginsOf(seesaw);
    expect(units[0]).toMatchObject({
      index: 75,
      tier: 'medium',
      up: { tier: 'high', line: 80, gap: 5 },
      down: { tier: 'low', line: 65, gap: -10 },
    });
    expect(units[1]).toMatchObject({ tier: 'low', up: { tier: 'medium', gap: 40 }, down: null, weightDown: null });
  });

  test('give the least change of one share that crosses each line, and the weight that makes it', () => {
    // 100·s = 80 at s = 0.8: M1 from 3 to 4 beside M2's 1 (or M2 from 1 to 0.75, the same change of share).
    const [first] = marginsOf(seesaw).units;
    expect(first?.weightUp?.code).toBe('M1');
    expect(first?.weightUp?.toShare).toBeCloseTo(0.8, 12);
    expect(first?.weightUp?.change).toBeCloseTo(0.05, 12);
    expect(first?.weightUp?.toWeight).toBeCloseTo(4, 12);
    expect(first?.weightDown?.toShare).toBeCloseTo(0.65, 12);
    expect(first?.weightUp?.exact).toBe(true);
  });

  test('are exact under arithmetic means only, though a rule below the top be another', () => {
    const { exact } = marginsOf(
      { nodes: { A: {} }, measures: { M1: { parent: 'A', values: [90, 60] }, M2: { parent: 'A', values: [60, 80] } } },
      { aggregation: { default: { id: 'arithmetic' }, nodes: { A: { id: 'geometric' } } } },
    );
    expect(exact).toBe(false);
    expect(marginsOf(seesaw).exact).toBe(true);
  });

  test('find nothing where no weight moves the unit over a line', () => {
    expect(marginsOf(seesaw).units[2]).toMatchObject({ weightUp: null, weightDown: null });
  });

  test('count a change below the first level by its part in the index too', () => {
    // A holds half of the index; M1 (100, 40) below it: index = 35 + ½·(100s + 40(1 − s)), from s = ½: 70; 65 needs s = ⅓.
    const [unit] = marginsOf({
      nodes: { A: {}, B: {} },
      measures: {
        M1: { parent: 'A', values: [100, 0] },
        M2: { parent: 'A', values: [40, 0] },
        M3: { parent: 'B', values: [70, 0] },
      },
    }).units;
    expect(unit?.weightDown).toMatchObject({ code: 'M1' });
    expect(unit?.weightDown?.toShare).toBeCloseTo(1 / 3, 12);
    expect(unit?.weightDown?.effectiveChange).toBeCloseTo(-1 / 12, 12);
  });

  test('mind that a unit with a missing score has other shares', () => {
    // U1 lacks M3: index = (w₁·90 + w₂·60)/(w₁ + w₂) = 75 with weights 1, 1, 8. 80 needs w₁ = 2w₂: M1 from 1/10 to 2/11, or M2 to ½, from 1/10 to ½/9.5.
    const { units } = marginsOf({
      measures: { M1: { values: [90, 1] }, M2: { values: [60, 1] }, M3: { weight: 8, values: [null, 1] } },
    });
    expect(units[0]?.weightUp?.code).toBe('M2');
    expect(units[0]?.weightUp?.toShare).toBeCloseTo(0.5 / 9.5, 12);
    expect(units[0]?.weightUp?.toWeight).toBeCloseTo(0.5, 12);
  });

  test('judge from the displayed value where the method does', () => {
    // Tiers on two decimals begin at 79.995.
    const [unit] = marginsOf(seesaw, { tierRounding: 2 }).units;
    expect(unit?.up?.gap).toBeCloseTo(4.995, 12);
    expect(unit?.weightUp?.toShare).toBeCloseTo(0.79995, 12);
  });

  test('are found by bisection under a geometric mean, and said to be', () => {
    // 100^s·25^(1 − s) = 65 at s = ln(65/25)/ln 4.
    const found = marginsOf(
      { measures: { M1: { values: [100, 1] }, M2: { values: [25, 1] } } },
      { aggregation: { default: { id: 'geometric' }, nodes: {} } },
    );
    expect(found.exact).toBe(false);
    expect(found.units[0]?.weightUp?.toShare).toBeCloseTo(Math.log(65 / 25) / Math.log(4), 9);
  });

  test('list the most fragile first', () => {
    const { fragile } = marginsOf(seesaw);
    // By the change of share; what no weight does, by the points.
    expect(fragile).toMatchObject([
      { unit: 'U1', direction: 'up', to: 'high', gap: 5, change: { change: expect.closeTo(0.05, 12) } },
      { unit: 'U1', direction: 'down', to: 'low', gap: -10, change: { change: expect.closeTo(-0.1, 12) } },
      { unit: 'U2', direction: 'up', to: 'medium', gap: 40 },
      { unit: 'U3', direction: 'down', to: 'low', gap: -5, change: null },
      { unit: 'U3', direction: 'up', to: 'high', gap: 10, change: null },
    ]);
  });

  test('are null for a unit without index', () => {
    expect(marginsOf({ measures: { M1: { values: [90, null] }, M2: { values: [60, null] } } }).units[1]).toEqual({
      unit: 'U2',
      index: null,
      tier: null,
      up: null,
      down: null,
      weightUp: null,
      weightDown: null,
    });
  });
});

describe('rank margins', () => {
  test('give the least change that swaps neighbours', () => {
    // 100·s = 70 at 0.7, from 0.75; 100·(1 − s) = 70 at 0.3.
    const { ranks } = marginsOf(seesaw);
    expect(ranks.map(({ upper, lower }) => [upper, lower])).toEqual([
      ['U1', 'U3'],
      ['U3', 'U2'],
    ]);
    expect(ranks[0]?.swap?.toShare).toBeCloseTo(0.7, 12);
    expect(ranks[1]?.swap?.toShare).toBeCloseTo(0.3, 12);
  });

  test('are null where one is ahead in everything, and between ties', () => {
    expect(
      marginsOf({ measures: { M1: { values: [9, 8, 8] }, M2: { values: [7, 6, 6] } } }).ranks.map(({ swap }) => swap),
    ).toEqual([null, null]);
  });

  test('solve the quadratic that missing scores make', () => {
    // U1 has all of M1–M3 (80, 20, 20), U2 lacks M3 (50, 40). M1's weight w beside 1 and 1: (80w + 40)/(w + 2) = (50w + 40)/(w + 1)
    // → 30w² − 20w − 40 = 0, w = (1 + √13)/3 = 1.5351838.
    const found = ticksOf(
      { measures: { M1: { values: [80, 50] }, M2: { values: [20, 40] }, M3: { values: [20, null] } } },
      'M1',
      { tiers: [{ tier: 'low', lower: null }] },
    );
    expect(found).toHaveLength(1);
    expect(found[0]?.weight).toBeCloseTo((1 + Math.sqrt(13)) / 3, 9);
  });
});

describe('ticks of one weight', () => {
  test('name each value where a rank or tier changes, with who and to what', () => {
    const found = ticksOf(seesaw, 'M1');
    expect(found.map(({ share }) => Number(share.toFixed(9)))).toEqual([0.1, 0.2, 0.3, 0.35, 0.5, 0.65, 0.7, 0.8, 0.9]);
    expect(found[0]?.changes).toEqual([{ kind: 'tier', unit: 'U2', from: 'very_high', to: 'high' }]);
    expect(found[2]?.changes).toEqual([
      { kind: 'rank', unit: 'U2', from: 1, to: 2 },
      { kind: 'rank', unit: 'U3', from: 2, to: 1 },
    ]);
    expect(found[7]?.weight).toBeCloseTo(4, 9);
  });

  test('begin at 0 when switching the indicator on changes something', () => {
    // U1 has M1 only: without it there is no index, with the least of it 90.
    expect(ticksOf({ measures: { M1: { values: [90, 50] }, M2: { values: [null, 50] } } }, 'M1')[0]).toMatchObject({
      share: 0,
      changes: [
        { kind: 'tier', unit: 'U1', from: null, to: 'very_high' },
        { kind: 'rank', unit: 'U2', from: 1, to: 2 },
      ],
    });
  });

  test('mark where too little of the weight is present', () => {
    // U1 lacks M2: at least half must be present, so M1 needs a share of ½.
    const found = ticksOf({ measures: { M1: { values: [90, 50] }, M2: { values: [null, 50] } } }, 'M1', {
      missing: { policy: 'omit', minimumAvailability: 0.5, imputation: 'none' },
    });
    expect(found).toMatchObject([
      {
        changes: [
          { kind: 'tier', unit: 'U1', from: null, to: 'very_high' },
          { kind: 'rank', unit: 'U2' },
        ],
      },
    ]);
    expect(found[0]?.share).toBeCloseTo(0.5, 12);
  });

  test('are none for an only child, also where its siblings are switched off', () => {
    expect(ticksOf({ measures: { M1: { values: [90, 50] } } }, 'M1')).toEqual([]);
    expect(ticksOf({ measures: { M1: { values: [90, 50] }, M2: { weight: 0, values: [50, 90] } } }, 'M1')).toEqual([]);
  });

  test('of an unknown code are an error', () => {
    const made = smallDataset(seesaw);
    expect(weightTicks(made.dataset, made.method, 'M9')).toMatchObject({
      ok: false,
      error: { code: 'WHAT_IF_CODE_UNKNOWN' },
    });
  });
});
