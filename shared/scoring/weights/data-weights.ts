import { appError } from '../../base/app-error.ts';
import { err } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import { correlation } from '../statistics/correlation.ts';
import { extent } from '../statistics/extent.ts';
import { mean } from '../statistics/mean.ts';
import { standardDeviation } from '../statistics/standard-deviation.ts';
import { symmetricEigen } from '../statistics/symmetric-eigen.ts';
import { completeRows, constantColumns, pearson, weighing } from './complete-rows.ts';
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
 * share of a sum and is an error; so is a column of zeros.
 */
const entropy: TableWeights = (table) => {
  const complete = completeRows(table, 'entropy', 2);
  if (!complete.ok) return complete;
  const { columns, codes, rows } = complete.value;
  const refused = columns.findIndex((column) => column.some((x) => x < 0));
  if (refused >= 0)
    return err(
      appError(
        'WEIGHTS_NEGATIVE',
        { code: codes[refused] ?? '', method: 'entropy' },
        { subject: codes[refused] ?? '' },
      ),
    );
  const empty = columns.findIndex((column) => column.every((x) => x === 0));
  if (empty >= 0)
    return err(
      appError(
        'WEIGHTS_ALL_ZERO_COLUMN',
        { code: codes[empty] ?? '', method: 'entropy' },
        { subject: codes[empty] ?? '' },
      ),
    );
  const constant = new Set(constantColumns(complete.value));
  const entropies = columns.map((column, at) => {
    // Of equal values the entropy is 1 by definition; the sum of logarithms would miss it by rounding.
    if (constant.has(at)) return 1;
    const total = column.reduce((sum, x) => sum + x, 0);
    return -column.reduce((sum, x) => sum + (x === 0 ? 0 : (x / total) * Math.log(x / total)), 0) / Math.log(rows);
  });
  const divergence = entropies.map((e) => Math.max(0, 1 - e));
  return weighing(complete.value, divergence, 'entropy', { columns: { entropy: entropies, divergence } });
};

/** CRITIC (Diakoulaki et al. 1995): sd × Σ(1 − r) on min-max columns; a constant column gets 0 and counts in no sum. */
const critic: TableWeights = (table) => {
  const complete = completeRows(table, 'critic', 3);
  if (!complete.ok) return complete;
  const constant = new Set(constantColumns(complete.value));
  const scaled = complete.value.columns.map((column) => {
    const { min, max } = extent(column);
    return column.map((x) => (x - min) / (max - min));
  });
  const r = scaled.map((a, i) =>
    scaled.map((b, j) => (i === j ? 1 : constant.has(i) || constant.has(j) ? 0 : pearson(a, b))),
  );
  const sd = scaled.map((column, at) => (constant.has(at) ? 0 : standardDeviation(column)));
  const conflict = r.map((row, i) =>
    row.reduce((sum, value, j) => sum + (constant.has(j) || i === j ? 0 : 1 - value), 0),
  );
  const information = sd.map((value, at) => value * (conflict[at] ?? 0));
  return weighing(complete.value, information, 'critic', {
    columns: { sd, conflict, information },
    figures: { correlations: r },
    remarks: constantRemarks(complete.value),
  });
};

/** 变异系数: sd/mean (sample sd), normalised. A mean of 0 or less has no coefficient and is an error. */
const variation: TableWeights = (table) => {
  const complete = completeRows(table, 'variation', 2);
  if (!complete.ok) return complete;
  const { columns, codes } = complete.value;
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
  const sd = spreads(complete.value);
  const coefficient = sd.map((value, at) => value / (means[at] ?? Number.NaN));
  return weighing(complete.value, coefficient, 'variation', {
    columns: { mean: means, sd, coefficient },
    remarks: constantRemarks(complete.value),
  });
};

/** sd/Σ sd (sample sd; the divisor cancels). */
const std: TableWeights = (table) => {
  const complete = completeRows(table, 'std', 2);
  if (!complete.ok) return complete;
  const sd = spreads(complete.value);
  return weighing(complete.value, sd, 'std', { columns: { sd }, remarks: constantRemarks(complete.value) });
};

/**
 * Squared loadings of the first component of the correlation matrix, normalised. Constant columns are an error, as are
 * two first components of the same size: every mixture of them would do.
 */
const pca: TableWeights = (table) => {
  const complete = completeRows(table, 'pca', 3);
  if (!complete.ok) return complete;
  const { columns, codes } = complete.value;
  const [constant] = constantColumns(complete.value);
  if (constant !== undefined)
    return err(
      appError('WEIGHTS_NO_SPREAD', { code: codes[constant] ?? '', method: 'pca' }, { subject: codes[constant] ?? '' }),
    );
  const r = columns.map((a, i) => columns.map((b, j) => (i === j ? 1 : correlation(a, b))));
  const { values, vectors } = symmetricEigen(r);
  const [first = 0, second = 0] = values;
  if (first - second < 1e-9) return err(appError('WEIGHTS_NO_FIRST_COMPONENT', { codes: codes.join(', ') }));
  const loadings = (vectors[0] ?? []).map((component) => component * Math.sqrt(first));
  const remarks = loadings.some((loading) => loading < 0)
    ? [appError('WEIGHTS_MIXED_LOADINGS', { codes: codes.filter((_, at) => (loadings[at] ?? 0) < 0).join(', ') })]
    : [];
  const explained = values.map((value) => Math.max(0, value) / codes.length);
  return weighing(
    complete.value,
    loadings.map((loading) => loading * loading),
    'pca',
    { columns: { loading: loadings }, figures: { correlations: r, eigenvalues: values, explained }, remarks },
  );
};

function spreads(table: CompleteTable): number[] {
  const constant = new Set(constantColumns(table));
  return table.columns.map((column, at) => (constant.has(at) ? 0 : standardDeviation(column)));
}

function constantRemarks(table: CompleteTable) {
  return constantColumns(table).map((at) => appError('WEIGHTS_CONSTANT_COLUMN', { code: table.codes[at] ?? '' }));
}

/** docs/METHODS "Weights", those that need nothing but the scores of siblings. Errors name the sibling in `place.subject`. */
export const dataWeights = { equal, entropy, critic, variation, std, pca } as const satisfies Record<
  DataWeightMethod,
  TableWeights
>;
