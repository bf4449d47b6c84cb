import type { MergedRange } from './opened-workbook.ts';

/** A1 notation; row and column from 1. */
export function cellName(row: number, column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return `${letters}${row}`;
}

/** The range written `B2:C5` or `B2`; null when it is not one. */
export function rangeOf(text: string): MergedRange | null {
  const found = /^([A-Z]{1,3})([1-9]\d{0,6})(?::([A-Z]{1,3})([1-9]\d{0,6}))?$/.exec(text);
  if (!found) return null;
  const left = columnNumber(found[1]!);
  const top = Number(found[2]);
  const right = found[3] === undefined ? left : columnNumber(found[3]);
  const bottom = found[4] === undefined ? top : Number(found[4]);
  return right >= left && bottom >= top ? { top, left, bottom, right } : null;
}

function columnNumber(letters: string): number {
  let column = 0;
  for (let i = 0; i < letters.length; i += 1) column = column * 26 + letters.charCodeAt(i) - 64;
  return column;
}
