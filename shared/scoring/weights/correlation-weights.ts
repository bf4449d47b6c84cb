import { appError } from '../../base/app-error.ts';
import { err } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import { standardDeviation } from '../statistics/standard-deviation.ts';
import { symmetricEigen } from '../statistics/symmetric-eigen.ts';
import { pearson, weighComplete, weighing } from './complete-rows.ts';
import type { ScoreTable, Weighing } from './weight-types.ts';

/** Eigenvalues of the correlations below this: some siblings say the same, and their weights cannot be told apart. */
const SINGULAR = 1e-9;
/** Residual below which the targets count as met. */
const REACHED = 1e-6;
const ROUNDS = 4000;

/**
 * Sibling weights whose correlations with the parent come nearest to target importance (COINr's `get_opt_weights`, Becker et al. 2017):
 * least squares of rᵢ/Σr against targetᵢ/Σtarget, the parent an arithmetic mean of the rows with every score. There may be no exact solution: the
 * root mean square residual is in `detail.figures.residual`, the correlations met in `detail.columns`. Errors: targets that
 * are no positive numbers, a singular correlation matrix, fewer than 3 rows. Siblings without spread are set aside, with their targets.
 */
export function correlationWeights(table: ScoreTable, targets: readonly number[]): Result<Weighing> {
  const bad = table.codes.findIndex((_, at) => !(Number.isFinite(targets[at]) && (targets[at] ?? 0) > 0));
  if (bad >= 0 || targets.length !== table.codes.length)
    return err(
      appError(
        'CORRELATION_TARGET_INVALID',
        { code: table.codes[bad] ?? '', target: targets[bad] ?? '' },
        { subject: table.codes[bad] ?? '' },
      ),
    );
  return weighComplete(table, 'correlation', 3, (complete, kept) => {
    const { codes, columns } = complete;
    const r = columns.map((a, i) => columns.map((b, j) => (i === j ? 1 : pearson(a, b))));
    if ((symmetricEigen(r).values.at(-1) ?? 0) < SINGULAR)
      return err(appError('WEIGHTS_SINGULAR_CORRELATION', { codes: codes.join(', ') }));

    const sd = columns.map((column) => standardDeviation(column));
    const covariance = r.map((row, i) => row.map((value, j) => value * (sd[i] ?? 0) * (sd[j] ?? 0)));
    const asked = kept.map((at) => targets[at] ?? 0);
    const total = asked.reduce((sum, target) => sum + target, 0);
    const wanted = asked.map((target) => target / total);
    const weights = nearest(covariance, sd, wanted);
    const met = withParent(covariance, sd, weights);
    const relative = relativeTo(met);
    const residual = Math.sqrt(squaredDistance(relative, wanted) / wanted.length);
    const remarks =
      residual > REACHED ? [appError('CORRELATION_NOT_REACHED', { residual: Number(residual.toPrecision(3)) })] : [];
    return weighing(complete, weights, 'correlation', {
      columns: { target: wanted, correlation: met, importance: relative },
      figures: { correlations: r, residual },
      remarks,
    });
  });
}

/** cov(xᵢ, Σwx)/(sdᵢ·sd(Σwx)). */
function withParent(
  covariance: readonly (readonly number[])[],
  sd: readonly number[],
  weights: readonly number[],
): number[] {
  const products = covariance.map((row) => row.reduce((sum, value, j) => sum + value * (weights[j] ?? 0), 0));
  const variance = products.reduce((sum, product, i) => sum + product * (weights[i] ?? 0), 0);
  return products.map((product, i) => product / ((sd[i] ?? 1) * Math.sqrt(variance)));
}

function relativeTo(correlations: readonly number[]): number[] {
  const total = correlations.reduce((sum, r) => sum + r, 0);
  return correlations.map((r) => r / total);
}

function squaredDistance(a: readonly number[], b: readonly number[]): number {
  const sum = a.reduce((total, x, at) => total + (x - (b[at] ?? 0)) ** 2, 0);
  return Number.isFinite(sum) ? sum : Number.POSITIVE_INFINITY;
}

/** Pattern search over the logarithms of the weights: each in turn up or down, the step halved when none helps. */
function nearest(
  covariance: readonly (readonly number[])[],
  sd: readonly number[],
  wanted: readonly number[],
): number[] {
  const weightsOf = (logs: readonly number[]): number[] => {
    const parts = logs.map((x) => Math.exp(x));
    const total = parts.reduce((sum, part) => sum + part, 0);
    return parts.map((part) => part / total);
  };
  const cost = (logs: readonly number[]): number =>
    squaredDistance(relativeTo(withParent(covariance, sd, weightsOf(logs))), wanted);
  let logs = wanted.map((share, at) => Math.log(share / (sd[at] ?? 1)));
  let least = cost(logs);
  let step = 0.5;
  for (let round = 0; round < ROUNDS && step > 1e-12 && least > 0; round += 1) {
    const before = logs;
    for (let at = 0; at < wanted.length; at += 1) {
      for (const move of [step, -step]) {
        const tried = logs.map((x, other) => (other === at ? clamp(x + move) : x));
        const found = cost(tried);
        if (found < least) {
          logs = tried;
          least = found;
          break;
        }
      }
    }
    if (logs === before) step /= 2;
    else {
      // Hooke and Jeeves: once more the way the whole round went.
      const further = logs.map((x, at) => clamp(2 * x - (before[at] ?? 0)));
      const found = cost(further);
      if (found < least) {
        logs = further;
        least = found;
      }
    }
  }
  return weightsOf(logs);
}

/** A weight below e^−30 of another is 0 for every purpose, and the search would wander off. */
function clamp(log: number): number {
  return Math.min(30, Math.max(-30, log));
}
