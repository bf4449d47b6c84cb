import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { outgoingTexts } from '../../electron/exporting/leaks/outgoing-texts.ts';
import { htmlPage } from '../../electron/exporting/pdf/html-parts.ts';
import { figureRasteriser } from '../../electron/exporting/figures/figure-rasteriser.ts';
import { pdfPrinter, writeProfilesPdf, writeReportPdf } from '../../electron/exporting/pdf/write-pdf.ts';
import { writeProfilesDocx } from '../../electron/exporting/word/profiles-document.ts';
import { writeReportDocx } from '../../electron/exporting/word/report-document.ts';
import { cellText } from '../../shared/report/cell-text.ts';
import { footerText } from '../../electron/exporting/footer-text.ts';
import type { ReportBlock } from '../../shared/report/document/report-document.ts';
import { composeReport } from '../../shared/report/document/compose-report.ts';
import { forAudience } from '../../shared/report/for-audience.ts';
import { findLeaks } from '../../shared/report/leaks/find-leaks.ts';
import { leakBasis } from '../../shared/report/leaks/leak-basis.ts';
import { reportSentences } from '../../shared/report/patterns/report-sentences.ts';
import type { ReportInput } from '../../shared/report/report-input.ts';
import { unitProfiles } from '../../shared/report/unit-profiles.ts';
import { hostileCohort, stamp } from '../unit/exporting/hostile-cohort.ts';
import { zipPart } from '../unit/exporting/read-back.ts';
import { wholeFramework } from './live-cohorts.ts';
import { sampleCohort } from '../unit/report/sample-cohort.ts';
import { flatUnit, smallCohort } from '../unit/report/small-cohort.ts';
import { treeCohort } from '../unit/report/tree-cohort.ts';
import { pdfLines, pdfPages, pdfPageSizes, pdfPictures, pdfWords, toPdf } from './to-pdf.ts';

