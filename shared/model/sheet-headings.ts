import { fields } from './sheet-field.ts';
import type { Field } from './sheet-field.ts';
import { foldName } from '../base/fold-text.ts';

/** Headings, Chinese and English, folded and in lower case, that name a field. */
const headings: Readonly<Partial<Record<Field, readonly string[]>>> = {
  unit: [
    '地区',
    '地区名称',
    '地区代码',
    '地區',
    '统计用区划代码',
    '行政区划代码(gb/t2260)',
    '行政区划代码',
    '区划代码',
    '省份',
    '省(区、市)',
    '省(自治区、直辖市)',
    '城市',
    '评估对象',
    '区域',
    '行政区划',
    '行政区',
    '省市',
    '单位名称',
    '地区/单位',
    'unit',
    'name',
    'region',
    'province',
    'city',
    'area',
  ],
  month: ['月份', '月', '统计月份', '统计月', '年月', '所属月份', '期间', 'month', 'period'],
  year: ['年度', '年份', '评估年度', 'year'],
  measure: [
    '采集项',
    '采集项编码',
    '采集项代码',
    '采集项编号',
    '采集项名称',
    '采集指标',
    '指标项',
    '指标名称',
    '指标编码',
    '指标',
    'measure',
    'measurecode',
    'measurename',
    'indicator',
    'indicatorname',
    'indicatorcode',
  ],
  value: ['数值', '值', '数据', '原始值', '统计值', '数量', 'value'],
  valueUnit: ['单位', '计量单位', '数据单位', '数值单位', 'unitofmeasure'],
  platform: ['平台', '平台名称', '所属平台', '来源平台', '数据来源平台', '渠道平台', 'platform'],
  note: ['备注', '说明', '备注说明', '问题描述', 'note', 'notes', 'remark', 'remarks', 'comment'],
  level: ['层级', '行政层级', '行使层级', '级别', 'level'],
  subregion: ['下级地区', '市县', '所属市县', '下级区划', '地市', '区县', '抽样地区', 'subregion'],
  itemCode: ['事项编码', '事项代码', '事项编号', '实施编码', '实施清单编码', 'itemcode', 'itemid'],
  itemName: ['事项名称', '事项', '服务事项', '指南名称', 'item', 'itemname'],
  itemType: ['事项类型', '事项类别', 'itemtype'],
  legalDays: ['法定时限', '法定办结时限', '法定期限', 'legaldays', 'legaltimelimit', 'statutorydays'],
  promisedDays: ['承诺时限', '承诺办结时限', '承诺期限', 'promiseddays', 'promisedtimelimit'],
  dayUnit: ['时限单位', '期限单位', 'dayunit', 'timeunit'],
  visits: ['跑动次数', '到场次数', '到现场次数', '到办事现场次数', 'visits'],
  immediate: ['是否即办', '即办件', '是否即办件', '办件类型', 'immediate'],
  depth: ['网办深度', '网上办理深度', 'depth', 'onlinedepth'],
  result: [
    '结果',
    '核查结果',
    '检查结果',
    '是否具备',
    '是否通过',
    '是否达标',
    '测试结果',
    '比对结果',
    'result',
    'passed',
    'present',
  ],
  person: ['核查人', '核查人员', '测试人', '测试人员', '测试员', '检查人', '填报人', 'person', 'checker', 'tester'],
  date: ['核查日期', '日期', '测试日期', '检查日期', '核查时间', '测试时间', '时间', 'date'],
  element: ['要素', '要素名称', '指南要素', '核查要素', 'element'],
  channel: ['渠道', '测试渠道', '检索渠道', 'channel'],
  keyword: ['关键词', '检索词', '关键字', '测试词', 'keyword'],
  relevance: ['关联度', '相关度', 'relevance'],
  position: ['命中位次', '位次', '命中位置', 'position', 'hitposition'],
  step: ['步骤', '申报步骤', '环节', 'step'],
  score: ['得分', '评分', '分数', '分值', '打分', '得分/结果', '得分或结果', 'score', 'rating'],
  task: ['任务', '测试任务', '体验任务', 'task'],
  listItem: ['清单项', '清单事项', '清单内容', '清单条目', 'listitem'],
  expert: ['专家', '专家姓名', '评审专家', '专家编号', 'expert'],
  index: ['总体指数', '总指数', '指数', 'index', 'overallindex'],
  tier: ['能力分组', '能力水平分组', '分组', '能力水平', '等级', 'tier'],
  ignore: ['序号', '编号', '行号', 'no', 'no.', '#'],
};

/** The heading that docs/FORMATS "Collected spreadsheets" gives a field, for people; columns of values have none of their own. */
export function fieldLabel(field: Field): string {
  return field === 'wide' ? '数值列' : (headings[field]?.[0] ?? field);
}

const fieldByHeading = new Map<string, Field>();
for (const field of fields) for (const heading of headings[field] ?? []) fieldByHeading.set(heading, field);

/** The field that a heading names by itself (folded, without its unit in brackets); null when it names none. */
export function fieldOfHeading(heading: string): Field | null {
  const folded = foldName(heading).toLowerCase().replace(/^\*/, '').replace(/[*:]$/, '');
  return fieldByHeading.get(folded) ?? fieldByHeading.get(folded.replaceAll(/[_-]/g, '')) ?? null;
}
