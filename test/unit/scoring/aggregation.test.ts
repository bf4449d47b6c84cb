import { describe, expect, test } from 'vitest';
import type { AggregationRule, Method } from '../../../shared/model/method.ts';
import { refusal, scored } from './small-dataset.ts';
import type { DatasetSpec } from './small-dataset.ts';

// Expected numbers by hand from docs/METHODS "Aggregation", or from weights.json where named.
const combinedBy = (rule: AggregationRule): Partial<Method> => ({ aggregation: { default: rule, nodes: {} } });
const children = (scores: readonly (number | null)[], weights: readonly number[]): DatasetSpec => ({
  measures: Object.fromEntries(
    scores.map((score, at) => [`m${at + 1}`, { values: [score], weight: weights[at] ?? 1 }]),
  ),
});
const indexOf = (spec: DatasetSpec, method: Partial<Method> = {}): number =>
  scored(spec, method).index[0] ?? Number.NaN;

describe('means', () => {
  test('arithmetic weighs the children', () => expect(indexOf(children([60, 90], [1, 2]))).toBeCloseTo(80, 10));
  test('geometric of 1, 2, 3 with weights 1, 1, 2 is 2.0597671439071177 (weights.json)', () =>
    expect(indexOf(children([1, 2, 3], [1, 1, 2]), combinedBy({ id: 'geometric' }))).toBeCloseTo(
      2.0597671439071177,
      12,
    ));
  test('harmonic of 1, 2, 3 with weights 2, 1, 1 is 1.4117647058823528 (weights.json)', () =>
    expect(indexOf(children([1, 2, 3], [2, 1, 1]), combinedBy({ id: 'harmonic' }))).toBeCloseTo(
      1.4117647058823528,
      12,
    ));
  test('power with p = 2 is the root of the mean square', () => {
    // √((3² + 4²)/2)
    expect(indexOf(children([3, 4], [1, 1]), combinedBy({ id: 'power', p: 2 }))).toBeCloseTo(Math.sqrt(12.5), 12);
  });
  test('minimum is the least child', () =>
    expect(indexOf(children([70, 40, 90], [5, 1, 1]), combinedBy({ id: 'minimum' }))).toBe(40));
  test('rules may differ by node', () => {
    const spec: DatasetSpec = {
      nodes: { A: {}, B: {} },
      measures: {
        a1: { parent: 'A', values: [4] },
        a2: { parent: 'A', values: [9] },
        b1: { parent: 'B', values: [10] },
        b2: { parent: 'B', values: [20] },
      },
    };
    const result = scored(spec, { aggregation: { default: { id: 'arithmetic' }, nodes: { A: { id: 'geometric' } } } });
    expect([...result.scores]).toEqual([expect.closeTo(10.5, 10), expect.closeTo(6, 10), 15]);
  });
  test('the root takes the rule under its code or total', () => {
    expect(
      indexOf(children([70, 40], [1, 1]), {
        aggregation: { default: { id: 'arithmetic' }, nodes: { total: { id: 'minimum' } } },
      }),
    ).toBe(40);
  });
});

describe('domains', () => {
  const nested: DatasetSpec = {
    units: ['U1', 'U2'],
    nodes: { A: {} },
    measures: { a1: { parent: 'A', values: [5, 0] }, a2: { parent: 'A', values: [5, 3] } },
  };
  test.each(['geometric', 'harmonic'] as const)(
    '%s refuses a score that is not positive, naming unit, node and child',
    (id) => {
      expect(refusal(nested, { aggregation: { default: { id: 'arithmetic' }, nodes: { A: { id } } } })).toMatchObject({
        code: 'AGGREGATION_DOMAIN',
        params: { unit: 'U2', node: 'A', child: 'a1', value: 0, aggregation: id },
        place: { subject: 'A' },
      });
    },
  );
  test('power takes 0, refuses negative scores and p = 0 or none', () => {
    expect(indexOf(children([0, 8], [1, 1]), combinedBy({ id: 'power', p: 1 }))).toBe(4);
    expect(refusal(children([-1, 8], [1, 1]), combinedBy({ id: 'power', p: 2 })).code).toBe('AGGREGATION_DOMAIN');
    expect(refusal(children([1, 8], [1, 1]), combinedBy({ id: 'power', p: 0 })).code).toBe('POWER_EXPONENT');
    expect(refusal(children([1, 8], [1, 1]), combinedBy({ id: 'power' })).code).toBe('POWER_EXPONENT');
  });
  test('a sum beyond numbers is an error, not an infinite score', () => {
    expect(refusal(children([1e200, 1e200], [1, 1]), combinedBy({ id: 'power', p: 3 })).code).toBe(
      'AGGREGATION_OVERFLOW',
    );
  });
});

