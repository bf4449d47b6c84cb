import type { MergedRange } from './opened-workbook.ts';

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
