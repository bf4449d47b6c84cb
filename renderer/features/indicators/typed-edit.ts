import type { MeasureMethod, Method } from '../../../shared/model/method.ts';
import { setShare, setWeight } from '../../state/sibling-weights.ts';
import { parseWeight } from '../../views/weights/parse-weight.ts';
import type { IndicatorRow } from './indicator-rows.ts';

/** What text in a cell makes of the method; null when the text is no number for that cell. */
export function typedEdit(method: Method, row: Pick<IndicatorRow, 'code' | 'siblings'>, column: string, text: string, locked: ReadonlySet<string>): Method | null {
  if (column === 'lower' || column === 'upper') return typedLimit(method, row.code, column, text);
  const number = parseWeight(text);
  if (number === null) return null;
  return column === 'share' ? setShare(method, row.siblings, row.code, number / 100, locked) : setWeight(method, row.code, number);
}

export function changeMeasure(method: Method, code: string, change: Partial<MeasureMethod>): Method {
  const held = method.measures[code];
  return held === undefined ? method : { ...method, measures: { ...method.measures, [code]: { ...held, ...change } } };
}

/** Limits may be negative, and empty means none. */
function typedLimit(method: Method, code: string, column: 'lower' | 'upper', text: string): Method | null {
  const plain = text.normalize('NFKC').trim();
  if (plain === '') return changeMeasure(method, code, { [column]: null });
  return /^[+-]?(\d{1,15}(\.\d*)?|\.\d+)$/.test(plain) ? changeMeasure(method, code, { [column]: Number(plain) }) : null;
}
