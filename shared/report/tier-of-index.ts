import { displayedValue } from '../base/display.ts';
import { atLeast } from '../base/tolerance.ts';
import type { Method, TierId } from '../model/method.ts';

/** METHODS "Tier": the first tier from the top whose lower bound the index reaches; null without index. */
export function tierOfIndex(index: number, method: Pick<Method, 'tiers' | 'tierRounding'>): TierId | null {
  if (Number.isNaN(index)) return null;
  const judged = method.tierRounding === null ? index : displayedValue(index, method.tierRounding);
  return method.tiers.find(({ lower }) => lower === null || atLeast(judged, lower))?.tier ?? null;
}
