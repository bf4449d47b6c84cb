import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../electron/importing/cells/cell.ts';
import type { CollectedRecord } from '../../../shared/model/collected-record.ts';
import type { RecordKind } from '../../../shared/model/record-kind.ts';
import { importRows } from './import-rows.ts';

interface KindCase {
  readonly kind: RecordKind;
  readonly says: string;
  readonly rows: readonly (readonly Cell[])[];
  readonly records: readonly CollectedRecord[];
}

// docs/FORMATS "Collected spreadsheets", one sheet a kind and layout as the table there gives the columns; the records are read off by hand.
const cases: readonly KindCase[] = [
  {
    kind: 'base_figures',
    says: 'columns 常住人口, 企业数, 业务申报量',
    rows: [
      ['地区', '常住人口(万人)', '企业数', '业务申报量'],
      ['北京', 2189, 1076422, 11382800],
    ],
    records: [
      { unit: '110000', selector: '常住人口', row: 2, column: 2, value: 21_890_000, period: 2021 },
      { unit: '110000', selector: '企业数', row: 2, column: 3, value: 1_076_422, period: 2021 },
      { unit: '110000', selector: '业务申报量', row: 2, column: 4, value: 11_382_800, period: 2021 },
    ],
  },
  {
    kind: 'monthly_statistics',
    says: 'one value a row',
    rows: [
      ['地区', '月份', '采集项', '数值', '平台', '备注'],
      ['120000', '2021年12月', 'A1-1.1', 5230, '国家平台', '含线下'],
    ],
    records: [
      {
        unit: '120000',
        selector: 'A1-1.1',
        row: 2,
        column: 4,
        value: 5230,
        platform: '国家平台',
        period: 202112,
        note: '含线下',
      },
    ],
  },
  {
    kind: 'monthly_statistics',
    says: 'months as columns',
    rows: [
      ['地区', '采集项', '1月', '2月'],
      ['河北省', '汇聚证照种类数', 101, 102],
    ],
    records: [
      { unit: '130000', selector: 'B5-1.1', row: 2, column: 3, value: 101, period: 202101 },
      { unit: '130000', selector: 'B5-1.1', row: 2, column: 4, value: 102, period: 202102 },
    ],
  },
  {
    kind: 'annual_statistics',
    says: 'one value a row',
    rows: [
      ['地区', '采集项', '数值', '平台', '备注'],
      ['山西', '差评按期整改率', '98.5%', '国家平台', ''],
    ],
    records: [
      { unit: '140000', selector: 'A1-2.1', row: 2, column: 3, value: 98.5, platform: '国家平台', period: 2021 },
    ],
  },
  {
    kind: 'annual_statistics',
    says: 'measures as columns',
    rows: [
      ['地区', 'A1-2.1', '签章证照种类数'],
      ['山西', { type: 'percent', value: 0.985 }, 88],
    ],
    records: [
      { unit: '140000', selector: 'A1-2.1', row: 2, column: 2, value: 98.5, period: 2021 },
      { unit: '140000', selector: 'B5-2.1', row: 2, column: 3, value: 88, period: 2021 },
    ],
  },
  {
    kind: 'item_attributes',
    says: 'every column',
    rows: [
      [
        '地区',
        '层级',
        '下级地区',
        '事项编码',
        '事项名称',
        '事项类型',
        '平台',
        '法定时限',
        '承诺时限',
        '时限单位',
        '跑动次数',
        '是否即办',
        '网办深度',
      ],
      ['辽宁', '市', '沈阳市', '000123', '护士执业注册', '行政许可', '省级平台', 20, 5, '工作日', 1, '否', '全程网办'],
    ],
    records: [
      {
        unit: '210000',
        selector: '',
        row: 2,
        column: 4,
        value: null,
        level: '市',
        subregion: '沈阳市',
        item: '000123',
        itemName: '护士执业注册',
        itemType: '行政许可',
        platform: '省级平台',
        attributes: {
          legalDays: 20,
          promisedDays: 5,
          dayUnit: '工作日',
          visits: 1,
          immediate: false,
          depth: '全程网办',
        },
      },
    ],
  },
  {
    kind: 'item_checks',
    says: 'every column',
    rows: [
      ['地区', '层级', '下级地区', '采集项', '事项编码', '事项名称', '平台', '结果', '核查人', '核查日期', '备注'],
      ['吉林', '县', '德惠市', 'C1-2.2', 'X-7', '低保申请', '省级平台', '√', '张三', '2021-11-03', '现场'],
    ],
    records: [
      {
        unit: '220000',
        selector: 'C1-2.2',
        row: 2,
        column: 8,
        value: 1,
        level: '县',
        subregion: '德惠市',
        item: 'X-7',
        itemName: '低保申请',
        platform: '省级平台',
        person: '张三',
        date: '2021-11-03',
        note: '现场',
      },
    ],
  },
  {
    kind: 'element_checks',
    says: 'one element a row',
    rows: [
      ['地区', '事项编码', '事项名称', '要素', '结果', '核查人', '核查日期', '备注'],
      ['上海', 'S001', '居住证办理', '材料来源', '×', '李四', { type: 'date', iso: '2021-10-08', serial: 44477 }, ''],
    ],
    records: [
      {
        unit: '310000',
        selector: '材料来源',
        row: 2,
        column: 5,
        value: 0,
        item: 'S001',
        itemName: '居住证办理',
        person: '李四',
        date: '2021-10-08',
      },
    ],
  },
  {
    kind: 'element_checks',
    says: 'a column an element, some of them also attributes by name',
    rows: [
      ['地区', '事项编码', '事项名称', '法定时限', '到场次数', '空白表格'],
      ['上海', 'S001', '居住证办理', '有', '无', 1],
    ],
    records: [
      { unit: '310000', selector: '法定时限', row: 2, column: 4, value: 1, item: 'S001', itemName: '居住证办理' },
      { unit: '310000', selector: '到场次数', row: 2, column: 5, value: 0, item: 'S001', itemName: '居住证办理' },
      { unit: '310000', selector: '空白表格', row: 2, column: 6, value: 1, item: 'S001', itemName: '居住证办理' },
    ],
  },
  {
    kind: 'keyword_tests',
    says: 'a hit and a miss',
    rows: [
      ['地区', '渠道', '关键词', '关联度 0–5', '命中位次', '测试人', '日期'],
      ['江苏', '检索', '公积金', 4.5, 2, '王五', '2021/9/1'],
      ['江苏', '智能客服', '社保', 1, '未命中', '王五', '2021/9/1'],
    ],
    records: [
      {
        unit: '320000',
        selector: '检索',
        row: 2,
        column: 4,
        value: 4.5,
        item: '公积金',
        channel: '检索',
        person: '王五',
        date: '2021-09-01',
        position: 2,
      },
      {
        unit: '320000',
        selector: '智能客服',
        row: 3,
        column: 4,
        value: 1,
        item: '社保',
        channel: '智能客服',
        person: '王五',
        date: '2021-09-01',
        position: null,
      },
    ],
  },
  {
    kind: 'application_tests',
    says: 'a step',
    rows: [
      ['地区', '平台', '事项', '步骤', '得分 0–5', '测试人', '日期'],
      ['浙江', '国家平台', '企业开办', '材料提交', 4, '赵六', '20210901'],
    ],
    records: [
      {
        unit: '330000',
        selector: '材料提交',
        row: 2,
        column: 5,
        value: 4,
        item: '企业开办',
        itemName: '企业开办',
        platform: '国家平台',
        person: '赵六',
        date: '2021-09-01',
      },
    ],
  },
  {
    kind: 'experience_tests',
    says: 'a score and a result side by side',
    rows: [
      ['地区', '采集项', '渠道', '任务', '得分', '结果', '测试人', '日期'],
      ['安徽', 'A5-1.1', '省级平台', '我要开店', 3.5, '', '钱七', ''],
      ['安徽', 'A5-1.2', '省级平台', '我要开店', '', '通过', '钱七', ''],
    ],
    records: [
      {
        unit: '340000',
        selector: 'A5-1.1',
        row: 2,
        column: 5,
        value: 3.5,
        item: '我要开店',
        channel: '省级平台',
        person: '钱七',
      },
      {
        unit: '340000',
        selector: 'A5-1.2',
        row: 3,
        column: 6,
        value: 1,
        item: '我要开店',
        channel: '省级平台',
        person: '钱七',
      },
    ],
  },
  {
    kind: 'list_comparison',
    says: 'an entry',
    rows: [
      ['地区', '采集项', '清单项', '是否具备'],
      ['福建', 'A5-5.1', '供水报装', '无'],
    ],
    records: [{ unit: '350000', selector: 'A5-5.1', row: 2, column: 4, value: 0, item: '供水报装' }],
  },
  {
    kind: 'expert_ratings',
    says: 'a rating',
    rows: [
      ['地区', '采集项', '专家', '得分0-100'],
      ['江西', 'A6-2.1', '专家甲', '87.5'],
    ],
    records: [{ unit: '360000', selector: 'A6-2.1', row: 2, column: 4, value: 87.5, item: '专家甲' }],
  },
  {
    kind: 'measure_table',
    says: 'measures of several kinds as columns',
    rows: [
      ['地区', 'A1-1.1', 'A5-1.2 主题服务可用率'],
      ['山东', '12.3万', '97%'],
    ],
    records: [
      { unit: '370000', selector: 'A1-1.1', row: 2, column: 2, value: 123_000, period: 2021 },
      { unit: '370000', selector: 'A5-1.2', row: 2, column: 3, value: 97, period: 2021 },
    ],
  },
  {
    kind: 'index_history',
    says: 'index and tier',
    rows: [
      ['地区', '年度', '总体指数', '能力分组'],
      ['北京', 2019, 91.33, '非常高'],
      ['天津', '2019年', null, '高'],
    ],
    records: [
      { unit: '110000', selector: '总体指数', row: 2, column: 3, value: 91.33, period: 2019 },
      { unit: '110000', selector: '能力分组', row: 2, column: 4, value: 0, period: 2019 },
      { unit: '120000', selector: '能力分组', row: 3, column: 4, value: 1, period: 2019 },
    ],
  },
  {
    kind: 'index_history',
    says: 'years as columns',
    rows: [
      ['地区', '2021年', '2020年'],
      ['北京', '非常高', '高'],
    ],
    records: [
      { unit: '110000', selector: '能力分组', row: 2, column: 2, value: 0, period: 2021 },
      { unit: '110000', selector: '能力分组', row: 2, column: 3, value: 1, period: 2020 },
    ],
  },
];

describe('well-formed sheets', () => {
  for (const { kind, says, rows, records } of cases) {
    it(`of kind ${kind} are recognised by their headings and parsed: ${says}`, () => {
      const imported = importRows(rows);
      expect(imported.plan.kind).toBe(kind);
      expect(imported.records).toEqual(records);
      expect(imported.report).toMatchObject({
        kind,
        rows: rows.length,
        imported: rows.length - 1,
        skipped: 1,
        problems: 0,
        records: records.length,
      });
    });
  }
});
