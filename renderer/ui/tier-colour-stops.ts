import type { AppSettings } from '../../shared/model/app-settings.ts';

/**
 * Where the other sets of tier colours go through, from the highest tier to the lowest: one hue falling in lightness, as the report's. For 2 to 7
 * tiers no two colours of a set are nearer than ΔE₀₀ 5 in any way of seeing (test/unit/renderer/tier-colours.test.ts).
 */
const shipped = {
  green: ['#0b5037', '#5fae84', '#f1f8f3'],
  purple: ['#4a2380', '#a58bc8', '#f6f3fa'],
  brown: ['#6f3205', '#d39a5b', '#fdf6ec'],
  grey: ['#2b2b2b', '#8a8a8a', '#f6f6f6'],
} as const satisfies Partial<Record<AppSettings['tierColours'], readonly string[]>>;

/** Null: the report's own. */
export function tierColourStops({
  tierColours,
  ownTierColours,
}: Pick<AppSettings, 'tierColours' | 'ownTierColours'>): readonly string[] | null {
  if (tierColours === 'report') return null;
  return tierColours === 'own' ? ownTierColours : shipped[tierColours];
}