describe('comparison methods', () => {
  const three: DatasetSpec = {
    measures: {
      m1: { weight: 3, values: [90, 80, 70] },
      m2: { weight: 2, values: [60, 80, 70] },
      m3: { weight: 0, values: [0, 0, 99] },
    },
  };
  test('copeland counts pairwise majorities by weight', () => {
    // U1 beats U2 and U3 on m1 (3 of 5); U2 beats U3 on both.
    const result = scored(three, combinedBy({ id: 'copeland' }));
    expect([...result.index]).toEqual([2, 0, -2]);
    expect([...result.rank]).toEqual([1, 2, 3]);
  });
  test('copeland calls equal support a draw', () => {
    const result = scored(
      { measures: { m1: { values: [2, 1] }, m2: { values: [1, 2] } } },
      combinedBy({ id: 'copeland' }),
    );
    expect([...result.index]).toEqual([0, 0]);
  });
  test('mpi takes off the unevenness of the children', () => {
    // Each child has values 0 and 2: mean 1, population sd 1, so z is 90 or 110. U1: 110 and 90 → M 100, S 10, 100 − 10·0.1 = 99. U2 likewise.
    const uneven = scored({ measures: { m1: { values: [2, 0] }, m2: { values: [0, 2] } } }, combinedBy({ id: 'mpi' }));
    expect([...uneven.index]).toEqual([expect.closeTo(99, 10), expect.closeTo(99, 10)]);
    const even = scored(
      { measures: { m1: { values: [2, 0] }, m2: { weight: 5, values: [2, 0] } } },
      combinedBy({ id: 'mpi' }),
    );
    expect([...even.index]).toEqual([expect.closeTo(110, 10), expect.closeTo(90, 10)]);
  });
  test.each(['copeland', 'mpi'] as const)('%s gives ranks and no tiers', (id) => {
    const result = scored(three, combinedBy({ id }));
    expect(result.tier).toEqual([null, null, null]);
    expect([...result.rank].toSorted()).toEqual([1, 2, 3]);
  });
  test('stand at the top only', () => {
    const spec: DatasetSpec = { nodes: { A: {} }, measures: { a1: { parent: 'A', values: [5] } } };
    expect(
      refusal(spec, { aggregation: { default: { id: 'arithmetic' }, nodes: { A: { id: 'mpi' } } } }),
    ).toMatchObject({ code: 'AGGREGATION_TOP_ONLY', place: { subject: 'A' } });
  });
});

describe('missing children', () => {
  const spec = children([null, 60, 90], [2, 1, 1]);
  const missing = (policy: 'omit' | 'strict', minimumAvailability = 0): Partial<Method> => ({
    missing: { policy, minimumAvailability, imputation: 'none' },
  });
  test('omit reweights what is present', () => expect(indexOf(spec, missing('omit'))).toBe(75));
  test('strict leaves the node missing, and with it rank and tier', () => {
    const result = scored(spec, missing('strict'));
    expect([result.index[0], result.rank[0], result.tier[0]]).toEqual([Number.NaN, Number.NaN, null]);
  });
  test('omit asks for the minimum share of the weight: half is enough for 0.5, not for 0.51', () => {
    expect(indexOf(spec, missing('omit', 0.5))).toBe(75);
    expect(indexOf(spec, missing('omit', 0.51))).toBeNaN();
  });
  test('a share that only rounding puts below the minimum is enough', () => {
    // (0.7 + 0.1)/(0.7 + 0.1 + 0.2) is 0.8 by hand and 0.7999999999999999 in binary.
    expect((0.7 + 0.1) / (0.7 + 0.1 + 0.2)).toBeLessThan(0.8);
    expect(indexOf(children([1, 2, null], [0.7, 0.1, 0.2]), missing('omit', 0.8))).toBeCloseTo(0.9 / 0.8, 10);
  });
  test('the minimum asks for the measured leaves that enter, not for the direct children', () => {
    // A lacks two of three equal measures but stands with a score; B is whole. Total: (1/3 + 1)/2 = 2/3 measured.
    const nested: DatasetSpec = {
      nodes: { A: {}, B: {} },
      measures: {
        a1: { parent: 'A', values: [40] },
        a2: { parent: 'A', values: [null] },
        a3: { parent: 'A', values: [null] },
        b1: { parent: 'B', values: [80] },
      },
    };
    const scores = (least: number): readonly (number | undefined)[] => [
      ...scored(nested, missing('omit', least)).scores,
    ];
    expect(scores(0.3)).toEqual([60, 40, 80]);
    // A has too little, and nothing of it enters above: (0 + 1)/2 = 1/2 is left.
    expect(scores(0.5)).toEqual([80, Number.NaN, 80]);
    expect(scores(0.65)).toEqual([Number.NaN, Number.NaN, 80]);
    expect(scored(nested, missing('omit', 0.65)).tier).toEqual([null]);
  });
  test('an imputed cell is not measured, so that filling does not reach the minimum', () => {
    const filled: Partial<Method> = { missing: { policy: 'omit', minimumAvailability: 0.6, imputation: 'zero' } };
    expect(indexOf(spec, filled)).toBeNaN();
    expect(indexOf(spec, { missing: { policy: 'omit', minimumAvailability: 0.5, imputation: 'zero' } })).toBe(37.5);
  });
  test('coverage is the share of the weight that was present, down to the measures', () => {
    const nested: DatasetSpec = {
      nodes: { A: { weight: 3 }, B: { weight: 1 } },
      measures: {
        a1: { parent: 'A', values: [1] },
        a2: { parent: 'A', values: [null] },
        b1: { parent: 'B', values: [1] },
      },
    };
    expect([...scored(nested).coverage]).toEqual([0.625, 0.5, 1]);
  });
  test('a unit without any value has no index', () => {
    const result = scored({ measures: { m1: { values: [null, 5] } } });
    expect([...result.rank]).toEqual([Number.NaN, 1]);
    expect(result.tier).toEqual([null, 'low']);
  });
});

