import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Dataset } from '../../../shared/model/dataset.ts';
import { standardTiers, tierIds } from '../../../shared/model/method.ts';
import type { Method } from '../../../shared/model/method.ts';
import { score } from '../../../shared/scoring/score.ts';
import { goalSeek } from '../../../shared/scoring/what-if/goal-seek.ts';
import { weightTicks } from '../../../shared/scoring/what-if/weight-ticks.ts';
import { arbitraryScorable } from '../scoring/arbitrary-dataset.ts';
import type { Scorable } from '../scoring/arbitrary-dataset.ts';

/** Limits fixed in advance, so that a score can be turned back into a raw value; tier lines within the field. */
function scorable(): fc.Arbitrary<Scorable> {
  return arbitraryScorable(['goalposts']).map(({ dataset, method }) => ({
    dataset,
    method: {
      ...method,
      missing: { ...method.missing, imputation: 'none' },
      measures: Object.fromEntries(
        Object.entries(method.measures).map(([code, measure]) => [code, { ...measure, treatment: 'none' }]),
      ),
      tiers: standardTiers.map((line) => ({ ...line, lower: line.lower === null ? null : line.lower - 25 })),
    } satisfies Method,
  }));
}

function scored(dataset: Dataset, method: Method) {
  const result = score(dataset, method);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

/** The lowest unit with an index: the one with the longest way up. */
function lowest(dataset: Dataset, method: Method): number {
  const { index } = scored(dataset, method);
  return index.reduce(
    (low, value, unit) => (value < (index[low] ?? Number.NaN) || Number.isNaN(index[low]) ? unit : low),
    0,
  );
}

describe('goal seek', () => {
  test('names raw values that do lift the unit to the tier, just', () => {
    let planned = 0;
    fc.assert(
      fc.property(scorable(), ({ dataset, method }) => {
        const unit = lowest(dataset, method);
        const found = goalSeek(dataset, method, {
          unit: dataset.units[unit]?.code ?? '',
          tier: 'high',
          level: 'scale',
        });
        if (!found.ok || found.value.steps.length === 0) return;
        planned += 1;
        const line = found.value.line ?? 0;
        const lifted = (target: 'rawTo' | 'rawExact'): number => {
          const values = Float64Array.from(dataset.values);
          for (const { code, [target]: raw } of found.value.steps.flatMap(({ measures }) => measures)) {
            const m = dataset.measures.findIndex((measure) => measure.code === code);
            values[m * dataset.units.length + unit] = raw ?? Number.NaN;
          }
          const again = scored({ ...dataset, values }, method);
          expect(tierIds.indexOf(again.tier[unit] ?? 'low')).toBeLessThanOrEqual(tierIds.indexOf('high'));
          return again.index[unit] ?? Number.NaN;
        };
        expect(Math.abs(lifted('rawExact') - line)).toBeLessThan(1e-6);
        // Rounded targets reach it too.
        expect(lifted('rawTo')).toBeGreaterThan(line - 1e-6);
      }),
      { numRuns: 200 },
    );
    expect(planned).toBeGreaterThan(40);
  });

  test('finds no more expensive plan than any other way up', () => {
    fc.assert(
      fc.property(
        scorable(),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 9, maxLength: 9 }),
        ({ dataset, method }, parts) => {
          const unit = lowest(dataset, method);
          const found = goalSeek(dataset, method, {
            unit: dataset.units[unit]?.code ?? '',
            tier: 'high',
            level: 'scale',
          });
          if (!found.ok || found.value.steps.length === 0) return;
          const base = scored(dataset, method);
          // Another way: each third-level score some part of the way to 100, the index by the linear weights of `score` itself.
          const size = dataset.units.length;
          const indicators = base.nodes.flatMap((_, n) =>
            n === 0 || !((base.nodeShares[n] ?? 0) > 0) || Number.isNaN(base.scores[n * size + unit]) ? [] : [n],
          );
          const share = indicators.reduce((sum, n) => sum + (base.nodeShares[n] ?? 0), 0);
          let index = base.index[unit] ?? 0;
          let gain = 0;
          indicators.forEach((n, at) => {
            const own = base.scores[n * size + unit] ?? 0;
            const rise = (parts[at] ?? 0) * Math.max(0, 100 - own);
            gain += rise;
            index += ((base.nodeShares[n] ?? 0) / share) * rise;
          });
          if (index >= (found.value.line ?? 0)) {
            expect(gain).toBeGreaterThan(found.value.leastGain - 1e-6);
            expect(found.value.totalGain).toBeLessThanOrEqual(found.value.leastGain * 1.05 + 1e-9);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});

test('between ticks of a weight nothing changes, and at each something does', () => {
  fc.assert(
    fc.property(scorable(), fc.nat(), ({ dataset, method }, pick) => {
      const codes = Object.keys(method.weights);
      const code = codes[pick % codes.length] ?? '';
      const ticks = weightTicks(dataset, method, code);
      if (!ticks.ok) throw new Error(ticks.error.code);
      const own = [...dataset.nodes, ...dataset.measures].find((child) => child.code === code);
      const others = [...dataset.nodes, ...dataset.measures]
        .filter((child) => child.parent === own?.parent && child.code !== code)
        .reduce((sum, child) => sum + (method.weights[child.code] ?? 0), 0);
      if (others === 0) return;
      const placesAt = (share: number): string => {
        const { rank, tier } = scored(dataset, {
          ...method,
          weights: { ...method.weights, [code]: (share / (1 - share)) * others },
        });
        return JSON.stringify([[...rank].map(String), tier]);
      };
      const stops = [0, ...ticks.value.map(({ share }) => share).filter((share) => share > 0), 0.9999].filter(
        (share) => share < 0.99991,
      );
      stops.slice(1).forEach((stop, at) => {
        const start = stops[at] ?? 0;
        if (stop - start < 1e-5) return;
        const inside = [0.1, 0.5, 0.9].map((part) => placesAt(start + part * (stop - start)));
        expect(new Set(inside).size, `${code} ${start} ${stop}`).toBe(1);
        const next = stops[at + 2];
        if (next !== undefined && next - stop > 1e-5 && stop < 0.9999)
          expect(placesAt(stop + 0.5 * (next - stop)), `${code} ${stop}`).not.toBe(inside[1]);
      });
    }),
    { numRuns: 200 },
  );
});
