import { appError } from '../../base/app-error.ts';
import type { AppError } from '../../base/app-error.ts';
import { err, ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import { principalEigen } from './principal-eigen.ts';

/** How weights are read from the matrix. */
export const ahpEstimates = ['eigenvector', 'geometric_mean', 'column_mean'] as const;
export type AhpEstimate = (typeof ahpEstimates)[number];

/** Row i, column j: how many times as important i is as j (Saaty's 1–9 and reciprocals); null: not judged. */
export type Judgements = readonly (readonly (number | null)[])[];

export interface AhpResult {
  readonly weights: readonly number[];
  readonly estimate: AhpEstimate;
  readonly lambdaMax: number;
  /** (λmax − n)/(n − 1); null for n < 3, where two judgements cannot contradict. */
  readonly ci: number | null;
  /** Random index: the table of docs/METHODS "ahp", less for missing judgements; null outside n = 3…15. */
  readonly ri: number | null;
  readonly cr: number | null;
  readonly consistent: boolean | null;
  /** The judgement without which λmax falls most, and what the others imply in its place; null when nothing contradicts. */
  readonly worst: WorstJudgement | null;
  /** Pairs that nobody judged. */
  readonly missing: number;
  readonly remarks: readonly AppError[];
}
export interface WorstJudgement {
  readonly row: number;
  readonly column: number;
  readonly judgement: number;
  readonly implied: number;
  /** CR with the implied value in its place. */
  readonly crWithout: number | null;
  /** Another judgement hurts as much (always so for n = 3). */
  readonly tied: boolean;
}

/**
 * Random indices of Saaty (1980), The Analytic Hierarchy Process, table of ch. 1, n = 3…15. His samples for n > 11 were small: at n = 12 he
 * has 1.48, larger simulations 1.54. docs/METHODS "ahp" says which table is used.
 */
const RANDOM_INDEX: Readonly<Record<number, number>> = {
  3: 0.58,
  4: 0.9,
  5: 1.12,
  6: 1.24,
  7: 1.32,
  8: 1.41,
  9: 1.45,
  10: 1.49,
  11: 1.51,
  12: 1.48,
  13: 1.56,
  14: 1.57,
  15: 1.59,
};
const CR_LIMIT = 0.1;
/** λmax within this of n is consistent: what is left is rounding of thirds and sevenths. */
const CONSISTENT = 1e-9;

/**
 * AHP (Saaty 1980). Missing judgements by Harker (1987): 0 in the matrix, their number in the row added to the diagonal, which
 * is the eigenproblem of the matrix completed by the weights' own ratios; the other estimates use that completion. Errors:
 * fewer than two criteria, a matrix that is not square, positive, reciprocal with 1 on the diagonal, judgements that do not
 * connect all criteria. `place.subject`: the labels of the pair.
 */
export function ahp(
  judgements: Judgements,
  labels: readonly string[],
  estimate: AhpEstimate = 'eigenvector',
): Result<AhpResult> {
  const wrong = matrixProblem(judgements, labels);
  if (wrong !== null) return err(wrong);
  const n = judgements.length;
  const { value: lambdaMax, vector } = principalEigen(harkerMatrix(judgements));
  const complete = judgements.map((row, i) =>
    row.map((judgement, j) => judgement ?? (vector[i] ?? 0) / (vector[j] ?? 1)),
  );
  const weights = {
    eigenvector: () => vector,
    geometric_mean: () => geometricMeans(complete),
    column_mean: () => columnMeans(complete),
  }[estimate]();
  const missing = judgements.flatMap((row, i) => row.slice(i + 1)).filter((judgement) => judgement === null).length;
  const ci = n < 3 ? null : Math.max(0, (lambdaMax - n) / (n - 1));
  const ri = randomIndex(n, missing);
  const cr = consistencyRatio(ci, ri);
  const worst = n < 3 || lambdaMax - n <= CONSISTENT ? null : worstJudgement(judgements, ri);
  const remarks: AppError[] = [];
  if (n < 3) remarks.push(appError('AHP_CR_UNDEFINED', { n }));
  else if (cr === null) remarks.push(appError('AHP_CR_NO_RANDOM_INDEX', { n }));
  else if (cr > CR_LIMIT) {
    remarks.push(
      appError('AHP_INCONSISTENT', {
        cr: Number(cr.toFixed(3)),
        a: labels[worst?.row ?? 0] ?? '',
        b: labels[worst?.column ?? 0] ?? '',
        judgement: judgementText(worst?.judgement ?? 1),
        implied: judgementText(worst?.implied ?? 1),
      }),
    );
  }
  if (missing > 0) remarks.push(appError('AHP_INCOMPLETE', { missing }));
  return ok({
    weights,
    estimate,
    lambdaMax,
    ci,
    ri,
    cr,
    consistent: cr === null ? null : cr <= CR_LIMIT,
    worst,
    missing,
    remarks,
  });
}

/**
 * Several experts' judgements as one: the geometric mean of those made (Aczél and Saaty 1983), null where nobody judged. `weights`: of the experts, in
 * their order (left out: alike); one of 0 doesn't count.
 */
export function combineJudgements(
  experts: readonly Judgements[],
  weights: readonly number[] = experts.map(() => 1),
): Result<Judgements> {
  const n = experts[0]?.length ?? 0;
  if (n === 0 || experts.some((judgements) => judgements.length !== n || judgements.some((row) => row.length !== n)))
    return err(appError('AHP_SIZES_DIFFER'));
  return ok(
    Array.from({ length: n }, (_, i) =>
      Array.from({ length: n }, (__, j) => {
        const made = experts.flatMap((judgements, at) => {
          const judgement = judgements[i]?.[j] ?? null;
          const weight = weights[at] ?? 0;
          return judgement === null || weight === 0 ? [] : [{ judgement, weight }];
        });
        const total = made.reduce((sum, { weight }) => sum + weight, 0);
        return total === 0
          ? null
          : Math.exp(made.reduce((sum, { judgement, weight }) => sum + weight * Math.log(judgement), 0) / total);
      }),
    ),
  );
}

function matrixProblem(judgements: Judgements, labels: readonly string[]): AppError | null {
  const n = judgements.length;
  if (n < 2) return appError('AHP_TOO_FEW', { n });
  if (labels.length !== n || judgements.some((row) => row.length !== n)) return appError('AHP_NOT_SQUARE', { n });
  for (let i = 0; i < n; i += 1) {
    for (let j = i; j < n; j += 1) {
      const own = judgements[i]?.[j] ?? null;
      const other = judgements[j]?.[i] ?? null;
      const pair = { a: labels[i] ?? '', b: labels[j] ?? '' };
      if (own === null && other === null && i !== j) continue;
      if (own === null || other === null || !(own > 0 && other > 0) || !Number.isFinite(own * other))
        return appError('AHP_NOT_POSITIVE', pair, { subject: `${pair.a}, ${pair.b}` });
      if (Math.abs(own * other - 1) > 1e-6)
        return appError('AHP_NOT_RECIPROCAL', { ...pair, own, other }, { subject: `${pair.a}, ${pair.b}` });
    }
  }
  const apart = unconnected(judgements);
  return apart === null ? null : appError('AHP_NOT_CONNECTED', { a: labels[0] ?? '', b: labels[apart] ?? '' });
}

/** A criterion that no chain of judgements ties to the first. */
function unconnected(judgements: Judgements): number | null {
  const reached = new Set([0]);
  for (const i of reached) judgements[i]?.forEach((judgement, j) => judgement !== null && reached.add(j));
  const apart = judgements.findIndex((_, i) => !reached.has(i));
  return apart === -1 ? null : apart;
}

function harkerMatrix(judgements: Judgements): number[][] {
  return judgements.map((row, i) =>
    row.map((judgement, j) => (i === j ? 1 + row.filter((other) => other === null).length : (judgement ?? 0))),
  );
}

function geometricMeans(matrix: readonly (readonly number[])[]): number[] {
  return normalised(
    matrix.map((row) => Math.exp(row.reduce((sum, judgement) => sum + Math.log(judgement), 0) / row.length)),
  );
}

/** Mean of the columns, each set to sum 1. */
function columnMeans(matrix: readonly (readonly number[])[]): number[] {
  const sums = matrix.map((_, j) => matrix.reduce((sum, row) => sum + (row[j] ?? 0), 0));
  return normalised(matrix.map((row) => row.reduce((sum, judgement, j) => sum + judgement / (sums[j] ?? 1), 0)));
}

function normalised(parts: readonly number[]): number[] {
  const total = parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part) => part / total);
}

