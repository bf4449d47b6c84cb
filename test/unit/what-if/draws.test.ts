import { describe, expect, test } from 'vitest';
import type { Random } from '../../../shared/base/random.ts';
import { createDrawWeights } from '../../../shared/scoring/what-if/draw-weights.ts';
import { engineGroups, transformedMean } from '../../../shared/scoring/what-if/engine-groups.ts';
import { createIndexEngine, LANES } from '../../../shared/scoring/what-if/index-engine.ts';
import { createLaneRanker } from '../../../shared/scoring/what-if/rank-lane.ts';
import { planTree } from '../../../shared/scoring/tree-plan.ts';
import { scored, smallDataset } from '../scoring/small-dataset.ts';
import type { DatasetSpec } from '../scoring/small-dataset.ts';

const always = (value: number, normal = 0): Random => ({ next: () => value, below: () => 0, normal: () => normal });

describe('a draw of weights', () => {
  const spec: DatasetSpec = { measures: { M1: { weight: 3, values: [1, 2] }, M2: { weight: 1, values: [2, 1] } } };
  const made = smallDataset(spec);
  const engine = createIndexEngine(made.dataset, made.method, scored(spec));
  if (engine === null) throw new Error('no engine');
  const laneOf = (buffer: Float64Array, lane: number): number[] =>
    [0, 1].map((weight) => buffer[weight * LANES + lane] ?? Number.NaN);

  test('of a Dirichlet so thin that every part underflows is the own weights', () => {
    // Gamma(ε) = Gamma(1 + ε)·u^(1/ε): ½ to the power of a million is 0.
    const buffer = new Float64Array(2 * LANES);
    createDrawWeights(engine, { kind: 'dirichlet', concentration: 1e-6 }, always(0.5))(buffer, 1);
    expect(laneOf(buffer, 1)).toEqual([3, 1]);
    expect(laneOf(buffer, 0)).toEqual([0, 0]);
  });

  test('takes the mean of a gamma from its shape: of 4 parts, 3 and 1 by d = shape − 1/3 where the normal is 0', () => {
    // With x = 0, v = 1 and the part is d.
    const buffer = new Float64Array(2 * LANES);
    createDrawWeights(engine, { kind: 'dirichlet', concentration: 8 }, always(0.5))(buffer, 0);
    expect(laneOf(buffer, 0)).toEqual([6 - 1 / 3, 2 - 1 / 3].map((x) => expect.closeTo(x, 12)));
  });

  test('under uniform noise is w·(1 + δ(2u − 1)), and above 0 even where u is 0 and the noise whole', () => {
    const buffer = new Float64Array(2 * LANES);
    createDrawWeights(engine, { kind: 'uniform', noise: 0.2 }, always(0.75))(buffer, 0);
    expect(laneOf(buffer, 0)).toEqual([3.3, 1.1].map((x) => expect.closeTo(x, 12)));
    createDrawWeights(engine, { kind: 'uniform', noise: 1 }, always(0))(buffer, 0);
    expect(laneOf(buffer, 0).every((weight) => weight > 0 && weight < 1e-15)).toBe(true);
  });
});

describe('ranks of a draw', () => {
  const ranksOf = (values: readonly number[], ties: 'min' | 'dense' | 'average'): number[] => {
    const ranks = new Float64Array(values.length);
    createLaneRanker(values.length, { ties, rankRounding: null }, 100).rank(Float64Array.from(values), 0, 1, ranks);
    return [...ranks];
  };

  test.each([3, 300])('of %i units fall, with equal ones together and missing ones without', (count) => {
    // count, count − 1, …, 1, so that place and value mirror each other; then the first two equal and one missing.
    const falling = Array.from({ length: count }, (_, at) => count - at);
    expect(ranksOf(falling, 'min')).toEqual(falling.map((_, at) => at + 1));
    expect(ranksOf(falling.toReversed(), 'min')).toEqual(falling);
    const tied = [...falling.slice(1, 2), ...falling.slice(1)];
    const places = tied.slice(2).map((_, at) => at + 3);
    expect(ranksOf(tied, 'min')).toEqual([1, 1, ...places]);
    expect(ranksOf(tied, 'average')).toEqual([1.5, 1.5, ...places]);
    expect(ranksOf(tied, 'dense')).toEqual([1, 1, ...places.map((place) => place - 1)]);
    expect(ranksOf([Number.NaN, ...falling.slice(1)], 'min')).toEqual([
      Number.NaN,
      ...falling.slice(1).map((_, at) => at + 1),
    ]);
  });
});

describe('the groups of the engine', () => {
  const groupsOf = (spec: DatasetSpec) => {
    const { dataset, method } = smallDataset(spec);
    return engineGroups(planTree(dataset), method, scored(spec), Int32Array.from(dataset.units.keys()));
  };
  const spec = (hole: number | null): DatasetSpec => ({
    nodes: { A: { weight: 2 }, B: { weight: 0 } },
    measures: {
      M1: { parent: 'A', weight: 3, values: [1, 2] },
      M2: { parent: 'A', weight: 0, values: [4, 5] },
      M3: { parent: 'B', weight: 1, values: [6, 7] },
      M4: { weight: 1, values: [8, hole] },
    },
  });

  test('have the children that count, lower ones first, weights one after the other', () => {
    expect(groupsOf(spec(9))).toMatchObject([
      { node: 1, codes: ['M1'], start: 0, weights: Float64Array.of(3), children: Int32Array.of(-1) },
      { node: 0, codes: ['A', 'M4'], start: 1, weights: Float64Array.of(2, 1), children: Int32Array.of(1, -1) },
    ]);
  });

  test('are complete where no child is ever missing, through every level', () => {
    expect(groupsOf(spec(9)).map(({ complete }) => complete)).toEqual([true, true]);
    expect(groupsOf(spec(null)).map(({ complete }) => complete)).toEqual([true, false]);
    const below: DatasetSpec = {
      nodes: { A: {}, B: {} },
      measures: { M1: { parent: 'A', values: [1, null] }, M2: { parent: 'B', values: [2, 3] } },
    };
    // B, A, total.
    expect(groupsOf(below).map(({ node, complete }) => [node, complete])).toEqual([
      [2, true],
      [1, false],
      [0, false],
    ]);
  });

  test.each([
    ['arithmetic', undefined, [2, 4], 3, true, true],
    ['geometric', undefined, [2, 8], 4, false, false],
    ['harmonic', undefined, [2, 6], 3, false, false],
    ['power', 2, [1, 7], 5, true, false],
  ] as const)('of two equal weights take the %s mean', (id, p, pair, expected, zero, negative) => {
    const mean = transformedMean(p === undefined ? { id } : { id, p });
    expect(mean.from(mean.to(pair[0]) + mean.to(pair[1]), 2)).toBeCloseTo(expected, 12);
    expect([mean.allows(0), mean.allows(-1)]).toEqual([zero, negative]);
  });
});
