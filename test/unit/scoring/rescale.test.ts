import { describe, expect, test } from 'vitest';
import type { AggregationRule, Method } from '../../../shared/model/method.ts';
import { offScaleReason } from '../../../shared/scoring/off-scale-reason.ts';
import { scored, smallDataset } from './small-dataset.ts';
import type { DatasetSpec } from './small-dataset.ts';

const rules = (nodes: Readonly<Record<string, AggregationRule>>): Partial<Method> => ({
  aggregation: { default: { id: 'arithmetic' }, nodes },
});
const close = (values: readonly number[]): unknown[] =>
  values.map((value) => (Number.isNaN(value) ? Number.NaN : expect.closeTo(value, 10)));
/** Scores of node A, the first after the root. */
function scoresOfA(spec: DatasetSpec, method: Partial<Method>): number[] {
  const { scores, units } = scored(spec, method);
  return [...scores.subarray(units.length, 2 * units.length)];
}

// Means of A: 30, 50, missing, 80. All expected numbers by hand from docs/METHODS "Rescaling".
const spec: DatasetSpec = {
  nodes: { A: {}, B: {} },
  measures: {
    a1: { parent: 'A', values: [20, 40, null, 80] },
    a2: { parent: 'A', values: [40, 60, null, 80] },
    b: { parent: 'B', values: [10, 20, 30, 40] },
  },
};

describe('Rescale of a node', () => {
  test('max: 100·x/max', () => {
    expect(scoresOfA(spec, rules({ A: { id: 'arithmetic', rescale: 'max' } }))).toEqual(
      close([37.5, 62.5, Number.NaN, 100]),
    );
  });
  test('min_max: to the scale', () => {
    expect(scoresOfA(spec, rules({ A: { id: 'arithmetic', rescale: 'min_max' } }))).toEqual(
      close([0, 40, Number.NaN, 100]),
    );
    expect(
      scoresOfA(spec, { ...rules({ A: { id: 'arithmetic', rescale: 'min_max' } }), scale: { lower: 1, upper: 6 } }),
    ).toEqual(close([1, 3, Number.NaN, 6]));
  });
  test('percentile_rank: (rank − 1)/(n − 1), ties the least rank', () => {
    expect(scoresOfA(spec, rules({ A: { id: 'arithmetic', rescale: 'percentile_rank' } }))).toEqual(
      close([0, 50, Number.NaN, 100]),
    );
  });
  test('goes on to the top, and leaves what was aggregated in the result', () => {
    const result = scored(spec, rules({ A: { id: 'arithmetic', rescale: 'min_max' } }));
    // (0 + 10)/2, (40 + 20)/2, 30 alone, (100 + 40)/2.
    expect([...result.index]).toEqual(close([5, 30, 30, 70]));
    expect([...result.combined.subarray(4, 8)]).toEqual(close([30, 50, Number.NaN, 80]));
  });
  test('of the root rescales the index', () => {
    expect([...scored(spec, rules({ total: { id: 'arithmetic', rescale: 'min_max' } })).index]).toEqual(
      // 20, 35, 30, 60.
      close([0, 37.5, 25, 100]),
    );
  });
  test.each([
    ['min_max', [7, 7]],
    ['max', [0, -1]],
    ['percentile_rank', [7]],
  ] as const)('%s of scores without spread, positive maximum or company is missing', (rescale, values) => {
    const one = { nodes: { A: {} }, measures: { a: { parent: 'A', values } } };
    for (const score of scoresOfA(one, rules({ A: { id: 'arithmetic', rescale } }))) expect(score).toBeNaN();
  });
  test('does not depend on the order of units, nor on units that are left out', () => {
    const turned = {
      ...spec,
      units: ['U4', 'U3', 'U2', 'U1'],
      measures: Object.fromEntries(
        Object.entries(spec.measures).map(([code, m]) => [code, { ...m, values: m.values.toReversed() }]),
      ),
    };
    const method = rules({ A: { id: 'arithmetic', rescale: 'min_max' } });
    expect(scoresOfA(turned, method)).toEqual(scoresOfA(spec, method).toReversed());
    expect(scoresOfA(spec, { ...method, excludedUnits: ['U4'] })).toEqual(close([0, 100, Number.NaN, Number.NaN]));
  });
});

describe('sum and product', () => {
  test('sum is Σwᵢxᵢ by the weights as given, over the present', () => {
    const weighted: DatasetSpec = {
      nodes: { A: {} },
      measures: {
        a: { parent: 'A', weight: 2, values: [3, null, 5] },
        b: { parent: 'A', weight: 0.5, values: [4, 10, 6] },
        off: { parent: 'A', weight: 0, values: [1000, 1000, 1000] },
      },
    };
    expect(scoresOfA(weighted, rules({ A: { id: 'sum' } }))).toEqual(close([8, 5, 13]));
  });
  test('product is Πxᵢ over the present, whatever the weights', () => {
    const weighted: DatasetSpec = {
      nodes: { A: {} },
      measures: {
        a: { parent: 'A', weight: 2, values: [3, null, -5] },
        b: { parent: 'A', weight: 0.5, values: [4, 10, 6] },
      },
    };
    expect(scoresOfA(weighted, rules({ A: { id: 'product' } }))).toEqual(close([12, 10, -30]));
  });

  const reasonOf = (given: DatasetSpec, method: Partial<Method>) => {
    const made = smallDataset(given, method);
    return offScaleReason(made.dataset, made.method, scored(given, method));
  };
  const two: DatasetSpec = {
    nodes: { A: {}, B: {} },
    measures: { a: { parent: 'A', values: [95, 85] }, b: { parent: 'B', values: [95, 85] } },
  };
  test.each(['sum', 'product'] as const)('%s takes the index off the scale, by name', (id) => {
    const method = rules({ A: { id } });
    expect(scored(two, method).tier).toEqual([null, null]);
    expect(reasonOf(two, method)).toEqual({ kind: 'nodes', nodes: ['A'], aggregations: [id] });
  });
  test.each(['sum', 'product'] as const)('%s that is rescaled, or switched off, leaves it on the scale', (id) => {
    expect(scored(two, rules({ A: { id, rescale: 'max' } })).tier).toEqual(['very_high', 'high']);
    const off = { ...two, nodes: { A: { weight: 0 }, B: {} } };
    expect(scored(off, rules({ A: { id } })).tier).toEqual(['very_high', 'high']);
    expect(reasonOf(off, rules({ A: { id } }))).toBeNull();
  });
  test('a rescaled node puts measures off the scale back, however far below it they stand', () => {
    const z: DatasetSpec = {
      nodes: { A: {}, A1: { parent: 'A' } },
      measures: { z: { parent: 'A1', normalisation: 'z_score', values: [1, 2, 3] } },
    };
    const method = rules({ A: { id: 'arithmetic', rescale: 'min_max' } });
    expect([...scored(z, method).nodeOffScale]).toEqual([0, 0, 1]);
    expect(scored(z, method).tier).toEqual(['low', 'low', 'very_high']);
    expect(reasonOf(z, method)).toBeNull();
    expect(reasonOf(z, {})).toMatchObject({ kind: 'measures', measures: ['z'] });
  });
});
