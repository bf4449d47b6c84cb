import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Dataset } from '../../../shared/model/dataset.ts';
import { standardTiers, tierIds } from '../../../shared/model/method.ts';
import type { AggregationRule, Method, TierId } from '../../../shared/model/method.ts';
import { score } from '../../../shared/scoring/score.ts';
import { curveContext, shareCurves } from '../../../shared/scoring/what-if/share-curves.ts';
import { margins } from '../../../shared/scoring/what-if/margins.ts';
import { arbitraryScorable } from '../scoring/arbitrary-dataset.ts';
import type { Scorable } from '../scoring/arbitrary-dataset.ts';

/** Brute force: `score` itself on a grid of shares of one weight. */
const GRID = 40;

interface Brute {
  /** Nearest grid share above and below at which the state holds. */
  readonly nearest: number | null;
}

function shareOf(dataset: Dataset, method: Method, code: string): { readonly share: number; readonly others: number } {
  const own = [...dataset.nodes, ...dataset.measures].find((child) => child.code === code);
  const siblings = [...dataset.nodes, ...dataset.measures].filter((child) => child.parent === own?.parent && child.code !== code);
  const others = siblings.reduce((sum, sibling) => sum + (method.weights[sibling.code] ?? 0), 0);
  const weight = method.weights[code] ?? 0;
  return { share: weight / (weight + others), others };
}

function atShare(dataset: Dataset, method: Method, code: string, share: number) {
  const { others } = shareOf(dataset, method, code);
  const result = score(dataset, { ...method, weights: { ...method.weights, [code]: (share / (1 - share)) * others } });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

/** The share nearest to the method's own at which `holds`, by walking a grid outwards and bisecting the step where it begins. */
function bruteForce(dataset: Dataset, method: Method, code: string, holds: (share: number) => boolean): Brute {
  const { share: own } = shareOf(dataset, method, code);
  const walk = (end: number): number | null => {
    let before = own;
    for (let step = 1; step <= GRID; step += 1) {
      const share = step === GRID ? end : Math.max(0, own + ((end - own) * step) / GRID);
      if (share >= 1) break;
      if (holds(share)) {
        let [out, inside] = [before, share];
        for (let halving = 0; halving < 45; halving += 1) {
          const middle = (out + inside) / 2;
          if (holds(middle)) inside = middle;
          else out = middle;
        }
        return inside;
      }
      before = share;
    }
    return null;
  };
  const found = [walk(1), walk(0)].filter((share) => share !== null);
  return { nearest: found.length === 0 ? null : found.reduce((least, share) => (Math.abs(share - own) < Math.abs(least - own) ? share : least)) };
}

const tierAt = (tier: TierId | null): number => (tier === null ? Number.NaN : tierIds.indexOf(tier));

/** Scores from 0 to 100 with missing cells, a fifth of the weights large, lines within the field so that crossings are common. */
function scorable(rule: AggregationRule): fc.Arbitrary<Scorable> {
  return arbitraryScorable(['goalposts', 'identity', 'min_max']).map(({ dataset, method }) => ({
    dataset: { ...dataset, values: dataset.values.map((value) => (value === 0 ? 1 : value)) },
    method: {
      ...method, aggregation: { default: rule, nodes: {} }, scale: { lower: 1, upper: 100 },
      missing: { ...method.missing, imputation: 'none' },
      measures: Object.fromEntries(Object.entries(method.measures).map(([code, measure]) => [code, { ...measure, treatment: 'none' }])),
      tiers: standardTiers.map((line) => ({ ...line, lower: line.lower === null ? null : line.lower - 25 })),
    } satisfies Method,
  }));
}

describe('a curve of one share', () => {
  test.each(['arithmetic', 'geometric', 'harmonic', 'minimum'] as const)('gives the index that score gives at any share, under %s', (id) => {
    fc.assert(fc.property(scorable({ id }), fc.oneof(fc.constant(0), fc.double({ min: 1e-6, max: 0.999, noNaN: true })), fc.nat(), ({ dataset, method }, share, pick) => {
      const codes = Object.keys(method.weights);
      const code = codes[pick % codes.length] ?? '';
      const base = score(dataset, method);
      if (!base.ok) throw new Error(JSON.stringify(base.error));
      const curves = shareCurves(curveContext(dataset, method, base.value), code);
      if (curves === null) return;
      const brute = atShare(dataset, method, code, share);
      dataset.units.forEach((_, unit) => {
        const curve = curves.units[unit];
        const own = curve?.at(share) ?? Number.NaN;
        const theirs = brute.index[unit] ?? Number.NaN;
        expect(Number.isNaN(own), `${code} ${share} ${unit}: ${own} ${theirs}`).toBe(Number.isNaN(theirs));
        if (!Number.isNaN(own)) expect(Math.abs(own - theirs)).toBeLessThan(1e-9);
        const form = curve?.form(share) ?? null;
        if (share > 0 && form !== null && !Number.isNaN(theirs)) expect(Math.abs((form.n0 + form.n1 * share) / (form.d0 + form.d1 * share) - theirs)).toBeLessThan(1e-7);
      });
    }), { numRuns: 200 });
  });
});

describe('margins', () => {
  test.each([['arithmetic', 200], ['geometric', 60]] as const)('agree with bisection on score over every weight, under %s', (id, numRuns) => {
    let crossings = 0;
    fc.assert(fc.property(scorable({ id }), ({ dataset, method }) => {
      const base = score(dataset, method);
      if (!base.ok) throw new Error(JSON.stringify(base.error));
      const found = margins(dataset, method);
      if (!found.ok) throw new Error(JSON.stringify(found.error));
      expect(found.value.exact).toBe(id === 'arithmetic');
      const codes = Object.keys(method.weights).filter((code) => shareOf(dataset, method, code).others > 0);
      for (const [unit, margin] of found.value.units.entries()) {
        const own = tierAt(base.value.tier[unit] ?? null);
        for (const [change, better] of [[margin.weightUp, true], [margin.weightDown, false]] as const) {
          const holds = (code: string) => (share: number): boolean => {
            const tier = tierAt(atShare(dataset, method, code, share).tier[unit] ?? null);
            return better ? tier < own : tier > own;
          };
          const size = (share: number, code: string): number => Math.abs(share - shareOf(dataset, method, code).share);
          const brute = codes.flatMap((code) => {
            const { nearest } = bruteForce(dataset, method, code, holds(code));
            return nearest === null ? [] : [size(nearest, code)];
          });
          const least = Math.min(...brute);
          // The grid can step over a narrow window that the closed form finds: then the change found is checked by itself.
          if (change === null) expect(least, `${margin.unit} ${better}`).toBe(Number.POSITIVE_INFINITY);
          else {
            crossings += 1;
            expect(Math.abs(change.change)).toBeLessThan(least + 1e-5);
            const beyond = [1e-6, -1e-6].map((nudge) => change.toShare + nudge).filter((share) => share >= 0 && share < 1);
            expect([change.toShare, ...beyond].some(holds(change.code)), `${margin.unit} ${change.code} ${change.toShare}`).toBe(true);
          }
        }
      }
    }), { numRuns });
    expect(crossings).toBeGreaterThan(numRuns / 2);
  });
});
