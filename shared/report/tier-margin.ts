import type { TierId } from '../model/method.ts';
import type { ReportInput } from './report-input.ts';

export interface TierMargin {
  /** The next higher tier and its line; null in the highest. */
  readonly up: { readonly tier: TierId; readonly line: number } | null;
  /** The line of its own tier; null in the lowest. */
  readonly down: { readonly line: number } | null;
}

/** The tier lines around a unit's index; both null without a tier. */
export function tierMargin(input: ReportInput, unit: number): TierMargin {
  const index = input.result.index[unit] ?? Number.NaN;
  const own = input.method.tiers.findIndex(({ tier }) => tier === input.result.tier[unit]);
  if (own < 0 || Number.isNaN(index)) return { up: null, down: null };
  const above = input.method.tiers[own - 1];
  const line = input.method.tiers[own]?.lower ?? null;
  return {
    up: above && above.lower !== null ? { tier: above.tier, line: above.lower } : null,
    down: line === null ? null : { line },
  };
}
