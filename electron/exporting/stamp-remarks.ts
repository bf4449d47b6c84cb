import type { ReportInput } from '../../shared/report/report-input.ts';
import { yearBasisNote } from '../../shared/report/year-basis-text.ts';
import { exportingText } from './exporting-text.ts';
import type { ExportStamp } from './export-stamp.ts';

/** What must be said beside numbers that leave without a cover or a footer: in tables as CSV. */
export function tableRemarks(input: ReportInput, { draft }: ExportStamp): readonly string[] {
  const basis = yearBasisNote(input);
  return [...(draft ? [exportingText(input.lang, 'EXPORT_DRAFT_LONG')] : []), ...(basis === null ? [] : [basis])];
}

/** The same with the data's origin: below figures. */
export function figureRemarks(input: ReportInput, stamp: ExportStamp): readonly string[] {
  const synthetic = stamp.synthetic ? [exportingText(input.lang, 'EXPORT_SYNTHETIC')] : [];
  return [...synthetic, ...tableRemarks(input, stamp)];
}
