import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { continueTables } from '../../../electron/exporting/continue-tables.ts';
import { reportHtml } from '../../../electron/exporting/pdf/report-html.ts';
import { writeReportDocx } from '../../../electron/exporting/word/report-document.ts';
import { standardTiers, tierIds } from '../../../shared/model/method.ts';
import { tierName } from '../../../shared/model/tier-name.ts';
import { cellText } from '../../../shared/report/cell-text.ts';
import { composeReport } from '../../../shared/report/document/compose-report.ts';
import { reportSentences } from '../../../shared/report/patterns/report-sentences.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import { hostileCohort, hostileNames, stamp } from '../exporting/hostile-cohort.ts';
import { docxTables, zipPart } from '../exporting/read-back.ts';
import { readPublished } from '../report/read-published.ts';
import { placeCells } from '../../../shared/report/place-cells.ts';
import { wholeFramework } from '../../office/live-cohorts.ts';
import { sampleCohort } from '../report/sample-cohort.ts';
import { flatUnit, smallCohort } from '../report/small-cohort.ts';
import { treeCohort } from '../report/tree-cohort.ts';
import { docxBookmarks, docxParagraphs, textOf } from './docx-parts.ts';
import { onePixel } from './one-pixel.ts';
import { withoutData } from './without-data.ts';

