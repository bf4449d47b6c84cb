import { readNumber } from '../../../shared/base/read-number.ts';
import type { GridColumn } from './grid-column.ts';
import { shownText } from './shown-text.ts';

/** Cells whose decimals are looked at to say how many a sum is shown with. */
const LOOKED_AT = 100;
const DECIMALS_MOST = 6;

export interface SelectionTotals {
  readonly cells: number;
  /** Cells that hold a number; without one there is no sum. */
  readonly count: number;
  readonly sum: number;
  readonly mean: number;
  readonly least: number;
  readonly most: number;
  /** As many as the cells show. */
  readonly decimals: number;
}

/** What the selected cells come to, from the numbers behind what they show. */
export function selectionTotals<Row>(rows: readonly Row[], columns: readonly GridColumn<Row>[]): SelectionTotals {
  let [count, sum, decimals] = [0, 0, 0];
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let looked = 0;
  for (const column of columns) {
    for (const row of rows) {
      const text = column.number === undefined || looked < LOOKED_AT ? shownText(column, row) : null;
      const value = column.number === undefined ? numberIn(text ?? '') : column.number(row);
      if (Number.isNaN(value)) continue;
      count += 1;
      sum += value;
      least = Math.min(least, value);
      most = Math.max(most, value);
      if (text === null) continue;
      looked += 1;
      decimals = Math.max(decimals, Math.min(DECIMALS_MOST, /\.(\d+)/.exec(text)?.[1]?.length ?? 0));
    }
  }
  return { cells: rows.length * columns.length, count, sum, mean: sum / count, least, most, decimals };
}

function numberIn(text: string): number {
  const reading = readNumber(text, { percent: true });
  return reading.type === 'number' ? reading.value : Number.NaN;
}
