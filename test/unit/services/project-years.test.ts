import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { YearBasis } from '../../../shared/model/method.ts';
import type { YearScoresJson } from '../../../shared/contract/outputs.ts';
import type { ScoreJson } from '../../../shared/model/score-json.ts';
import { workbench } from '../cli/run.ts';
import { docxTables, gridTexts, readXlsx, zipPart } from '../exporting/read-back.ts';
import { startWorkbench } from './workbench.ts';
import type { TestWorkbench } from './workbench.ts';

let work: TestWorkbench;
beforeEach(async () => {
  work = startWorkbench();
  await threeYears();
});
afterEach(() => work.end());

const third = 1 / 3;

/**
 * Three years of two measures, worked out by hand. X (min–max of 甲项) weighs 2, Y (乙项 as it is) 1, so that the index is (2x + y)/3. 甲项 of u1, u2, u3:
 * 0, 10, 20 in 2019; 5, 15, 30 in 2020; 10, 20, 30 in 2021. 乙项: 40, 50, 60; 45, 55, 70; 50, 60, 80. One sheet has a column of years, of 2020 there is a
 * file of its own, and 2021 comes with the score book that the project is filled from.
 */
async function threeYears(): Promise<void> {
  const workbook = new ExcelJS.Workbook();
  const sheets = {
    Indicators: [
      ['Code', 'Name', 'Parent', 'Weight', 'Normalisation'],
      ['X', '一', '', 2, ''],
      ['Y', '二', '', 1, ''],
      ['a', '甲项', 'X', 1, 'min_max'],
      ['b', '乙项', 'Y', 1, 'identity'],
    ],
    Units: [
      ['Code', 'Name'],
      ['u1', '东'],
      ['u2', '西'],
      ['u3', '南'],
    ],
    Data: [
      ['Unit', 'a', 'b'],
      ['u1', 10, 50],
      ['u2', 20, 60],
      ['u3', 30, 80],
    ],
  };
  for (const [name, rows] of Object.entries(sheets)) workbook.addWorksheet(name).addRows(rows);
  const book = join(work.folder, '指数.xlsx');
  await workbook.xlsx.writeFile(book);
  await work.call('project.new', { template: 'blank', target: work.write(join(work.folder, 'p.ewb')) });
  await work.call('project.fill-from-book', { file: work.read(book), year: 2021, reason: '自有指数' });
  const head = ['地区', '甲项', '乙项'];
  await work.importFiles(
    await work.sheet('各年.xlsx', [
      ['指标原始值表'],
      ['地区', '年度', '甲项', '乙项'],
      ['东', 2019, 0, 40],
      ['西', 2019, 10, 50],
      ['南', 2019, 20, 60],
    ]),
  );
  await work.importFiles(
    await work.sheet('2020.xlsx', [['2020年指标原始值表'], head, ['东', 5, 45], ['西', 15, 55], ['南', 30, 70]]),
  );
}

/** Index of u1, u2, u3 by year. */
async function indices(): Promise<Readonly<Record<string, readonly (number | null)[]>>> {
  const { years } = await work.call('score.years', { book: null, weights: null });
  return Object.fromEntries(Object.entries(years).map(([year, { units }]) => [year, units.map(({ index }) => index)]));
}
const near = (...values: readonly number[]): unknown => values.map((value) => expect.closeTo(value, 9));
const based = (yearBasis: YearBasis) => work.call('method.edit', { label: '年度基准', patch: { yearBasis } });

const eachAlone = {
  2019: near(40 * third, 150 * third, 260 * third),
  // 5, 15, 30 → 0, 40, 100
  2020: near(45 * third, 135 * third, 270 * third),
  2021: near(50 * third, 160 * third, 280 * third),
};

