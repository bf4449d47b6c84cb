import type { Language } from '../../shared/messages/catalogue.ts';
import { exportingText } from './exporting-text.ts';
import type { ExportStamp } from './export-stamp.ts';

/** What must be said beside numbers that leave without a cover or a footer: in tables as CSV. */
export function draftRemarks({ draft }: ExportStamp, lang: Language): readonly string[] {
  return draft ? [exportingText(lang, 'EXPORT_DRAFT_LONG')] : [];
}

/** The same with the data's origin: below figures. */
export function stampRemarks(stamp: ExportStamp, lang: Language): readonly string[] {
  return [...(stamp.synthetic ? [exportingText(lang, 'EXPORT_SYNTHETIC')] : []), ...draftRemarks(stamp, lang)];
}
