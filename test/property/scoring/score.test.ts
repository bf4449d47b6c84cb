import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Dataset } from '../../../shared/model/dataset.ts';
import { tierIds } from '../../../shared/model/method.ts';
import type { Method } from '../../../shared/model/method.ts';
import type { ScoreResult } from '../../../shared/model/score-result.ts';
import { nearlyEqual } from '../../../shared/base/tolerance.ts';
import { score } from '../../../shared/scoring/score.ts';
import { arbitraryScorable } from './arbitrary-dataset.ts';

function scored(dataset: Dataset, method: Method): ScoreResult {
  const result = score(dataset, method);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

/** Scores within `tolerance` (0: the same bits), ranks and tiers the same, unit by unit and node by node in the order of `a`. */
function expectSame(
  a: ScoreResult,
  b: ScoreResult,
  tolerance: number,
  unitOfB: (unit: number) => number = (unit) => unit,
): void {
  const size = a.units.length;
  for (let unit = 0; unit < size; unit += 1) {
    const other = unitOfB(unit);
    expect(b.units[other]).toBe(a.units[unit]);
    expect(b.rank[other]).toBe(a.rank[unit]);
    expect(b.tier[other]).toBe(a.tier[unit]);
    for (let node = 0; node < a.nodes.length; node += 1) {
      const own = a.scores[node * size + unit] ?? Number.NaN;
      const theirs = b.scores[node * size + other] ?? Number.NaN;
      expect(
        Number.isNaN(own) ? Number.isNaN(theirs) : Math.abs(own - theirs) <= tolerance * Math.max(1, Math.abs(own)),
      ).toBe(true);
    }
  }
}

describe('a score', () => {
  test('does not change when the weights of all siblings are scaled', () => {
    fc.assert(
      fc.property(
        arbitraryScorable(),
        fc.double({ min: 0.001, max: 1000, noNaN: true }),
        fc.boolean(),
        ({ dataset, method }, factor, top) => {
          const weights = Object.fromEntries(
            Object.entries(method.weights).map(([code, weight]) => [
              code,
              code.includes('.') === top ? weight : weight * factor,
            ]),
          );
          expectSame(scored(dataset, method), scored(dataset, { ...method, weights }), 1e-9);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('does not change by a bit with the order of rows', () => {
    fc.assert(
      fc.property(
        arbitraryScorable().chain((made) =>
          fc.tuple(
            fc.constant(made),
            fc.shuffledSubarray([...made.dataset.units.keys()], { minLength: made.dataset.units.length }),
          ),
        ),
        ([{ dataset, method }, order]) => {
          const size = dataset.units.length;
          const permute = (array: Float64Array): Float64Array =>
            array.map((_, cell) => array[Math.floor(cell / size) * size + (order[cell % size] ?? 0)] ?? Number.NaN);
          const shuffled: Dataset = {
            ...dataset,
            units: order.flatMap((unit) => dataset.units[unit] ?? []),
            values: permute(dataset.values),
            reasons: dataset.reasons.map(
              (_, cell) => dataset.reasons[Math.floor(cell / size) * size + (order[cell % size] ?? 0)] ?? 0,
            ),
            denominators: { base: permute(dataset.denominators['base'] ?? new Float64Array(size)) },
            previous: dataset.previous === null ? null : permute(dataset.previous),
            ...(dataset.evidence === undefined
              ? {}
              : {
                  evidence: {
                    ...dataset.evidence,
                    months: Uint8Array.from(permute(Float64Array.from(dataset.evidence.months))),
                  },
                }),
          };
          expectSame(scored(dataset, method), scored(shuffled, method), 0, (unit) => order.indexOf(unit));
        },
      ),
      { numRuns: 300 },
    );
  });

  test('does not change by a bit with the order of columns', () => {
    fc.assert(
      fc.property(
        arbitraryScorable().chain((made) =>
          fc.tuple(
            fc.constant(made),
            fc.shuffledSubarray([...made.dataset.measures.keys()], { minLength: made.dataset.measures.length }),
          ),
        ),
        ([{ dataset, method }, order]) => {
          const size = dataset.units.length;
          const permute = (array: Float64Array): Float64Array =>
            Float64Array.from(order.flatMap((m) => [...array.subarray(m * size, (m + 1) * size)]));
          const shuffled: Dataset = {
            ...dataset,
            measures: order.flatMap((m) => dataset.measures[m] ?? []),
            values: permute(dataset.values),
            reasons: Uint8Array.from(order.flatMap((m) => [...dataset.reasons.subarray(m * size, (m + 1) * size)])),
            previous: dataset.previous === null ? null : permute(dataset.previous),
          };
          expectSame(scored(dataset, method), scored(shuffled, method), 0);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('never falls when a better-is-higher measure under goalposts rises', () => {
    fc.assert(
      fc.property(
        arbitraryScorable(['goalposts', 'log_goalposts']),
        fc.nat(),
        fc.double({ min: 0, max: 200, noNaN: true }),
        ({ dataset, method: made }, pick, rise) => {
          const measures = Object.fromEntries(
            Object.entries(made.measures).map(([code, measure]) => [
              code,
              { ...measure, direction: 'higher' as const, treatment: 'none' as const },
            ]),
          );
          const method: Method = { ...made, measures, missing: { ...made.missing, imputation: 'none' } };
          const present = [...dataset.values.keys()].filter((cell) => !Number.isNaN(dataset.values[cell]));
          const cell = present[pick % Math.max(present.length, 1)];
          fc.pre(cell !== undefined);
          const values = Float64Array.from(dataset.values);
          values[cell] = (values[cell] ?? 0) + rise;
          const unit = cell % dataset.units.length;
          const before = scored(dataset, method).index[unit] ?? Number.NaN;
          const after = scored({ ...dataset, values }, method).index[unit] ?? Number.NaN;
          expect(Number.isNaN(before) ? Number.isNaN(after) : after >= before || nearlyEqual(after, before)).toBe(true);
        },
      ),
      { numRuns: 400 },
    );
  });

  test('gives no rank and no tier without an index, and both with one on the scale', () => {
    fc.assert(
      fc.property(arbitraryScorable(), ({ dataset, method }) => {
        const result = scored(dataset, method);
        result.index.forEach((index, unit) => {
          expect(Number.isNaN(result.rank[unit])).toBe(Number.isNaN(index));
          expect(result.tier[unit] === null).toBe(Number.isNaN(index) || result.nodeOffScale[0] === 1);
        });
      }),
      { numRuns: 200 },
    );
  });

  test('has tiers and ranks that follow the index', () => {
    fc.assert(
      fc.property(arbitraryScorable(), ({ dataset, method }) => {
        const result = scored(dataset, method);
        const places = [...result.index.keys()]
          .filter((unit) => !Number.isNaN(result.index[unit]))
          .toSorted((a, b) => (result.index[b] ?? 0) - (result.index[a] ?? 0));
        places.forEach((unit, at) => {
          const above = places[at - 1];
          if (above === undefined) return;
          expect(tierIds.indexOf(result.tier[unit] ?? 'low')).toBeGreaterThanOrEqual(
            tierIds.indexOf(result.tier[above] ?? 'low'),
          );
          expect(result.rank[unit] ?? 0).toBeGreaterThanOrEqual(result.rank[above] ?? 0);
        });
      }),
      { numRuns: 200 },
    );
  });

  test('of a switched-off measure equals that of its absence', () => {
    fc.assert(
      fc.property(arbitraryScorable(), fc.nat(), ({ dataset, method }, pick) => {
        const off = dataset.measures[pick % dataset.measures.length];
        fc.pre(off !== undefined && dataset.measures.some((other) => other !== off && other.parent === off.parent));
        const at = dataset.measures.findIndex((measure) => measure.code === off?.code);
        const size = dataset.units.length;
        const without = <T extends Float64Array | Uint8Array>(array: T): number[] =>
          [...array].filter((_, cell) => Math.floor(cell / size) !== at);
        const smaller: Dataset = {
          ...dataset,
          measures: dataset.measures.filter((_, m) => m !== at),
          values: Float64Array.from(without(dataset.values)),
          reasons: Uint8Array.from(without(dataset.reasons)),
          marks: Uint8Array.from(without(dataset.marks)),
          previous: dataset.previous === null ? null : Float64Array.from(without(dataset.previous)),
        };
        const switched = scored(dataset, { ...method, weights: { ...method.weights, [off?.code ?? '']: 0 } });
        expectSame(switched, scored(smaller, method), 0);
      }),
      { numRuns: 200 },
    );
  });
});
