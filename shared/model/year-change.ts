import type { TierId, TierLine } from './method.ts';

/** What an index can change by from one year to the next (docs/METHODS "Year change"). */
export const changeFactors = ['data', 'weights', 'framework', 'limits'] as const;
export type ChangeFactor = (typeof changeFactors)[number];
/** Points of the index by what caused them; they add up to the change. */
export type ChangeParts = Readonly<Record<ChangeFactor, number>>;

/** One unit's index in two years. Null where it is unknown: the unit is not in that year, or has no index there. */
export interface UnitChange {
  readonly code: string;
  readonly name: string;
  /** As `Unit.nameEn`. */
  readonly nameEn?: string;
  /** Years that know the unit. */
  readonly years: 'both' | 'before' | 'after';
  readonly before: number | null;
  readonly after: number | null;
  readonly change: number | null;
  /** Null without a change, or where a mixture of the two years has no index for the unit. */
  readonly parts: ChangeParts | null;
  /** By each year's own tier lines. */
  readonly tierBefore: TierId | null;
  readonly tierAfter: TierId | null;
}

/** The change of every unit's index between two years, split. */
export interface YearChanges {
  readonly before: YearSide;
  readonly after: YearSide;
  /** The later year's units in administrative order, then those that only the earlier year has. */
  readonly units: readonly UnitChange[];
  /** Over the `count` units that have parts; null for none. */
  readonly means: {
    readonly count: number;
    readonly before: number;
    readonly after: number;
    readonly change: number;
    readonly parts: ChangeParts;
  } | null;
}

export interface YearSide {
  readonly year: number;
  /** Name of the project file, without folder. */
  readonly file: string;
  /** 结果指纹, as printed. */
  readonly fingerprint: string;
  /** Known from 历年 alone, without the project whose values would split the change. */
  readonly fromHistory?: true;
  /** Made from the synthetic sample. */
  readonly synthetic: boolean;
  /** Left out: the national report's. */
  readonly tiers?: readonly TierLine[];
  /** That its scores are shown with; left out: two. */
  readonly decimals?: number;
}
