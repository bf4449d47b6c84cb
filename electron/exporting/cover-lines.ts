import { figureText } from '../../shared/report/figures/figure-text.ts';
import type { ReportInput } from '../../shared/report/report-input.ts';
import { inferredNotes } from '../../shared/report/report-words.ts';
import { exportingText } from './exporting-text.ts';
import type { ExportStamp } from './export-stamp.ts';

/** What a cover says of the origin of its numbers: synthetic data, inferred weights, scenario, released run, data fingerprint, engine. */
export function coverLines(input: ReportInput, stamp: ExportStamp): readonly string[] {
  const { lang } = input;
  return [
    ...(stamp.synthetic ? [exportingText(lang, 'EXPORT_SYNTHETIC')] : []),
    ...(stamp.draft ? [exportingText(lang, 'EXPORT_DRAFT_LONG')] : []),
    ...inferredNotes(input),
    ...(stamp.scenario === null ? [] : [figureText(lang, 'DOCUMENT_COVER_SCENARIO', { scenario: stamp.scenario })]),
    ...(stamp.run?.released ? [figureText(lang, 'DOCUMENT_COVER_RUN', { id: stamp.run.id })] : []),
    figureText(lang, 'DOCUMENT_COVER_FINGERPRINT', { fingerprint: stamp.fingerprint }),
    figureText(lang, 'DOCUMENT_COVER_ENGINE', {
      engine: stamp.engine,
      at: stamp.exportedAt.slice(0, 16).replace('T', ' '),
    }),
  ];
}
