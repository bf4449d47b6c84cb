import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom } from '../../../shared/base/random.ts';
import type { AggregationRule, Method } from '../../../shared/model/method.ts';
import { rankValues } from '../../../shared/scoring/statistics/rank-values.ts';
import { score } from '../../../shared/scoring/score.ts';
import { createIndexEngine, LANES } from '../../../shared/scoring/what-if/index-engine.ts';
import { createLaneRanker } from '../../../shared/scoring/what-if/rank-lane.ts';
import { uncertainty } from '../../../shared/scoring/what-if/uncertainty.ts';
import { arbitraryScorable } from '../scoring/arbitrary-dataset.ts';
import type { Scorable } from '../scoring/arbitrary-dataset.ts';

const rules: readonly AggregationRule[] = [
  { id: 'arithmetic' },
  { id: 'geometric' },
  { id: 'harmonic' },
  { id: 'power', p: 2 },
  { id: 'minimum' },
];

/** Scores within 1–100, so that every mean accepts them; some weights 0, some units left out. */
function scorable(): fc.Arbitrary<Scorable> {
  return fc
    .record({
      made: arbitraryScorable(['goalposts', 'min_max', 'percentile_rank']),
      rule: fc.constantFrom(...rules),
      node: fc.constantFrom(...rules),
      off: fc.nat(),
      leave: fc.boolean(),
      ties: fc.constantFrom('min', 'dense', 'average'),
    })
    .map(({ made: { dataset, method }, rule, node, off, leave, ties }) => {
      const measures = dataset.measures.filter(
        ({ parent }) => dataset.measures.filter((other) => other.parent === parent).length > 1,
      );
      const switchedOff = measures[off % Math.max(1, measures.length)]?.code;
      return {
        dataset,
        method: {
          ...method,
          ties,
          scale: { lower: 1, upper: 100 },
          aggregation: { default: rule, nodes: { N0: node } },
          weights: switchedOff === undefined ? method.weights : { ...method.weights, [switchedOff]: 0 },
          excludedUnits: leave && dataset.units.length > 2 ? [dataset.units[0]?.code ?? ''] : [],
        } satisfies Method,
      };
    });
}

