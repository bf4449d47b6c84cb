import { appError } from '../../base/app-error.ts';
import { err } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import { extent } from '../statistics/extent.ts';
import { mean } from '../statistics/mean.ts';
import { standardDeviation } from '../statistics/standard-deviation.ts';
import { symmetricEigen } from '../statistics/symmetric-eigen.ts';
import { pearson, weighComplete, weighing } from './complete-rows.ts';
import type { CompleteTable } from './complete-rows.ts';
import type { DataWeightMethod, ScoreTable, Weighing } from './weight-types.ts';

type TableWeights = (table: ScoreTable) => Result<Weighing>;

/** The same weight for each. */
const equal: TableWeights = (table) => {
  const complete: CompleteTable = {
    codes: table.codes,
    columns: [],
    rows: table.columns[0]?.length ?? 0,
    rowsLeftOut: 0,
  };
  if (table.codes.length < 2) return err(appError('WEIGHTS_TOO_FEW_SIBLINGS', { code: table.codes[0] ?? '' }));
  return weighing(
    complete,
    table.codes.map(() => 1),
    'equal',
    {},
  );
};

/**
 * 熵权 (Shannon; Hwang and Yoon 1981): p = x/Σx, e = −Σ p ln p / ln n with 0·ln 0 = 0, w ∝ 1 − e. A value below 0 has no
 * share of a sum and is an error.
 */
const entropy: TableWeights = (table) =>
  weighComplete(table, 'entropy', 2, (complete) => {
    const { columns, codes, rows } = complete;
    const refused = columns.findIndex((column) => column.some((x) => x < 0));
    if (refused >= 0)
      return err(
        appError(
          'WEIGHTS_NEGATIVE',
          { code: codes[refused] ?? '', method: 'entropy' },
          { subject: codes[refused] ?? '' },
        ),
      );
    const entropies = columns.map((column) => {
      const total = column.reduce((sum, x) => sum + x, 0);
      return -column.reduce((sum, x) => sum + (x === 0 ? 0 : (x / total) * Math.log(x / total)), 0) / Math.log(rows);
    });
    const divergence = entropies.map((e) => Math.max(0, 1 - e));
    return weighing(complete, divergence, 'entropy', { columns: { entropy: entropies, divergence } });
  });

/** CRITIC (Diakoulaki et al. 1995): sd × Σ(1 − r) on min-max columns. */
const critic: TableWeights = (table) =>
  weighComplete(table, 'critic', 3, (complete) => {
    const scaled = complete.columns.map((column) => {
      const { min, max } = extent(column);
      return column.map((x) => (x - min) / (max - min));
    });
    const r = scaled.map((a, i) => scaled.map((b, j) => (i === j ? 1 : pearson(a, b))));
    const sd = scaled.map((column) => standardDeviation(column));
    const conflict = r.map((row, i) => row.reduce((sum, value, j) => sum + (i === j ? 0 : 1 - value), 0));
    const information = sd.map((value, at) => value * (conflict[at] ?? 0));
    return weighing(complete, information, 'critic', {
      columns: { sd, conflict, information },
      figures: { correlations: r },
    });
  });

/** 变异系数: sd/mean (sample sd), normalised. A mean of 0 or less has no coefficient and is an error. */
const variation: TableWeights = (table) =>
  weighComplete(table, 'variation', 2, (complete) => {
    const { columns, codes } = complete;
    const means = columns.map((column) => mean(column));
    const refused = means.findIndex((value) => !(value > 0));
    if (refused >= 0)
      return err(
        appError(
          'WEIGHTS_MEAN_NOT_POSITIVE',
          { code: codes[refused] ?? '', mean: means[refused] ?? 0 },
          { subject: codes[refused] ?? '' },
        ),
      );
    const sd = columns.map((column) => standardDeviation(column));
    const coefficient = sd.map((value, at) => value / (means[at] ?? Number.NaN));
    return weighing(complete, coefficient, 'variation', { columns: { mean: means, sd, coefficient } });
  });

/** sd/Σ sd (sample sd; the divisor cancels). */
const std: TableWeights = (table) =>
  weighComplete(table, 'std', 2, (complete) => {
    const sd = complete.columns.map((column) => standardDeviation(column));
    return weighing(complete, sd, 'std', { columns: { sd } });
  });

/**
 * Squared loadings of the first component of the correlation matrix, normalised. Two first components of the same size are an error: every
 * mixture of them would do.
 */
const pca: TableWeights = (table) =>
  weighComplete(table, 'pca', 3, (complete) => {
    const { columns, codes } = complete;
    const r = columns.map((a, i) => columns.map((b, j) => (i === j ? 1 : pearson(a, b))));
    const { values, vectors } = symmetricEigen(r);
    const [first = 0, second = 0] = values;
    if (first - second < 1e-9) return err(appError('WEIGHTS_NO_FIRST_COMPONENT', { codes: codes.join(', ') }));
    const loadings = (vectors[0] ?? []).map((component) => component * Math.sqrt(first));
    const remarks = loadings.some((loading) => loading < 0)
      ? [appError('WEIGHTS_MIXED_LOADINGS', { codes: codes.filter((_, at) => (loadings[at] ?? 0) < 0).join(', ') })]
      : [];
    const explained = values.map((value) => Math.max(0, value) / codes.length);
    return weighing(
      complete,
      loadings.map((loading) => loading * loading),
      'pca',
      { columns: { loading: loadings }, figures: { correlations: r, eigenvalues: values, explained }, remarks },
    );
  });

/** docs/METHODS "Weights", those that need nothing but the scores of siblings; all but `equal` set siblings aside that tell nothing. Errors name the sibling in `place.subject`. */
export const dataWeights = { equal, entropy, critic, variation, std, pca } as const satisfies Record<
  DataWeightMethod,
  TableWeights
>;
