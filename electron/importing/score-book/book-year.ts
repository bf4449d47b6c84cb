import { parseNumber } from '../../../shared/base/parse-number.ts';

/** A year as a score book writes it, from 1900 to 2200 as everywhere in the program; null for anything else. */
export function bookYear(text: string): number | null {
  const stated = parseNumber(text);
  if (stated === null || stated.suffix !== '' || !Number.isInteger(stated.value)) return null;
  return stated.value >= 1900 && stated.value <= 2200 ? stated.value : null;
}
