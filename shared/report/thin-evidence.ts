import { atLeast } from '../base/tolerance.ts';
import type { TierId } from '../model/method.ts';
import type { Language } from '../messages/catalogue.ts';
import { measuredText } from './evidence-note.ts';
import type { TierCell } from './report-table.ts';
import { reportText } from './report-text.ts';
import { listText } from './report-words.ts';

/** After a tier that doesn't rest on the whole of its weight. */
const THIN = '*';

/** Whether a tier stands on less than all of its weight; `measured`: a share of 0–1, null or NaN where nothing counts. */
export function isThin(tier: TierId | null, measured: number | null): boolean {
  return tier !== null && measured !== null && !Number.isNaN(measured) && !atLeast(measured, 1);
}

export function thinTier(cell: TierCell): TierCell {
  return { ...cell, text: `${cell.text}${THIN}` };
}

/** A unit with its measured share: "U2 75.0%". */
export function measuredOf(name: string, measured: number): string {
  return `${name} ${measuredText(measured)}`;
}

/** What the mark means, with the units that have it; nothing where none has. */
export function thinNote(lang: Language, units: readonly string[]): readonly string[] {
  return units.length === 0 ? [] : [reportText(lang, 'REPORT_NOTE_THIN', { mark: THIN, units: listText(units, lang) })];
}
