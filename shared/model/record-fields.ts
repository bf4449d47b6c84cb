import { baseFigures } from './base-figure.ts';
import type { RecordKind } from './record-kind.ts';

/** docs/FORMATS "Collected spreadsheets": the columns that a filter, value or pass condition of a measure may name, by kind of sheet. */
export const recordFields: Readonly<Record<RecordKind, readonly string[]>> = {
  base_figures: baseFigures,
  monthly_statistics: ['月份', '采集项', '数值', '平台', '备注'],
  annual_statistics: ['采集项', '数值', '平台', '备注'],
  item_attributes: [
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
  item_checks: ['层级', '下级地区', '采集项', '事项编码', '事项名称', '平台', '结果', '核查人', '核查日期', '备注'],
  element_checks: ['事项编码', '事项名称', '要素', '结果', '核查人', '核查日期', '备注'],
  keyword_tests: ['渠道', '关键词', '关联度', '命中位次', '测试人', '日期'],
  application_tests: ['平台', '事项', '步骤', '得分', '测试人', '日期'],
  experience_tests: ['采集项', '渠道', '任务', '得分', '结果', '测试人', '日期'],
  list_comparison: ['采集项', '清单项', '是否具备'],
  expert_ratings: ['采集项', '专家', '得分'],
  measure_table: [],
  index_history: ['年度', '总体指数', '能力分组'],
};
