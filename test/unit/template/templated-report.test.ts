import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { templatePlaceholders } from '../../../electron/exporting/word/template/templated-report.ts';
import { writeShippedTemplate } from '../../../electron/exporting/word/template/shipped-template.ts';
import { writeTemplatedReport } from '../../../electron/exporting/word/template/write-templated-report.ts';
import { ZipParts } from '../../../electron/exporting/zip/zip-parts.ts';
import { openPackage } from '../../../electron/importing/open/open-package.ts';
import { proofOf } from '../../../electron/services/exports/proof-subject.ts';
import { readTemplate } from '../../../electron/services/exports/read-template.ts';
import { forAudience } from '../../../shared/report/for-audience.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import { stamp } from '../exporting/hostile-cohort.ts';
import { docxTables, zipPart } from '../exporting/read-back.ts';
import {
  bodyOf,
  controlTexts,
  manuscriptAt,
  outsideControls,
  refreshed,
  reweighted,
} from '../manuscript/edited-report.ts';
import { packageFaults } from '../packages/package-faults.ts';
import { sampleCohort } from '../report/sample-cohort.ts';
import { docxParagraphs } from '../word/docx-parts.ts';
import { onePixel } from '../word/one-pixel.ts';
import { heading, paragraph, table, writeTeamDocument } from './team-document.ts';

