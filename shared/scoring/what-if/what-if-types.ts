import type { AggregationRule, ImputationId, Method, NormalisationId, TierId, TierLine } from '../../model/method.ts';
import type { ChangeParts } from '../../model/year-change.ts';

/** Progress and cancelling of long runs: called between blocks of draws, so that a worker or Node can answer meanwhile. */
export interface RunControls {
  readonly onProgress?: (done: number, total: number) => void;
  /** Polled; true ends the run with the error WHAT_IF_CANCELLED. */
  readonly isCancelled?: () => boolean;
}

/* ---- margins ---- */

/** A tier line beside a unit: `gap` points of the index, + to reach a higher tier, − to fall into a lower. */
export interface TierDistance {
  readonly tier: TierId;
  readonly line: number;
  readonly gap: number;
}

/** One weight moved, its siblings scaled in proportion. Shares are of the parent, 0–1. */
export interface WeightChange {
  readonly code: string;
  readonly fromShare: number;
  readonly toShare: number;
  /** toShare − fromShare. */
  readonly change: number;
  /** The weight as the method writes it, siblings' weights left as they are. */
  readonly fromWeight: number;
  readonly toWeight: number;
  /** Change of the weight in the index: change × effective weight of the parent. */
  readonly effectiveChange: number;
  /** Solved in closed form; false: by bisection. */
  readonly exact: boolean;
}

export interface UnitMargin {
  readonly unit: string;
  readonly index: number | null;
  readonly tier: TierId | null;
  /** Null in the highest / lowest tier, or without index or tiers. */
  readonly up: TierDistance | null;
  readonly down: TierDistance | null;
  /** The least change of one share (by |change|) that lifts or drops the unit over a line; null: no single weight does. */
  readonly weightUp: WeightChange | null;
  readonly weightDown: WeightChange | null;
}

/** Two neighbours in the ranking and the least change of one share that swaps them; null: no single weight does. */
export interface RankMargin {
  readonly upper: string;
  readonly lower: string;
  readonly gap: number;
  readonly swap: WeightChange | null;
}

export interface Margins {
  /** All weights solved in closed form (arithmetic throughout); false: some by bisection, or under copeland and mpi none. */
  readonly exact: boolean;
  readonly units: readonly UnitMargin[];
  readonly ranks: readonly RankMargin[];
  /** Units by their least |change| of a share over a tier line, then by |gap|; the most fragile first. */
  readonly fragile: readonly {
    readonly unit: string;
    readonly direction: 'up' | 'down';
    readonly to: TierId;
    readonly gap: number;
    readonly change: WeightChange | null;
  }[];
}

/** A value of one weight where something changes; `changes` as the weight rises through it. */
export interface WeightTick {
  readonly share: number;
  readonly weight: number;
  readonly changes: readonly WeightTickChange[];
}
export type WeightTickChange =
  | { readonly kind: 'tier'; readonly unit: string; readonly from: TierId | null; readonly to: TierId | null }
  | { readonly kind: 'rank'; readonly unit: string; readonly from: number; readonly to: number };

/* ---- uncertainty ---- */

export type WeightNoise =
  /** w·(1 ± noise) per weight, 0–1, renormalised among siblings. */
  | { readonly kind: 'uniform'; readonly noise: number }
  /** Shares of each group from a Dirichlet with parameters concentration × share; larger is narrower. */
  | { readonly kind: 'dirichlet'; readonly concentration: number };

/** Choices beside the method's own; each draw takes the own or one of these, all equally likely. */
export interface Alternatives {
  readonly normalisation?: readonly NormalisationId[];
  readonly aggregation?: readonly AggregationRule[];
  readonly imputation?: readonly ImputationId[];
}

export interface UncertaintySettings {
  readonly seed: number;
  readonly draws: number;
  readonly weights: WeightNoise;
  readonly alternatives?: Alternatives;
}

export interface RankBand {
  readonly p5: number;
  readonly p25: number;
  readonly p50: number;
  readonly p75: number;
  readonly p95: number;
}
export interface UnitUncertainty {
  readonly code: string;
  /** Of the method itself; null without index. */
  readonly baselineRank: number | null;
  readonly baselineTier: TierId | null;
  /** Null when no draw gave an index. p50 is the median rank. */
  readonly rank: RankBand | null;
  readonly meanRank: number | null;
  /** Probability of each tier among the draws whose index is on the scale: they sum to 1. Empty without any. */
  readonly tiers: Readonly<Partial<Record<TierId, number>>>;
  /** Share of the draws that gave an index. */
  readonly scored: number;
}
/** Two units whose order the draws leave open: `above` = P(a ranks before b) + half of the ties, within 5–95 %. */
export interface UncertainPair {
  readonly a: string;
  readonly b: string;
  readonly above: number;
}
export interface UncertaintyResult {
  readonly settings: UncertaintySettings;
  /** Order of the dataset. */
  readonly units: readonly UnitUncertainty[];
  /** Most open first. */
  readonly pairs: readonly UncertainPair[];
  /** Combinations of alternatives whose index is off the scale, ids joined by +, the method itself empty: they count for ranks only. */
  readonly offScale: readonly string[];
}

/* ---- sensitivity ---- */

/** Whether the rows of a design were enough: else no index means anything. */
export interface Convergence {
  readonly rows: number;
  /** Of all indices, first-order and total: the widest 95 % band. At most 0.1 counts as converged. */
  readonly widestBand: number;
  /** A share of the variance, 0–1; beyond −0.1 or 1.1 it is none. */
  readonly firstOrderSum: number;
  readonly converged: boolean;
}

