import { foldText } from '../../../shared/base/fold-text.ts';

const separated =
  /^(\d{4})(?:年|-|\/|\.)(\d{1,2})(?:月|-|\/|\.)(\d{1,2})日?(?:[ T](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?Z?)?$/;
const compact = /^(\d{4})(\d{2})(\d{2})$/;

/** A date text as yyyy-mm-dd (a time of day is left out): `2021年12月5日`, `2021-12-05`, `2021/12/5`, `2021.12.5`, `20211205`. Null unless it is a day of the calendar. */
export function parseDate(text: string): string | null {
  const folded = foldText(text);
  const match = separated.exec(folded) ?? compact.exec(folded);
  if (match === null) return null;
  return calendarDay(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** A bare serial of the 1900 date system, 1954–2119, whole days only: 44561 → 2021-12-31. */
export function dateFromSerial(serial: number): string | null {
  if (!Number.isInteger(serial) || serial < 20_000 || serial > 80_000) return null;
  return new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).toISOString().slice(0, 10);
}

function calendarDay(year: number, month: number, day: number): string | null {
  if (year < 1900 || year > 2199) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  const exact = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exact ? date.toISOString().slice(0, 10) : null;
}
