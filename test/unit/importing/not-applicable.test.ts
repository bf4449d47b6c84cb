import { describe, expect, test } from 'vitest';
import type { Cell } from '../../../electron/importing/cells/cell.ts';
import type { RecordKind } from '../../../shared/model/record-kind.ts';
import { importRows } from './import-rows.ts';

/** A sheet a kind whose cells say 不适用, — and a value, in this order. */
const sheets: readonly (readonly [RecordKind, readonly (readonly Cell[])[], value: number])[] = [
  [
    'monthly_statistics',
    [
      ['地区', '月份', '采集项', '数值'],
      ['北京', '2021年1月', 'A1-1.1', ' 不适用 '],
      ['北京', '2021年2月', 'A1-1.1', '—'],
      ['北京', '2021年3月', 'A1-1.1', 7],
    ],
    7,
  ],
  [
    'annual_statistics',
    [
      ['地区', '采集项', '数值'],
      ['北京', 'A1-2.1', '不适用'],
      ['天津', 'A1-2.1', '—'],
      ['河北', 'A1-2.1', '98.5%'],
    ],
    98.5,
  ],
  [
    'item_checks',
    [
      ['地区', '层级', '采集项', '事项编码', '结果'],
      ['吉林', '县', 'C1-2.2', 'X-7', '不适用'],
      ['吉林', '县', 'C1-2.2', 'X-9', '√'],
    ],
    1,
  ],
  [
    'element_checks',
    [
      ['地区', '事项编码', '事项名称', '要素', '结果'],
      ['上海', 'S001', '居住证办理', '材料来源', '不适用'],
      ['上海', 'S002', '护士执业注册', '材料来源', '×'],
    ],
    0,
  ],
  [
    'keyword_tests',
    [
      ['地区', '渠道', '关键词', '关联度 0–5', '命中位次', '测试人', '日期'],
      ['江苏', '检索', '公积金', '不适用', '', '王五', '2021/9/1'],
      ['江苏', '检索', '社保', '—', '', '王五', '2021/9/1'],
      ['江苏', '检索', '医保', 4, 1, '王五', '2021/9/1'],
    ],
    4,
  ],
];

describe.each(sheets)('a sheet of %s', (kind, rows, value) => {
  test('keeps 不适用 apart from a value that is missing, as a record and no problem', () => {
    const { report, records } = importRows(rows);
    expect([report.kind, report.problems]).toEqual([kind, 0]);
    expect(records.map((record) => record.missing ?? record.value)).toEqual([
      'not_applicable',
      ...(rows.length === 4 ? ['marked_missing'] : []),
      value,
    ]);
    expect(records[0]?.value).toBeNull();
  });
});
