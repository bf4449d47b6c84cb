import type { Adjustment, TierId } from './method.ts';

/**
 * The result of `score`. Arrays are column-major like the dataset: measure stages at `m * units + u`, node scores at
 * `n * units + u`, per unit at `u`. Missing is NaN. Units excluded by the method keep their place, all NaN.
 */
export interface ScoreResult {
  /** Unit, node and measure codes in the dataset's order. */
  readonly units: readonly string[];
  readonly nodes: readonly string[];
  readonly measures: readonly string[];
  readonly denominated: Float64Array;
  readonly imputed: Float64Array;
  readonly treated: Float64Array;
  /** Scores of measures, after treatment and normalisation. */
  readonly normalised: Float64Array;
  /** `missingReasons` per measure cell at the end of normalisation. */
  readonly reasons: Uint8Array;
  /** `cellMarks` per measure cell: the dataset's plus imputed and treated. */
  readonly marks: Uint8Array;
  /** The root's row holds the index, adjustments included. */
  readonly scores: Float64Array;
  /** Node scores as aggregated, before Rescale and adjustments. */
  readonly combined: Float64Array;
  /** The root's score before adjustments, after Rescale. */
  readonly weighted: Float64Array;
  /** Per adjustment of the method its effect on each unit: points with their sign, of a veto 1 where it holds, else 0. */
  readonly adjustments: readonly { readonly adjustment: Adjustment; readonly effect: Float64Array }[];
  /** The root's row of `scores`. */
  readonly index: Float64Array;
  /** 1 is best; NaN without index. */
  readonly rank: Float64Array;
  /** Null without index, and always null where the index is off the scale (`nodeOffScale`). */
  readonly tier: readonly (TierId | null)[];
  /** Share of each node in its parent, 0–1, switched-off 0; 1 for the root. */
  readonly nodeShares: Float64Array;
  readonly measureShares: Float64Array;
  /** Product of shares up the tree. */
  readonly nodeEffective: Float64Array;
  readonly measureEffective: Float64Array;
  /** Share of the weight below each node that was present, node-major. */
  readonly coverage: Float64Array;
  /** Per node 1 where its scores are off the scale (docs/METHODS "Off the scale"); of the root also under copeland and mpi. */
  readonly nodeOffScale: Uint8Array;
  /** Per node what differences of its scores are held against (docs/METHODS "Ranks and ties"), for `shared/base/tolerance.ts`. */
  readonly nodeSpans: Float64Array;
  readonly evidence: ScoreEvidence;
}

/** What the scores rest on (docs/METHODS "Evidence"); NaN and 0 for units outside the cohort. */
export interface ScoreEvidence {
  /** Per measure cell, measure-major: how far its value is measured, 0–1. */
  readonly cellMeasured: Float64Array;
  /** Node-major, as those below: share of the effective weight within the node that is really measured and enters, 0–1. */
  readonly measured: Float64Array;
  /** Share of that weight that is imputed. */
  readonly imputed: Float64Array;
  /** Active cells beneath whose period is incomplete. */
  readonly incomplete: Uint32Array;
  /** Active cells beneath with a doubt. */
  readonly doubts: Uint32Array;
}
