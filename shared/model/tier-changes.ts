import type { TierId, TierLine } from './method.ts';
import { tierName } from './tier-name.ts';

/** How the tiers of two methods go together. */
export interface TierChanges {
  /** Whether a unit of the one tier before is in another one after; null: in none. */
  readonly isMove: (from: TierId | null, to: TierId | null) => boolean;
  /** Whether a tier that both have is called otherwise. */
  readonly renamed: boolean;
}

/** Of results of methods with the same tiers. */
export const sameTiers: TierChanges = { isMove: (from, to) => from !== to, renamed: false };

/**
 * A tier that is called otherwise has another id, since earlier results know it by that. It is the same tier still where only one of both methods
 * has either id and it has the place of the other among as many, or its bounds. Two tiers that change names with each other are none: who was
 * 高 is 非常高 then.
 */
export function tierChanges(before: readonly TierLine[], after: readonly TierLine[]): TierChanges {
  if (before === after) return sameTiers;
  const became = new Map<TierId, TierId>();
  for (const [at, { tier }] of before.entries()) {
    if (has(after, tier)) became.set(tier, tier);
    else {
      const same = after.findIndex(
        (line, place) =>
          !has(before, line.tier) &&
          (before.length === after.length ? place === at : isSameBand(before, at, after, place)),
      );
      const line = after[same];
      if (line !== undefined) became.set(tier, line.tier);
    }
  }
  return {
    isMove: (from, to) => from !== to && (from === null || became.get(from) !== to),
    renamed: [...became].some(([from, to]) =>
      (['zh', 'en'] as const).some((lang) => tierName(from, lang, before) !== tierName(to, lang, after)),
    ),
  };
}

function has(tiers: readonly TierLine[], tier: TierId): boolean {
  return tiers.some((line) => line.tier === tier);
}

function isSameBand(before: readonly TierLine[], at: number, after: readonly TierLine[], place: number): boolean {
  return (
    before[at]?.lower === after[place]?.lower && (before[at - 1]?.lower ?? null) === (after[place - 1]?.lower ?? null)
  );
}
