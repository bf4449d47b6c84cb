import { displayNumber } from '../../shared/base/display.ts';

/** A raw value as the grid and its lineage show it: whole numbers bare, others at `decimals`, thousands grouped; — for none. */
export function rawValueText(value: number | null, decimals: number): string {
  if (value === null || Number.isNaN(value)) return '—';
  return displayNumber(value, Number.isInteger(value) ? 0 : decimals).replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',');
}
