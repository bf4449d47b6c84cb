import { appError } from '../../base/app-error.ts';
import type { AppError } from '../../base/app-error.ts';
import { err, ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import { extent, hasSpread } from '../statistics/extent.ts';
import type { ScoreTable, Weighing, WeightDetail } from './weight-types.ts';

/** The rows of a score table in which every sibling has a score, as plain columns. */
export interface CompleteTable {
  readonly codes: readonly string[];
  readonly columns: readonly (readonly number[])[];
  readonly rows: number;
  readonly rowsLeftOut: number;
}

/**
 * Leaves out the rows with a missing score: weights from columns over different units would compare different cohorts.
 * Errors: fewer than two siblings, fewer than `least` complete rows.
 */
export function completeRows(table: ScoreTable, method: string, least: number): Result<CompleteTable> {
  if (table.codes.length < 2) return err(appError('WEIGHTS_TOO_FEW_SIBLINGS', { code: table.codes[0] ?? '' }));
  const all = table.columns[0]?.length ?? 0;
  const complete = Array.from({ length: all }, (_, row) => row).filter((row) =>
    table.columns.every((column) => Number.isFinite(column[row])),
  );
  if (complete.length < least) return err(appError('WEIGHTS_TOO_FEW_ROWS', { method, rows: complete.length, least }));
  return ok({
    codes: table.codes,
    columns: table.columns.map((column) => complete.map((row) => column[row] ?? Number.NaN)),
    rows: complete.length,
    rowsLeftOut: table.columns.length === 0 ? 0 : presentRows(table, all) - complete.length,
  });
}

/** Rows with any score: a unit without a single one (an excluded one) is not left out, it never took part. */
function presentRows(table: ScoreTable, all: number): number {
  return Array.from({ length: all }, (_, row) => row).filter((row) =>
    table.columns.some((column) => Number.isFinite(column[row])),
  ).length;
}

export function constantColumns(table: CompleteTable): readonly number[] {
  return table.columns.flatMap((column, at) => (hasSpread(extent(column)) ? [] : [at]));
}

/** Parts ≥ 0 as weights of sum 1. All 0: there is nothing to tell the siblings apart by. */
export function weighing(
  table: CompleteTable,
  parts: readonly number[],
  method: string,
  working: Partial<Pick<WeightDetail, 'columns' | 'figures' | 'remarks'>>,
): Result<Weighing> {
  const total = parts.reduce((sum, part) => sum + part, 0);
  if (!(total > 0) || !Number.isFinite(total))
    return err(appError('WEIGHTS_NOTHING_TO_TELL', { method, codes: table.codes.join(', ') }));
  const weights = parts.map((part) => part / total);
  const remarks: AppError[] = [...(working.remarks ?? [])];
  if (table.rowsLeftOut > 0)
    remarks.push(appError('WEIGHTS_ROWS_LEFT_OUT', { rows: table.rowsLeftOut, used: table.rows }));
  weights.forEach((weight, at) => {
    if (weight === 0) remarks.push(appError('WEIGHTS_BECOMES_ZERO', { code: table.codes[at] ?? '' }));
  });
  return ok({
    weights,
    detail: {
      rows: table.rows,
      rowsLeftOut: table.rowsLeftOut,
      columns: working.columns ?? {},
      figures: working.figures ?? {},
      remarks,
    },
  });
}

/** Pearson's r of each column with each; a column without spread has NaN, so ask `constantColumns` first. */
export function pearson(a: readonly number[], b: readonly number[]): number {
  const meanA = a.reduce((sum, x) => sum + x, 0) / a.length;
  const meanB = b.reduce((sum, x) => sum + x, 0) / b.length;
  let products = 0;
  let squaresA = 0;
  let squaresB = 0;
  a.forEach((x, row) => {
    const da = x - meanA;
    const db = (b[row] ?? Number.NaN) - meanB;
    products += da * db;
    squaresA += da * da;
    squaresB += db * db;
  });
  return Math.min(1, Math.max(-1, products / Math.sqrt(squaresA * squaresB)));
}
