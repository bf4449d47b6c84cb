import type { AppError } from '../base/app-error.ts';
import { appError } from '../base/app-error.ts';
import { tierCount } from './method.ts';
import type { TierLine } from './method.ts';
import { TIER_NAME_LENGTH, tierName, tierNameFault } from './tier-name.ts';

/**
 * Bounds fall strictly, only the last is open, no tier comes twice, there are not too many, and labels tell them apart. Too few is
 * `tooFewTiers`: methods of one or two tiers were stored before three were asked for, and are scored as they are.
 */
export function checkTiers(tiers: readonly TierLine[]): AppError[] {
  const falling = tiers.every((line, at) => {
    const above = tiers[at - 1]?.lower ?? Number.POSITIVE_INFINITY;
    return at === tiers.length - 1
      ? line.lower === null
      : line.lower !== null && Number.isFinite(line.lower) && line.lower < above;
  });
  const distinct = new Set(tiers.map((line) => line.tier)).size === tiers.length;
  if (!(tiers.length > 0 && falling && distinct)) return [appError('TIERS_NOT_FALLING')];
  if (tiers.length > tierCount.most) return [countError(tiers)];
  return tiers.flatMap((_, at) => tierNameError(tiers, at) ?? []);
}

/** What a method that is new must not have. */
export function tooFewTiers(tiers: readonly TierLine[]): AppError[] {
  return tiers.length > 0 && tiers.length < tierCount.fewest ? [countError(tiers)] : [];
}

/** What is wrong with the label at a place; null: nothing. */
export function tierNameError(tiers: readonly TierLine[], at: number): AppError | null {
  const fault = tierNameFault(tiers, at);
  const line = tiers[at];
  if (fault === null || line === undefined) return null;
  const params = { tier: line.tier, name: tierName(line.tier, 'zh', tiers), most: TIER_NAME_LENGTH };
  return appError(nameErrors[fault], params, { subject: line.tier });
}

const nameErrors = {
  empty: 'TIER_NAME_EMPTY',
  long: 'TIER_NAME_LONG',
  signs: 'TIER_NAME_SIGNS',
  twice: 'TIER_NAME_TWICE',
} as const satisfies Record<NonNullable<ReturnType<typeof tierNameFault>>, string>;

function countError(tiers: readonly TierLine[]): AppError {
  return appError('TIERS_COUNT', { count: tiers.length, fewest: tierCount.fewest, most: tierCount.most });
}
