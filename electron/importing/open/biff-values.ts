import type { Cell } from '../cells/cell.ts';
import { DATE, PERCENT } from './cell-styles.ts';
import { broken } from './cell-value.ts';
import { serialDate } from './serial-date.ts';

/** Codes of errors in Excel's binary formats ([MS-XLS] 2.5.10 Bes, [MS-XLSB] 2.5.97.2 BErr). */
const errors: Readonly<Record<number, string>> = {
  0x00: '#NULL!',
  0x07: '#DIV/0!',
  0x0f: '#VALUE!',
  0x17: '#REF!',
  0x1d: '#NAME?',
  0x24: '#NUM!',
  0x2a: '#N/A',
};

export function errorCell(code: number): Cell {
  return { type: 'error', text: errors[code] ?? '#N/A' };
}

const scratch = Buffer.alloc(8);

/** [MS-XLS] 2.5.122, [MS-XLSB] 2.5.123: the upper 30 bits of a double, or a whole number; either may be a hundred times the value. */
export function rkNumber(rk: number): number {
  scratch.writeInt32LE(0, 0);
  scratch.writeInt32LE(rk & ~3, 4);
  const value = (rk & 2) !== 0 ? rk >> 2 : scratch.readDoubleLE(0);
  return (rk & 1) !== 0 ? value / 100 : value;
}

/** A number in a cell of a format whose kind is known (`cellStyles`); undefined: the workbook has no such format. */
export function numberCell(value: number, kind: number | undefined, date1904: boolean): Cell {
  if (!Number.isFinite(value)) return broken('NUMBER', String(value));
  if (kind === undefined) return broken('STYLE', String(value));
  if (kind === PERCENT) return { type: 'percent', value };
  const iso = kind === DATE ? serialDate(value, date1904) : null;
  return iso === null ? value : { type: 'date', iso, serial: value };
}
