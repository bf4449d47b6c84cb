import { tierPalette } from '../../shared/report/tier-palette.ts';
import { tierIds } from '../../shared/model/method.ts';
import type { TierId } from '../../shared/model/method.ts';

/** Fill and ink of each tier as CSS colours: the same in grids, plots and print. */
export const tierColours: Readonly<Record<TierId, { readonly fill: string; readonly ink: string }>> = {
  very_high: css('very_high'),
  high: css('high'),
  medium: css('medium'),
  low: css('low'),
};

/** Position in falling order; no tier sorts last. */
export function tierOrder(tier: TierId | null): number {
  return tier === null ? tierIds.length : tierIds.indexOf(tier);
}

function css(tier: TierId): { readonly fill: string; readonly ink: string } {
  const { fill, ink } = tierPalette[tier];
  return { fill: `#${fill}`, ink: `#${ink}` };
}
