import type { TierId, TierLine } from '../model/method.ts';

/** RGB hex without `#`. */
export interface TierShade {
  readonly fill: string;
  /** Of text on the fill: 4.5 : 1 or more. */
  readonly ink: string;
}

const shade = (fill: string, ink: 'FFFFFF' | '000000' = '000000'): TierShade => ({ fill, ink });
const top = shade('1F5582', 'FFFFFF');
const bottom = shade('F4F7FA');

/**
 * The shades of 1 to 7 tiers, highest first. One hue falling in lightness from the highest (L* 35) to the lowest (L* 97), so that the order
 * survives greyscale printing and every form of colour blindness; the tier's name is always printed as well. Four are the report's; the others
 * are nearly even steps of L* through those four.
 */
const ramps: readonly (readonly TierShade[])[] = [
  [top],
  [top, bottom],
  [top, shade('71A6D0'), bottom],
  [top, shade('6FA5CF'), shade('BDD7EB'), bottom],
  [top, shade('4174A0', 'FFFFFF'), shade('71A6D0'), shade('B1CEE6'), bottom],
  [top, shade('4174A0', 'FFFFFF'), shade('6095C0'), shade('8BB6D9'), shade('BDD7EB'), bottom],
  [top, shade('3C6F9B', 'FFFFFF'), shade('568AB5'), shade('71A6D0'), shade('9CC1DF'), shade('C6DCED'), bottom],
];
/** A tier of an earlier year that the method doesn't have. */
const strange = shade('C9CFD6');

export function tierShade(tier: TierId, tiers: readonly TierLine[]): TierShade {
  const at = tiers.findIndex((line) => line.tier === tier);
  return ramps[Math.min(tiers.length, ramps.length) - 1]?.[at] ?? strange;
}
