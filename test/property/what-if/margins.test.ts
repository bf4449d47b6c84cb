import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Dataset } from '../../../shared/model/dataset.ts';
import { standardTiers, tierIds } from '../../../shared/model/method.ts';
import type { AggregationRule, Method, TierId } from '../../../shared/model/method.ts';
import type { ScoreResult } from '../../../shared/model/score-result.ts';
import { createScorer } from '../../../shared/scoring/create-scorer.ts';
import { score } from '../../../shared/scoring/score.ts';
import { curveContext, shareCurves } from '../../../shared/scoring/what-if/share-curves.ts';
import { margins } from '../../../shared/scoring/what-if/margins.ts';
import type { WeightChange } from '../../../shared/scoring/what-if/what-if-types.ts';
import { arbitraryScorable } from '../scoring/arbitrary-dataset.ts';
import type { Scorable } from '../scoring/arbitrary-dataset.ts';

/** Steps of the grid from a weight's own share to 0 and to 1. */
const GRID = 20;
const HALVINGS = 35;
/** Wider than the tolerance of comparisons, narrower than any change of a share that matters. */
const BESIDE = 1e-7;
/** How far past a crossing it is looked for: where curves cross at a small angle they tie for longer. */
const NUDGES = [0, 1e-6, -1e-6, 1e-5, -1e-5, 1e-4, -1e-4];

function shareOf(dataset: Dataset, method: Method, code: string): { readonly share: number; readonly others: number } {
  const own = [...dataset.nodes, ...dataset.measures].find((child) => child.code === code);
  const siblings = [...dataset.nodes, ...dataset.measures].filter(
    (child) => child.parent === own?.parent && child.code !== code,
  );
  const others = siblings.reduce((sum, sibling) => sum + (method.weights[sibling.code] ?? 0), 0);
  const weight = method.weights[code] ?? 0;
  return { share: weight / (weight + others), others };
}

/** `score` with one weight moved to a share; `createScorer` gives its very bits and spares the stages that stay. */
type ScoreAt = (share: number) => ScoreResult;

function scoreAt(dataset: Dataset, method: Method): (code: string) => ScoreAt {
  const scorer = createScorer(dataset);
  return (code) => {
    const { others } = shareOf(dataset, method, code);
    return (share) => {
      const result = scorer.score({
        ...method,
        weights: { ...method.weights, [code]: (share / (1 - share)) * others },
      });
      if (!result.ok) throw new Error(JSON.stringify(result.error));
      return result.value;
    };
  };
}

/** Brute force over one weight: results on a grid outwards from its own share, both ways. */
interface Walk {
  readonly code: string;
  readonly own: number;
  readonly at: ScoreAt;
  readonly ways: readonly (readonly { readonly share: number; readonly result: ScoreResult }[])[];
}

function walks(dataset: Dataset, method: Method): Walk[] {
  const move = scoreAt(dataset, method);
  return Object.keys(method.weights)
    .filter((code) => shareOf(dataset, method, code).others > 0)
    .map((code) => {
      const { share: own } = shareOf(dataset, method, code);
      const at = move(code);
      const way = (end: number) =>
        Array.from({ length: GRID }, (_, step) => (step === GRID - 1 ? end : own + ((end - own) * (step + 1)) / GRID))
          .filter((share) => share >= 0 && share < 1)
          .map((share) => ({ share, result: at(share) }));
      return { code, own, at, ways: [way(1), way(0)] };
    });
}

type Holds = (result: ScoreResult) => boolean;

/**
 * Whether what holds at a share holds beside it too. A step of the grid can fall upon the very share at which a unit's availability meets the
 * least one, and there, for the width of the tolerance of comparisons, is a state that nobody could set. At 0 the child is switched off, which
 * is a place of its own.
 */
function lasts(at: ScoreAt, share: number, holds: Holds): boolean {
  return share === 0 || [share + BESIDE, share - BESIDE].some((near) => near < 1 && near >= 0 && holds(at(near)));
}

/** Least change of any share at which `holds`, the first step of the grid where it does bisected; only those that could be below `limit`. */
function leastChange(all: readonly Walk[], holds: Holds, limit: number): number {
  return Math.min(
    ...all.flatMap(({ own, at, ways }) =>
      ways.flatMap((way) => {
        const hit = way.findIndex(({ share, result }) => holds(result) && lasts(at, share, holds));
        if (hit < 0) return [];
        let out = way[hit - 1]?.share ?? own;
        let inside = way[hit]?.share ?? own;
        if (Math.abs(out - own) > limit) return [];
        for (let halving = 0; halving < HALVINGS; halving += 1) {
          const middle = (out + inside) / 2;
          if (holds(at(middle))) inside = middle;
          else out = middle;
        }
        return [Math.abs(inside - own)];
      }),
    ),
  );
}

