import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FigureRasteriser } from '../../../electron/exporting/figures/figure-rasteriser.ts';
import { reportHtml } from '../../../electron/exporting/pdf/report-html.ts';
import { writeReportDocx } from '../../../electron/exporting/word/report-document.ts';
import { standardTiers, tierIds } from '../../../shared/model/method.ts';
import { tierName } from '../../../shared/model/tier-name.ts';
import { cellText } from '../../../shared/report/cell-text.ts';
import { composeReport } from '../../../shared/report/document/compose-report.ts';
import { reportSentences } from '../../../shared/report/sentences.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import { hostileCohort, hostileNames, stamp } from '../exporting/hostile-cohort.ts';
import { docxTables, zipPart } from '../exporting/read-back.ts';
import { readPublished } from '../report/read-published.ts';
import { sampleCohort } from '../report/sample-cohort.ts';
import { flatUnit, smallCohort } from '../report/small-cohort.ts';
import { treeCohort } from '../report/tree-cohort.ts';
import { docxBookmarks, docxParagraphs, textOf } from './docx-parts.ts';
import { withoutData } from './without-data.ts';

const folder = mkdtempSync(join(tmpdir(), 'report-docx-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Pictures are tested in test/unit/figures and test/office; here one pixel stands for each. */
const onePixel: FigureRasteriser = {
  warnings: [],
  draw: () => ({
    png: Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    ),
    width: 1890,
    height: 1000,
  }),
};

async function written(input: ReportInput, name: string): Promise<string> {
  const path = join(folder, name);
  const outcome = await writeReportDocx(input, stamp, path, { overwrite: true }, onePixel);
  if (!outcome.ok) throw new Error(outcome.error.code);
  return path;
}

it('gives every table and figure a number of its own, in the reports of both cohorts together', () => {
  const labelled = (['province-2021', 'key-city-2021'] as const).map((id) =>
    composeReport(sampleCohort(id)).blocks.flatMap((block) =>
      block.kind === 'table' || block.kind === 'figure' ? [{ id: block.id, label: block.label }] : [],
    ),
  );
  for (const labels of labelled.map((blocks) => blocks.map(({ label }) => label)))
    expect(labels).toEqual([...new Set(labels)]);
  // What both reports have under one number is the same table: a number of the other cohort's is not free.
  const ids = new Map<string, string>();
  for (const { id, label } of labelled.flat()) {
    expect(ids.get(label) ?? id, label).toBe(id);
    ids.set(label, id);
  }
});

describe.each([
  { id: 'province-2021', file: 'tiers-provinces', history: '表 A-3', years: ['2021', '2020', '2019', '2018', '2017'] },
  { id: 'key-city-2021', file: 'tiers-key-cities', history: '表 A-4', years: ['2021', '2020', '2019', '2018'] },
] as const)('the report of $id in Word', ({ id, file, history, years }) => {
  const input = sampleCohort(id);
  const { blocks } = composeReport(input);
  const tables = blocks.filter((block) => block.kind === 'table');
  let path = '';
  let xml = '';
  beforeAll(async () => {
    path = await written(input, `${id}.docx`);
    xml = zipPart(path, 'word/document.xml');
  });

  it('prints the tier of every unit and year as the 2022 report does', () => {
    const position = tables.findIndex(({ label }) => label === history);
    const name = new Map<string, string>(tierIds.map((tier) => [tier, tierName(tier, 'zh', standardTiers)]));
    expect(docxTables(path)[position]!.slice(1)).toEqual(
      readPublished(file).map((row, i) => [String(i + 1), row['name'], ...years.map((year) => name.get(row[year]!))]),
    );
  });

  it('holds every table of the report with the same cells', () => {
    const read = docxTables(path);
    expect(read).toHaveLength(tables.length);
    tables.forEach(({ table }, i) => {
      const expected = [...table.head, ...table.body]
        .flat()
        .map((cell) => cellText(cell))
        .filter((text) => text !== '');
      expect(
        read[i]!.flat().filter((text) => text !== ''),
        table.id,
      ).toEqual(expected);
    });
  });

  it('says every sentence that the numbers support, and each once', () => {
    const text = docxParagraphs(path).join('\n');
    // A citation stands before the full stop.
    for (const { id: sentence, text: said } of reportSentences(input))
      expect(text.split(said.replace(/。$/, '')).length - 1, sentence).toBe(1);
  });

  it('cites tables and figures by the labels that their captions carry', () => {
    const bookmarks = docxBookmarks(xml);
    const cited = [...xml.matchAll(/<w:fldSimple w:instr="REF (\S+) \\h"[^>]*>(.*?)<\/w:fldSimple>/gs)];
    expect(cited.length).toBeGreaterThan(20);
    for (const [, name = '', inside = ''] of cited) expect(bookmarks.get(name), name).toBe(textOf(inside));
    const captions = docxParagraphs(path).filter((text) => /^[表图] [A\d]-\d+ {2}/.test(text));
    expect(captions.map((text) => text.split('  ')[0])).toEqual(
      blocks.flatMap((block) => (block.kind === 'table' || block.kind === 'figure' ? [block.label] : [])),
    );
  });

  it('has contents that list every heading with a page number, rising', () => {
    const contents = docxParagraphs(path)
      .filter((text) => text.includes('\t'))
      .map((text) => text.split('\t'));
    expect(contents.map(([title]) => title)).toEqual(
      blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : [])),
    );
    const pages = contents.map((entry) => Number(entry.at(-1)));
    expect(pages[0]).toBe(3);
    expect(pages).toEqual([...pages].sort((a, b) => a - b));
  });

  it('describes every picture, and turns the page for the wide table only', () => {
    const described = [...xml.matchAll(/<wp:docPr [^>]*descr="([^"]+)"/g)];
    expect(described).toHaveLength(blocks.filter(({ kind }) => kind === 'figure').length);
    expect([...xml.matchAll(/w:orient="(\w+)"/g)].map(([, turned]) => turned)).toEqual([
      'portrait',
      'portrait',
      'portrait',
      'landscape',
      'portrait',
    ]);
  });

  it('says on the cover and on every page that the data are synthetic, and whose weights these are', () => {
    expect(docxParagraphs(path).slice(0, 8).join()).toContain('合成示例数据');
    expect(docxParagraphs(path).slice(0, 8).join()).toContain('推断权重');
    expect(textOf(zipPart(path, 'word/footer1.xml'))).toContain('合成示例数据');
    expect(zipPart(path, 'word/footer1.xml')).toContain('NUMPAGES');
  });

  it('prints the same tables, sentences and captions in the page for PDF', () => {
    const html = reportHtml(input, stamp);
    const cells = [...html.matchAll(/<t[dh](?: [^>]*)?>(.*?)<\/t[dh]>/gs)]
      .map(([, text = '']) =>
        text
          .replace(/<br>/g, '\n')
          .replace(/&lt;/g, '<')
          .replace(/&gt;/g, '>')
          .replace(/&quot;/g, '"')
          .replace(/&amp;/g, '&'),
      )
      .filter((text) => text !== '');
    expect(cells).toEqual(
      docxTables(path)
        .flat(2)
        .filter((text) => text !== ''),
    );
    for (const { text } of reportSentences(input))
      expect(html).toContain(text.replace(/。$/, '').replace(/"/g, '&quot;'));
    expect(html.match(/<svg /g)).toHaveLength(blocks.filter(({ kind }) => kind === 'figure').length);
    expect(html).not.toMatch(/<script|<img|javascript:|src=/);
  });
});

describe('odd cohorts in Word and HTML', () => {
  const many = smallCohort(
    Array.from({ length: 400 }, (_, i) =>
      flatUnit(
        `单位${i}`,
        100 - i / 8,
        i < 81 ? 'very_high' : i < 161 ? 'high' : i < 281 ? 'medium' : 'low',
        i + 1,
        `地区${i % 7}`,
      ),
    ),
  );
  it.each<readonly [string, ReportInput]>([
    ['one level', treeCohort([['R', null]], 'R')],
    [
      'two levels',
      treeCohort(
        [
          ['R', null],
          ['S', null],
          ['R1', 'R'],
        ],
        'R1',
      ),
    ],
    [
      'five levels',
      treeCohort(
        [
          ['R', null],
          ['S', null],
          ['R1', 'R'],
          ['R11', 'R1'],
          ['R111', 'R11'],
          ['R1111', 'R111'],
        ],
        'R1111',
      ),
    ],
    ['400 units', many],
    ['three units in English', { ...treeCohort([['R', null]], 'R'), lang: 'en' }],
  ])('%s: every unit is in a table, and nothing prints as undefined or NaN', async (name, input) => {
    const path = await written(input, `${name}.docx`);
    const cells = new Set(docxTables(path).flat(2));
    for (const unit of input.dataset.units) expect(cells, unit.name).toContain(unit.name);
    for (const text of [...docxParagraphs(path), ...cells, withoutData(reportHtml(input, stamp))])
      expect(text).not.toMatch(/undefined|NaN|\{\w+\}/);
  });

  it('names that would break a file are read back as the same text', async () => {
    const path = await written(hostileCohort(), 'hostile.docx');
    const cells = new Set(docxTables(path).flat(2));
    for (const name of hostileNames) expect(cells).toContain(name.replace('\r\n', '\n'));
    const html = reportHtml(
      { ...hostileCohort(), framework: { ...hostileCohort().framework, title: '</style><script>alert(1)</script>' } },
      stamp,
    );
    expect(html).not.toContain('<script');
    expect(html.match(/<\/style>/g)).toHaveLength(1);
  });

  it('a file that must not be overwritten stays as it was', async () => {
    const path = join(folder, 'old.docx');
    writeFileSync(path, 'old');
    expect(await writeReportDocx(treeCohort([['R', null]], 'R'), stamp, path, {}, onePixel)).toMatchObject({
      ok: false,
      error: { code: 'EXPORT_EXISTS' },
    });
  });
});
