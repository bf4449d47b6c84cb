import { displayedValue } from '../base/display.ts';
import { atLeast } from '../base/tolerance.ts';
import type { Method, TierId } from '../model/method.ts';

/**
 * docs/METHODS "Tiers": the first tier whose lower bound an index on the scale reaches, within the tolerance; null without index. Whether
 * the index is on the scale is the caller's to ask (`nodeOffScale` of a `ScoreResult`).
 */
export function assignTier(index: number, method: Pick<Method, 'scale' | 'tiers' | 'tierRounding'>): TierId | null {
  if (Number.isNaN(index)) return null;
  const judged = method.tierRounding === null ? index : displayedValue(index, method.tierRounding);
  const span = method.scale.upper - method.scale.lower;
  return method.tiers.find((line) => line.lower === null || atLeast(judged, line.lower, span))?.tier ?? null;
}