const folder = mkdtempSync(join(tmpdir(), 'report-docx-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function written(input: ReportInput, name: string): Promise<string> {
  const path = join(folder, name);
  const outcome = await writeReportDocx({ input, stamp }, path, { overwrite: true }, onePixel);
  if (!outcome.ok) throw new Error(outcome.error.code);
  return path;
}

describe.each([
  { id: 'province-2021', file: 'tiers-provinces', history: 'TA-3', years: ['2021', '2020', '2019', '2018', '2017'] },
  { id: 'key-city-2021', file: 'tiers-key-cities', history: 'TA-4', years: ['2021', '2020', '2019', '2018'] },
] as const)('the report of $id in Word', ({ id, file, history, years }) => {
  const input = sampleCohort(id);
  const blocks = continueTables(composeReport(input).blocks, input.lang);
  const tables = blocks.filter((block) => block.kind === 'table');
  let path = '';
  let xml = '';
  beforeAll(async () => {
    path = await written(input, `${id}.docx`);
    xml = zipPart(path, 'word/document.xml');
  });

  it('prints the tier of every unit and year as the 2022 report does', () => {
    const position = tables.findIndex((table) => table.id === history);
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
    const captions = docxParagraphs(path).filter((text) => /^续?[表图] [A\d]-\d+ {2}[^\t]*$/.test(text));
    expect(captions.map((text) => text.split('  ')[0])).toEqual(
      blocks.flatMap((block) => (block.kind === 'table' || block.kind === 'figure' ? [block.label] : [])),
    );
  });

  it('numbers captions by fields that come to the printed numbers when they are counted anew', () => {
    const xml = zipPart(path, 'word/document.xml');
    const counts = new Map<string, number>();
    const fields = [
      ...xml.matchAll(/([^<>]*)<\/w:t><\/w:r><w:fldSimple w:instr="SEQ (\S+) \\\* ARABIC">(.*?)<\/w:fldSimple>/g),
    ];
    const labels = fields.map(([, before = '', sequence = '', result = '']) => {
      counts.set(sequence, (counts.get(sequence) ?? 0) + 1);
      expect(textOf(result), sequence).toBe(String(counts.get(sequence)));
      return `${before}${textOf(result)}`;
    });
    const printed = blocks.flatMap((block) =>
      'label' in block && !(block.kind === 'table' && block.continued) ? [block.label] : [],
    );
    expect(labels).toEqual(printed);
  });

  it('has contents and lists of figures and tables, each entry with a page number, rising', () => {
    const contents = docxParagraphs(path)
      .filter((text) => text.includes('\t'))
      .map((text) => text.split('\t'));
    const captions = (kind: 'figure' | 'table'): readonly string[] =>
      blocks.flatMap((block) =>
        block.kind === kind && !(block.kind === 'table' && block.continued) ? [`${block.label}  ${block.caption}`] : [],
      );
    const lists = [
      blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : [])),
      captions('figure'),
      captions('table'),
    ];
    expect(contents.map(([title]) => title)).toEqual(lists.flat());
    for (const list of lists) {
      const pages = contents.splice(0, list.length).map((entry) => Number(entry.at(-1)));
      expect(pages[0]).toBeGreaterThan(1);
      expect(pages).toEqual([...pages].sort((a, b) => a - b));
    }
  });

  it('says of every run its language and that its characters are Chinese ones', () => {
    for (const part of ['word/document.xml', 'word/header1.xml', 'word/footer1.xml']) {
      const runs = [...zipPart(path, part).matchAll(/<w:r>.*?<\/w:r>/gs)].map(([run]) => run);
      expect(runs.length).toBeGreaterThan(0);
      for (const run of runs) {
        expect(run).toMatch(/<w:rPr>(?:<w:rStyle [^>]*>)?<w:rFonts [^>]*w:hint="eastAsia"/);
        expect(run).toMatch(/<w:lang w:val="en-US" w:eastAsia="zh-CN"\/><\/w:rPr>/);
      }
      expect(zipPart(path, part)).not.toMatch(/<w:r [^P]/);
    }
  });

  it('keeps a short text with what it cites, a short table and the last rows of a long one together; a long text may go over the page', () => {
    const citing = [...xml.matchAll(/<w:p>(?:(?!<\/w:p>).)*?REF ref_.*?<\/w:p>/gs)].map(([paragraph]) => ({
      length: paragraph.replace(/<[^>]*>/g, '').length,
      kept: paragraph.includes('<w:keepNext/>'),
    }));
    const kept = (fits: (length: number) => boolean) => [
      ...new Set(citing.filter(({ length }) => fits(length)).map((one) => one.kept)),
    ];
    expect([kept((length) => length < 120), kept((length) => length > 200)]).toEqual([[true], [false]]);
    const rowsKept = [...xml.matchAll(/<w:tbl>.*?<\/w:tbl>/gs)].map(([table]) =>
      [...table.matchAll(/<w:tr>.*?<\/w:tr>/gs)].map(([row]) =>
        // Of merged cells too: LibreOffice goes by a row's first cell.
        [...row.matchAll(/<w:p>.*?<\/w:p>/gs)].map(([paragraph]) => paragraph.includes('<w:keepNext/>')),
      ),
    );
    const short = tables.flatMap(({ table }, i) =>
      table.body.length <= 16 && !table.landscape ? [{ table, rows: rowsKept[i]! }] : [],
    );
    expect(short.length).toBeGreaterThan(5);
    for (const { table, rows } of short) {
      expect(rows.slice(0, -1).flat(), table.id).not.toContain(false);
      expect([...new Set(rows.at(-1))], table.id).toEqual([table.notes.length > 0]);
    }
    const long = tables.flatMap(({ table }, i) =>
      table.body.length > 16 || table.landscape ? [{ table, rows: rowsKept[i]! }] : [],
    );
    expect(long.length).toBeGreaterThan(2);
    for (const { table, rows } of long.filter(({ rows: { length } }) => length > 5))
      expect(
        rows.slice(-4).map((cells) => [...new Set(cells)]),
        table.id,
      ).toEqual([[false], [true], [true], [table.notes.length > 0]]);
  });

  it('describes every picture, and turns the page for the wide table only', () => {
    const described = [...xml.matchAll(/<wp:docPr [^>]*descr="([^"]+)"/g)];
    expect(described).toHaveLength(blocks.filter(({ kind }) => kind === 'figure').length);
    expect([...xml.matchAll(/w:orient="(\w+)"/g)].map(([, turned]) => turned)).toEqual([
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
    const html = reportHtml({ input, stamp });
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

describe('a table longer than its page', () => {
  const input = wholeFramework();
  const blocks = continueTables(composeReport(input).blocks, 'zh').filter((block) => block.kind === 'table');
  const pieces = blocks.filter(({ id }) => id === 'TA-1');
  const gridOf = ({ table }: (typeof pieces)[number]): string[][] => {
    const grid = table.body.map(() => new Array<string>(table.columns.length).fill(''));
    for (const { row, column, rowSpan, colSpan, cell } of placeCells(table.body, table.columns.length))
      for (let r = row; r < row + rowSpan; r += 1) grid[r]!.fill(cellText(cell), column, column + colSpan);
    return grid;
  };

  it('goes on under 续表 with its number and head, and names the levels of its first row anew', () => {
    expect(pieces.length).toBeGreaterThan(2);
    expect(pieces.map(({ label }) => label)).toEqual(['表 A-1', ...pieces.slice(1).map(() => '续表 A-1')]);
    for (const { table } of pieces) {
      expect(table.head).toEqual(pieces[0]!.table.head);
      // Three levels with their weights, definition, effective weight: nothing of the first row stands on another page.
      expect(table.body[0]).toHaveLength(8);
    }
    expect(pieces.map(({ table }) => table.notes.length > 0)).toEqual(pieces.map((_, i) => i === pieces.length - 1));
  });

  it('has every row of the whole table once, each under the names that it had', () => {
    const whole = composeReport(input).blocks.find((block) => block.kind === 'table' && block.id === 'TA-1');
    expect(pieces.flatMap(gridOf)).toEqual(whole?.kind === 'table' ? gridOf(whole) : []);
  });

  it('prints so in Word, each part on a page of its own', async () => {
    const path = await written(input, 'whole.docx');
    expect(docxParagraphs(path).filter((text) => text.startsWith('续表 A-1  '))).toHaveLength(pieces.length - 1);
    const xml = zipPart(path, 'word/document.xml');
    for (const [paragraph] of xml.matchAll(/<w:p>(?:(?!<\/w:p>).)*续表 A-1(?:(?!<\/w:p>).)*<\/w:p>/gs))
      expect(paragraph).toContain('<w:pageBreakBefore/>');
    expect(reportHtml({ input, stamp }).match(/class="caption continued"/g)).toHaveLength(
      blocks.filter(({ continued }) => continued).length,
    );
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
    for (const text of [...docxParagraphs(path), ...cells, withoutData(reportHtml({ input, stamp }))])
      expect(text).not.toMatch(/undefined|NaN|\{\w+\}/);
  });

  it('names that would break a file are read back as the same text', async () => {
    const path = await written(hostileCohort(), 'hostile.docx');
    const cells = new Set(docxTables(path).flat(2));
    for (const name of hostileNames) expect(cells).toContain(name.replace('\r\n', '\n'));
    const html = reportHtml({
      input: {
        ...hostileCohort(),
        framework: { ...hostileCohort().framework, title: '</style><script>alert(1)</script>' },
      },
      stamp,
    });
    expect(html).not.toContain('<script');
    expect(html.match(/<\/style>/g)).toHaveLength(1);
  });

  it('a file that must not be overwritten stays as it was', async () => {
    const path = join(folder, 'old.docx');
    writeFileSync(path, 'old');
    expect(await writeReportDocx({ input: treeCohort([['R', null]], 'R'), stamp }, path, {}, onePixel)).toMatchObject({
      ok: false,
      error: { code: 'EXPORT_EXISTS' },
    });
  });
});
