import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../electron/importing/cells/cell.ts';
import { parseSheet, planFile } from '../../../electron/importing/import-file.ts';
import { openWorkbook } from '../../../electron/importing/open/open-workbook.ts';
import type { CollectedRecord } from '../../../shared/model/collected-record.ts';
import { createSheetParser } from '../../../electron/importing/parse/create-sheet-parser.ts';
import { splitUnit } from '../../../electron/importing/values/unit-text.ts';
import { replanSheet } from '../../../electron/importing/plan-sheet.ts';
import { contextOf, importRows, issueLines, planRows, sheetRows } from './import-rows.ts';

const units = contextOf().units;
/** Invented: whole numbers that differ in every cell. */
const figure = (unit: number, year: number): number => 1_000 + unit * 13 + (year - 2019) * 7;

function regionsByYear(titles: readonly string[], years: readonly number[], notes: readonly string[] = []): Cell[][] {
  return [
    ...titles.map((title) => [title]),
    ['地区', ...years.map((year) => `${year}年`)],
    ...units.map((unit, u) => [unit.fullName, ...years.map((year) => figure(u, year))]),
    ...notes.map((note) => [note]),
  ];
}

describe('regions × years under a title block', () => {
  const blocks: readonly (readonly [string, readonly string[], string, number])[] = [
    [
      'the indicator’s brackets',
      ['数据库：分省年度数据', '指标：年末常住人口(万人)', '时间：最近4年'],
      '常住人口',
      10_000,
    ],
    ['a line of its own', ['2-1 分地区年末常住人口', '单位：万人'], '常住人口', 10_000],
    ['the title’s brackets', ['表3　各地区常住人口（千人）'], '常住人口', 1_000],
    ['the end of the title', ['历年常住人口_万人'], '常住人口', 10_000],
    ['one row of the block', ['指标：企业数（万户） 时间：2019-2022年'], '企业数', 10_000],
    ['nothing, as it is in ones', ['分地区企业户数'], '企业数', 1],
  ];
  const orders = [
    [2022, 2021, 2020, 2019],
    [2019, 2020, 2021, 2022],
    [2020, 2021],
  ];
  it.each(blocks)('take name and unit from %s, and the project’s year only', (_, titles, selector, factor) => {
    for (const years of orders) {
      const cells = regionsByYear(titles, years, ['数据来源：国家统计局', '注：不含港澳台']);
      const { plan, records, report } = importRows(cells);
      expect(plan).toMatchObject({ kind: 'base_figures', mapping: { year: 2021 } });
      const column = years.indexOf(2021) + 2;
      expect(records).toEqual(
        units.map((unit, u) => ({
          unit: unit.code,
          selector,
          row: titles.length + 2 + u,
          column,
          value: figure(u, 2021) * factor,
          period: 2021,
        })),
      );
      expect(report).toMatchObject({ rows: cells.length, imported: 32, skipped: titles.length + 3, problems: 0 });
      // The other years are said to be left.
      expect(issueLines(report, 'warning').filter((line) => line.endsWith('COLUMN_NOT_READ'))).toHaveLength(
        years.length - 1,
      );
    }
  });

  it('take a measure by its name or code', () => {
    for (const title of [
      '指标：D1-1.1',
      `指标：${contextOf().framework.measures.find(({ code }) => code === 'D1-1.1')?.name}`,
    ]) {
      const { plan, records } = importRows(regionsByYear([title], [2020, 2021]));
      expect(plan.kind).toBe('annual_statistics');
      expect(records[0]).toMatchObject({ selector: 'D1-1.1', value: figure(0, 2021), period: 2021, column: 3 });
    }
  });

  it.each([
    ['another indicator', ['指标：城镇登记失业率(%)'], [2022, 2021], ['TITLE_UNKNOWN']],
    ['two units', ['指标：常住人口(万人)', '单位：人'], [2022, 2021], ['TITLE_UNITS']],
    ['a unit that can’t be its own', ['指标：常住人口(%)'], [2022, 2021], ['TITLE_UNKNOWN']],
    ['no column of the project’s year', ['指标：常住人口(万人)'], [2020, 2019], ['YEAR_COLUMN_MISSING']],
    ['two indicators', ['常住人口', '企业数'], [2022, 2021], []],
  ] as const)('with %s are offered for mapping, with what was understood', (_, titles, years, codes) => {
    const plan = planRows(regionsByYear(titles, years));
    expect(plan).toMatchObject({ kind: null, status: 'unrecognised' });
    expect(plan.reasons.map(({ code }) => code)).toContain('TITLE_SAYS');
    expect(plan.against.map(({ code }) => code)).toEqual(expect.arrayContaining([...codes]));
  });

  it('the cases from offices: population goes in by its unit, unemployment is asked about', async () => {
    const read = async (name: string) => {
      const opened = openWorkbook(fileURLToPath(new URL(`../../fixtures/cases/${name}`, import.meta.url)));
      if (!opened.ok) throw new Error(opened.error.code);
      const plan = await planFile(opened.value, contextOf());
      if (!plan.ok) throw new Error(plan.error.code);
      const records: CollectedRecord[] = [];
      const sheet = plan.value.sheets[0]!;
      const report = await parseSheet(opened.value, sheet, contextOf(), (batch) => void records.push(...batch));
      opened.value.close();
      return { sheet, records, report: report.ok ? report.value : null };
    };
    const population = await read('population-by-year.csv');
    expect(population.report).toMatchObject({ rows: 37, imported: 31, skipped: 6, problems: 0 });
    // C5: 北京, 2021年, 7781 万人.
    expect(population.records[0]).toEqual({
      unit: '110000',
      selector: '常住人口',
      row: 5,
      column: 3,
      value: 77_810_000,
      period: 2021,
    });
    const { sheet, report } = await read('unemployment-by-year.csv');
    expect(sheet.reasons.find(({ code }) => code === 'TITLE_SAYS')).toMatchObject({
      params: { name: '城镇登记失业率', unit: '%', years: '2022、2021、2020、2019' },
    });
    expect(report).toMatchObject({ rows: 37, imported: 0, skipped: 0, problems: 37 });
  });
});

