import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { SaxesParser } from 'saxes';
import { afterAll, describe, expect, it } from 'vitest';
import { addCharts } from '../../../electron/exporting/excel/charts/add-charts.ts';
import { ZipParts } from '../../../electron/exporting/zip/zip-parts.ts';
import { chartSheets } from '../../../electron/exporting/excel/charts/chart-sheets.ts';
import type { ChartSpec } from '../../../electron/exporting/excel/charts/chart-spec.ts';
import { liveLayout } from '../../../electron/exporting/excel/live/live-layout.ts';
import { writeLiveWorkbook } from '../../../electron/exporting/excel/live-workbook.ts';
import { writeResultsWorkbook } from '../../../electron/exporting/excel/results-workbook.ts';
import { noProvenance } from '../../../electron/exporting/provenance.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import { fourUnits } from '../report/four-units.ts';
import { sampleCohort } from '../report/sample-cohort.ts';
import { flatUnit, smallCohort } from '../report/small-cohort.ts';
import { treeCohort } from '../report/tree-cohort.ts';
import { hostileCohort, stamp } from './hostile-cohort.ts';
import { readXlsx, sheetOf } from './read-back.ts';

const folder = mkdtempSync(join(tmpdir(), 'charts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface ReadReference {
  readonly ref: string;
  readonly points: readonly (string | null)[];
}
interface ReadChart {
  readonly title: string;
  readonly references: readonly ReadReference[];
}

/** References and caches of a chart part, as a parser of its own reads them; throws where the part is not well-formed. */
function readChart(xml: string): ReadChart {
  const references: { ref: string; points: (string | null)[] }[] = [];
  let title = '';
  let text = '';
  let at = 0;
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    text = '';
    if (name === 'c:ptCount')
      references.at(-1)!.points = Array.from({ length: Number(attributes['val']!.value) }, () => null);
    if (name === 'c:pt') at = Number(attributes['idx']!.value);
  });
  parser.on('text', (part) => {
    text += part;
  });
  parser.on('closetag', ({ name }) => {
    if (name === 'c:f') references.push({ ref: text, points: [] });
    if (name === 'c:v') references.at(-1)!.points[at] = decoded(text);
    if (name === 'a:t' && title === '') title = text;
  });
  parser.write(xml).close();
  return { title, references };
}

/** A literal `_x000D_` is written `_x005F_x000D_`; exceljs decodes it in strings, not in results of formulas. */
function decoded(text: string): string {
  return text.replaceAll('_x005F_', '_');
}

function chartsOf(path: string): readonly ReadChart[] {
  const parts = new ZipParts(readFileSync(path));
  const charts: ReadChart[] = [];
  for (let n = 1; parts.has(`xl/charts/chart${n}.xml`); n += 1)
    charts.push(readChart(parts.text(`xl/charts/chart${n}.xml`)));
  return charts;
}

/** What the cells of `'sheet'!$B$4:$B$9` show in the file; '' is null. */
function cellsAt(workbook: ExcelJS.Workbook, ref: string): readonly (string | null)[] {
  const [, quoted = '', column = '', from = '', to = from] =
    /^'((?:[^']|'')+)'!\$([A-Z]+)\$(\d+)(?::\$\2\$(\d+))?$/.exec(ref) ?? [];
  const sheet = sheetOf(workbook, quoted.replaceAll("''", "'"));
  return Array.from({ length: Number(to) - Number(from) + 1 }, (_, i) => {
    const cell = sheet.getCell(`${column}${Number(from) + i}`);
    const value = cell.formula ? cell.result : cell.value;
    return value === null || value === undefined || value === '' ? null : decoded(String(value));
  });
}

async function written(kind: 'live' | 'results', input: ReportInput, name: string): Promise<string> {
  const path = join(folder, name);
  const outcome = await (kind === 'live' ? writeLiveWorkbook : writeResultsWorkbook)(input, stamp, noProvenance, path);
  if (!outcome.ok) throw new Error(outcome.error.code);
  return path;
}

