import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tableCsv, writeTableCsv } from '../../../electron/exporting/csv/table-csv.ts';
import { writeTierTables } from '../../../electron/exporting/excel/tier-tables-workbook.ts';
import { writeTierTablesWord } from '../../../electron/exporting/word/tier-tables.ts';
import type { TierId } from '../../../shared/model/method.ts';
import { standardTiers } from '../../../shared/model/method.ts';
import { tierName } from '../../../shared/model/tier-name.ts';
import { tierShade } from '../../../shared/report/tier-palette.ts';
import { tierTables } from '../../../shared/report/report-tables.ts';
import { tierDistributionTable } from '../../../shared/report/tier-tables.ts';
import { readPublished } from '../report/read-published.ts';
import { sampleCohort } from '../report/sample-cohort.ts';
import { hostileCohort, hostileNames, stamp } from './hostile-cohort.ts';
import { docxTables, gridTexts, readXlsx, sheetOf, zipPart } from './read-back.ts';

const folder = mkdtempSync(join(tmpdir(), 'tier-tables-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const cohorts = [
  {
    id: 'province-2021',
    tiers: 'tiers-provinces',
    tens: 'top10-provinces',
    sheets: ['T2-1', 'T2-3', 'T-adv', 'TA-3'],
    years: ['2021', '2020', '2019', '2018', '2017'],
  },
  {
    id: 'key-city-2021',
    tiers: 'tiers-key-cities',
    tens: 'top10-key-cities',
    sheets: ['T2-2', 'T2-4', 'T-adv', 'TA-4'],
    years: ['2021', '2020', '2019', '2018'],
  },
] as const;
const tierIds = standardTiers.map(({ tier }) => tier);
const printed = (tier: TierId): string => tierName(tier, 'zh', standardTiers);
const nameOf = new Map<string, string>(tierIds.map((tier) => [tier, printed(tier)]));
const rank = (tier: string | undefined): number => tierIds.findIndex((id) => id === tier);

/** What T2-1 must read, from the printed tiers: name lists by tier. */
function printedGroups(name: string): Map<string, string[]> {
  const groups = new Map(tierIds.map((tier) => [printed(tier), new Array<string>()]));
  for (const row of readPublished(name))
    groups.get(nameOf.get(row['2021']!)!)!.push(row['name']! + (rank(row['2021']) < rank(row['2020']) ? '(+)' : ''));
  return groups;
}

/** Names by the label of a merged first column. */
function groupsOf(rows: readonly (readonly string[])[], labels: number): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  let label = '';
  for (const row of rows) {
    if (row[0] !== '') label = row[0]!;
    groups.set(label, [
      ...(groups.get(label) ?? []),
      ...row.slice(labels).filter((text) => text !== '' && text !== '（无）'),
    ]);
  }
  return groups;
}

describe.each(cohorts)('tier tables of $id read back', ({ id, tiers, tens, sheets, years }) => {
  const xlsx = join(folder, `${id}.xlsx`);
  const docx = join(folder, `${id}.docx`);
  const [distribution, leading, , history] = sheets;
  beforeAll(async () => {
    const input = sampleCohort(id);
    expect((await writeTierTables(input, stamp, xlsx)).ok).toBe(true);
    expect((await writeTierTablesWord(input, stamp, docx)).ok).toBe(true);
  });

  it('holds in xlsx the printed units of each tier, in the printed order, with their (+)', async () => {
    const rows = gridTexts(sheetOf(await readXlsx(xlsx), distribution));
    expect(
      groupsOf(
        rows.slice(
          2,
          rows.findIndex((row) => row[0]!.startsWith('组内')),
        ),
        2,
      ),
    ).toEqual(printedGroups(tiers));
  });

  it('holds in docx the printed units of each tier, in the printed order, with their (+)', () => {
    const rows = docxTables(docx)[0]!.slice(1);
    expect(groupsOf(rows, 2)).toEqual(printedGroups(tiers));
  });

  it('holds in xlsx and docx the printed leading tens', async () => {
    const expected = readPublished(tens).map((row) => [
      `${row['indicator']} ${row['name']}`,
      Object.keys(row)
        .filter((key) => key.startsWith('region_'))
        .map((key) => row[key]!)
        .sort(),
    ]);
    const rows = gridTexts(sheetOf(await readXlsx(xlsx), leading)).slice(2, 12);
    for (const table of [rows, docxTables(docx)[1]!.slice(1)])
      expect([...groupsOf(table, 1)].map(([label, names]) => [label, [...names].sort()])).toEqual(expected);
  });

  it('holds in xlsx and docx the printed tier of every unit and year', async () => {
    const expected = readPublished(tiers).map((row, i) => [
      String(i + 1),
      row['name'],
      ...years.map((year) => nameOf.get(row[year]!)),
    ]);
    expect(gridTexts(sheetOf(await readXlsx(xlsx), history)).slice(2, 34)).toEqual(expected);
    expect(docxTables(docx)[3]!.slice(1)).toEqual(expected);
  });

  it('prints on A4 with the head frozen and repeated, and colours each tier', async () => {
    const sheet = sheetOf(await readXlsx(xlsx), history);
    expect(sheet.pageSetup).toMatchObject({ paperSize: 9, fitToWidth: 1, fitToHeight: 0, printTitlesRow: '1:2' });
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 2 });
    const fills = new Map<string, unknown>();
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        if ([...nameOf.values()].includes(cell.text)) fills.set(cell.text, cell.fill);
      }),
    );
    for (const tier of tierIds.filter((t) => fills.has(printed(t)))) {
      expect(fills.get(printed(tier))).toMatchObject({
        type: 'pattern',
        fgColor: { argb: `FF${tierShade(tier, standardTiers).fill}` },
      });
    }
    expect(fills.size).toBeGreaterThan(2);
  });

  it('names a sheet after each table, and says on each that the data are synthetic', async () => {
    const workbook = await readXlsx(xlsx);
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(sheets);
    for (const sheet of workbook.worksheets) expect(sheet.headerFooter.oddFooter).toContain('合成示例数据');
    expect(zipPart(docx, 'word/footer1.xml')).toContain('合成示例数据');
  });
});

