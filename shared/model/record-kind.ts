/** docs/FORMATS "Collected spreadsheets": the kinds of collected spreadsheets. */
export const recordKinds = [
  'base_figures',
  'monthly_statistics',
  'annual_statistics',
  'item_attributes',
  'item_checks',
  'element_checks',
  'keyword_tests',
  'application_tests',
  'experience_tests',
  'list_comparison',
  'expert_ratings',
  'measure_table',
  'index_history',
] as const;
export type RecordKind = (typeof recordKinds)[number];

export const recordKindNames: Readonly<Record<RecordKind, string>> = {
  base_figures: '基础数据表',
  monthly_statistics: '月度汇聚统计表',
  annual_statistics: '年度汇聚统计表',
  item_attributes: '事项属性表',
  item_checks: '事项核查记录',
  element_checks: '指南要素核查记录',
  keyword_tests: '检索测试',
  application_tests: '模拟申报',
  experience_tests: '体验测试',
  list_comparison: '清单比对',
  expert_ratings: '专家评分',
  measure_table: '指标原始值表',
  index_history: '历年结果表',
};

/** Administrative levels of 层级, highest first. */
export const levels = ['省', '市', '县'] as const;
export type Level = (typeof levels)[number];

/** Values of 网办深度 in rising order; `>=` in a pass condition compares positions in this list. */
export const onlineDepths = ['无', '网上咨询', '网上受理', '网上办理', '全程网办'] as const;
export type OnlineDepth = (typeof onlineDepths)[number];
