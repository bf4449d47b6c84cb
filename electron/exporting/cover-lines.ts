import { isPublic } from '../../shared/report/for-audience.ts';
import { figureText } from '../../shared/report/figures/figure-text.ts';
import type { ReportInput } from '../../shared/report/report-input.ts';
import { ownWord } from '../../shared/model/project-words.ts';
import type { Language } from '../../shared/messages/catalogue.ts';
import { inferredNotes, textWidth } from '../../shared/report/report-words.ts';
import { yearBasisNote } from '../../shared/report/year-basis-text.ts';
import { exportingText } from './exporting-text.ts';
import type { ExportStamp } from './export-stamp.ts';

/** Half-width characters of a line of a cover's title. */
const TITLE_ROOM = 26;

/** A title in lines of much the same length, broken between words: in Chinese a program would break it anywhere. */
export function coverTitle(title: string, lang: Language): readonly string[] {
  const count = Math.ceil(textWidth(title) / TITLE_ROOM);
  const lines: string[] = [];
  let line = '';
  for (const { segment, isWordLike } of new Intl.Segmenter(lang, { granularity: 'word' }).segment(title)) {
    const left = title.length - lines.join('').length;
    const wanted = textWidth(title.slice(title.length - left)) / (count - lines.length);
    const [short, long] = [textWidth(line), textWidth(line + segment)];
    const isFull = lines.length < count - 1 && long > wanted && wanted - short < long - wanted;
    if (isFull && isWordLike && line !== '') {
      lines.push(line);
      line = '';
    }
    line += segment;
  }
  return [...lines, line].map((one) => one.trim()).filter((one) => one !== '');
}

/** Who issues the report, and what a cover says of the origin of its numbers: synthetic data, inferred weights, year basis, scenario, released run, data fingerprint, engine. */
export function coverLines(input: ReportInput, stamp: ExportStamp): readonly string[] {
  const { lang } = input;
  const basis = yearBasisNote(input);
  const issuer = ownWord(input.method, 'issuer', lang);
  return [
    ...(issuer === undefined ? [] : [issuer]),
    ...(stamp.synthetic ? [exportingText(lang, 'EXPORT_SYNTHETIC')] : []),
    ...(stamp.draft ? [exportingText(lang, 'EXPORT_DRAFT_LONG')] : []),
    ...(input.audience === 'internal' ? [figureText(input, 'DOCUMENT_AUDIENCE_INTERNAL')] : []),
    ...(isPublic(input) ? [] : inferredNotes(input)),
    ...(basis === null ? [] : [basis]),
    ...(stamp.scenario === null ? [] : [figureText(lang, 'DOCUMENT_COVER_SCENARIO', { scenario: stamp.scenario })]),
    ...(stamp.run?.released ? [figureText(lang, 'DOCUMENT_COVER_RUN', { id: stamp.run.id })] : []),
    ...(isPublic(input) ? [] : [figureText(lang, 'DOCUMENT_COVER_FINGERPRINT', { fingerprint: stamp.fingerprint })]),
    figureText(lang, 'DOCUMENT_COVER_ENGINE', {
      engine: stamp.engine,
      at: stamp.exportedAt.slice(0, 16).replace('T', ' '),
    }),
  ];
}