const folder = mkdtempSync(join(tmpdir(), 'templated-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string): string => join(folder, name);
const input = forAudience(sampleCohort('province-2021'), 'public');
const cities = forAudience(sampleCohort('key-city-2021'), 'public');

function templateOf(path: string) {
  const parts = openPackage(path, (part) => /\.(?:xml|rels)$/i.test(part));
  return parts.ok ? readTemplate(parts.value, path) : parts;
}

function templateAt(path: string) {
  const read = templateOf(path);
  if (!read.ok) throw new Error(read.error.code);
  return read.value;
}

async function filled(body: readonly string[], of: ReportInput = input): Promise<string> {
  writeTeamDocument(at('template.docx'), body);
  const material = { input: of, stamp, other: { input: cities, stamp } };
  const options = { overwrite: true };
  const written = await writeTemplatedReport(
    material,
    templateAt(at('template.docx')),
    at('report.docx'),
    options,
    onePixel,
  );
  if (!written.ok) throw new Error([written.error, ...(written.error.others ?? [])].map(({ code }) => code).join(' '));
  return at('report.docx');
}

function states(body: readonly string[]): readonly string[] {
  writeTeamDocument(at('asked.docx'), body);
  const found = templatePlaceholders({ input, stamp }, templateAt(at('asked.docx')));
  return found.map(({ state, text, place }) => `${state} ${text} ${place}`);
}

describe('a placeholder', () => {
  // 88.07: the published mean of the provinces' index of 2021.
  it.each([
    ['in one run', ['均值为 {{fact:mean:province:total}}。']],
    ['split over runs', ['均值为 {', '{fa', 'ct:mean:prov', 'ince:total}', '}。']],
    ['with the braces and colons of a Chinese keyboard', ['均值为 ｛｛fact：mean：province：total｝｝。']],
  ])('%s is filled, what stands round it stays', async (_, runs) => {
    const path = await filled([paragraph(...runs)]);
    expect(docxParagraphs(path)).toEqual(['均值为 88.07。']);
    expect(controlTexts(bodyOf(path))).toEqual([{ tag: 'mean:province:total', text: '88.07' }]);
    // The value looks as its placeholder did.
    expect(bodyOf(path)).toMatch(/<w:sdtContent>.*<w:color w:val="7A1F1F"\/>.*88\.07/);
  });

  it('stands for lists, sentences, references and the cover’s words; two of one paragraph each have their own', async () => {
    const path = await filled([
      paragraph('{{title}}'),
      paragraph('最高组：{{list:tier-units:province:1 sep=“/”}}。'),
      paragraph('{{fact:year:province}} 年有 {{fact:units:province}} 个、{{fact:units:key-city}} 个。'),
      paragraph('{{sentence:mean@key-city}}见{{ref:T2-1}}。'),
      paragraph('{{table:T2-1}}'),
    ]);
    const [title, list, counts, sentence] = docxParagraphs(path);
    expect(title).toBe('2021 年省级政府和重点城市一体化政务服务能力评估报告');
    expect(list).toMatch(/^最高组：北京\/河北\(\+\)\/吉林\(\+\)\/上海\/江苏\//);
    expect(counts).toBe('2021 年有 32 个、32 个。');
    expect(sentence).toMatch(/平均值为 88\.51，14 个重点城市高于平均值.*见表 2-1。$/);
    expect(bodyOf(path)).toMatch(/<w:fldSimple w:instr="REF ref_T2_1 \\h">/);
  });

  it('of a table is no wider than the text of the page, also after a refresh', async () => {
    const path = await filled([paragraph('{{table:T2-1}}'), paragraph('{{table:TA-1}}')]);
    // A4 less margins of 1800 each; TA-1 stands on turned pages.
    const widths = (xml: string): readonly number[] =>
      [...xml.matchAll(/<w:tblW\b[^>]*w:w="(\d+)"/g)].map(([, width]) => Number(width));
    const [first, second] = widths(bodyOf(path));
    expect(first).toBe(11906 - 3600);
    expect(second).toBe(16838 - 3600);
    await refreshed(path, reweighted(input, { A: 60, B: 5, A1: 70 }), at('narrow.docx'));
    expect(widths(bodyOf(at('narrow.docx')))[0]).toBe(11906 - 3600);
  });

  it('of a wide table turns the page, and the heading above turns with it', async () => {
    const path = await filled([
      heading('前'),
      paragraph('文'),
      heading('指标体系'),
      paragraph('{{table:TA-1}}'),
      heading('后'),
    ]);
    const body = bodyOf(path);
    const places = ['>文<', '<w:type w:val="nextPage"/>', '>指标体系<', 'w:orient="landscape"', '>后<'].map((one) =>
      body.indexOf(one),
    );
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
    expect(body).not.toContain('<!--');
    expect(packageFaults(path)).toEqual([]);
  });

  it('of a table or figure becomes caption and control, in the team’s styles', async () => {
    const path = await filled([heading('结果'), paragraph('{{table:T2-1}}'), paragraph('{{figure:F3-1}}')]);
    const body = bodyOf(path);
    expect(docxTables(path)[0]?.flat().join('')).toContain('河北(+)');
    expect(body).toContain('<w:tag w:val="ewb:table:T2-1"/>');
    expect(body).toContain('<w:tag w:val="ewb:figure:F3-1"/>');
    expect(docxParagraphs(path).filter((text) => /^[表图] /.test(text))).toEqual([
      '表 2-1  2021 年省级政府一体化政务服务能力总体指数分组',
      '图 3-1  2021 年各地区省级政府总体指数平均值',
    ]);
    // No face of the program's own: the team's stands in all runs.
    expect(body).not.toMatch(/仿宋|黑体|Arial/);
    expect(zipPart(path, 'word/styles.xml')).not.toMatch(/仿宋|黑体|Arial/);
    expect(zipPart(path, 'word/header1.xml')).toContain('本单位页眉');
    expect(zipPart(path, 'word/footer1.xml')).toContain('合成示例数据');
  });
});

describe('a loop', () => {
  it('within a paragraph is said with its separator', async () => {
    const path = await filled([paragraph('{{#regions sep="；"}}{{region}} ', '{{mean}}{{/regions}}。')]);
    expect(docxParagraphs(path)[0]?.split('；')).toHaveLength(7);
    expect(docxParagraphs(path)[0]).toMatch(/^华北 [\d.]+；.*。$/);
  });

  it('over paragraphs and over rows of a table says every turn, each value in a control', async () => {
    const path = await filled([
      paragraph('{{#tiers}}'),
      paragraph('{{name}}：{{count}} 个'),
      paragraph('{{/tiers}}'),
      table(['组', '数'], ['{{#tiers}}{{name}}', '{{count}}{{/tiers}}']),
    ]);
    // 16, 12, 4, 0: the published groups of 2021.
    const lines = ['非常高：16 个', '高：12 个', '中：4 个', '低：0 个'];
    expect(docxParagraphs(path)).toEqual(lines);
    expect(docxTables(path)).toEqual([[['组', '数'], ...lines.map((line) => line.replace(' 个', '').split('：'))]]);
    expect(controlTexts(bodyOf(path)).filter(({ tag }) => tag === 'tier-count:province:very_high')).toHaveLength(2);
    expect(packageFaults(path)).toEqual([]);
  });
});

it('lists what is unknown, unvalued, not alone, there twice or half, each with its place', () => {
  expect(
    states([
      heading('第一章'),
      paragraph('{{fact:mean:province:total}}'),
      paragraph('{{fact:mean:province:Z9}} 和 {{sentence:nonsense}} 和 {{tabel:T2-1}}'),
      paragraph('{{fact:mean:key-city:total}}'),
      paragraph('见 {{table:T2-1}}'),
      paragraph('{{table:T2-1}}'),
      paragraph('{{table:T2-1}}'),
      paragraph('{{#units}}'),
      heading('第二章'),
      paragraph('{{name}}'),
    ]),
  ).toEqual([
    'ok {{fact:mean:province:total}} 第一章 ¶2',
    'unknown {{fact:mean:province:Z9}} 第一章 ¶3',
    'unknown {{sentence:nonsense}} 第一章 ¶3',
    'unknown {{tabel:T2-1}} 第一章 ¶3',
    'missing {{fact:mean:key-city:total}} 第一章 ¶4',
    'not-alone {{table:T2-1}} 第一章 ¶5',
    'ok {{table:T2-1}} 第一章 ¶6',
    'twice {{table:T2-1}} 第一章 ¶7',
    'loop {{#units}} 第一章 ¶8',
    'unknown {{name}} 第二章 ¶10',
    'ok {{origin}} footer1',
  ]);
});

it('places what stands in a loop at the loop', () => {
  expect(states([heading('第一章'), paragraph('{{#tiers}}'), paragraph('{{nam}}'), paragraph('{{/tiers}}')])).toEqual([
    'ok {{#tiers}} 第一章 ¶2',
    'unknown {{nam}} 第一章 ¶2',
    'ok {{origin}} footer1',
  ]);
});

it('a template with macros, one that is filled, and one without placeholders are refused by name', async () => {
  const code = (path: string): string => {
    const read = templateOf(path);
    return read.ok ? 'ok' : read.error.code;
  };
  const path = await filled([paragraph('{{title}}')]);
  expect(code(path)).toBe('TEMPLATE_FILLED');
  writeTeamDocument(at('plain.docx'), [paragraph('无')], { footer: '' });
  expect(code(at('plain.docx'))).toBe('ok');
  const plain = await writeTemplatedReport({ input, stamp }, templateAt(at('plain.docx')), at('no.docx'), {}, onePixel);
  expect(plain).toMatchObject({ ok: false, error: { code: 'TEMPLATE_EMPTY' } });
  const parts = new ZipParts(readFileSync(at('plain.docx')));
  parts.put('word/vbaProject.bin', 'x');
  writeFileSync(at('macro.docx'), parts.bytes());
  expect(code(at('macro.docx'))).toBe('TEMPLATE_MACROS');
});

it('a .dotx becomes a document', async () => {
  writeTeamDocument(at('t.dotx'), [paragraph('{{title}}')], { sort: 'template' });
  const written = await writeTemplatedReport({ input, stamp }, templateAt(at('t.dotx')), at('d.docx'), {}, onePixel);
  expect(written).toMatchObject({ ok: true });
  expect(zipPart(at('d.docx'), '[Content_Types].xml')).toContain('wordprocessingml.document.main+xml');
  expect(packageFaults(at('d.docx'))).toEqual([]);
});

describe('the template that comes along', () => {
  it.each(['zh', 'en'] as const)(
    'in %s holds the whole report in its own headings, sound as a package',
    async (lang) => {
      expect(await writeShippedTemplate(lang, at(`shipped-${lang}.docx`))).toMatchObject({ ok: true });
      expect(packageFaults(at(`shipped-${lang}.docx`))).toEqual([]);
      const material = { input: { ...input, lang }, stamp, other: { input: { ...cities, lang }, stamp } };
      const template = templateAt(at(`shipped-${lang}.docx`));
      expect(templatePlaceholders(material, template).filter(({ state }) => state !== 'ok')).toEqual([]);
      const written = await writeTemplatedReport(material, template, at(`whole-${lang}.docx`), {}, onePixel);
      expect(written).toMatchObject({ ok: true });
      expect(packageFaults(at(`whole-${lang}.docx`))).toEqual([]);
      const { controls } = manuscriptAt(at(`whole-${lang}.docx`)).body.document;
      expect(controls.filter(({ tag }) => tag.startsWith('table:'))).toHaveLength(19);
      expect(controls.length).toBeGreaterThan(500);
    },
  );

  it('filled, can be refreshed: all values are of now and not one other character differs; and it proofs clean', async () => {
    await writeShippedTemplate('zh', at('own.docx'));
    const written = await writeTemplatedReport(
      { input, stamp },
      templateAt(at('own.docx')),
      at('own-filled.docx'),
      {},
      onePixel,
    );
    expect(written).toMatchObject({ ok: true });
    const manuscript = manuscriptAt(at('own-filled.docx'));
    const proof = proofOf({ kind: 'document', manuscript }, [{ input, stamp }]);
    expect(proof.checked).toBeGreaterThan(300);
    expect(proof.findings).toEqual([]);
    const after = reweighted(input, { A: 60, B: 5, A1: 70 });
    const outcome = await refreshed(at('own-filled.docx'), after, at('own-new.docx'));
    expect(outcome.changes.length).toBeGreaterThan(20);
    expect(outsideControls(bodyOf(at('own-new.docx')))).toBe(outsideControls(bodyOf(at('own-filled.docx'))));
  });
});
