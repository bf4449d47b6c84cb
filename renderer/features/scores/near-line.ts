import type { Method, TierId } from '../../../shared/model/method.ts';

/** The tier line nearest to an index, if it lies within `margin` points of it; a margin of 0 marks nothing. */
export function nearLine(
  index: number,
  tiers: Method['tiers'],
  margin: number,
): { readonly tier: TierId; readonly lower: number } | null {
  const lines = tiers.flatMap(({ tier, lower }) => (lower === null ? [] : [{ tier, lower }]));
  const near = lines.filter(({ lower }) => margin > 0 && Math.abs(index - lower) <= margin);
  return near.sort((a, b) => Math.abs(index - a.lower) - Math.abs(index - b.lower))[0] ?? null;
}
