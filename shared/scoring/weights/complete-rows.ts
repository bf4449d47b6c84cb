import { appError } from '../../base/app-error.ts';
import type { AppError } from '../../base/app-error.ts';
import { err, ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import { extent, hasSpread } from '../statistics/extent.ts';
import type { ScoreTable, Weighing, WeightDetail } from './weight-types.ts';

/** The rows of a score table in which every sibling that is weighed has a score, as plain columns, none of them constant. */
export interface CompleteTable {
  readonly codes: readonly string[];
  readonly columns: readonly (readonly number[])[];
  readonly rows: number;
  readonly rowsLeftOut: number;
}

/** A sibling that can't be weighed: it takes no part and gets weight 0. */
interface SetAside {
  readonly position: number;
  readonly reason: 'empty' | 'constant';
}

/**
 * Weighs the siblings that have something to be weighed by. Those without a score or without spread are set aside by name with weight 0, and
 * hold up no others: one dead column is no reason to refuse the group. `kept`: positions in `table` of what is weighed. A single one left
 * has all the weight. Errors: fewer than two siblings, fewer than `least` complete rows, nothing left to tell the siblings apart by.
 */
export function weighComplete(
  table: ScoreTable,
  method: string,
  least: number,
  weigh: (complete: CompleteTable, kept: readonly number[]) => Result<Weighing>,
): Result<Weighing> {
  if (table.codes.length < 2) return err(appError('WEIGHTS_TOO_FEW_SIBLINGS', { code: table.codes[0] ?? '' }));
  const aside = setAside(table);
  const kept = [...table.codes.keys()].filter((at) => aside.every(({ position }) => position !== at));
  const complete = completeTable(table, kept);
  const rows = kept.length > 0 ? complete.rows : mostPresent(table);
  if (rows < least) return err(appError('WEIGHTS_TOO_FEW_ROWS', { method, rows, least }));
  if (kept.length === 0) return err(appError('WEIGHTS_NOTHING_TO_TELL', { method, codes: table.codes.join(', ') }));
  const weighed = kept.length === 1 ? weighing(complete, [1], method, {}) : weigh(complete, kept);
  return weighed.ok ? ok(withSetAside(table, kept, aside, weighed.value)) : weighed;
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

/**
 * Columns without a score, and those that are constant: over their own rows first, then over the rows that all others share, again and again,
 * since a column set aside may bring rows back.
 */
function setAside(table: ScoreTable): readonly SetAside[] {
  const aside = new Map<number, SetAside['reason']>();
  table.columns.forEach((column, at) => {
    const present = Array.from(column).filter((value) => Number.isFinite(value));
    if (present.length === 0) aside.set(at, 'empty');
    else if (!hasSpread(extent(present))) aside.set(at, 'constant');
  });
  for (let before = -1; before !== aside.size;) {
    before = aside.size;
    const kept = [...table.codes.keys()].filter((at) => !aside.has(at));
    const { columns, rows } = completeTable(table, kept);
    if (rows < 2) break;
    columns.forEach((column, at) => {
      const position = kept[at];
      if (position !== undefined && !hasSpread(extent(column))) aside.set(position, 'constant');
    });
  }
  return [...aside].map(([position, reason]) => ({ position, reason })).sort((a, b) => a.position - b.position);
}

/** Leaves out the rows with a missing score: weights from columns over different units would compare different cohorts. */
function completeTable(table: ScoreTable, kept: readonly number[]): CompleteTable {
  const columns = kept.map((at) => table.columns[at] ?? []);
  const all = Array.from({ length: columns[0]?.length ?? 0 }, (_, row) => row);
  const complete = all.filter((row) => columns.every((column) => Number.isFinite(column[row])));
  // A unit without a single score (an excluded one) is not left out, it never took part.
  const present = all.filter((row) => columns.some((column) => Number.isFinite(column[row])));
  return {
    codes: kept.map((at) => table.codes[at] ?? ''),
    columns: columns.map((column) => complete.map((row) => column[row] ?? Number.NaN)),
    rows: complete.length,
    rowsLeftOut: present.length - complete.length,
  };
}

function mostPresent(table: ScoreTable): number {
  return Math.max(
    0,
    ...table.columns.map((column) => Array.from(column).filter((value) => Number.isFinite(value)).length),
  );
}

/** In the order of the table again: weight 0 and no figures for what was set aside. */
function withSetAside(
  table: ScoreTable,
  kept: readonly number[],
  aside: readonly SetAside[],
  { weights, detail }: Weighing,
): Weighing {
  if (aside.length === 0) return { weights, detail };
  const spread = <T>(values: readonly T[], missing: T): T[] =>
    table.codes.map((_, at) => values[kept.indexOf(at)] ?? missing);
  const { correlations, ...figures } = detail.figures;
  const matrix = Array.isArray(correlations) ? correlations.filter((row) => Array.isArray(row)) : null;
  const nothing: readonly number[] = table.codes.map(() => Number.NaN);
  return {
    weights: spread(weights, 0),
    detail: {
      ...detail,
      columns: Object.fromEntries(
        Object.entries(detail.columns).map(([name, values]) => [name, spread(values, Number.NaN)]),
      ),
      figures: {
        ...figures,
        ...(matrix === null
          ? {}
          : {
              correlations: spread(
                matrix.map((row: readonly number[]) => spread(row, Number.NaN)),
                nothing,
              ),
            }),
      },
      remarks: [
        ...aside.map(({ position, reason }) =>
          appError(reason === 'empty' ? 'WEIGHTS_EMPTY_COLUMN' : 'WEIGHTS_CONSTANT_COLUMN', {
            code: table.codes[position] ?? '',
          }),
        ),
        ...detail.remarks,
      ],
    },
  };
}

/** Pearson's r of two columns with spread. */
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