describe('weights', () => {
  test('0 switches a child off, for each rule', () => {
    for (const id of ['arithmetic', 'geometric', 'harmonic', 'minimum'] as const) {
      expect(indexOf(children([50, 50, 0], [1, 1, 0]), combinedBy({ id }))).toBeCloseTo(50, 10);
    }
  });
  test('a switched-off measure that cannot be scored stops nothing and says why it is missing', () => {
    const result = scored({
      measures: { a: { values: [50] }, b: { weight: 0, values: [3], normalisation: 'goalposts' } },
    });
    expect(result.index[0]).toBe(50);
    expect(result.normalised[1]).toBeNaN();
  });
  test('a switched-off node that cannot be combined stops nothing', () => {
    const spec: DatasetSpec = {
      nodes: { A: {}, B: { weight: 0 } },
      measures: { a: { parent: 'A', values: [40] }, b: { parent: 'B', values: [-1] } },
    };
    expect(
      scored(spec, { aggregation: { default: { id: 'arithmetic' }, nodes: { B: { id: 'geometric' } } } }).index[0],
    ).toBe(40);
  });
  test('a switched-off measure is left out of strict and of availability', () => {
    expect(
      indexOf(children([null, 60], [0, 1]), {
        missing: { policy: 'strict', minimumAvailability: 1, imputation: 'none' },
      }),
    ).toBe(60);
  });
  test('shares and effective weights multiply up the tree', () => {
    const result = scored({
      nodes: { A: { weight: 1 }, B: { weight: 3 } },
      measures: {
        a: { parent: 'A', values: [1] },
        b1: { parent: 'B', weight: 2, values: [1] },
        b2: { parent: 'B', weight: 6, values: [1] },
      },
    });
    expect([...result.nodeShares]).toEqual([1, 0.25, 0.75]);
    expect([...result.measureShares]).toEqual([1, 0.25, 0.75]);
    expect([...result.measureEffective]).toEqual([0.25, 0.1875, 0.5625]);
  });
  test.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('%s is an error that names the code', (weight) => {
    expect(refusal({ measures: { a: { values: [1] }, b: { weight, values: [1] } } })).toMatchObject({
      code: 'WEIGHT_INVALID',
      place: { subject: 'b' },
    });
  });
  test('a missing weight is an error, also for a code that every object has', () => {
    expect(refusal({ measures: { constructor: { values: [1] } } }, { weights: {} })).toMatchObject({
      code: 'WEIGHT_MISSING',
      place: { subject: 'constructor' },
    });
  });
  test('all siblings 0 is an error that names the parent', () => {
    const spec: DatasetSpec = {
      nodes: { A: {}, B: {} },
      measures: { a: { parent: 'A', weight: 0, values: [1] }, b: { parent: 'B', values: [1] } },
    };
    expect(refusal(spec)).toMatchObject({ code: 'WEIGHTS_ALL_ZERO', params: { parent: 'A' }, place: { subject: 'A' } });
  });
});
