import { appError } from '../../../shared/base/app-error.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import { readNumber, unitRule } from '../../../shared/base/read-number.ts';
import type { NumberRule } from '../../../shared/base/read-number.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { Dataset } from '../../../shared/model/dataset.ts';
import { checkMeasureMethod } from '../../../shared/model/framework-change/check-measure-method.ts';
import type { MeasureMethod, Method } from '../../../shared/model/method.ts';
import { checkWeights } from '../../../shared/scoring/check-method.ts';
import { planTree } from '../../../shared/scoring/tree-plan.ts';
import { setShares, setWeight } from '../../state/sibling-weights.ts';
import type { IndicatorRow } from './indicator-rows.ts';

/** Text for a cell: `weight`, `share` (in per cent), `lower` or `upper` of a row. */
interface TypedCell {
  readonly row: Pick<IndicatorRow, 'code' | 'siblings' | 'unit'>;
  readonly column: string;
  readonly text: string;
  /** Of the pasted block, from 1. */
  readonly line?: number;
}

/**
 * What typed or pasted cells make of the method, all as one edit: the shares of siblings hold together, whatever their order.
 * Errors: text that is no number or out of its column's range, by the reader's codes, `column` with them; a row's weight and share at once; shares that don't fit; and by scoring's own codes limits, and weights of a
 * block, that can't be scored, if they could be before. A single weight may leave its group at 0: the way from one sibling to the other may
 * lead over it, and the last scores stay on the screen with scoring's remark.
 */
export function typedEdit(
  dataset: Dataset,
  method: Method,
  cells: readonly TypedCell[],
  locked: ReadonlySet<string>,
): Result<Method> {
  const weighed = new Set(cells.filter(({ column }) => column === 'weight').map(({ row }) => row.code));
  const both = cells.find(({ row, column }) => column === 'share' && weighed.has(row.code));
  if (both) return err(appError('SCREEN_PASTE_BOTH', { code: both.row.code }));
  let next = method;
  const shares = new Map<string, { readonly siblings: readonly string[]; readonly given: Map<string, number> }>();
  for (const { row, column, text, line } of cells) {
    const limit = column === 'lower' || column === 'upper' ? column : null;
    const read = cellNumber(text, column, row.unit);
    if (!read.ok)
      return err(
        appError(
          read.error.code,
          { ...read.error.params, column, ...(line === undefined || cells.length === 1 ? {} : { line }) },
          { subject: row.code },
        ),
      );
    const number = read.value;
    if (limit !== null) next = changeMeasure(next, row.code, { [limit]: number });
    else if (number === null) continue;
    else if (column === 'weight') next = setWeight(next, row.code, number);
    else {
      const group = shares.get(row.siblings[0] ?? row.code) ?? {
        siblings: row.siblings,
        given: new Map<string, number>(),
      };
      group.given.set(row.code, number / 100);
      shares.set(row.siblings[0] ?? row.code, group);
    }
  }
  for (const { siblings, given } of shares.values()) {
    const shared = setShares(next, siblings, given, locked);
    if (!shared.ok) return shared;
    next = shared.value;
  }
  const fault = newFault(dataset, method, next, cells);
  return fault === null ? ok(next) : err(fault);
}

export function changeMeasure(method: Method, code: string, change: Partial<MeasureMethod>): Method {
  const held = method.measures[code];
  return held === undefined ? method : { ...method, measures: { ...method.measures, [code]: { ...held, ...change } } };
}

/** Limits may be negative, and an empty one, or a word for none, is none (null). A weight or share has to be a number. */
function cellNumber(text: string, column: string, unit: string): Result<number | null> {
  const isLimit = column === 'lower' || column === 'upper';
  const reading = readNumber(text, isLimit ? unitRule(unit) : weightRules[column === 'share' ? 'share' : 'weight']);
  switch (reading.type) {
    case 'number':
      return ok(reading.value);
    case 'refused':
      return err(reading.error);
    default:
      return isLimit ? ok(null) : err(appError('NUMBER_NEEDED'));
  }
}

const weightRules = {
  weight: { min: 0 },
  share: { min: 0, max: 100, percent: true },
} as const satisfies Record<string, NumberRule>;

/** A fault that was there before may stay: limits that are both missing are filled in one after the other. */
function newFault(dataset: Dataset, before: Method, after: Method, cells: readonly TypedCell[]): AppError | null {
  for (const {
    row: { code },
  } of cells) {
    const [was, is] = [before.measures[code], after.measures[code]];
    if (is === was || was === undefined || is === undefined) continue;
    const fault = checkMeasureMethod(code, is);
    if (fault !== null && fault.code !== checkMeasureMethod(code, was)?.code) return fault;
  }
  if (before.weights === after.weights || cells.length === 1) return null;
  const plan = planTree(dataset);
  const place = (fault: AppError): string => `${fault.code} ${fault.place?.subject ?? ''}`;
  const earlier = new Set(checkWeights(plan, before.weights).map(place));
  return checkWeights(plan, after.weights).find((fault) => !earlier.has(place(fault))) ?? null;
}
