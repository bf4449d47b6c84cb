import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { figureRasteriser } from '../../electron/exporting/figures/figure-rasteriser.ts';
import { pdfPrinter, writeProfilesPdf, writeReportPdf } from '../../electron/exporting/pdf/write-pdf.ts';
import { writeProfilesDocx } from '../../electron/exporting/word/profiles-document.ts';
import { writeReportDocx } from '../../electron/exporting/word/report-document.ts';
import { cellText } from '../../shared/report/cell-text.ts';
import { composeReport } from '../../shared/report/document/compose-report.ts';
import { reportSentences } from '../../shared/report/sentences.ts';
import type { ReportInput } from '../../shared/report/report-input.ts';
import { unitProfiles } from '../../shared/report/unit-profiles.ts';
import { hostileCohort, stamp } from '../unit/exporting/hostile-cohort.ts';
import { zipPart } from '../unit/exporting/read-back.ts';
import { wholeFramework } from './live-cohorts.ts';
import { sampleCohort } from '../unit/report/sample-cohort.ts';
import { flatUnit, smallCohort } from '../unit/report/small-cohort.ts';
import { treeCohort } from '../unit/report/tree-cohort.ts';
import { pdfLines, pdfPages, pdfPageSizes, pdfPictures, toPdf } from './to-pdf.ts';

const folder = mkdtempSync(join(tmpdir(), 'report-documents-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const rasteriser = figureRasteriser();
const folded = (text: string): string => text.replace(/\s+/g, '');

async function reportPdf(input: ReportInput, name: string): Promise<string> {
  const path = join(folder, `${name}.docx`);
  expect((await writeReportDocx(input, stamp, path, {}, rasteriser)).ok).toBe(true);
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
    // 18 figures and 12 tables, two figures a page: about twenty pages.
    expect(pages.length).toBeGreaterThanOrEqual(16);
    expect(pages.length).toBeLessThanOrEqual(26);
    // Header and footer alone are under 120 characters: no page is blank but for them.
    pages.slice(1).forEach((text, i) => expect(text.length, `page ${i + 2}`).toBeGreaterThan(120));
  });

  it('has contents whose page numbers are right to within a page', () => {
    const starts = blocks
      .filter((block) => block.kind === 'heading')
      .map((block) => ({ text: folded(block.text), id: block.id }));
    const contents = pages[1]! + (pages[2]?.includes('....') ? pages[2] : '');
    starts.forEach(({ text }, i) => {
      // With white space gone the number is what stands between the dots and the next entry, or the foot of the page.
      const after = contents.slice(contents.indexOf(text) + text.length).replace(/^\.+/, '');
      const listed = Number(after.slice(0, after.indexOf(starts[i + 1]?.text ?? '合成示例数据')));
      const real = pages.findIndex((page, position) => position > 1 && page.includes(text)) + 1;
      expect(Math.abs(listed - real), `${text}: ${listed}, found on ${real}`).toBeLessThanOrEqual(1);
    });
  });
});

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
  expect(await writeReportPdf(input, stamp, pdfPrinter(undefined), path)).toMatchObject({ ok: true });
  const text = pdfPages(path).join('');
  for (const block of composeReport(input).blocks)
    if (block.kind === 'table' || block.kind === 'figure')
      expect(text, block.id).toContain(folded(`${block.label}${block.caption}`));
  expect(pdfPageSizes(path)).toContain('landscape');
  expect(text).toContain('合成示例数据');
});

it.each(['province-2021', 'key-city-2021'] as const)(
  'every entry of the printed contents of %s has the number of the page on which its heading stands',
  async (id) => {
    const input = sampleCohort(id);
    const path = join(folder, `contents-${id}.pdf`);
    expect(await writeReportPdf(input, stamp, pdfPrinter(undefined), path)).toMatchObject({ ok: true });
    const pages = pdfPages(path);
    const listed = new Map(
      pdfLines(path, 2).flatMap((line) => {
        const [, text, page] = /^\s*(\S.*?)\s+(\d+)\s*$/.exec(line) ?? [];
        return text === undefined ? [] : [[folded(text), Number(page)] as const];
      }),
    );
    const headings = composeReport(input).blocks.filter((block) => block.kind === 'heading');
    expect(headings.length).toBeGreaterThan(20);
    for (const { text } of headings)
      expect(listed.get(folded(text)), text).toBe(
        pages.findIndex((page, position) => position > 1 && page.includes(folded(text))) + 1,
      );
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