describe('the magnitude of a population', () => {
  it.each([
    ['人', 2_189, 'problem'],
    ['人', 21_890_000, 'read'],
    ['万人', 2_189, 'read'],
    ['万人', 21_890_000, 'problem'],
    ['万人', 12_684, 'read'],
    ['人', 3_648_100, 'read'],
  ] as const)('in %s of %d is a %s', (unit, value, becomes) => {
    const { records, report } = importRows([
      ['地区', `常住人口(${unit})`, '企业数'],
      ['北京', value, 120_000],
    ]);
    expect(issueLines(report, 'problem')).toEqual(becomes === 'read' ? [] : ['problem B2 VALUE_MAGNITUDE']);
    expect(records.map(({ selector }) => selector)).toEqual(becomes === 'read' ? ['常住人口', '企业数'] : ['企业数']);
    expect(report).toMatchObject({
      rows: 2,
      imported: becomes === 'read' ? 1 : 0,
      problems: becomes === 'read' ? 0 : 1,
    });
  });

  it('is not judged in an index of one’s own, whose units may be villages', () => {
    const context = contextOf();
    const own = { ...context, framework: { ...context.framework, cohort: 'custom' as const } };
    expect(
      importRows(
        [
          ['地区', '常住人口'],
          ['北京', 320],
        ],
        { context: own },
      ).records,
    ).toMatchObject([{ value: 320 }]);
  });
});

describe('units in headings', () => {
  it.each([
    ['常住人口_万人', 10_000],
    ['常住人口 万人', 10_000],
    ['常住人口：千人', 1_000],
    ['常住人口（亿人）', 100_000_000],
    ['年末常住人口【万人】', 10_000],
  ])('%s are read for their factor', (heading, factor) => {
    const value = 21_890_000 / factor;
    expect(
      importRows([
        ['地区', heading],
        ['北京', value],
      ]).records,
    ).toMatchObject([{ value: 21_890_000 }]);
  });

  it('are no letters of a word with a space inside', () => {
    const plan = planRows([
      ['地 区', '采集项', '专 家', '得 分'],
      ['北京', 'A6-2.1', '甲', 90],
    ]);
    expect(plan).toMatchObject({ kind: 'expert_ratings', status: 'ready' });
    expect(splitUnit('得 分')).toEqual({ name: '得 分', unitText: '' });
    expect(splitUnit('单 位')).toEqual({ name: '单 位', unitText: '' });
    expect(splitUnit('占比 %')).toEqual({ name: '占比', unitText: '%' });
  });

  it.each(['事项_名称', '千米', '千瓦时', '个百分点'])('%s have no factor that there isn’t', (text) => {
    const plan = planRows([
      ['地区', '采集项', `数值(${text})`],
      ['北京', 'D1-1.1', 1],
    ]);
    expect(plan.mapping?.columns[2]?.scale ?? 1).toBe(1);
  });
});

