import { displayedValue } from '../base/display.ts';
import { atLeast } from '../base/tolerance.ts';
import type { Method, TierId } from '../model/method.ts';

/** docs/METHODS "Tiers": the first tier whose lower bound the index reaches, within the tolerance; null without index. */
export function assignTier(index: number, method: Pick<Method, 'tiers' | 'tierRounding'>): TierId | null {
  if (Number.isNaN(index)) return null;
  const judged = method.tierRounding === null ? index : displayedValue(index, method.tierRounding);
  return method.tiers.find((line) => line.lower === null || atLeast(judged, line.lower))?.tier ?? null;
}
