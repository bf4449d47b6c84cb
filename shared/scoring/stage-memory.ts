import type { AppError } from '../base/app-error.ts';
import type { Result } from '../base/result.ts';
import type { Dataset } from '../model/dataset.ts';
import type { MeasureMethod } from '../model/method.ts';
import type { Cohort } from './cohort/cohort.ts';
import type { NodeColumn } from './combine-node.ts';
import type { PeriodMatrix } from './complete-periods.ts';
import type { ReasonedMatrix } from './denominate.ts';
import type { EffectiveWeights } from './effective-weights.ts';
import type { CellEvidenceColumns, EvidenceColumn } from './evidence.ts';
import type { ImputedMatrix } from './impute.ts';
import { lastValue } from './last-value.ts';
import type { LastValue } from './last-value.ts';
import type { MeasureStages } from './measure-stages.ts';
import type { NormalisedColumn } from './normalise/normaliser.ts';
import type { ScaleStanding } from './scale-standing.ts';
import { planTree } from './tree-plan.ts';
import type { TreePlan } from './tree-plan.ts';

/**
 * The last result of every stage and column. `score` starts with an empty memory, `createScorer` keeps one between
 * methods; the stages are the same code, so they cannot differ except by a forgotten input, which the tests look for.
 */
export interface StageMemory {
  readonly dataset: Dataset;
  readonly plan: TreePlan;
  readonly weightProblems: LastValue<readonly AppError[]>;
  readonly choiceProblems: LastValue<readonly AppError[]>;
  readonly adjustmentProblems: LastValue<readonly AppError[]>;
  readonly weights: LastValue<EffectiveWeights>;
  readonly cohort: LastValue<Cohort>;
  readonly periods: LastValue<PeriodMatrix>;
  readonly denominated: LastValue<ReasonedMatrix>;
  readonly imputed: LastValue<ImputedMatrix>;
  readonly methods: LastValue<readonly MeasureMethod[]>;
  readonly columns: LastValue<readonly Float64Array[]>;
  readonly treated: readonly LastValue<Float64Array>[];
  readonly normalised: readonly LastValue<Result<NormalisedColumn>>[];
  readonly switchedOffMeasure: LastValue<NormalisedColumn>;
  readonly exempt: LastValue<readonly (Uint8Array | null)[]>;
  readonly measureStages: LastValue<MeasureStages>;
  readonly cellEvidence: LastValue<CellEvidenceColumns>;
  readonly nodeEvidence: readonly LastValue<EvidenceColumn>[];
  /** What a node brings to the one above it. */
  readonly entering: readonly LastValue<EvidenceColumn>[];
  readonly nodeCounts: readonly LastValue<Pick<EvidenceColumn, 'incomplete' | 'doubts'>>[];
  readonly stackedShares: Readonly<Record<'measured' | 'imputed' | 'cellMeasured', LastValue<Float64Array>>>;
  readonly stackedCounts: Readonly<Record<'incomplete' | 'doubts', LastValue<Uint32Array>>>;
  readonly standing: LastValue<ScaleStanding>;
  readonly nodes: readonly LastValue<Result<NodeColumn>>[];
  readonly emptyNode: LastValue<NodeColumn>;
  /** All years side by side, made when a method first takes its statistics over more than the scored year. */
  readonly stack: LastValue<YearStack>;
  /** Each year's own stages, for scoring all of them. */
  readonly ofYears: LastValue<readonly { readonly year: number; readonly memory: StageMemory }[]>;
}

/** Several years as one dataset: unit u of year y stands at `y * units + u`. */
export interface YearStack {
  /** Rising. */
  readonly years: readonly number[];
  readonly evaluated: number;
  readonly memory: StageMemory;
  /** Of one year: what the stack repeats. */
  readonly units: readonly string[];
  /** Matrices of results cut into years, by the matrix they were cut from. */
  readonly cuts: {
    readonly floats: WeakMap<Float64Array, Float64Array[]>;
    readonly bytes: WeakMap<Uint8Array, Uint8Array[]>;
    readonly counts: WeakMap<Uint32Array, Uint32Array[]>;
  };
}

/** An empty memory for a dataset. Throws on a dataset that breaks its own rules. */
export function createStageMemory(dataset: Dataset): StageMemory {
  return {
    dataset,
    plan: planTree(dataset),
    weightProblems: lastValue(),
    choiceProblems: lastValue(),
    adjustmentProblems: lastValue(),
    weights: lastValue(),
    cohort: lastValue(),
    periods: lastValue(),
    denominated: lastValue(),
    imputed: lastValue(),
    methods: lastValue(),
    columns: lastValue(),
    treated: dataset.measures.map(() => lastValue()),
    normalised: dataset.measures.map(() => lastValue()),
    switchedOffMeasure: lastValue(),
    exempt: lastValue(),
    measureStages: lastValue(),
    cellEvidence: lastValue(),
    nodeEvidence: dataset.nodes.map(() => lastValue()),
    entering: dataset.nodes.map(() => lastValue()),
    nodeCounts: dataset.nodes.map(() => lastValue()),
    stackedShares: { measured: lastValue(), imputed: lastValue(), cellMeasured: lastValue() },
    stackedCounts: { incomplete: lastValue(), doubts: lastValue() },
    standing: lastValue(),
    nodes: dataset.nodes.map(() => lastValue()),
    emptyNode: lastValue(),
    stack: lastValue(),
    ofYears: lastValue(),
  };
}
