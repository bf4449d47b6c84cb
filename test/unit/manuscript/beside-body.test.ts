import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeTemplatedReport } from '../../../electron/exporting/word/template/write-templated-report.ts';
import { ZipParts } from '../../../electron/exporting/zip/zip-parts.ts';
import { openPackage } from '../../../electron/importing/open/open-package.ts';
import { proofOf } from '../../../electron/services/exports/proof-subject.ts';
import { readTemplate } from '../../../electron/services/exports/read-template.ts';
import { forAudience } from '../../../shared/report/for-audience.ts';
import { reportFacts } from '../../../shared/report/patterns/report-facts.ts';
import { stamp } from '../exporting/hostile-cohort.ts';
import { zipPart } from '../exporting/read-back.ts';
import { packageFaults } from '../packages/package-faults.ts';
import { sampleCohort } from '../report/sample-cohort.ts';
import { paragraph, writeTeamDocument } from '../template/team-document.ts';
import { onePixel } from '../word/one-pixel.ts';
import { controlTexts, manuscriptAt, outsideControls, refreshed, reweighted, writeReport } from './edited-report.ts';

const folder = mkdtempSync(join(tmpdir(), 'beside-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string): string => join(folder, name);
const input = forAudience(sampleCohort('province-2021'), 'public');
const other = forAudience(sampleCohort('key-city-2021'), 'public');
const now = reweighted(input, { A: 60, B: 5 });
const otherNow = reweighted(other, { A: 60, B: 5 });
const mean = (cohort: 'province' | 'key-city', renewed: boolean): string => {
  const inputs = renewed ? [now, otherNow] : [input, other];
  const fact = reportFacts(inputs, inputs[0]!, new Map()).fact(`mean:${cohort}:total`);
  return typeof fact === 'string' ? fact : fact.text;
};
const edit = (from: string, to: string, part: string, change: (xml: string) => string): void => {
  const parts = new ZipParts(readFileSync(at(from)));
  const xml = change(parts.text(part));
  expect(xml).not.toBe(parts.text(part));
  parts.put(part, xml);
  writeFileSync(at(to), parts.bytes());
};
const proofed = (name: string) =>
  proofOf(
    { kind: 'document', manuscript: manuscriptAt(at(name)) },
    [input, other].map((one) => ({ input: one, stamp })),
  );

describe('values in a header and a footer of the team’s document', () => {
  const [header, footer] = ['word/header1.xml', 'word/footer1.xml'];
  beforeAll(async () => {
    writeTeamDocument(at('template.docx'), [paragraph('{{sentence:mean}}')], {
      header: '省级政府总体指数平均值 {{fact:mean:province:total}}',
      footer: '重点城市 {{fact:mean:key-city:total}} {{origin}}',
    });
    const parts = openPackage(at('template.docx'), (part) => /\.(?:xml|rels)$/i.test(part));
    const template = parts.ok ? readTemplate(parts.value, 'template.docx') : parts;
    if (!template.ok) throw new Error(template.error.code);
    const material = { input, stamp, other: { input: other, stamp } };
    expect((await writeTemplatedReport(material, template.value, at('report.docx'), {}, onePixel)).ok).toBe(true);
  });

  it('stand in controls, in a package that is sound', () => {
    expect(controlTexts(zipPart(at('report.docx'), header))).toEqual([{ tag: 'mean:province:total', text: '88.07' }]);
    expect(controlTexts(zipPart(at('report.docx'), footer))).toEqual([{ tag: 'mean:key-city:total', text: '88.51' }]);
    expect(packageFaults(at('report.docx'))).toEqual([]);
    expect(proofed('report.docx').findings).toEqual([]);
  });

  it('are refreshed, and no other character of their parts', async () => {
    edit('report.docx', 'edited.docx', header, (xml) => xml.replace('平均值 ', '平均 '));
    const outcome = await refreshed(at('edited.docx'), now, at('new.docx'), false, otherNow);
    const [head, foot] = [header, footer].map((part) => controlTexts(zipPart(at('new.docx'), part))[0]?.text);
    expect([head, foot]).toEqual([mean('province', true), mean('key-city', true)]);
    expect(head).not.toBe('88.07');
    for (const part of [header, footer])
      expect(outsideControls(zipPart(at('new.docx'), part))).toBe(outsideControls(zipPart(at('edited.docx'), part)));
    expect(outcome.changes).toContainEqual({
      fact: 'mean:province:total',
      old: '88.07',
      new: head,
      place: 'header1 ¶1',
    });
    // Twice is once.
    await refreshed(at('new.docx'), now, at('twice.docx'), false, otherNow);
    expect(readFileSync(at('twice.docx')).equals(readFileSync(at('new.docx')))).toBe(true);
  });

  it('of a cohort whose project is not given are left, and said to be so', async () => {
    const outcome = await refreshed(at('report.docx'), now, at('half.docx'));
    const left = outcome.left.filter(({ place }) => place.startsWith('footer'));
    expect(left).toMatchObject([{ fact: 'mean:key-city:total', why: 'unknown', found: '88.51' }]);
  });

  it('are proofed where they stand, typed over or retyped', () => {
    edit('report.docx', 'typed.docx', header, (xml) => xml.replace('>88.07<', '>88.70<'));
    expect(proofed('typed.docx').findings).toMatchObject([{ place: 'header1 ¶1', found: '88.70', expected: '88.07' }]);
    edit('report.docx', 'retyped.docx', header, (xml) =>
      xml.replace(/<w:sdt>.*<\/w:sdt>/s, '<w:r><w:t>88.70</w:t></w:r>'),
    );
    expect(proofed('retyped.docx').findings).toMatchObject([
      { place: 'header1 ¶1', found: '88.70', expected: '88.07' },
    ]);
  });
});

describe('a footnote that an editor added', () => {
  const part = 'word/footnotes.xml';
  const control =
    '<w:sdt><w:sdtPr><w:tag w:val="ewb:mean:province:total"/><w:id w:val="424242"/></w:sdtPr><w:sdtContent><w:r><w:t>88.07</w:t></w:r></w:sdtContent></w:sdt>';
  const note = (text: string) => (xml: string) =>
    xml.replace('</w:footnotes>', `<w:footnote w:id="2"><w:p>${text}</w:p></w:footnote></w:footnotes>`);
  beforeAll(() => writeReport(input, at('plain.docx'), other));

  it('with a value copied into it is refreshed', async () => {
    edit('plain.docx', 'noted.docx', part, note(control));
    const outcome = await refreshed(at('noted.docx'), now, at('noted-new.docx'), false, otherNow);
    expect(controlTexts(zipPart(at('noted-new.docx'), part))).toEqual([
      { tag: 'mean:province:total', text: mean('province', true) },
    ]);
    expect(outcome.changes.filter(({ place }) => place.startsWith('footnotes'))).toHaveLength(1);
  });

  it('with a wrong number is found', () => {
    edit('plain.docx', 'wrong.docx', part, note('<w:r><w:t>省级政府总体指数平均值为 88.70。</w:t></w:r>'));
    expect(proofed('wrong.docx').findings).toMatchObject([{ found: '88.70', expected: '88.07' }]);
    edit('plain.docx', 'right.docx', part, note('<w:r><w:t>省级政府总体指数平均值为 88.07。</w:t></w:r>'));
    expect(proofed('right.docx').findings).toEqual([]);
  });
});

describe('the title over the pages of the program’s own report', () => {
  const headers = (name: string): readonly string[] =>
    new ZipParts(readFileSync(at(name))).names().filter((part) => /^word\/header\d+\.xml$/.test(part));
  const facts = [
    { tag: 'year:province', text: '2021' },
    { tag: 'cohort:province', text: '省级政府' },
    { tag: 'cohort:key-city', text: '重点城市' },
  ];
  beforeAll(() => writeReport(input, at('own.docx'), other));

  it('has its year and its cohorts in controls of their own in every section, in a package that is sound', () => {
    expect(headers('own.docx').length).toBeGreaterThan(1);
    for (const part of headers('own.docx')) expect(controlTexts(zipPart(at('own.docx'), part))).toEqual(facts);
    const ids = manuscriptAt(at('own.docx')).printed?.values.values.map(({ id }) => id) ?? [];
    expect(new Set(ids).size).toBe(ids.length);
    expect(packageFaults(at('own.docx'))).toEqual([]);
    expect(proofed('own.docx').findings).toEqual([]);
  });

  it('is proofed: a year that an editor typed over is found', () => {
    edit('own.docx', 'typed.docx', 'word/header1.xml', (xml) => xml.replace('>2021<', '>2020<'));
    expect(proofed('typed.docx').findings.map(({ found, expected, fact }) => [found, expected, fact])).toEqual([
      ['2020', '2021', 'year:province'],
    ]);
  });
});
