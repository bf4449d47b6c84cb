import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeReportDocx } from '../../../electron/exporting/word/report-document.ts';
import { proofOf } from '../../../electron/services/exports/proof-subject.ts';
import { refreshManuscript } from '../../../electron/services/exports/refresh-manuscript.ts';
import { reportPlanSchema } from '../../../shared/model/report-plan-schema.ts';
import { reportParts } from '../../../shared/report/document/compose-report.ts';
import { forAudience } from '../../../shared/report/for-audience.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import { reportFacts } from '../../../shared/report/patterns/report-facts.ts';
import { stamp } from '../exporting/hostile-cohort.ts';
import { sampleCohort } from '../report/sample-cohort.ts';
import { onePixel } from '../word/one-pixel.ts';
import { bodyOf, controlTexts, editBody, manuscriptAt, outsideControls, reweighted } from './edited-report.ts';

const folder = mkdtempSync(join(tmpdir(), 'live-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string): string => join(folder, name);
const before = (['province-2021', 'key-city-2021'] as const).map((id) => forAudience(sampleCohort(id), 'public'));
const after = before.map((input) => reweighted(input, { A: 60, B: 5 }));

/** The team's words on both cohorts in a slot, and in a practice box of each. */
const said = '省级政府平均 {mean:province:total}，重点城市平均 {mean:key-city:total}。';
const slot = reportParts(before[0]!, { other: before[1]! }).outline.find(({ kind }) => kind === 'slot')?.id ?? '';
const box = (id: string, unit: string, text: string) => ({
  id,
  title: `${id}的做法`,
  unit,
  region: '',
  chapter: 'holders',
  text,
  source: '',
  year: null,
  shown: true,
});
const plan = reportPlanSchema.parse({
  version: 1,
  items: [{ kind: 'standard', id: slot, shown: true, text: said }],
  boxes: [
    box('甲', '110000', '高于平均值 {mean:province:total} 的省级政府有 {above:province:total} 个。'),
    box('乙', '440100', '高于平均值 {mean:key-city:total} 的重点城市有 {above:key-city:total} 个。'),
  ],
});
const sources = (inputs: readonly ReportInput[]) => inputs.map((input) => ({ input, stamp, plan }));
/** Values of the team's own words: what stands in the slot's paragraph and in the boxes. */
const own = (path: string): readonly string[] =>
  [...bodyOf(path).matchAll(/<w:p[ >](?:(?!<\/w:p>).)*<\/w:p>/gs)]
    .filter(([paragraph]) => />(?:省级政府平均 |高于平均值 )</.test(paragraph))
    .flatMap(([paragraph]) => controlTexts(paragraph).map(({ tag, text }) => `${tag} ${text}`));
const expected = (inputs: readonly ReportInput[]): readonly string[] => {
  const { fact } = reportFacts(inputs, inputs[0]!, new Map());
  const value = (id: string): string => {
    const found = fact(id);
    return `${id} ${typeof found === 'string' ? found : found.text}`;
  };
  const [province, city] = (['province', 'key-city'] as const).map((one) => ({
    mean: value(`mean:${one}:total`),
    above: value(`above:${one}:total`),
  }));
  return [province!.mean, city!.mean, province!.mean, province!.above, city!.mean, city!.above].toSorted();
};

beforeAll(async () => {
  const [input, other] = before;
  const material = { input: input!, stamp, other: { input: other!, stamp }, plan };
  expect((await writeReportDocx(material, at('report.docx'), {}, onePixel)).ok).toBe(true);
}, 300_000);

it('values within a slot and within boxes of both cohorts are controls', () => {
  expect(slot).not.toBe('');
  expect(own(at('report.docx')).toSorted()).toEqual(expected(before));
});

it('are refreshed, and no other character beside any control', async () => {
  const request = { target: at('new.docx'), replaceEdited: false, overwrite: true };
  const outcome = await refreshManuscript(manuscriptAt(at('report.docx')), sources(after), request);
  expect(outcome).toMatchObject({ ok: true, value: { left: [] } });
  expect(own(at('new.docx')).toSorted()).toEqual(expected(after));
  expect(expected(after)).not.toEqual(expected(before));
  expect(outsideControls(bodyOf(at('new.docx')))).toBe(outsideControls(bodyOf(at('report.docx'))));
  const again = { ...request, target: at('twice.docx') };
  expect((await refreshManuscript(manuscriptAt(at('new.docx')), sources(after), again)).ok).toBe(true);
  expect(readFileSync(at('twice.docx')).equals(readFileSync(at('new.docx')))).toBe(true);
});

it.each([
  ['slot', '省级政府平均 '],
  ['box', '高于平均值 '],
])('a slip in a value of a %s is found', (_, words) => {
  const proofed = (path: string) => proofOf({ kind: 'document', manuscript: manuscriptAt(path) }, sources(before));
  expect(proofed(at('report.docx')).findings).toEqual([]);
  const value = new RegExp(`(>${words}<(?:(?!</w:p>).)*?>)(8\\d\\.\\d\\d)(<)`, 's');
  editBody(
    at('report.docx'),
    (xml) => xml.replace(value, (_all, start: string, _number: string, end: string) => `${start}12.34${end}`),
    at('typed.docx'),
  );
  expect(proofed(at('typed.docx')).findings).toMatchObject([{ found: '12.34', fact: 'mean:province:total' }]);
});