describe.each([
  ['live', 'the sample', () => sampleCohort('province-2021')],
  ['results', 'the sample in English', () => sampleCohort('key-city-2021', { lang: 'en' })],
  ['live', 'names that would break a file', hostileCohort],
  ['results', 'names that would break a file, on values', hostileCohort],
  ['live', 'one level', () => treeCohort([['R', null]], 'R')],
  [
    'live',
    'five levels',
    () =>
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
] as const)('charts of the %s workbook of %s', (kind, name, input) => {
  it('are well-formed, refer to cells that exist, and cache what these cells show', async () => {
    const path = await written(kind, input(), `${kind} ${name}.xlsx`);
    const workbook = await readXlsx(path);
    const charts = chartsOf(path);
    expect(charts.length).toBeGreaterThanOrEqual(2);
    for (const { title, references } of charts) {
      expect(title).not.toBe('');
      expect(references.length).toBeGreaterThanOrEqual(3);
      for (const { ref, points } of references) expect(points, ref).toEqual(cellsAt(workbook, ref));
    }
  });

  it('are declared, and related from sheet to drawing to chart', async () => {
    const path = await written(kind, input(), `${kind} ${name} parts.xlsx`);
    const parts = new ZipParts(readFileSync(path));
    const count = chartsOf(path).length;
    const types = parts.text('[Content_Types].xml');
    const drawing = [
      ...types.matchAll(
        /PartName="\/(xl\/drawings\/drawing\d+\.xml)" ContentType="application\/vnd\.openxmlformats-officedocument\.drawing\+xml"/g,
      ),
    ].map(([, part]) => part!);
    expect(drawing).toHaveLength(1);
    for (let n = 1; n <= count; n += 1)
      expect(types).toContain(
        `<Override PartName="/xl/charts/chart${n}.xml" ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart+xml"/>`,
      );
    const targets = [
      ...parts
        .text(`xl/drawings/_rels/${drawing[0]!.split('/').at(-1)}.rels`)
        .matchAll(/Id="(rId\d+)"[^>]*Target="\.\.\/(charts\/chart\d+\.xml)"/g),
    ];
    expect(targets.map(([, , target]) => target)).toEqual(
      Array.from({ length: count }, (_, i) => `charts/chart${i + 1}.xml`),
    );
    expect([...parts.text(drawing[0]!).matchAll(/<c:chart [^>]*r:id="(rId\d+)"/g)].map(([, id]) => id)).toEqual(
      targets.map(([, id]) => id),
    );
    readChart(parts.text(drawing[0]!));
  });
});

it('contributions are score × share, worked out by hand: 0.6 · 85 and 0.4 · 80 for 东; the ranking follows the index', () => {
  const { placed } = chartSheets(liveLayout(fourUnits()), stamp, true);
  const [contributions, ranked] = placed.map(({ chart }) => chart);
  const east = contributions!.series[0]!.categories.values.indexOf('东');
  expect(contributions!.series.map(({ values }) => values.values[east])).toEqual([51, 32]);
  const heights = ranked!.series[0]!.values.values.map((_, i) =>
    ranked!.series.map(({ values }) => values.values[i]).filter((value) => value !== null),
  );
  expect(heights.every((values) => values.length === 1)).toBe(true);
  expect(heights.flat()).toEqual(heights.flat().toSorted((a, b) => (b ?? 0) - (a ?? 0)));
});

it('400 units take ten charts of forty bars each, twice, and none stands across a page', () => {
  const units = Array.from({ length: 400 }, (_, i) => flatUnit(`县${i + 1}`, 60 + i / 20, 'low', 400 - i));
  const { placed } = chartSheets(liveLayout(smallCohort(units)), stamp, true);
  const long = placed.filter(({ chart }) => chart.direction === 'lying');
  expect(long).toHaveLength(20);
  expect(long.every(({ chart }) => chart.series.every(({ values }) => values.values.length === 40))).toBe(true);
  for (const { from, to } of placed)
    expect(Math.floor((from.row - 2) / 44), `rows ${from.row}–${to.row}`).toBe(Math.floor((to.row - 3) / 44));
});

describe('adding charts', () => {
  const chart = (sheet: string): ChartSpec => {
    const name = `'${sheet.replaceAll("'", "''")}'!`;
    return {
      title: 'a < b & "c"',
      lang: 'zh',
      direction: 'upright',
      decimals: 2,
      stacked: false,
      valueTitle: '',
      least: 0,
      most: 100,
      series: [
        {
          name: { ref: `${name}$B$1`, values: ['值'] },
          categories: { ref: `${name}$A$2:$A$3`, values: ['甲', null] },
          values: { ref: `${name}$B$2:$B$3`, values: [0.1 + 0.2, null] },
          fill: '1F5582',
          pattern: 'solid',
          drawn: 'bars',
          labels: null,
        },
      ],
    };
  };
  const place = { from: { column: 0, row: 0 }, to: { column: 5, row: 10 } };
  const book = async (...sheets: readonly string[]): Promise<Buffer> => {
    const workbook = new ExcelJS.Workbook();
    for (const sheet of sheets) workbook.addWorksheet(sheet).getCell('A1').value = 1;
    return Buffer.from(await workbook.xlsx.writeBuffer());
  };

  it('finds a sheet whose name has quotes, & and Chinese, and keeps full precision', async () => {
    const sheet = `甲's & "乙" <1>`;
    const parts = new ZipParts(addCharts(await book('first', sheet), sheet, [{ chart: chart(sheet), ...place }]));
    expect(parts.text('xl/worksheets/sheet2.xml')).toContain('<drawing ');
    const { title, references } = readChart(parts.text('xl/charts/chart1.xml'));
    expect(title).toBe('a < b & "c"');
    expect(references).toEqual([
      { ref: `'甲''s & "乙" <1>'!$B$1`, points: ['值'] },
      { ref: `'甲''s & "乙" <1>'!$A$2:$A$3`, points: ['甲', null] },
      { ref: `'甲''s & "乙" <1>'!$B$2:$B$3`, points: ['0.30000000000000004', null] },
    ]);
  });

  it('leaves every other part as it was, and a workbook without charts wholly so', async () => {
    const before = await book('甲', '乙');
    expect(addCharts(before, '乙', [])).toBe(before);
    const [old, made] = [
      new ZipParts(before),
      new ZipParts(addCharts(before, '乙', [{ chart: chart('乙'), ...place }])),
    ];
    for (const part of ['xl/worksheets/sheet1.xml', 'xl/styles.xml', 'xl/workbook.xml', 'xl/_rels/workbook.xml.rels'])
      expect(made.text(part)).toBe(old.text(part));
  });

  it('a sheet that is missing is a fault of the program, not a file without charts', async () => {
    await expect(
      book('甲').then((bytes) => addCharts(bytes, '乙', [{ chart: chart('乙'), ...place }])),
    ).rejects.toThrow('no sheet 乙');
  });
});