/** An estimate with its bootstrap band. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}
export interface SobolResult {
  readonly first: readonly Estimate[];
  readonly total: readonly Estimate[];
  readonly mean: number;
  readonly variance: number;
  readonly evaluations: number;
  readonly convergence: Convergence;
}
export interface WeightSensitivity {
  /** A weight's code, in falling order of `total`. */
  readonly factors: readonly { readonly code: string; readonly first: Estimate; readonly total: Estimate }[];
  /** Mean over the draws of the mean absolute rank shift. */
  readonly meanShift: number;
  readonly evaluations: number;
  readonly convergence: Convergence;
}
export interface LeftOut {
  readonly code: string;
  /** Codes switched off with it because nothing else was left in their group. */
  readonly alsoOff: readonly string[];
  readonly meanShift: number;
  /** Units whose rank is another without it. */
  readonly ranksMoved: number;
  readonly largestShift: { readonly unit: string; readonly from: number; readonly to: number } | null;
  readonly tierChanges: readonly { readonly unit: string; readonly from: TierId | null; readonly to: TierId | null }[];
}
export interface TornadoBar {
  readonly code: string;
  /** Share at w·(1 − noise) and w·(1 + noise). */
  readonly lowShare: number;
  readonly highShare: number;
  readonly lowShift: number;
  readonly highShift: number;
  /** Index of the asked unit at either end; null without unit or index. */
  readonly lowIndex: number | null;
  readonly highIndex: number | null;
}

/* ---- goal seek ---- */

/** The best score of the cohort, its 90 % quantile (type 7), or the scale's upper end. */
export const peerLevels = ['best', 'upper_tenth', 'scale'] as const;
export type PeerLevel = (typeof peerLevels)[number];

export interface GoalRequest {
  readonly unit: string;
  readonly tier: TierId;
  /** What an indicator can reach where `ceilings` says nothing; left out: `best`. A unit above it keeps its own score. */
  readonly level?: PeerLevel;
  /** Highest score an indicator can reach, by code. */
  readonly ceilings?: Readonly<Record<string, number>>;
  /** 不可调整: codes that cannot change. */
  readonly fixed?: readonly string[];
}
/** What a measure would have to be, when all measures of an indicator close the same share of their distance to the ceiling. */
export interface MeasureGoal {
  readonly code: string;
  readonly from: number;
  readonly to: number;
  /** In the measure's own unit, before denominators; null where the normalisation cannot be inverted (`why`). */
  readonly rawFrom: number | null;
  /** Rounded towards the goal to the decimals that the measure's values have: what can be done and asked for. */
  readonly rawTo: number | null;
  readonly rawExact: number | null;
  readonly why: 'not_invertible' | 'sets_the_range' | 'beyond_range' | 'treated' | null;
}
export interface GoalStep {
  readonly code: string;
  readonly from: number;
  readonly to: number;
  readonly gain: number;
  /** Points of the index for one point here, for this unit (missing children reweighted). */
  readonly effective: number;
  readonly measures: readonly MeasureGoal[];
}
export interface GoalPlan {
  readonly unit: string;
  readonly tier: TierId;
  /** Null for the lowest tier. */
  readonly line: number | null;
  readonly index: number;
  readonly reached: number;
  readonly totalGain: number;
  /** The least total gain known. The plan may cost up to 5 % more, since it begins with weaknesses. */
  readonly leastGain: number;
  /** Arithmetic throughout: there is no lesser gain than `leastGain`; false: found by search, there may be. */
  readonly exact: boolean;
  readonly steps: readonly GoalStep[];
}

/* ---- scenarios ---- */

export type DifferenceKind =
  | 'weight'
  | 'switched_off'
  | 'switched_on'
  | 'limits'
  | 'normalisation'
  | 'direction'
  | 'treatment'
  | 'parameters'
  | 'aggregation'
  | 'missing'
  | 'scale'
  | 'z'
  | 'tiers'
  | 'index_name'
  | 'words'
  | 'ties'
  | 'tier_rounding'
  | 'rank_rounding'
  | 'year_basis'
  | 'winsorise_max'
  | 'excluded_unit'
  | 'included_unit';
/** One thing in which two methods differ. `subject`: code of the indicator, measure or unit, or a setting's name. */
export interface MethodDifference {
  readonly kind: DifferenceKind;
  readonly subject: string;
  /** As shown: weights are shares of the parent in per cent; texts are ids. */
  readonly before: string | number | null;
  readonly after: string | number | null;
}
export interface NamedMethod {
  readonly name: string;
  readonly method: Method;
}
export interface ScenarioCell {
  readonly index: number | null;
  readonly rank: number | null;
  readonly tier: TierId | null;
  /** Share of the index's weight under this scenario that is measured, 0–1; null where nothing counts. */
  readonly measured: number | null;
  /** Against the first scenario; rankDelta > 0: places gained. Null where either is missing. */
  readonly indexDelta: number | null;
  readonly rankDelta: number | null;
  readonly tierChanged: boolean;
}
export interface ScenarioComparison {
  readonly scenarios: readonly {
    readonly name: string;
    readonly differences: readonly MethodDifference[];
    readonly meanShift: number | null;
    readonly tierChanges: number;
    /** Left out: the national report's. */
    readonly tiers?: readonly TierLine[];
  }[];
  /** Units that change tier first, then by the largest rank shift, then in the dataset's order. */
  readonly rows: readonly {
    readonly unit: string;
    readonly name: string;
    readonly cells: readonly ScenarioCell[];
    readonly tierChanged: boolean;
  }[];
}

/* ---- year change ---- */

export interface UnitYearChange {
  readonly unit: string;
  readonly before: number | null;
  readonly after: number | null;
  readonly change: number | null;
  /** Null where a mixture has no index. */
  readonly parts: ChangeParts | null;
}
