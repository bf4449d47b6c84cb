import type { AppError } from '../../base/app-error.ts';
import type { WeightsJson } from '../../model/weights-json.ts';

/** docs/METHODS "Weights": those that need nothing but the scores. */
export const dataWeightMethods = ['equal', 'entropy', 'critic', 'variation', 'std', 'pca'] as const;
export type DataWeightMethod = (typeof dataWeightMethods)[number];

/** One sibling group's scores: a column per sibling, rows are units in the same order, NaN where missing. */
export interface ScoreTable {
  readonly codes: readonly string[];
  readonly columns: readonly ArrayLike<number>[];
}

/** Weights of siblings, summing to 1, in the order of the codes, with their working as plain values. */
export interface Weighing {
  readonly weights: readonly number[];
  readonly detail: WeightDetail;
}

export interface WeightDetail {
  /** Units that had every score, and those left out because one was missing. */
  readonly rows: number;
  readonly rowsLeftOut: number;
  /** Figures per sibling: sd, mean, entropy …, in the order of the codes. */
  readonly columns: Readonly<Record<string, readonly number[]>>;
  /** Matrices and single figures of the method: correlations, eigenvalues … */
  readonly figures: Readonly<Record<string, number | readonly number[] | readonly (readonly number[])[]>>;
  /** What the reader has to know: rows left out, a constant column, a group kept as it was. */
  readonly remarks: readonly AppError[];
}

/** `WeightsJson` with the working of each group. */
export interface WeightProposal extends WeightsJson {
  readonly groups: readonly ProposedGroup[];
}
export interface ProposedGroup {
  readonly parent: string;
  /** Shares of the parent, summing to 1; switched-off siblings stay 0. */
  readonly weights: Readonly<Record<string, number>>;
  readonly detail: Readonly<Record<string, unknown>> &
    Partial<WeightDetail> & { readonly remarks: readonly AppError[] };
}
