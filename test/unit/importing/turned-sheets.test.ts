import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parseSheet, planFile } from '../../../electron/importing/import-file.ts';
import { openWorkbook } from '../../../electron/importing/open/open-workbook.ts';
import { replanSheet } from '../../../electron/importing/plan-sheet.ts';
import type { SheetPlan } from '../../../electron/importing/plan-sheet.ts';
import type { CollectedRecord, SheetReport } from '../../../shared/model/collected-record.ts';
import { contextOf, issueLines, planRows } from './import-rows.ts';

const folder = mkdtempSync(join(tmpdir(), 'turned-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const units = contextOf().units;
const names = units.map(({ fullName }) => fullName);
type Row = readonly (string | number)[];

let made = 0;
/** Written as CSV, planned and parsed as an import does it. */
async function read(
  rows: readonly Row[],
  change: (plan: SheetPlan) => SheetPlan = (plan) => plan,
): Promise<{ readonly plan: SheetPlan; readonly records: readonly CollectedRecord[]; readonly report: SheetReport }> {
  const path = join(folder, `表${++made}.csv`);
  writeFileSync(path, rows.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\n'));
  const opened = openWorkbook(path);
  if (!opened.ok) throw new Error(opened.error.code);
  const planned = await planFile(opened.value, contextOf());
  if (!planned.ok) throw new Error(planned.error.code);
  const plan = change(planned.value.sheets[0]!);
  const records: CollectedRecord[] = [];
  const report = await parseSheet(opened.value, plan, contextOf(), (batch) => void records.push(...batch));
  opened.value.close();
  if (!report.ok) throw new Error(report.error.code);
  return { plan, records, report: report.value };
}
const figure = (unit: number, row: number): number => 1_000 + unit * 17 + row * 5;
const row = (label: string, at: number): Row => [label, ...units.map((_, u) => figure(u, at))];

describe('a table whose columns are units', () => {
  it.each([
    ['indicators down, without a title', [], ['指标', ...names], ['常住人口（万人）', '企业数(万户)'], []],
    [
      'a title and notes',
      ['2021年基础数据'],
      ['地区', ...names],
      ['企业数（户）', '常住人口_万人'],
      ['注：年末数', '来源：年鉴'],
    ],
    ['an empty corner', ['基础数据', '2021年'], ['', ...names], ['业务申报量(万件)', '常住人口(万人)'], []],
  ] as const)('is read by columns, each value at its own cell: %s', async (_, titles, head, labels, notes) => {
    const rows: Row[] = [
      ...titles.map((title) => [title]),
      head,
      ...labels.map((label, l) => row(label, l)),
      ...notes.map((note) => [note]),
    ];
    const { plan, records, report } = await read(rows);
    expect(plan).toMatchObject({ kind: 'base_figures', status: 'ready', mapping: { transposed: true } });
    expect(plan.reasons[0]?.code).toBe('SHEET_TURNED');
    const first = titles.length + 2;
    expect(records).toEqual(
      units.flatMap((unit, u) =>
        labels.map((label, l) => ({
          unit: unit.code,
          selector: label.replace(/[（(_].*$/, ''),
          row: first + l,
          column: u + 2,
          value: figure(u, l) * (label.includes('万') ? 10_000 : 1),
          period: 2021,
        })),
      ),
    );
    const beside = titles.length + notes.length;
    expect(report).toMatchObject({ rows: 33 + beside, imported: 32, skipped: 1 + beside, problems: 0 });
    expect(issueLines(report, 'warning')).toEqual(['warning A1 SHEET_TURNED']);
  });

  it('years down, under the title’s indicator: the project’s year only', async () => {
    const { plan, records } = await read([
      ['指标：年末常住人口(万人)'],
      ['时间', ...names],
      ...[2022, 2021, 2020].map((year, y) => row(`${year}年`, y)),
    ]);
    expect(plan.kind).toBe('base_figures');
    expect(records.map(({ unit, value, row: at, column }) => [unit, value, at, column])).toEqual(
      units.map((unit, u) => [unit.code, figure(u, 1) * 10_000, 4, u + 2]),
    );
  });

  it('measures and results of earlier years too', async () => {
    const measures = await read([
      ['采集项', '北京', '天津', '河北'],
      ['A1-1.1', 5, 6, 7],
      ['A5-1.2', 90, 91, 92],
    ]);
    expect(measures.plan.kind).toBe('measure_table');
    expect(measures.records.map(({ selector, value, row: at, column }) => [selector, value, at, column])).toEqual([
      ['A1-1.1', 5, 2, 2],
      ['A5-1.2', 90, 3, 2],
      ['A1-1.1', 6, 2, 3],
      ['A5-1.2', 91, 3, 3],
      ['A1-1.1', 7, 2, 4],
      ['A5-1.2', 92, 3, 4],
    ]);
    const results = await read([
      ['总体指数', '北京', '天津', '河北'],
      ['2020年', 90, 80, 70],
      ['2019年', 91, 81, 71],
    ]);
    expect(results.plan.kind).toBe('index_history');
    expect(results.records).toHaveLength(6);
  });

  it('names problems by the cells of the file, and places outside the cohort once', async () => {
    const { report } = await read([
      ['指标', '全国', '北京', '天津', '河北', '香港'],
      ['常住人口(万人)', 141_260, 2_189, '约1387', -3, 740],
    ]);
    expect(issueLines(report, 'problem')).toEqual(['problem D2 NOT_A_NUMBER', 'problem E2 NEGATIVE_VALUE']);
    expect(issueLines(report, 'skipped')).toEqual([
      'skipped A1 HEADER_ROW',
      'skipped B1 TOTAL_ROW',
      'skipped F1 OUTSIDE_COHORT',
    ]);
    expect(report).toMatchObject({ rows: 6, imported: 1, skipped: 3, problems: 2 });
  });

  it.each([
    [
      'five columns of labels',
      [
        ['指标', '单位', '年份', '口径', '来源', '北京', '天津', '河北'],
        ['常住人口', '万人', 2021, '年末', '年鉴', 1_001, 1_002, 1_003],
      ],
    ],
    [
      'a unit that is named twice',
      [
        ['指标', '北京', '天津', '河北', '北京市'],
        ['常住人口(万人)', 1_001, 1_002, 1_003, 1_004],
      ],
    ],
    [
      'a label that comes twice',
      [
        ['指标', '北京', '天津', '河北'],
        ['常住人口', 1, 2, 3],
        ['常住人口', 4, 5, 6],
      ],
    ],
    [
      'a column that nobody knows',
      [
        ['指标', '北京', '天津', '河北', '某地'],
        ['常住人口(万人)', 1_001, 1_002, 1_003, 4],
      ],
    ],
    [
      'values beyond the units',
      [
        ['指标', '北京', '天津', '河北'],
        ['常住人口(万人)', 1_001, 1_002, 1_003, 9],
      ],
    ],
  ] as const)('is not turned with %s: all of its rows are problems', async (_, rows) => {
    const { plan, report } = await read(rows);
    expect(plan).toMatchObject({ status: 'unrecognised', turned: null, reasons: [{ code: 'UNITS_ACROSS' }] });
    expect(report).toMatchObject({ rows: rows.length, problems: rows.length, imported: 0 });
  });

  it('is not turned with merges or hidden rows among its values, nor when it is longer than what a plan sees', () => {
    const rows: Row[] = [
      ['指标', '北京', '天津', '河北'],
      ['常住人口(万人)', 1_001, 1_002, 1_003],
    ];
    expect(planRows(rows).turned).not.toBeNull();
    expect(planRows(rows, { merges: ['A2:B2'] }).turned).toBeNull();
    expect(planRows(rows, { hiddenRows: [2] }).turned).toBeNull();
    const long = [...rows, ...Array.from({ length: 198 }, (_, at): Row => [`其他${at}`, 1, 2, 3])];
    expect(planRows(long)).toMatchObject({ status: 'unrecognised', turned: null });
  });

  it('is asked about where nobody knows its labels, and read by the columns that are chosen', async () => {
    const rows: Row[] = [
      ['项目', '北京', '天津', '河北'],
      ['户籍人口（万人）', 1_001, 1_002, 1_003],
    ];
    const asked = await read(rows);
    expect(asked.plan).toMatchObject({ status: 'unrecognised', mapping: null });
    expect(asked.report).toMatchObject({ problems: 2 });
    const named = planRows(rows, { kind: 'base_figures' });
    expect(named).toMatchObject({ status: 'unmapped', mapping: { transposed: true, layout: 'figures' } });
    const mapping = {
      ...named.mapping!,
      columns: named.mapping!.columns.map((column) =>
        column.column === 2 ? { ...column, field: 'wide' as const, selector: '常住人口', scale: 10_000 } : column,
      ),
    };
    const { records } = await read(rows, (plan) => replanSheet(plan, mapping, contextOf()));
    expect(records.map(({ value, row: at, column }) => [value, at, column])).toEqual([
      [10_010_000, 2, 2],
      [10_020_000, 2, 3],
      [10_030_000, 2, 4],
    ]);
  });

  it('does not lend its mapping to a sheet of the same headings that stands upright', () => {
    const across: Row[] = [
      ['指标', '北京', '天津', '河北'],
      ['常住人口(万人)', 1_001, 1_002, 1_003],
    ];
    const saved = planRows(across).mapping!;
    const upright: Row[] = [
      ['地区', '常住人口(万人)'],
      ['北京', 1_001],
    ];
    expect(planRows(upright, { mappings: [saved] })).toMatchObject({ reused: false, turned: null });
    expect(planRows(upright, { mappings: [saved] }).mapping).not.toHaveProperty('transposed');
  });
});
