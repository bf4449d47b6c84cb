import { displayNumber } from '../../shared/base/display.ts';
import type { Texts } from './texts.ts';

/** A mean move of ranks as people say it: 0.25 is one unit in four by one rank. */
export function rankShiftWords(shift: number, t: Texts): string {
  if (Number.isNaN(shift)) return '—';
  if (shift === 0) return t('whatIf.shiftNone');
  if (shift < 0.75) return t('whatIf.shiftOneIn', { count: Math.max(2, Math.round(1 / shift)) });
  return t('whatIf.shiftBy', { ranks: displayNumber(shift, shift < 9.5 ? 1 : 0) });
}
