import { expect, it } from 'vitest';
import { composeReport } from '../../../shared/report/document/compose-report.ts';
import { citationWords } from '../../../shared/report/patterns/citation-words.ts';
import { patternFaults } from '../../../shared/report/patterns/report-sentences.ts';
import { readPatternFile } from '../../../shared/report/patterns/read-pattern-file.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import { fourUnits } from './four-units.ts';

const fileOf = (text: string) => {
  const file = readPatternFile(JSON.stringify({ lang: 'zh', patterns: [{ id: 'see', text }] }));
  if (!file.ok) throw new Error(file.error.code);
  return file.value;
};
const worded = (text: string): ReportInput => ({ ...fourUnits(), patterns: fileOf(text) });
const cited = (input: ReportInput) =>
  composeReport(input).blocks.flatMap((block) => (block.kind === 'paragraph' && block.refs.length > 0 ? [block] : []));

it('tables and figures are cited in the program’s words, or in the team’s', () => {
  expect(citationWords(fourUnits())).toEqual({ before: '（见', after: '）' });
  expect(citationWords({ ...fourUnits(), lang: 'en' })).toEqual({ before: ' (see ', after: ')' });
  const own = worded('［详见{refs}所列］');
  expect(patternFaults(own, fileOf('［详见{refs}所列］'))).toEqual([]);
  expect(cited(own).length).toBeGreaterThan(3);
  for (const { cites } of cited(own)) expect(cites).toEqual({ before: '［详见', after: '所列］' });
});

it('with an empty text nothing is cited', () => {
  expect(patternFaults(fourUnits(), fileOf(''))).toEqual([]);
  expect(cited(worded(''))).toEqual([]);
});

it.each(['（见表）', '{refs}、{refs}', '{mean:here:total}{refs}'])('%s is no citation', (text) => {
  expect(patternFaults(fourUnits(), fileOf(text))).toMatchObject([{ code: 'PATTERN_CITATION' }]);
});