describe('a project of three years', () => {
  test('is scored year by year; the evaluated one as if it were alone', async () => {
    expect(await indices()).toEqual(eachAlone);
    const { units, year } = await work.call('score.json', { book: null, weights: null });
    expect([year, units.map(({ index }) => index)]).toEqual([2021, eachAlone[2021]]);
    const other = await work.call('score.json', { book: null, weights: null, year: 2020 });
    expect([other.year, other.units.map(({ rank }) => rank)]).toEqual([2020, [3, 2, 1]]);
    expect(await work.refusal('score.json', { book: null, weights: null, year: 2018 })).toBe(
      'SCORE_YEAR_WITHOUT_VALUES',
    );
  });

  test('is scored by a base year or all years together, and as before once that is undone', async () => {
    await based({ kind: 'base_year', year: 2019 });
    // 0 to 20 is 0 to 100: 10, 20, 30 → 50, 100, 150.
    const by2019 = await indices();
    expect(by2019[2021]).toEqual(near(150 * third, 260 * third, 380 * third));
    expect(by2019[2019]).toEqual(eachAlone[2019]);
    await based({ kind: 'pooled' });
    // 0 to 30 is 0 to 100.
    expect(await indices()).toEqual({
      2019: near(40 * third, (200 * third + 50) * third, (400 * third + 60) * third),
      2020: near((100 * third + 45) * third, 155 * third, 270 * third),
      2021: near((200 * third + 50) * third, (400 * third + 60) * third, 280 * third),
    });
    expect((await work.snapshot()).draft?.yearBasis).toEqual({ kind: 'pooled' });
    await based({ kind: 'per_year' });
    // The baseline again, in so many words: no draft.
    expect((await work.snapshot()).draft).toBeNull();
    await work.call('project.undo', {});
    await work.call('project.undo', {});
    expect((await indices())[2021]).toEqual(by2019[2021]);
    await work.call('project.undo', {});
    expect(await indices()).toEqual(eachAlone);
  });

  test('loses a year with the batch that brought it, and has it again with undo', async () => {
    await based({ kind: 'base_year', year: 2019 });
    const [, first, second] = (await work.snapshot()).batches;
    await work.call('batch.withdraw', { batch: second!.id, reason: '重报' });
    expect(Object.keys(await indices())).toEqual(['2019', '2021']);
    await work.call('project.undo', {});
    expect(Object.keys(await indices())).toEqual(['2019', '2020', '2021']);
    await work.call('batch.withdraw', { batch: first!.id, reason: '重报' });
    expect(await work.refusal('score.json', { book: null, weights: null })).toBe('BASE_YEAR_WITHOUT_VALUES');
    await work.call('project.undo', {});
    expect((await indices())[2021]).toEqual(near(150 * third, 260 * third, 380 * third));
    const findings = await work.call('project.verify', {});
    expect(findings.filter(({ ok }) => !ok)).toEqual([]);
  });

  test('takes a correction for the year that it names, the evaluated one where it names none', async () => {
    await based({ kind: 'base_year', year: 2019 });
    await work.call('data.override', { unit: 'u1', measure: 'a', year: 2019, value: -10, reason: '来函' });
    // −10 to 20 is 0 to 100: 10, 20, 30 → 200/3, 100, 400/3.
    expect((await indices())[2021]).toEqual(near((400 * third + 50) * third, 260 * third, (800 * third + 80) * third));
    const of2019 = await work.call('data.lineage', { unit: 'u1', measure: 'a', year: 2019, offset: 0, limit: 5 });
    expect(of2019).toMatchObject({ value: -10, computed: 0, records: [{ file: '各年.xlsx', cell: 'C3' }] });
    const evaluated = await work.call('data.lineage', { unit: 'u1', measure: 'a', offset: 0, limit: 5 });
    expect(evaluated).toMatchObject({ value: 10, override: null });
    await work.call('data.override', { unit: 'u1', measure: 'a', value: 20, reason: '复核' });
    const { overrides } = await work.snapshot();
    expect(overrides.map(({ year, value }) => [year, value])).toEqual([
      [2019, -10],
      [2021, 20],
    ]);
    await work.call('data.remove-override', { unit: 'u1', measure: 'a', year: 2019, reason: '误改' });
    expect((await indices())[2021]).toEqual(near(250 * third, 260 * third, 380 * third));
    await work.call('project.undo', {});
    await work.call('project.undo', {});
    await work.call('project.undo', {});
    expect((await indices())[2021]).toEqual(near(150 * third, 260 * third, 380 * third));
  });

  test('can evaluate another of its years: corrections stay with theirs', async () => {
    await work.call('data.override', { unit: 'u1', measure: 'b', value: 80, reason: '来函' });
    const before = await indices();
    const { framework } = await work.snapshot();
    const change = { kind: 'rename', title: framework.title, year: 2020 } as const;
    await work.call('framework.change', { change, reason: '看上年' });
    const { units, year } = await work.call('score.json', { book: null, weights: null });
    expect([year, units.map(({ index }) => index)]).toEqual([2020, eachAlone[2020]]);
    expect(await indices()).toEqual(before);
  });

  test('from the command line: score FILE.ewb --all-years, --year Y', async () => {
    await based({ kind: 'base_year', year: 2019 });
    const byHand = await indices();
    await work.call('project.close', {});
    const file = join(work.folder, 'p.ewb');
    const all = await workbench('score', file, '--all-years', '--json');
    const { years }: YearScoresJson = JSON.parse(all.out);
    expect(
      Object.fromEntries(Object.entries(years).map(([year, { units }]) => [year, units.map((u) => u.index)])),
    ).toEqual(byHand);
    const one = await workbench('score', file, '--year', '2020', '--json');
    const { units, year, method }: ScoreJson = JSON.parse(one.out);
    expect([year, method.year_basis, units.map(({ index }) => index)]).toEqual([2020, 'base_year=2019', byHand[2020]]);
    const baseline = await workbench('score', file, '--year', '2020', '--method', 'baseline', '--json');
    expect(JSON.parse(baseline.out).units.map(({ index }: { index: number }) => index)).toEqual(eachAlone[2020]);
    const none = await workbench('score', file, '--year', '2018', '--json');
    expect([none.code, none.err]).toEqual([2, expect.stringContaining('2019, 2020, 2021')]);
  });

  test('says its year basis in every export, and gives it and its years on to a score book', async () => {
    await based({ kind: 'base_year', year: 2019 });
    const written = { language: 'zh', job: 'export' } as const;
    const book = join(work.folder, '出.xlsx');
    await work.call('export.write', { what: 'score-book', format: 'xlsx', target: work.write(book), ...written });
    const { years } = await work.call('score.years', { book: work.read(book), weights: null });
    expect(
      Object.fromEntries(Object.entries(years).map(([year, { units }]) => [year, units.map((u) => u.index)])),
    ).toEqual(await indices());
    const csv = join(work.folder, 'csv');
    await work.call('export.write', { what: 'tables', format: 'folder', target: work.write(csv), ...written });
    const said = '由数据得出的限值与统计量：以 2019 年为准。';
    const tables = readdirSync(csv).filter((file) => file.endsWith('.csv'));
    expect(tables.length).toBeGreaterThan(1);
    for (const file of tables) expect(readFileSync(join(csv, file), 'utf8')).toContain(said);
    for (const what of ['workbook', 'live', 'tables'] as const) {
      const path = join(work.folder, `${what}.xlsx`);
      await work.call('export.write', { what, format: 'xlsx', target: work.write(path), ...written });
      const workbook = new ExcelJS.Workbook();
      await workbook.xlsx.readFile(path);
      const cells = workbook.worksheets.flatMap((sheet) =>
        sheet.getSheetValues().flatMap((row) => (Array.isArray(row) ? row.map((cell) => String(cell)) : [])),
      );
      expect(
        cells.some((text) => text.includes('以 2019 年为准')),
        what,
      ).toBe(true);
    }
  });
});