const folder = mkdtempSync(join(tmpdir(), 'report-documents-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const rasteriser = figureRasteriser();
const folded = (text: string): string => text.replace(/\s+/g, '');

async function reportPdf(input: ReportInput, name: string): Promise<string> {
  const path = join(folder, `${name}.docx`);
  expect((await writeReportDocx({ input, stamp }, path, {}, rasteriser)).ok).toBe(true);
  return toPdf(path);
}

describe.each(['province-2021', 'key-city-2021'] as const)('the Word report of %s in LibreOffice', (id) => {
  const input = sampleCohort(id);
  const { blocks } = composeReport(input);
  let pdf = '';
  let pages: readonly string[] = [];
  beforeAll(async () => {
    pdf = await reportPdf(input, id);
    pages = pdfPages(pdf);
  });

  it('has every caption, every sentence and every cell', () => {
    const text = pages.join('');
    for (const block of blocks)
      if (block.kind === 'table' || block.kind === 'figure')
        expect(text, block.id).toContain(folded(`${block.label}${block.caption}`));
    for (const { id: sentence, text: said } of reportSentences(input))
      expect(text, sentence).toContain(folded(said.replace(/。$/, '')).slice(0, 20));
    for (const block of blocks) {
      if (block.kind !== 'table') continue;
      // A cell's lines may stand beside other cells: each is looked for by its beginning.
      for (const line of [...block.table.head, ...block.table.body]
        .flat()
        .flatMap((cell) => cellText(cell).split('\n')))
        expect(text, block.id).toContain(folded(line).slice(0, 4));
    }
  });

  it('has every picture at 300 dpi or more', () => {
    const pictures = pdfPictures(pdf);
    expect(pictures).toHaveLength(blocks.filter(({ kind }) => kind === 'figure').length);
    for (const { dpi, page } of pictures) expect(dpi, `page ${page}`).toBeGreaterThanOrEqual(298);
  });

  it('turns the page for the indicator system only, and is neither empty nor endless', () => {
    const sizes = pdfPageSizes(pdf);
    const wide = pages.flatMap((_, i) => (sizes[i] === 'landscape' ? [i] : []));
    expect(wide.length).toBeGreaterThan(0);
    expect(wide.every((page, i) => i === 0 || page === wide[i - 1]! + 1)).toBe(true);
    // 18 figures and 12 tables, two figures a page, and the parts that only the team can write: about thirty pages.
    expect(pages.length).toBeGreaterThanOrEqual(20);
    expect(pages.length).toBeLessThanOrEqual(36);
    // No page is blank but for header, footer and its number.
    const blank = folded(composeReport(input).title + footerText(input, stamp)).length + 8;
    pages.slice(1).forEach((text, i) => expect(text.length, `page ${i + 2}`).toBeGreaterThan(blank));
  });

  it('has contents whose page numbers, which docx lays out, are right to within two pages', () => {
    const { listed, found } = contentsOf(pdf, pages, blocks);
    expect(listed.map(({ text }) => text)).toEqual(found.map(({ text }) => text));
    found.forEach(({ text, page }, i) =>
      expect(Math.abs(listed[i]!.page - page), `${text}: ${listed[i]!.page}, found on ${page}`).toBeLessThanOrEqual(2),
    );
  });
});

interface Entry {
  readonly text: string;
  readonly page: number;
}

/** What the list of contents says of each heading, and where each stands: before the lists or after them, in order. `body`: the first page behind the lists. */
function contentsOf(
  pdf: string,
  pages: readonly string[],
  blocks: readonly ReportBlock[],
): { readonly listed: readonly Entry[]; readonly found: readonly Entry[]; readonly body: number } {
  const lines = pages.map((_, position) => pdfLines(pdf, position + 1));
  const stands = (position: number, title: RegExp): boolean => lines[position]!.some((line) => title.test(line));
  const first = pages.findIndex((_, position) => stands(position, /^\s*目\s*录\s*$/));
  const body = pages.findIndex((_, position) => position > first && stands(position, /^\s*第一章\s+评估概况\s*$/));
  // The list of figures follows on the same page.
  const inLists = lines.slice(first).flat();
  const listed = inLists
    .slice(
      0,
      inLists.findIndex((line) => /^\s*图目录\s*$/.test(line)),
    )
    .flatMap((line): readonly Entry[] => {
      const [, text, number] = /^\s*(\S.*?)[.\s]+(\d+)\s*$/.exec(line) ?? [];
      return text === undefined || text.includes('/') ? [] : [{ text: folded(text), page: Number(number) }];
    });
  let at = 1;
  const found = blocks.flatMap((block): readonly Entry[] => {
    if (block.kind !== 'heading') return [];
    const text = folded(block.text);
    if (text.startsWith('第一章')) at = body;
    at = pages.findIndex((page, position) => position >= at && page.includes(text));
    return [{ text, page: at + 1 }];
  });
  return { listed, found, body };
}

it('every unit has exactly one page, in Word as in PDF', async () => {
  for (const [name, input] of [
    ['sample', sampleCohort('province-2021')],
    ['whole', wholeFramework()],
  ] as const) {
    const profiles = unitProfiles(input);
    const path = join(folder, `profiles-${name}.docx`);
    expect((await writeProfilesDocx(input, stamp, profiles, path, {}, rasteriser)).ok).toBe(true);
    const printed = join(folder, `profiles-${name}.pdf`);
    expect(await writeProfilesPdf(input, stamp, profiles, pdfPrinter(undefined), printed)).toMatchObject({ ok: true });
    for (const pages of [pdfPages(toPdf(path)), pdfPages(printed)]) {
      expect(pages).toHaveLength(32);
      profiles.forEach(({ unit }, i) => expect(pages[i]).toContain(folded(`${unit.fullName}2021年政务服务能力分析`)));
    }
  }
});

it('the pages of 400 units are one Word document, made in less than 600 MB', () => {
  const path = join(folder, 'many.docx');
  const run = spawnSync(process.execPath, [fileURLToPath(new URL('write-many-profiles.ts', import.meta.url)), path], {
    encoding: 'utf8',
    timeout: 240_000,
  });
  expect(run.status, run.stderr).toBe(0);
  expect(Number(run.stdout)).toBeGreaterThan(100);
  expect(Number(run.stdout)).toBeLessThan(600);
  expect(zipPart(path, 'word/document.xml').match(/<a:blip /g)).toHaveLength(400);
});

it('Chromium prints the report with every caption, and the wide table across', async () => {
  const input = sampleCohort('province-2021');
  const path = join(folder, 'printed.pdf');
  expect(await writeReportPdf({ input, stamp }, pdfPrinter(undefined), path)).toMatchObject({ ok: true });
  const pages = pdfPages(path);
  const text = pages.join('');
  const { title, blocks } = composeReport(input);
  for (const block of blocks)
    if (block.kind === 'table' || block.kind === 'figure') {
      expect(text, block.id).toContain(folded(`${block.label}${block.caption}`));
      for (const note of (block.kind === 'table' ? block.table : block.figure).notes)
        expect(text, block.id).toContain(folded(note));
    }
  expect(pdfPageSizes(path)).toContain('landscape');
  expect(text).toContain('合成示例数据');
  // Every page but the cover says what it is of, what of, and which.
  pages.forEach((page, at) => {
    if (at > 0) expect(page.startsWith(folded(title)), page.slice(0, 60)).toBe(true);
    if (at > 0) expect(page).toMatch(new RegExp(`合成示例数据.*${at + 1}/${pages.length}$`));
  });
  expect(text).toContain(folded('续表 A-4'));
});

it('the text of a printed public report is read again: its captions are there, no leak is, and one that is printed is found', async () => {
  const whole = sampleCohort('province-2021');
  const input = forAudience(whole, 'public');
  const basis = [leakBasis(whole)];
  const path = join(folder, 'public.pdf');
  expect(await writeReportPdf({ input, stamp }, pdfPrinter(undefined), path)).toMatchObject({ ok: true });
  const texts = outgoingTexts(readFileSync(path), 'public.pdf');
  if (!texts.ok) throw new Error(texts.error.code);
  const read = folded(texts.value.map(({ text }) => text).join(''));
  for (const block of composeReport(input).blocks)
    if (block.kind === 'table') expect(read, block.id).toContain(folded(`${block.label}${block.caption}`));
  expect(findLeaks(basis, texts.value)).toEqual([]);
  const value = whole.result.index[3]!.toFixed(2);
  const leaking = join(folder, 'leaking.pdf');
  const said = `${whole.dataset.units[3]!.name}总体指数为 ${value}`;
  await pdfPrinter(undefined)!.print(
    htmlPage(
      '题',
      '脚',
      'zh',
      `<p>${'平'.repeat(60)}${said}。</p><svg width="9" height="9"><title>${said}</title></svg>`,
    ),
    leaking,
  );
  const found = outgoingTexts(readFileSync(leaking), 'leaking.pdf');
  expect(found.ok && findLeaks(basis, found.value).some(({ found: number }) => number === value)).toBe(true);
});

it.each(['province-2021', 'key-city-2021', 'both'] as const)(
  'every entry of the printed contents of %s has the number of the page on which its heading stands',
  async (id) => {
    const input = sampleCohort(id === 'both' ? 'province-2021' : id);
    const other = id === 'both' ? sampleCohort('key-city-2021') : null;
    const path = join(folder, `contents-${id}.pdf`);
    const material = { input, stamp, other: other && { input: other, stamp } };
    expect(await writeReportPdf(material, pdfPrinter(undefined), path)).toMatchObject({ ok: true });
    const pages = pdfPages(path);
    const { blocks } = composeReport(input, { other });
    const { listed, found, body } = contentsOf(path, pages, blocks);
    expect(found.length).toBeGreaterThan(35);
    expect(listed).toEqual(found);
    // Under a heading something follows on its page that is no heading: words that are lower, apart from the page's foot, which takes its last tenth.
    const words = pdfWords(path);
    const names = new Set(
      blocks.flatMap((block) => (block.kind === 'heading' ? [block.text.split(/\s+/).at(-1) ?? ''] : [])),
    );
    for (const { text, page } of found.filter((entry) => entry.page > body)) {
      const onPage = words[page - 1]!;
      const at = onPage.findLast((word) => text.endsWith(word.text) && names.has(word.text));
      expect(at, text).toBeDefined();
      const below = onPage.filter((word) => word.foot > at!.foot + 0.01 && word.foot < 0.92 && !names.has(word.text));
      expect(below.length, `${text} on page ${page}`).toBeGreaterThan(0);
    }
  },
);

const many = smallCohort(
  Array.from({ length: 400 }, (_, i) =>
    flatUnit(
      i === 7 ? '名'.repeat(40) : `单位${i}`,
      100 - i / 8,
      i < 81 ? 'very_high' : i < 161 ? 'high' : i < 281 ? 'medium' : 'low',
      i + 1,
      `地区${i % 7}`,
    ),
  ),
);
it.each<readonly [string, ReportInput]>([
  ['names that would break a file', hostileCohort()],
  ['400 units', many],
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
])('a report of %s opens and names every unit', async (name, input) => {
  const text = pdfPages(await reportPdf(input, name)).join('');
  for (const line of input.dataset.units.flatMap(({ name: unit }) => unit.split(/\r\n/)))
    expect(text).toContain(folded(line).slice(0, 8));
});
