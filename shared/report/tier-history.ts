import type { TierId } from '../model/method.ts';
import type { Unit } from '../model/unit.ts';
import { assignTier } from '../scoring/assign-tier.ts';
import { administrativeOrder } from './cohort-statistics.ts';
import { yearSources } from './own-years.ts';
import type { ReportInput } from './report-input.ts';

export interface YearResult {
  readonly index: number | null;
  readonly tier: TierId | null;
}

/**
 * Result of a unit by year: the current year from the result, earlier ones from history, else from the project's own values. An earlier year known by its
 * index only is judged by the method's tier lines, unless the method's own index stands off their scale.
 */
export function yearResults(input: ReportInput): ReadonlyMap<string, ReadonlyMap<number, YearResult>> {
  const byUnit = new Map<string, Map<number, YearResult>>(input.dataset.units.map((unit) => [unit.code, new Map()]));
  for (const entry of input.history) {
    const years = byUnit.get(entry.unit);
    if (!years || entry.year >= input.framework.year) continue;
    const known = years.get(entry.year);
    const index = entry.index ?? known?.index ?? null;
    const tier = entry.tier ?? known?.tier ?? null;
    years.set(entry.year, { index, tier });
  }
  for (const years of byUnit.values()) {
    for (const [year, { index, tier }] of years) {
      if (tier === null && index !== null && input.result.nodeOffScale[0] !== 1)
        years.set(year, { index, tier: assignTier(index, input.method) });
    }
  }
  for (const { year, result } of yearSources(input).own)
    input.dataset.units.forEach((unit, u) => {
      const index = result.index[u] ?? Number.NaN;
      byUnit.get(unit.code)?.set(year, { index: Number.isNaN(index) ? null : index, tier: result.tier[u] ?? null });
    });
  input.dataset.units.forEach((unit, u) => {
    const index = input.result.index[u] ?? Number.NaN;
    byUnit
      .get(unit.code)
      ?.set(input.framework.year, { index: Number.isNaN(index) ? null : index, tier: input.result.tier[u] ?? null });
  });
  return byUnit;
}

/** Years with any result, latest first. */
export function reportYears(input: ReportInput): readonly number[] {
  const years = new Set<number>();
  for (const results of yearResults(input).values()) for (const year of results.keys()) years.add(year);
  return [...years].sort((a, b) => b - a);
}

export interface TierMove {
  readonly unit: Unit;
  readonly from: TierId;
  readonly to: TierId;
}

/**
 * Units whose tier differs from last year's, in administrative order; units without either tier are in neither list, nor those of a tier
 * that this year's method doesn't have, which is above and below none of its own.
 */
export function tierMoves(input: ReportInput): {
  readonly up: readonly TierMove[];
  readonly down: readonly TierMove[];
} {
  const results = yearResults(input);
  const up: TierMove[] = [];
  const down: TierMove[] = [];
  for (const u of administrativeOrder(input.dataset)) {
    const unit = input.dataset.units[u]!;
    const from = results.get(unit.code)?.get(input.framework.year - 1)?.tier ?? null;
    const to = input.result.tier[u] ?? null;
    if (from === null || to === null || from === to) continue;
    const places = [from, to].map((tier) => input.method.tiers.findIndex((line) => line.tier === tier));
    const [before = -1, after = -1] = places;
    if (before >= 0 && after >= 0) (after < before ? up : down).push({ unit, from, to });
  }
  return { up, down };
}

/** Whether last year's tiers are of another grouping than this year's: nobody rose or fell then. */
export function otherGrouping(input: ReportInput): boolean {
  const year = input.framework.year - 1;
  const last = [...yearResults(input).values()].flatMap((years) => years.get(year)?.tier ?? []);
  return last.length > 0 && last.every((tier) => input.method.tiers.every((line) => line.tier !== tier));
}

/** Units in each of the method's tiers by year, oldest first (F3-2, F3-3). */
export function tierCountsByYear(
  input: ReportInput,
): readonly { readonly year: number; readonly counts: ReadonlyMap<TierId, number> }[] {
  const results = yearResults(input);
  return [...reportYears(input)].reverse().map((year) => {
    const counts = new Map<TierId, number>(input.method.tiers.map(({ tier }) => [tier, 0]));
    for (const years of results.values()) {
      const tier = years.get(year)?.tier;
      if (tier) counts.set(tier, (counts.get(tier) ?? 0) + 1);
    }
    return { year, counts };
  });
}
