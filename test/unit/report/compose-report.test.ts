import { describe, expect, test } from 'vitest';
import { composeReport } from '../../../shared/report/document/compose-report.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import { fourUnits } from './four-units.ts';
import { flatUnit, smallCohort } from './small-cohort.ts';

const keyCity = (input: ReportInput): ReportInput => ({
  ...input,
  framework: { ...input.framework, cohort: 'key-city' },
});
const outline = (input: ReportInput): string[] =>
  composeReport(input).blocks.flatMap((block) =>
    block.kind === 'heading' ? [block.text] : 'label' in block ? [`${block.id}: ${block.label}`] : [],
  );
const paragraphs = (input: ReportInput): string[] =>
  composeReport(input).blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []));
/** What the paragraph cites. */
const refs = (input: ReportInput, start: string): readonly string[] | undefined =>
  composeReport(input).blocks.flatMap((block) =>
    block.kind === 'paragraph' && block.text.startsWith(start) ? [block.refs] : [],
  )[0];

describe('the outline', () => {
  test('of the provinces numbers each table and figure where it stands', () => {
    expect(outline(fourUnits())).toEqual([
      '前言',
      '数据摘要',
      '第一章  评估概况',
      '一、评估背景',
      '二、评估原则',
      '三、评估思路',
      '四、评估过程',
      'T1-1: 表 1-1',
      '五、评估重点',
      '六、数据采集',
      'T1-2: 表 1-2',
      '第二章  评估结果',
      '一、总体指数',
      'T2-1: 表 2-1',
      'F-distribution: 图 2-1',
      'F-map: 图 2-2',
      '二、分项指数',
      '（一）甲指标',
      '（二）乙指标',
      'T2-3: 表 2-2',
      '三、典型示范',
      '四、进步较大地区',
      'T-adv: 表 2-3',
      '第三章  发展现状',
      '一、发展成效',
      '二、区域分析',
      'F3-1: 图 3-1',
      'T-counts: 表 3-1',
      'F3-2: 图 3-2',
      '（一）上地区',
      'F3-4: 图 3-3',
      '（二）下地区',
      'F3-5: 图 3-4',
      '第四章  指数分析',
      '一、总体指数',
      'F4-1: 图 4-1',
      'T-means: 表 4-1',
      '二、甲指标',
      '三、乙指标',
      '第五章  面临的问题',
      '第六章  发展建议',
      '附录 1  指标体系与权重',
      'TA-1: 表 A-1',
      '附录 2  历年能力水平分组',
      'TA-3: 表 A-2',
    ]);
  });

  test('of the key cities alone has no gaps where the provinces would stand', () => {
    const found = outline(keyCity(fourUnits()));
    for (const label of ['T2-2: 表 2-1', 'T2-4: 表 2-2', 'T-adv@key-city: 表 2-3', 'F3-3: 图 3-2', 'F4-2: 图 4-1'])
      expect(found).toContain(label);
    expect(found.some((line) => line.startsWith('F3-2'))).toBe(false);
    expect(refs(fourUnits(), '“小指标体系”')).toEqual(['T1-1', 'TA-1']);
    expect(refs(keyCity(fourUnits()), '“小指标体系”')).toEqual(['T1-1@key-city', 'TA-2']);
  });

  test('has no regions where units have none', () => {
    const plain = smallCohort([flatUnit('甲', 90, 'very_high', 1), flatUnit('乙', 70, 'medium', 2)]);
    expect(outline(plain).filter((line) => /^（.）.*地区$/.test(line))).toEqual([]);
  });

  test('leaves the number of a table out of its caption, which the label says', () => {
    const table = composeReport(fourUnits()).blocks.find((block) => block.kind === 'table' && block.id === 'T2-1');
    expect(table).toMatchObject({ label: '表 2-1' });
    expect(table && 'caption' in table ? table.caption : '').toMatch(/^2021 年/);
  });
});

describe('the text', () => {
  test('says of each region how far its mean is from that of all, above, below or equal', () => {
    // 上 (94 + 54)/2 = 74, 下 (83 + 72)/2 = 77.5, all 75.75.
    expect(paragraphs(fourUnits()).filter((text) => /^[上下]地区/.test(text))).toEqual([
      '上地区的省级政府有 2 个：北、西。上地区 2 个省级政府总体指数平均值为 74.00，比全部省级政府平均值低 1.75 分。北由“高”升至“非常高”。',
      '下地区的省级政府有 2 个：东、南。下地区 2 个省级政府总体指数平均值为 77.50，比全部省级政府平均值高 1.75 分。',
    ]);
    const level = smallCohort([flatUnit('甲', 80, 'high', 1, '上'), flatUnit('乙', 80, 'high', 1, '下')]);
    expect(paragraphs(level).filter((text) => text.includes('持平'))).toHaveLength(2);
  });

  test('says nothing of a region in which nobody has an index', () => {
    const input = smallCohort([
      flatUnit('甲', 80, 'high', 1, '上'),
      { name: '乙', group: '下', p: Number.NaN, q: Number.NaN, index: Number.NaN, tier: null, rank: Number.NaN },
    ]);
    expect(paragraphs(input).filter((text) => text.startsWith('下地区'))).toEqual([]);
    expect(outline(input)).toContain('（二）下地区');
  });

  test('counts indicators without the index itself, and the first level among them', () => {
    expect(paragraphs(fourUnits())).toContain('“小指标体系”包括一级指标 2 项。');
  });
});