describe('历年 as files', () => {
  const exported = async (format: 'xlsx' | 'docx' | 'csv'): Promise<string> => {
    const path = join(work.folder, `历年.${format}`);
    await work.call('export.write', { what: 'years', format, target: work.write(path), language: 'zh', job: 'e' });
    return path;
  };
  // Index of u1 in 2019, 2020, 2021: 40/3, 15, 50/3; of u3 260/3, 90, 280/3. Weights, framework and limits stay: all of the change is data.
  const u1 = { '2019→2020': ['13.33', '15.00', '1.67', '1.67'], '2020→2021': ['15.00', '16.67', '1.67', '1.67'] };

  test('hold the years side by side and the change between every pair of neighbours, split', async () => {
    const workbook = await readXlsx(await exported('xlsx'));
    // The ways of the ranks and the two changes are drawn on a sheet after each table.
    expect(workbook.worksheets.map((sheet) => sheet.getImages().length)).toEqual([0, 1, 0, 1, 0, 1]);
    const [years, , first, , second] = workbook.worksheets.map(gridTexts);
    const rowOf = (sheet: string[][] | undefined, name: string): string[] =>
      sheet?.find(([first]) => first?.startsWith(name)) ?? [];
    const numbers = (row: readonly string[]): string[] => row.slice(1).map((text) => Number(text).toFixed(2));
    expect(numbers(rowOf(years, '东')).filter((_, at) => at % 3 === 0)).toEqual(['13.33', '15.00', '16.67', '0.11']);
    expect(first?.[0]?.[0]).toMatch(/2019.*2020/);
    expect(second?.[0]?.[0]).toMatch(/2020.*2021/);
    expect(numbers(rowOf(first, '东')).slice(0, 7)).toEqual([...u1['2019→2020'], '0.00', '0.00', '0.00']);
    expect(numbers(rowOf(second, '东')).slice(0, 7)).toEqual([...u1['2020→2021'], '0.00', '0.00', '0.00']);
  });

  test('as a document and as text', async () => {
    const tables = docxTables(await exported('docx'));
    expect(tables).toHaveLength(3);
    expect(tables[1]?.find(([name]) => name === '东')?.slice(1, 5)).toEqual(u1['2019→2020']);
    expect(zipPart(join(work.folder, '历年.docx'), 'word/document.xml').match(/<a:blip /g)).toHaveLength(3);
    const csv = readFileSync(await exported('csv'), 'utf8');
    expect(csv).toContain('"东",13.33,15.00,1.67,1.67,0.00,0.00,0.00');
    expect(csv).toContain('"东",15.00,16.67,1.67,1.67,0.00,0.00,0.00');
  });

  test('are refused where there is no other year', async () => {
    await work.call('project.undo', {});
    await work.call('project.undo', {});
    const target = work.write(join(work.folder, '一年.xlsx'));
    expect(
      await work.refusal('export.write', { what: 'years', format: 'xlsx', target, language: 'zh', job: 'e' }),
    ).toBe('EXPORT_ONE_YEAR');
  });
});

