import { displayNumber } from '../../base/display.ts';
import type { Language } from '../../messages/catalogue.ts';
import { unitReportText } from './unit-report-text.ts';

/** A raw value with its unit: whole numbers as they are, others with as many decimals as their size can tell apart; thousands parted by commas. */
export function rawText(value: number, unit: string, lang: Language): string {
  if (!Number.isFinite(value)) return '—';
  const size = Math.abs(value);
  const decimals = Number.isInteger(value) || size >= 1000 ? 0 : size >= 1 ? 2 : 4;
  const number = displayNumber(value, decimals).replace(/\B(?<!\.\d*)(?=(?:\d{3})+(?!\d))/g, ',');
  if (unit === '') return number;
  return unit.startsWith('%') ? `${number}${unit}` : unitReportText(lang, 'REPORT_UNIT_VALUE', { value: number, unit });
}