describe('names that would run or break a file', () => {
  const input = hostileCohort();
  // A cell keeps its line break as LF.
  const expected = hostileNames.map((name) => name.replace('\r\n', '\n'));

  it('are read back from xlsx as the same text, in string cells and never as formulas', async () => {
    const path = join(folder, 'hostile.xlsx');
    expect((await writeTierTables(input, stamp, path)).ok).toBe(true);
    const sheet = sheetOf(await readXlsx(path), 'TA-3');
    const cells = expected.map((_, i) => sheet.getCell(3 + i, 2));
    expect(cells.map(({ value }) => value)).toEqual(expected);
    expect(zipPart(path, 'xl/worksheets/sheet4.xml')).not.toContain('<f>');
  });

  it('are read back from docx as the same text', async () => {
    const path = join(folder, 'hostile.docx');
    expect((await writeTierTablesWord(input, stamp, path)).ok).toBe(true);
    expect(
      docxTables(path)[3]!
        .slice(1)
        .map((row) => row[1]),
    ).toEqual(expected);
  });

  it('get a leading apostrophe in CSV where a spreadsheet program might run them, and only there', async () => {
    const path = join(folder, 'hostile.csv');
    expect((await writeTableCsv(tierDistributionTable(input), path)).ok).toBe(true);
    const text = readFileSync(path, 'utf8');
    expect(text.startsWith('\ufeff')).toBe(true);
    const rows = Papa.parse<string[]>(text.slice(1), { newline: '\r\n', skipEmptyLines: true }).data;
    expect(
      rows
        .slice(1, -1)
        .flatMap((row) => row.slice(2))
        .filter((text) => text !== ''),
    ).toEqual([
      "'=cmd|'/c calc'!A0",
      "'@SUM(1+1)",
      "'\t制表",
      "'+86",
      "'-减",
      "'＝全角",
      '甲 乙',
      '_x000D_',
      '名'.repeat(40),
      '"引号",逗号',
    ]);
    expect(rows.at(-1)?.[0]).toBe('(+) \t制表');
  });

  it('repeats the tier on every CSV row, so that each row stands alone', () => {
    const rows = Papa.parse<string[]>(tableCsv(tierDistributionTable(input)).slice(1), {
      newline: '\r\n',
      skipEmptyLines: true,
    }).data.slice(1, -1);
    expect(rows.map(([tier]) => tier)).toEqual(['非常高', '高', '中', '中', '低']);
  });
});

it('several tables in one CSV stand one below the other, each under its title', async () => {
  const input = sampleCohort('province-2021');
  const path = join(folder, 'together.csv');
  expect((await writeTableCsv(tierTables(input), path, {}, ['草稿'])).ok).toBe(true);
  const text = readFileSync(path, 'utf8');
  expect(text.match(/\ufeff/g)).toHaveLength(1);
  const { data, errors } = Papa.parse<string[]>(text.slice(1).trimEnd(), { delimiter: ',' });
  expect(errors).toEqual([]);
  const rows = data.map(([first = '']) => first);
  for (const { title } of tierTables(input)) expect(rows).toContain(title);
  // An empty row before each title but the first; the remark once, at the very end.
  expect(data.filter((row) => row.length === 1 && row[0] === '')).toHaveLength(3);
  expect(rows.filter((first) => first === '草稿')).toHaveLength(1);
  expect(rows.at(-1)).toBe('草稿');
});
