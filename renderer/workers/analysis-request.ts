import type { Dataset } from '../../shared/model/dataset.ts';
import type { Method } from '../../shared/model/method.ts';
import type { AppError } from '../../shared/base/app-error.ts';
import type { Result } from '../../shared/base/result.ts';
import type { ReportInput } from '../../shared/report/report-input.ts';
import type { UnitProfile } from '../../shared/report/unit-profile.ts';
import type { CoherenceGroup } from '../../shared/scoring/coherence/coherence-audit.ts';
import type { ComparisonRankings } from '../../shared/scoring/comparison/comparison-rankings.ts';
import type { WeightSensitivitySettings } from '../../shared/scoring/what-if/sensitivity.ts';
import type {
  LeftOut,
  Margins,
  TornadoBar,
  UncertaintyResult,
  UncertaintySettings,
  WeightSensitivity,
  WeightTick,
} from '../../shared/scoring/what-if/what-if-types.ts';

/** What the worker computes: settings in, result out. */
export interface Analyses {
  readonly uncertainty: { readonly settings: UncertaintySettings; readonly result: UncertaintyResult };
  readonly margins: { readonly settings: null; readonly result: Margins };
  readonly sensitivity: { readonly settings: WeightSensitivitySettings; readonly result: WeightSensitivity };
  readonly 'leave-one-out': { readonly settings: null; readonly result: readonly LeftOut[] };
  readonly 'weight-ticks': {
    readonly settings: { readonly codes: readonly string[] };
    readonly result: Readonly<Record<string, readonly WeightTick[]>>;
  };
  /** Every unit's page with its rank band and its cheapest way up, as it prints. */
  readonly profiles: { readonly settings: ReportInput; readonly result: readonly UnitProfile[] };
  readonly coherence: { readonly settings: null; readonly result: readonly CoherenceGroup[] };
  readonly rankings: { readonly settings: null; readonly result: ComparisonRankings };
  readonly tornado: {
    readonly settings: { readonly noise: number; readonly unit: string | null };
    readonly result: readonly TornadoBar[];
  };
}
export type AnalysisKind = keyof Analyses;

/** One analysis a worker: it ends with its answer. */
export type AnalysisRequest = {
  readonly [K in AnalysisKind]: {
    readonly kind: K;
    readonly dataset: Dataset;
    readonly method: Method;
    readonly settings: Analyses[K]['settings'];
  };
}[AnalysisKind];

export type AnalysisMessage =
  | { readonly name: 'progress'; readonly done: number; readonly total: number }
  | { readonly name: 'done'; readonly result: Result<unknown, AppError> };
