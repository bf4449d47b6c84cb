import type { ProjectWords } from './project-words.ts';

/** docs/METHODS "Normalisation". */
export const normalisations = [
  'identity',
  'min_max',
  'goalposts',
  'log_goalposts',
  'log_min_max',
  'z_score',
  'percentile_rank',
  'borda',
  'fraction_of_max',
  'distance_to_target',
  'distance_to_reference',
  'efficacy',
  'steps',
  'rank_points',
  'count_points',
  'interval',
  'moderate',
  'vector',
] as const;
export type NormalisationId = (typeof normalisations)[number];

/** docs/METHODS "Aggregation". copeland and mpi: at the top only, without tiers; sum and product leave the scale. */
export const aggregations = [
  'arithmetic',
  'geometric',
  'harmonic',
  'power',
  'minimum',
  'copeland',
  'mpi',
  'sum',
  'product',
] as const;
export type AggregationId = (typeof aggregations)[number];

/** docs/METHODS "Rescaling", of a node's scores after aggregation. */
export const rescalings = ['max', 'min_max', 'percentile_rank'] as const;
export type RescalingId = (typeof rescalings)[number];

export const imputations = ['none', 'median', 'mean', 'group_mean', 'group_median', 'previous_period', 'zero'] as const;
export type ImputationId = (typeof imputations)[number];

/** What becomes of a value whose period lacks months (docs/METHODS "Incomplete periods"). */
export const incompletePolicies = ['mark', 'missing', 'scale'] as const;
export type IncompletePolicy = (typeof incompletePolicies)[number];

export const treatments = ['none', 'winsorise', 'log'] as const;
export type TreatmentId = (typeof treatments)[number];

export const tiesRules = ['min', 'dense', 'average'] as const;
export type TiesRule = (typeof tiesRules)[number];

/**
 * 能力水平分组. The first four are those of the national report, highest first; the numbered ones are for methods with tiers of their own. The
 * order of a method's tiers is that of its lines, never that of this list.
 */
export const tierIds = [
  'very_high',
  'high',
  'medium',
  'low',
  'tier_1',
  'tier_2',
  'tier_3',
  'tier_4',
  'tier_5',
  'tier_6',
  'tier_7',
] as const;
export type TierId = (typeof tierIds)[number];
/** How many tiers a method has. */
export const tierCount = { fewest: 3, most: 7 } as const;

export type Direction = 'higher' | 'lower';

/** Extra numbers of a normalisation; which are used depends on its id. */
export interface NormalisationParameters {
  /** distance_to_target: cap at the target. */
  readonly cap?: boolean;
  /** distance_to_reference: code of the reference unit. */
  readonly ref?: string;
  /** steps: [lower bound, points], rising. */
  readonly steps?: readonly (readonly [bound: number, points: number])[];
  /** rank_points: [from rank, points], rising. */
  readonly points?: readonly (readonly [rank: number, points: number])[];
  /** count_points. */
  readonly per?: number;
  readonly countCap?: number;
  readonly base?: number;
  /** interval: from where to where a value is best; moderate: the same number twice. */
  readonly best?: readonly [from: number, to: number];
}

/** How one measure becomes a score. */
export interface MeasureMethod {
  readonly direction: Direction;
  readonly normalisation: NormalisationId;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly target: number | null;
  readonly parameters: NormalisationParameters;
  readonly treatment: TreatmentId;
  /** Null or left out: the method's own. */
  readonly imputation?: ImputationId | null;
  readonly winsoriseMax?: number | null;
}

export interface AggregationRule {
  readonly id: AggregationId;
  /** Exponent of `power`. */
  readonly p?: number;
  /** 再标准化 of the scores that come out. */
  readonly rescale?: RescalingId;
}

/**
 * What the index gains or loses after aggregation (docs/METHODS "Adjustments"). The measure counts nowhere in the mean: it, or a node above it,
 * has weight 0.
 */
