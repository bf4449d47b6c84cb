import { tierShade } from '../../shared/report/tier-palette.ts';
import type { TierId, TierLine } from '../../shared/model/method.ts';

/** Fill and ink of a tier as CSS colours: the same in grids, plots and print. */
export function tierColours(tier: TierId, tiers: readonly TierLine[]): { readonly fill: string; readonly ink: string } {
  const { fill, ink } = tierShade(tier, tiers);
  return { fill: `#${fill}`, ink: `#${ink}` };
}

/** Place in falling order; no tier, and none of these, sorts last. */
export function tierOrder(tier: TierId | null, tiers: readonly TierLine[]): number {
  const at = tiers.findIndex((line) => line.tier === tier);
  return at < 0 ? tiers.length : at;
}