describe('a table of years of an indicator that nobody knows', () => {
  const rows = regionsByYear(['指标：城镇户籍人口(万人)'], [2022, 2021, 2020]);

  it.each([
    ['base_figures', '2021年 → 基础数据'],
    ['measure_table', '2021年 → 采集项'],
    ['annual_statistics', '2021年 → 采集项'],
  ] as const)(
    'asked for as %s has the project’s year and its unit chosen, and asks for the indicator',
    (kind, asked) => {
      const plan = planRows(rows, { kind });
      expect(plan).toMatchObject({ kind, status: 'unmapped', missing: [asked], mapping: { year: 2021 } });
      expect(plan.mapping?.columns).toMatchObject([
        { field: 'unit' },
        { field: 'ignore' },
        { field: 'wide', heading: '2021年', scale: 10_000 },
        { field: 'ignore' },
      ]);
    },
  );

  it('is read once the indicator is named', () => {
    const plan = planRows(rows, { kind: 'base_figures' });
    const columns = plan.mapping!.columns.map((column) =>
      column.field === 'wide' ? { ...column, selector: '常住人口' } : column,
    );
    const mapped = replanSheet(plan, { ...plan.mapping!, columns }, contextOf());
    expect(mapped.status).toBe('ready');
    const parser = createSheetParser(mapped.mapping!, contextOf(), { sheet: 'S' });
    expect(parser.rows(sheetRows(rows))[0]).toMatchObject({ value: figure(0, 2021) * 10_000, period: 2021, column: 3 });
  });
});

describe('an index of one’s own, fed by tables of raw values', () => {
  const known = contextOf();
  const names = { 'D1-1.1': ['平均预期寿命', '岁'], 'A1-2.1': ['城镇化率', '%'] } as const;
  const context = {
    ...known,
    framework: {
      ...known.framework,
      measures: known.framework.measures.flatMap((measure) => {
        const [name, unit] = Object.entries(names).find(([code]) => code === measure.code)?.[1] ?? [];
        if (name === undefined || unit === undefined) return [];
        const { domain: _, ...others } = measure;
        return [{ ...others, name, unit, rule: { ...measure.rule, record: 'measure_table' as const } }];
      }),
    },
  };
  const [first, second] = units;
  const valuesOf = (cells: readonly Cell[][]) => {
    const { plan, records, report } = importRows(cells, { context });
    expect(report.problems).toBe(0);
    return [plan.kind, plan.mapping?.layout, records.map(({ unit, selector, value }) => [unit, selector, value])];
  };

  it('takes a long table by its measures, each with the unit behind its name or without', () => {
    expect(
      valuesOf([
        ['地区', '指标', '年份', '数值'],
        [first!.fullName, '平均预期寿命（岁）', 2021, 78.5],
        [first!.fullName, '城镇化率', 2021, 61],
        [second!.fullName, '平均预期寿命', 2021, 77],
      ]),
    ).toEqual([
      'measure_table',
      'rows',
      [
        [first!.code, 'D1-1.1', 78.5],
        [first!.code, 'A1-2.1', 61],
        [second!.code, 'D1-1.1', 77],
      ],
    ]);
  });

  it.each([
    ['the measure’s own unit', '平均预期寿命（岁）', 78],
    ['a multiple of it', '平均预期寿命（百岁）', 7_800],
    ['a remark', '平均预期寿命（不含外籍）', 78],
  ])('takes %s off a heading', (_, heading, value) => {
    expect(valuesOf([['地区', heading], ...[first, second].map((unit) => [unit!.fullName, 78])])).toEqual([
      'measure_table',
      'measures',
      [
        [first!.code, 'D1-1.1', value],
        [second!.code, 'D1-1.1', value],
      ],
    ]);
  });

  it('asks what a long table of measures that nobody knows is', () => {
    const { plan } = importRows(
      [['地区', '指标', '年份', '数值'], ...units.slice(0, 3).map((unit) => [unit.fullName, '别的指标', 2021, 5])],
      { context },
    );
    expect(plan.status === 'ready' && plan.unknown.length === 0).toBe(false);
  });
});