export type Adjustment =
  | {
      readonly kind: 'bonus' | 'penalty';
      /** Its score is the points. */
      readonly measure: string;
      /** At most so many points; null: no cap. */
      readonly cap: number | null;
    }
  | {
      readonly kind: 'veto';
      /** True where its value is present and not 0. */
      readonly measure: string;
      /** The tier is at most this one. */
      readonly tier: TierId;
    };

/** One tier from its lower bound up; the last has −∞, written null. */
export interface TierLine {
  readonly tier: TierId;
  readonly lower: number | null;
  /** Its own label, such as 优秀, and that in English; left out: `tierName` (`shared/model/tier-name.ts`). */
  readonly name?: string;
  readonly english?: string;
}

/**
 * What limits and norms that come from the values are taken over (docs/METHODS "Years"): the scored year alone, one year for all, or all years
 * together. It matters only where a dataset has several years.
 */
export type YearBasis =
  { readonly kind: 'per_year' } | { readonly kind: 'base_year'; readonly year: number } | { readonly kind: 'pooled' };
/** What the index is called; a language left out, or all of it: `indexWords` (`shared/model/index-name.ts`). */
export interface IndexName {
  readonly zh?: string;
  readonly en?: string;
}

/** 计分方法: plain serialisable data, the whole of what a score depends on besides the data. */
export interface Method {
  readonly scale: { readonly lower: number; readonly upper: number };
  /** Mean and standard deviation that z_score is set on; `population`: the population sd. */
  readonly z: { readonly mean: number; readonly sd: number; readonly population: boolean };
  /** Weight relative to siblings, of every node and measure but the root. 0 = switched off. */
  readonly weights: Readonly<Record<string, number>>;
  readonly measures: Readonly<Record<string, MeasureMethod>>;
  /** Rule of each node; nodes not named take `default`. The root's key is the root's code or `total`. */
  readonly aggregation: {
    readonly default: AggregationRule;
    readonly nodes: Readonly<Record<string, AggregationRule>>;
  };
  readonly missing: {
    readonly policy: 'omit' | 'strict';
    /** Share of the weight that must be present under `omit`, 0–1. */
    readonly minimumAvailability: number;
    readonly imputation: ImputationId;
    /** Left out (methods stored before it): mark. */
    readonly incomplete?: IncompletePolicy;
  };
  readonly winsoriseMax: number;
  readonly ties: TiesRule;
  /** Decimals that ranks are taken by; null: full precision. */
  readonly rankRounding: number | null;
  readonly tiers: readonly TierLine[];
  /** Decimals that a tier is judged on; null: full precision. */
  readonly tierRounding: number | null;
  /** Units left out of this method: no score, no rank, not in any statistic. */
  readonly excludedUnits: readonly string[];
  /** Left out: none. */
  readonly adjustments?: readonly Adjustment[];
  /** Left out: per_year. */
  readonly yearBasis?: YearBasis;
  /** Left out: 总体指数, overall index. */
  readonly indexName?: IndexName;
  /** Left out: those of the cohort (省级政府, 地区), and nothing of what is assessed. */
  readonly words?: ProjectWords;
}

export const standardTiers: readonly TierLine[] = [
  { tier: 'very_high', lower: 90 },
  { tier: 'high', lower: 80 },
  { tier: 'medium', lower: 65 },
  { tier: 'low', lower: null },
];

export const standardMethod: Omit<Method, 'weights' | 'measures'> = {
  scale: { lower: 0, upper: 100 },
  z: { mean: 0, sd: 1, population: false },
  aggregation: { default: { id: 'arithmetic' }, nodes: {} },
  missing: { policy: 'omit', minimumAvailability: 0, imputation: 'none' },
  winsoriseMax: 5,
  ties: 'min',
  rankRounding: null,
  tiers: standardTiers,
  tierRounding: null,
  excludedUnits: [],
};
