import { describe, expect, test } from 'vitest';
import { farApart } from '../../../electron/importing/parse/far-apart.ts';
import { contextOf, importRows, issueLines } from './import-rows.ts';

const context = contextOf();
const monthly = (aggregation: string): string | undefined =>
  context.framework.measures.find(
    ({ rule, unit }) => rule.record === 'monthly_statistics' && rule.aggregation === aggregation && unit !== '%',
  )?.code;

const months = Array.from({ length: 12 }, (_, at) => at + 1);
const heading = ['地区', '采集项', ...months.map((month) => `2021年${month}月`)];

describe('a year of months beside the year before', () => {
  // 1 to 12: 78 in all, 12 at the end.
  test.each([
    ['yearly_total', 78],
    ['last_month', 12],
  ] as const)('%s is compared by its own number, and suspected beyond five times', (aggregation, value) => {
    const code = monthly(aggregation);
    if (code === undefined) throw new Error(`no monthly measure with ${aggregation}`);
    const warned = (previous: number): number =>
      importRows([heading, ['北京', code, ...months]], {
        context: { ...context, previous: { [code]: { '110000': previous } } },
      }).report.issues.filter((issue) => issue.code === 'OUTLIER_YEAR').length;
    expect(warned(value / 5.01)).toBe(1);
    expect(warned(value / 5)).toBe(0);
    expect(warned(value * 5)).toBe(0);
    expect(warned(value * 5.01)).toBe(1);
  });

  test('is not compared while a month is missing, or for another unit', () => {
    const code = monthly('yearly_total') ?? '';
    const warned = (row: readonly (string | number)[]): number =>
      importRows([heading, row], {
        context: { ...context, previous: { [code]: { '110000': 1 } } },
      }).report.issues.filter((issue) => issue.code === 'OUTLIER_YEAR').length;
    expect(warned(['北京', code, ...months])).toBe(1);
    expect(warned(['北京', code, ...months.slice(0, 11)])).toBe(0);
    expect(warned(['天津', code, ...months])).toBe(0);
  });
});

test('9999 alone among other magnitudes is doubted as a code for missing, and imported as it stands', () => {
  const { report } = importRows([
    ['地区', '企业数'],
    ['北京', 21_893_095],
    ['天津', 13_866_009],
    ['河北', 9999],
    ['山西', 34_915_616],
  ]);
  expect(issueLines(report, 'warning')).toEqual(['warning B4 MISSING_CODE_SUSPECT']);
  expect(report.imported).toBe(4);
});

describe('two values of one figure', () => {
  test.each<readonly [number, number, boolean, boolean]>([
    [50, 10, false, false],
    [50.1, 10, false, true],
    [10, 50, false, false],
    [10, 50.1, false, true],
    [0, 10, false, false],
    [10, 0, false, false],
    [-1, 10, false, false],
    [90, 60, true, false],
    [90.1, 60, true, true],
    [60, 90.1, true, true],
    [0, 31, true, true],
  ])('%d and %d (percent: %s) are far apart: %s', (a, b, percent, expected) => {
    expect(farApart(a, b, percent)).toBe(expected);
  });
});

describe('checks of elements', () => {
  const head = ['地区', '事项编码', '事项名称', '要素', '结果'];

  test('need an item by code or name; a row with neither is a problem at its first column', () => {
    const { records, report } = importRows([
      head,
      ['北京', 'S1', '', '法定时限', 1],
      ['北京', '', '社保登记', '法定时限', 0],
      ['北京', '', '', '法定时限', 1],
    ]);
    expect(records.slice(0, 2).map(({ item, itemName, value }) => [item, itemName, value])).toEqual([
      ['S1', undefined, 1],
      [undefined, '社保登记', 0],
    ]);
    expect(issueLines(report, 'problem')).toEqual(['problem B4 ITEM_EMPTY']);
  });

  test('read 1, true and yes as passed, 0, false and no as not, and say what is neither', () => {
    const { records, report } = importRows([
      head,
      ...[1, true, '是', 0, false, '否', '也许'].map((result, at) => ['北京', `S${at}`, '', '法定时限', result]),
    ]);
    expect(records.map(({ value }) => value)).toEqual([1, 1, 1, 0, 0, 0]);
    expect(issueLines(report, 'problem')).toEqual(['problem E8 RESULT_UNKNOWN']);
  });

  test('are left out where the result is empty, and counted so', () => {
    const { records, report } = importRows([
      head,
      ['北京', 'S1', '', '法定时限', 1],
      ['北京', 'S2', '', '法定时限', ''],
      ['北京', 'S3', '', '法定时限', { type: 'error', text: '#N/A' }],
    ]);
    expect(records).toHaveLength(1);
    expect(report.issues.map(({ severity, cell, code }) => [severity, cell, code])).toEqual([
      ['skipped', 'A1', 'HEADER_ROW'],
      ['skipped', 'E3', 'VALUE_EMPTY'],
      ['problem', 'E4', 'ERROR_CELL'],
    ]);
  });
});
