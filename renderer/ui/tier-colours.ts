import { colourRamp, inkOn } from '../../shared/report/colour/colour-ramp.ts';
import { tierShade } from '../../shared/report/tier-palette.ts';
import type { TierId, TierLine } from '../../shared/model/method.ts';
import type { AppSettings } from '../../shared/model/app-settings.ts';
import { useAppearance } from '../state/appearance.ts';
import { tierColourStops } from './tier-colour-stops.ts';

type Choice = Pick<AppSettings, 'tierColours' | 'ownTierColours'>;
interface TierColours {
  readonly fill: string;
  readonly ink: string;
}

/** Fill and ink of a tier as CSS colours, the same in grids and plots: those of the settings. What is printed keeps the report's. */
export function tierColours(
  tier: TierId,
  tiers: readonly TierLine[],
  choice: Choice = useAppearance.getState(),
): TierColours {
  const stops = tierColourStops(choice);
  const at = tiers.findIndex((line) => line.tier === tier);
  const found = stops === null ? undefined : rampOf(stops, tiers.length)[at];
  if (found !== undefined) return found;
  const { fill, ink } = tierShade(tier, tiers);
  return { fill: `#${fill}`, ink: `#${ink}` };
}

/** Cells are painted by the thousand: the last ramps are kept. */
const ramps = new Map<string, readonly TierColours[]>();
const RAMPS_MOST = 50;

function rampOf(stops: readonly string[], count: number): readonly TierColours[] {
  const key = `${count} ${stops.join(' ')}`;
  const known = ramps.get(key);
  if (known !== undefined) return known;
  const made = colourRamp(stops, count).map((fill) => ({ fill, ink: inkOn(fill) }));
  if (ramps.size >= RAMPS_MOST) ramps.clear();
  ramps.set(key, made);
  return made;
}

/** Place in falling order; no tier, and none of these, sorts last. */
export function tierOrder(tier: TierId | null, tiers: readonly TierLine[]): number {
  const at = tiers.findIndex((line) => line.tier === tier);
  return at < 0 ? tiers.length : at;
}