/** The change found is one, is no larger than those that the walks meet, and is none where they meet none. A walk can step over a narrow window that the closed form finds. */
function expectLeast(all: readonly Walk[], change: WeightChange | null, holds: Holds, label: string): void {
  const least = leastChange(all, holds, change === null ? Number.POSITIVE_INFINITY : Math.abs(change.change));
  if (change === null) {
    expect(least, label).toBe(Number.POSITIVE_INFINITY);
    return;
  }
  expect(Math.abs(change.change), label).toBeLessThan(least + 1e-5);
  const walk = all.find(({ code }) => code === change.code);
  // A crossing may lie nearer to 0 or 1 than any nudge, and holds from there on.
  const { toShare } = change;
  const beyond = [...NUDGES.map((nudge) => toShare + nudge), toShare / 2, (1 + toShare) / 2].filter(
    (share) => share >= 0 && share < 1,
  );
  expect(
    beyond.some((share) => walk !== undefined && holds(walk.at(share))),
    `${label} ${change.code} ${change.toShare}`,
  ).toBe(true);
}

const tierAt = (tier: TierId | null): number => (tier === null ? Number.NaN : tierIds.indexOf(tier));

/** Scores from 0 to 100 with missing cells, a fifth of the weights large, lines within the field so that crossings are common. */
function scorable(rule: AggregationRule): fc.Arbitrary<Scorable> {
  return arbitraryScorable(['goalposts', 'identity', 'min_max']).map(({ dataset, method }) => ({
    dataset: { ...dataset, values: dataset.values.map((value) => (value === 0 ? 1 : value)) },
    method: {
      ...method,
      aggregation: { default: rule, nodes: {} },
      scale: { lower: 1, upper: 100 },
      missing: { ...method.missing, imputation: 'none' },
      measures: Object.fromEntries(
        Object.entries(method.measures).map(([code, measure]) => [code, { ...measure, treatment: 'none' }]),
      ),
      tiers: standardTiers.map((line) => ({ ...line, lower: line.lower === null ? null : line.lower - 25 })),
    } satisfies Method,
  }));
}

describe('a curve of one share', () => {
  test.each(['arithmetic', 'geometric', 'harmonic', 'minimum'] as const)(
    'gives the index that score gives at any share, under %s',
    (id) => {
      fc.assert(
        fc.property(
          scorable({ id }),
          fc.oneof(fc.constant(0), fc.double({ min: 1e-6, max: 0.999, noNaN: true })),
          fc.nat(),
          ({ dataset, method }, share, pick) => {
            const codes = Object.keys(method.weights);
            const code = codes[pick % codes.length] ?? '';
            const base = score(dataset, method);
            if (!base.ok) throw new Error(JSON.stringify(base.error));
            const curves = shareCurves(curveContext(dataset, method, base.value), code);
            if (curves === null) return;
            const brute = scoreAt(dataset, method)(code)(share);
            dataset.units.forEach((_, unit) => {
              const curve = curves.units[unit];
              const own = curve?.at(share) ?? Number.NaN;
              const theirs = brute.index[unit] ?? Number.NaN;
              expect(Number.isNaN(own), `${code} ${share} ${unit}: ${own} ${theirs}`).toBe(Number.isNaN(theirs));
              if (!Number.isNaN(own)) expect(Math.abs(own - theirs)).toBeLessThan(1e-9);
              const form = curve?.form(share) ?? null;
              if (share > 0 && form !== null && !Number.isNaN(theirs))
                expect(Math.abs((form.n0 + form.n1 * share) / (form.d0 + form.d1 * share) - theirs)).toBeLessThan(1e-7);
            });
          },
        ),
        { numRuns: 200 },
      );
    },
  );
});

describe('margins', () => {
  test.each([
    ['arithmetic', 200],
    ['geometric', 60],
  ] as const)('agree with bisection on score over every weight, under %s', (id, numRuns) => {
    let crossings = 0;
    fc.assert(
      fc.property(scorable({ id }), ({ dataset, method }) => {
        const found = margins(dataset, method);
        if (!found.ok) throw new Error(JSON.stringify(found.error));
        expect(found.value.exact).toBe(id === 'arithmetic');
        const all = walks(dataset, method);
        found.value.units.forEach((margin, unit) => {
          const own = tierAt(margin.tier);
          for (const [change, better] of [
            [margin.weightUp, true],
            [margin.weightDown, false],
          ] as const) {
            if (change !== null) crossings += 1;
            expectLeast(
              all,
              change,
              (result) => (better ? tierAt(result.tier[unit] ?? null) < own : tierAt(result.tier[unit] ?? null) > own),
              `${margin.unit} ${better ? 'up' : 'down'}`,
            );
          }
        });
      }),
      { numRuns },
    );
    expect(crossings).toBeGreaterThan(numRuns / 4);
  });

  test('swap neighbours where score does, and no weight does it sooner', () => {
    let swaps = 0;
    fc.assert(
      fc.property(scorable({ id: 'arithmetic' }), ({ dataset, method }) => {
        const found = margins(dataset, method);
        if (!found.ok) throw new Error(JSON.stringify(found.error));
        const all = walks(dataset, method);
        for (const { upper, lower, gap, swap } of found.value.ranks) {
          if (gap < 1e-6) continue;
          const [a = 0, b = 0] = [upper, lower].map((code) => dataset.units.findIndex((unit) => unit.code === code));
          if (swap !== null) swaps += 1;
          expectLeast(all, swap, ({ rank }) => (rank[a] ?? Number.NaN) > (rank[b] ?? Number.NaN), `${upper} ${lower}`);
        }
      }),
      { numRuns: 200 },
    );
    expect(swaps).toBeGreaterThan(50);
  });
});
