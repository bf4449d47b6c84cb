import type { TierId } from '../model/method.ts';
import type { ReportInput } from './report-input.ts';

export interface TierMargin {
  /** The next higher tier and how many points of the index are short of its line; null in the highest. */
  readonly up: { readonly tier: TierId; readonly line: number; readonly gap: number } | null;
  /** The line of its own tier and how many points the index is above it; null in the lowest. */
  readonly down: { readonly line: number; readonly gap: number } | null;
}

/** Distance of a unit's index to the tier lines around it. Both null without a tier. A gap is never negative: on the line it is 0. */
export function tierMargin(input: ReportInput, unit: number): TierMargin {
  const index = input.result.index[unit] ?? Number.NaN;
  const own = input.method.tiers.findIndex(({ tier }) => tier === input.result.tier[unit]);
  if (own < 0 || Number.isNaN(index)) return { up: null, down: null };
  const above = input.method.tiers[own - 1];
  const line = input.method.tiers[own]?.lower ?? null;
  return {
    up:
      above && above.lower !== null
        ? { tier: above.tier, line: above.lower, gap: Math.max(0, above.lower - index) }
        : null,
    down: line === null ? null : { line, gap: Math.max(0, index - line) },
  };
}
