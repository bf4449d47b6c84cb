import type { Adjustment, IndexName, NormalisationId, TierId, TierLine, TiesRule } from './method.ts';

interface ScoredUnitJson {
  readonly code: string;
  readonly name: string;
  readonly rank: number | null;
  readonly index: number | null;
  readonly tier: TierId | null;
  /** Before adjustments, and what each adds: points with their sign, of a veto whether it holds. Only where the method has adjustments. */
  readonly weighted?: number | null;
  readonly adjustments?: readonly {
    readonly kind: Adjustment['kind'];
    readonly measure: string;
    readonly effect: number | boolean;
  }[];
  /** Every node and measure by code, the root too; full precision, null when missing. */
  readonly scores: Readonly<Record<string, number | null>>;
  /** What the index rests on; null shares for a unit that the method leaves out. */
  readonly evidence: {
    readonly measured: number | null;
    readonly imputed: number | null;
    readonly incomplete: number;
    readonly doubts: number;
  };
  /** Measured share of every node by code; of what stands below one without a score nothing counts above. */
  readonly measured: Readonly<Record<string, number | null>>;
}

/** `score --json`, docs/FORMATS "JSON". */
export interface ScoreJson {
  readonly framework: string;
  /** Only where there are values of several years: the one that these scores are of. */
  readonly year?: number;
  readonly units: readonly ScoredUnitJson[];
  readonly method: {
    /** The one that most measures take. */
    readonly normalisation: NormalisationId;
    readonly aggregation: string;
    readonly missing: string;
    readonly ties: TiesRule;
    /** Decimals that ranks are taken by; not there at full precision. */
    readonly rank_rounding?: number;
    /** Decimals that its scores are shown with (docs/METHODS "Display"); not there where they are two. */
    readonly decimals?: number;
    /** What becomes of incomplete periods; not there where they are kept and marked. */
    readonly incomplete?: string;
    /** Own tiers, best first; not there where they are the national report's. */
    readonly tiers?: readonly TierLine[];
    /** What statistics are taken over; not there where each year stands alone. */
    readonly year_basis?: string;
    /** The index's own name; not there where it has none. */
    readonly index_name?: IndexName;
    readonly weights: Readonly<Record<string, number>>;
  };
  readonly inputHash: string;
  readonly engine: string;
}

/** `score --all-years --json`: by year, rising. */
export interface YearScoresJson {
  readonly years: Readonly<Record<string, ScoreJson>>;
}