function scored({ dataset, method }: Scorable) {
  const result = score(dataset, method);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

describe('the engine of the draws', () => {
  test('gives the bits, and its ranker the ranks, that score gives for any weights', () => {
    fc.assert(
      fc.property(scorable(), fc.integer(), fc.option(fc.nat(4)), ({ dataset, method: plain }, seed, rankRounding) => {
        const method = { ...plain, rankRounding };
        const engine = createIndexEngine(dataset, method, scored({ dataset, method }));
        if (engine === null) throw new Error('no engine for a mean');
        const random = createRandom(seed);
        const drawn = Float64Array.from({ length: engine.codes.length * LANES }, () => 0.05 + random.next());
        const index = new Float64Array(engine.units * LANES);
        expect(engine.run(drawn, index)).toBe(true);
        const ranks = new Float64Array(engine.units);
        const ranker = createLaneRanker(engine.units, method, scored({ dataset, method }).nodeSpans[0] ?? 0);
        for (let lane = 0; lane < LANES; lane += 1) {
          const weights = {
            ...method.weights,
            ...Object.fromEntries(engine.codes.map((code, w) => [code, drawn[w * LANES + lane] ?? 0])),
          };
          const expected = scored({ dataset, method: { ...method, weights } });
          expect(Array.from({ length: engine.units }, (_, unit) => index[unit * LANES + lane])).toEqual([
            ...expected.index,
          ]);
          ranker.rank(index, lane, LANES, ranks);
          expect([...ranks]).toEqual([...expected.rank]);
        }
      }),
      { numRuns: 300 },
    );
  });
});

test('the engine gives the same bits when it is told which weights vary', () => {
  fc.assert(
    fc.property(scorable(), fc.integer(), fc.array(fc.nat(30)), ({ dataset, method }, seed, picks) => {
      const made = (): ReturnType<typeof createIndexEngine> =>
        createIndexEngine(dataset, method, scored({ dataset, method }));
      const [whole, told] = [made(), made()];
      if (whole === null || told === null) throw new Error('no engine for a mean');
      const positions = picks.filter((pick) => pick < whole.codes.length);
      const random = createRandom(seed);
      const weights = Float64Array.from({ length: whole.codes.length * LANES }, () => 0.05 + random.next());
      const run = told.varying(positions);
      const indices = [new Float64Array(whole.units * LANES), new Float64Array(whole.units * LANES)] as const;
      for (let call = 0; call < 3; call += 1) {
        for (const position of positions)
          for (let lane = 0; lane < LANES; lane += 1) weights[position * LANES + lane] = 0.05 + random.next();
        expect([whole.run(weights, indices[0]), run(weights, indices[1])]).toEqual([true, true]);
        expect(indices[1]).toEqual(indices[0]);
      }
    }),
    { numRuns: 200 },
  );
});

test('a cohort too large for insertion is ranked alike', () => {
  const value = fc.oneof(
    fc.integer({ min: 0, max: 50 }),
    fc.double({ min: 0, max: 50, noNaN: true }),
    fc.constant(Number.NaN),
  );
  fc.assert(
    fc.property(
      fc.array(value, { minLength: 257, maxLength: 400 }),
      fc.constantFrom('min', 'dense', 'average'),
      (values, ties) => {
        const index = Float64Array.from(values.flatMap((x) => [x, x + 1e-12]));
        const ranks = new Float64Array(values.length);
        const ranker = createLaneRanker(values.length, { ties, rankRounding: null }, 50);
        for (const lane of [0, 1]) {
          ranker.rank(index, lane, 2, ranks);
          expect([...ranks]).toEqual([
            ...rankValues(
              index.filter((_, cell) => cell % 2 === lane),
              'falling',
              ties,
              50,
            ),
          ]);
        }
      },
    ),
    { numRuns: 50 },
  );
});

describe('uncertainty', () => {
  test('without noise is the baseline, exactly', () => {
    fc.assert(
      fc.property(scorable(), fc.integer({ min: 1, max: 9 }), ({ dataset, method }, draws) => {
        const expected = scored({ dataset, method });
        const found = uncertainty(dataset, method, { seed: 1, draws, weights: { kind: 'uniform', noise: 0 } });
        if (!found.ok) throw new Error(found.error.code);
        found.value.units.forEach((unit, at) => {
          const rank = expected.rank[at] ?? Number.NaN;
          expect(unit.rank).toEqual(
            Number.isNaN(rank) ? null : { p5: rank, p25: rank, p50: rank, p75: rank, p95: rank },
          );
          const tier = expected.tier[at] ?? null;
          if (tier !== null) expect(unit.tiers[tier]).toBe(1);
        });
        for (const { above } of found.value.pairs) expect(above).toBe(0.5);
      }),
      { numRuns: 100 },
    );
  });

  test('gives tier probabilities of sum 1, and bands in order, to every unit with an index', () => {
    fc.assert(
      fc.property(
        scorable(),
        fc.constantFrom({ kind: 'uniform', noise: 1 } as const, { kind: 'dirichlet', concentration: 3 } as const),
        fc.integer(),
        ({ dataset, method }, weights, seed) => {
          const found = uncertainty(dataset, method, { seed, draws: 50, weights });
          if (!found.ok) throw new Error(found.error.code);
          for (const { rank, tiers, scored: share } of found.value.units) {
            if (rank === null) expect([share, tiers]).toEqual([0, {}]);
            else {
              expect(Math.abs(Object.values(tiers).reduce((sum, p) => sum + p, 0) - 1)).toBeLessThan(1e-12);
              const bands = [1, rank.p5, rank.p25, rank.p50, rank.p75, rank.p95, dataset.units.length];
              expect(bands).toEqual(bands.toSorted((a, b) => a - b));
            }
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});