/** Fewer judgements leave less room to contradict: RI·(1 − 2m/((n − 1)(n − 2))) (Ágoston and Csató 2022). */
function randomIndex(n: number, missing: number): number | null {
  const whole = RANDOM_INDEX[n];
  return whole === undefined ? null : whole * (1 - (2 * missing) / ((n - 1) * (n - 2)));
}

function consistencyRatio(ci: number | null, ri: number | null): number | null {
  if (ci === null || ri === null) return null;
  // A tree of judgements has no room to contradict, and no random index above 0 either.
  return ri <= 1e-12 ? 0 : ci / ri;
}

/** Each judgement left out in turn; the one whose absence (filled by Harker) leaves the least λmax. */
function worstJudgement(judgements: Judgements, ri: number | null): WorstJudgement | null {
  const n = judgements.length;
  const tried: (WorstJudgement & { readonly lambda: number })[] = [];
  for (let row = 0; row < n; row += 1) {
    for (let column = row + 1; column < n; column += 1) {
      const judgement = judgements[row]?.[column] ?? null;
      if (judgement === null) continue;
      const without = judgements.map((others, i) =>
        others.map((other, j) => ((i === row && j === column) || (i === column && j === row) ? null : other)),
      );
      if (unconnected(without) !== null) continue;
      const { value: lambda, vector } = principalEigen(harkerMatrix(without));
      const implied = (vector[row] ?? 0) / (vector[column] ?? 1);
      tried.push({
        row,
        column,
        judgement,
        implied,
        tied: false,
        lambda,
        crWithout: consistencyRatio(Math.max(0, (lambda - n) / (n - 1)), ri),
      });
    }
  }
  const least = Math.min(...tried.map(({ lambda }) => lambda));
  const [first, ...equals] = tried.filter(({ lambda }) => lambda - least < CONSISTENT);
  if (first === undefined) return null;
  const { lambda: _, ...worst } = first;
  return { ...worst, tied: equals.length > 0 };
}

/** As judgements are written: 3, 1/3, 2.45. */
function judgementText(judgement: number): string {
  const shown = (value: number): string => String(Number(value.toFixed(2)));
  return judgement >= 1 ? shown(judgement) : `1/${shown(1 / judgement)}`;
}