describe('a project that holds several years', () => {
  const preview = async (...rows: readonly (readonly (string | number)[])[]) => {
    const { plan } = await work.call('import.plan', {
      files: [work.read(await work.sheet('改.xlsx', rows))],
      job: 'p',
    });
    const seen = await work.call('import.preview', { plan, job: 'p' });
    return seen;
  };

  test('takes every year of a table with years in its columns', async () => {
    const seen = await preview(
      ['指标：甲项'],
      ['地区', '2018年', '2019年', '2021年'],
      ['东', 1, 2, 3],
      ['西', 4, 5, 6],
      ['南', 7, 8, 9],
    );
    // 2018 is new; all of 2019 and 2021 changes.
    expect([seen.cellsAdded, seen.cellsChanged]).toEqual([3, 6]);
    expect(seen.changes.filter(({ unit }) => unit === 'u1')).toEqual([
      { unit: 'u1', measure: 'a', before: 10, after: 3 },
      { unit: 'u1', measure: 'a', year: 2018, before: null, after: 1 },
      { unit: 'u1', measure: 'a', year: 2019, before: 0, after: 2 },
    ]);
    const said = seen.files.flatMap(({ sheets }) => sheets.flatMap(({ issues }) => issues));
    expect(said.filter(({ code }) => code === 'OTHER_YEAR').map(({ cell, params }) => [cell, params['year']])).toEqual([
      ['B2', 2018],
      ['C2', 2019],
    ]);
    await work.call('import.commit', { plan: seen.plan, job: 'p' });
    // 甲项 is 0, 50, 100 in each of them, and 2018 has nothing else.
    expect(await indices()).toEqual({
      2018: near(0, 50, 100),
      2019: near(40 * third, 150 * third, 260 * third),
      2020: eachAlone[2020],
      2021: near(50 * third, 160 * third, 280 * third),
    });
  });

  test('takes a table of other years alone, base figures too', async () => {
    const seen = await preview(
      ['常住人口（万人）'],
      ['地区', '2018年', '2019年'],
      ['东', 1, 2],
      ['西', 3, 4],
      ['南', 5, 6],
    );
    expect(seen.files.flatMap(({ sheets }) => sheets.map(({ imported, records }) => [imported, records]))).toEqual([
      [3, 6],
    ]);
  });

  test('is told of the scores that move with the values of the base year', async () => {
    await based({ kind: 'base_year', year: 2019 });
    const seen = await preview(
      ['2019年指标原始值表'],
      ['地区', '甲项', '乙项'],
      ['东', 0, 40],
      ['西', 10, 50],
      ['南', 40, 60],
    );
    // 0 to 40 is 0 to 100 now: 10, 20, 30 of 2021 are 25, 50, 75 in place of 50, 100, 150.
    expect([seen.cellsAdded, seen.cellsChanged, seen.scoresMoved]).toEqual([0, 1, 3]);
    expect(seen.changes).toEqual([{ unit: 'u3', measure: 'a', year: 2019, before: 20, after: 40 }]);
  });
});

test('a project of the next year is told that the base year has no values there', async () => {
  await based({ kind: 'base_year', year: 2019 });
  await work.call('method.save', { reason: '基准年' });
  const target = work.write(join(work.folder, '2022.ewb'));
  const made = await work.call('project.next-year', { from: null, target, year: 2022 });
  expect(made.baseline.yearBasis).toEqual({ kind: 'base_year', year: 2019 });
  const told = work.events.flatMap((event) => (event.name === 'notice' ? [event.message] : []));
  expect(told.map(({ code, params }) => [code, params?.['base'], params?.['year']])).toEqual([
    ['NEXT_YEAR_BASE_YEAR', 2019, 2022],
  ]);
});
