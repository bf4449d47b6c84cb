import type { TierId } from '../model/method.ts';
import type { Unit } from '../model/unit.ts';
import { administrativeOrder } from './cohort-statistics.ts';
import type { ReportInput } from './report-input.ts';
import { tierMoves } from './tier-history.ts';

export interface TierGroup {
  readonly tier: TierId;
  /** Lower bound, null for the lowest; upper bound (exclusive), null for the highest. */
  readonly lower: number | null;
  readonly upper: number | null;
  /** Administrative order. */
  readonly units: readonly { readonly unit: Unit; readonly risen: boolean }[];
  /** Of the units that have a tier, 0–1; NaN when none has. */
  readonly share: number;
}

/** The cohort by tier, the highest tier first: T2-1 and T2-2 and every sentence that counts tiers. */
export function tierGroups(input: ReportInput): readonly TierGroup[] {
  const risers = new Set(tierMoves(input).up.map(({ unit }) => unit.code));
  const ordered = administrativeOrder(input.dataset);
  const total = input.result.tier.filter((tier) => tier !== null).length;
  return input.method.tiers.map(({ tier, lower }, i) => {
    const units = ordered
      .filter((u) => input.result.tier[u] === tier)
      .map((u) => {
        const unit = input.dataset.units[u]!;
        return { unit, risen: risers.has(unit.code) };
      });
    return {
      tier,
      lower,
      upper: input.method.tiers[i - 1]?.lower ?? null,
      units,
      share: total > 0 ? units.length / total : Number.NaN,
    };
  });
}
