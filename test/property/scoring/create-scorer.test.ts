import fc from 'fast-check';
import { expect, test } from 'vitest';
import { imputations, rescalings, tiesRules } from '../../../shared/model/method.ts';
import type { Method } from '../../../shared/model/method.ts';
import { createScorer } from '../../../shared/scoring/create-scorer.ts';
import { score } from '../../../shared/scoring/score.ts';
import { arbitraryMeasure, arbitraryScorable } from './arbitrary-dataset.ts';
import type { Scorable } from './arbitrary-dataset.ts';

type Edit = (
  method: Method,
  codes: { readonly all: readonly string[]; readonly measures: readonly string[]; readonly units: readonly string[] },
) => Method;

const pickOf = (codes: readonly string[], pick: number): string => codes[pick % codes.length] ?? '';

const edits: fc.Arbitrary<Edit> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.tuple(fc.nat(), fc.constantFrom(0, 1, 2.5, 7, -1)).map(([pick, weight]): Edit => (method, codes) => ({
      ...method,
      weights: { ...method.weights, [pickOf(codes.all, pick)]: weight },
    })),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(fc.nat(), arbitraryMeasure()).map(([pick, measure]): Edit => (method, codes) => ({
      ...method,
      measures: { ...method.measures, [pickOf(codes.measures, pick)]: measure },
    })),
  },
  fc.tuple(fc.nat(), fc.constantFrom(null, 5, 30, 95)).map(([pick, lower]): Edit => (method, codes) => {
    const code = pickOf(codes.measures, pick);
    const measure = method.measures[code];
    return measure === undefined
      ? method
      : { ...method, measures: { ...method.measures, [code]: { ...measure, lower } } };
  }),
  fc
    .record({
      policy: fc.constantFrom('omit', 'strict'),
      minimumAvailability: fc.constantFrom(0, 0.5, 0.7, 1),
      imputation: fc.constantFrom(...imputations),
    })
    .map((missing): Edit => (method) => ({ ...method, missing })),
  fc.constantFrom(70, 80, 90, 60).map((lower): Edit => (method) => ({
    ...method,
    tiers: [
      { tier: 'high', lower },
      { tier: 'low', lower: null },
    ],
  })),
  fc.constantFrom(...tiesRules).map((ties): Edit => (method) => ({ ...method, ties })),
  fc.constantFrom(null, 0, 2).map((tierRounding): Edit => (method) => ({ ...method, tierRounding })),
  fc.constantFrom(null, 0, 2).map((rankRounding): Edit => (method) => ({ ...method, rankRounding })),
  fc.array(fc.nat(), { maxLength: 3 }).map((picks): Edit => (method, codes) => ({
    ...method,
    excludedUnits: picks.map((pick) => pickOf([...codes.units, 'unknown'], pick)),
  })),
  fc
    .constantFrom({ lower: 0, upper: 100 }, { lower: 1, upper: 5 })
    .map((scale): Edit => (method) => ({ ...method, scale })),
  fc.boolean().map((population): Edit => (method) => ({ ...method, z: { mean: 50, sd: 10, population } })),
  fc.constantFrom(0, 1, 5).map((winsoriseMax): Edit => (method) => ({ ...method, winsoriseMax })),
  fc
    .tuple(
      fc.constantFrom('total', 'N0', 'N1'),
      fc.constantFrom('arithmetic', 'geometric', 'minimum', 'mpi', 'copeland', 'sum', 'product'),
      fc.constantFrom({}, {}, ...rescalings.map((rescale) => ({ rescale }))),
    )
    .map(([node, id, rescaled]): Edit => (method) => ({
      ...method,
      aggregation: { ...method.aggregation, nodes: { ...method.aggregation.nodes, [node]: { id, ...rescaled } } },
    })),
  fc.constantFrom(1, 2, -1, 0).map((p): Edit => (method) => ({
    ...method,
    aggregation: { ...method.aggregation, nodes: { ...method.aggregation.nodes, N0: { id: 'power', p } } },
  })),
  fc
    .tuple(fc.nat(), fc.constantFrom(null, 'zero', 'mean'), fc.constantFrom(null, 0, 2))
    .map(([pick, imputation, winsoriseMax]): Edit => (method, codes) => {
      const code = pickOf(codes.measures, pick);
      const measure = method.measures[code];
      return measure === undefined
        ? method
        : { ...method, measures: { ...method.measures, [code]: { ...measure, imputation, winsoriseMax } } };
    }),
  fc
    .tuple(fc.nat(), fc.constantFrom('bonus', 'penalty', 'veto', 'none'))
    .map(([pick, kind]): Edit => (method, codes) => {
      const measure = pickOf(codes.measures, pick);
      const adjustments =
        kind === 'none'
          ? []
          : [kind === 'veto' ? ({ kind, measure, tier: 'low' } as const) : ({ kind, measure, cap: 9 } as const)];
      return { ...method, weights: { ...method.weights, [measure]: 0 }, adjustments };
    }),
  // A copy of equal content, as one that comes through a file or a worker.
  fc.constant<Edit>((method) => structuredClone(method)),
);

/** The same bits in every array and the same codes, or the same error: toEqual takes NaN for NaN and tells 0 from −0. */
function expectSameScore({ dataset }: Scorable, scorer: ReturnType<typeof createScorer>, method: Method): void {
  expect(scorer.score(method)).toEqual(score(dataset, method));
}

test('a scorer gives what score gives, bit for bit, after any sequence of edits and undos', () => {
  fc.assert(
    fc.property(
      arbitraryScorable(undefined, [0, 3, 5]),
      fc.array(fc.tuple(edits, fc.integer({ min: 0, max: 3 })), { minLength: 1, maxLength: 15 }),
      (made, sequence) => {
        const scorer = createScorer(made.dataset);
        const codes = {
          all: Object.keys(made.method.weights),
          measures: Object.keys(made.method.measures),
          units: made.dataset.units.map(({ code }) => code),
        };
        const history = [made.method];
        expectSameScore(made, scorer, made.method);
        for (const [edit, undone] of sequence) {
          const current = history.at(-1) ?? made.method;
          const next = undone === 3 ? (history.at(-2) ?? made.method) : edit(current, codes);
          history.push(next);
          expectSameScore(made, scorer, next);
        }
      },
    ),
    { numRuns: 300 },
  );
});

test('results given earlier do not change with later edits', () => {
  fc.assert(
    fc.property(
      arbitraryScorable(undefined, [0, 3, 5]),
      fc.array(edits, { minLength: 1, maxLength: 8 }),
      (made, sequence) => {
        const scorer = createScorer(made.dataset);
        const codes = {
          all: Object.keys(made.method.weights),
          measures: Object.keys(made.method.measures),
          units: made.dataset.units.map(({ code }) => code),
        };
        const first = scorer.score(made.method);
        const kept = structuredClone(first);
        sequence.reduce((method, edit) => {
          const next = edit(method, codes);
          scorer.score(next);
          return next;
        }, made.method);
        expect(first).toEqual(kept);
      },
    ),
    { numRuns: 100 },
  );
});
