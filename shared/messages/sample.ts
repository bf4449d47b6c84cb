import type { MessageCatalogue } from './catalogue.ts';

/** Resources, their rule grammar, and the sample generator. */
export const sampleMessages = {
  RESOURCE_MISSING: {
    zh: '程序自带的资源文件 {file} 不见了。请重新安装程序，或从安装包中恢复该文件。',
    en: 'The program’s own resource file {file} is missing. Reinstall the program or restore the file from its package.',
  },
  RESOURCE_INVALID: {
    zh: '程序自带的资源文件 {file} 第 {row} 行“{field}”一栏无法识别。请恢复原文件，或改正该栏。',
    en: 'The program’s own resource file {file} cannot be read at line {row}, column “{field}”. Restore the file or correct that column.',
  },
  RULE_PART: {
    zh: '采集规则里的“{text}”读不懂。写成“record: … | where: … | value: … | pass: … | aggregation: …”。',
    en: 'The part “{text}” of the rule is not understood. Write it as record: … | where: … | value: … | pass: … | aggregation: ….',
  },
  RULE_WHERE: {
    zh: '筛选条件“{text}”不合写法。请写成“字段=值”，多个条件用分号隔开。',
    en: 'The filter “{text}” is not well formed. Write field=value, several separated by semicolons.',
  },
  RULE_FIELD: {
    zh: '“{kind}”类表格没有“{text}”这一栏。请改用该类表格的栏名。',
    en: 'Sheets of kind “{kind}” have no column “{text}”. Use one of that kind’s columns.',
  },
  RULE_VALUE: {
    zh: '取值栏“{text}”不合该汇总方式。请写明取值的栏名；空缺时的取值写在问号后。',
    en: 'The value column “{text}” does not fit the aggregation. Name the column; a value for empty cells follows a question mark.',
  },
  RULE_PASS: {
    zh: '通过条件“{text}”不合写法或不合该汇总方式。请写成“栏名=值”“栏名<=值”等。',
    en: 'The pass condition “{text}” is not well formed or does not fit the aggregation. Write column=value, column<=value and so on.',
  },
  RULE_INNER: {
    zh: '层内汇总方式“{text}”未知。请用 mean、share、sum、median 或规定的公式。',
    en: 'The aggregation within a level “{text}” is unknown. Use mean, share, sum, median or the stated formula.',
  },
  RULE_LEVELS: {
    zh: '层级权重“{text}”不合写法。请写成“省:0.5;市:0.25;县:0.25”，且仅用于按层级加权。',
    en: 'The level weights “{text}” are not well formed. Write 省:0.5;市:0.25;县:0.25, and only for weighting by level.',
  },
  SAMPLE_TEMPLATE_BLANK: {
    zh: '空白模板没有示例数据。请选用省级或重点城市模板。',
    en: 'The blank template has no sample data. Choose the province or the key-city template.',
  },
  SAMPLE_RECORDS: {
    zh: '记录数 {records} 无效。请给出 1 至 {most} 之间的整数。',
    en: '{records} is not a usable number of records. Give a whole number from 1 to {most}.',
  },
  SAMPLE_FOLDER: {
    zh: '无法写入文件夹 {folder}（{reason}）。请另选一个可写的文件夹。',
    en: 'The folder {folder} cannot be written ({reason}). Choose a folder that can be written.',
  },
  TEMPLATE_NO_UNITS: {
    zh: '项目里还没有评估对象，无法生成采集表模板。请先导入或建立评估对象。',
    en: 'The project has no units yet, so no template can be made. Import or add units first.',
  },
  TEMPLATE_NO_MEASURES: {
    zh: '当前指标体系没有采集项用到“{kind}”。请另选一类表格。',
    en: 'No measure of the framework is collected by “{kind}”. Choose another kind.',
  },
  TEMPLATE_TITLE: { zh: '“{kind}”填表说明', en: 'How to fill in “{kind}”' },
  TEMPLATE_GENERAL: {
    zh: '请勿改动表头；每行一条记录；没有数据的格子留空，确无此项填“—”；不要合并数据区的单元格。填好后直接导入，不必改名。',
    en: 'Leave the headings as they are; one record a row; leave a cell empty where there is no data yet and write — where there is none; do not merge data cells. Import the file as it is, under any name.',
  },
  TEMPLATE_UNIT: {
    zh: '从下拉列表选择；代码、简称、全称均可。',
    en: 'Choose from the list; code, short or full name will do.',
  },
  TEMPLATE_YEAR: { zh: '四位年份。', en: 'Year in four digits.' },
  TEMPLATE_MEASURE: {
    zh: '从下拉列表选择采集项；代码或名称均可。',
    en: 'Choose the measure from the list; code or name will do.',
  },
  TEMPLATE_VALUE: {
    zh: '填数字，按采集项的计量单位；百分比填 98.5 或 98.5%；没有数据的留空。',
    en: 'A number in the measure’s unit; percentages as 98.5 or 98.5%; empty where there is none.',
  },
  TEMPLATE_PLATFORM: {
    zh: '数据或核查所在的平台，从下拉列表选择。',
    en: 'The platform where the data or the check is from; choose from the list.',
  },
  TEMPLATE_NOTE: { zh: '可不填。', en: 'Optional.' },
  TEMPLATE_LEVEL: { zh: '省、市或县。', en: '省 (province), 市 (city) or 县 (county).' },
  TEMPLATE_SUBREGION: {
    zh: '市、县级事项所在的地市或区县；省级留空。',
    en: 'The city or county of an item below the province; empty at 省.',
  },
  TEMPLATE_ITEM: {
    zh: '按平台上公布的填写；编码按文本填，保留前导零。',
    en: 'As published on the platform; codes as text, leading zeros kept.',
  },
  TEMPLATE_ITEM_TYPE: { zh: '从下拉列表选择。', en: 'Choose from the list.' },
  TEMPLATE_DAYS: { zh: '填天数，不小于 0。', en: 'Days, 0 or more.' },
  TEMPLATE_DAY_UNIT: { zh: '工作日或自然日。', en: '工作日 (working days) or 自然日 (calendar days).' },
  TEMPLATE_VISITS: { zh: '到现场的次数，整数；零次填 0。', en: 'Visits in person, a whole number; 0 for none.' },
  TEMPLATE_IMMEDIATE: { zh: '是或否。', en: '是 (yes) or 否 (no).' },
  TEMPLATE_DEPTH: {
    zh: '无、网上咨询、网上受理、网上办理、全程网办之一。',
    en: 'One of 无, 网上咨询, 网上受理, 网上办理, 全程网办.',
  },
  TEMPLATE_RESULT: {
    zh: '通过或具备填 1，否则填 0；也可填 √ ×、是 否、有 无。',
    en: '1 for passed or present, 0 otherwise; √ ×, 是 否 or 有 无 will do.',
  },
  TEMPLATE_PERSON: { zh: '核查或测试人员。', en: 'Who checked or tested.' },
  TEMPLATE_DATE: { zh: '日期，如 2021-10-15。', en: 'A date such as 2021-10-15.' },
  TEMPLATE_ELEMENT: {
    zh: '从下拉列表选择指南要素；不涉及的要素不列行。',
    en: 'Choose the element; leave out elements that do not apply.',
  },
  TEMPLATE_CHANNEL: { zh: '测试所用的渠道。', en: 'The channel that was tested.' },
  TEMPLATE_KEYWORD: { zh: '检索或提问所用的词句。', en: 'The words searched for or asked.' },
  TEMPLATE_RATING: { zh: '0 至 5 分。', en: '0 to 5 points.' },
  TEMPLATE_POSITION: {
    zh: '第一个相关结果的位次，整数；未命中留空或填“—”。',
    en: 'Position of the first relevant result, a whole number; empty or — when not hit.',
  },
  TEMPLATE_STEP: { zh: '申报步骤，从下拉列表选择。', en: 'The step of the application; choose from the list.' },
  TEMPLATE_TASK: {
    zh: '测试的任务；同一采集项、渠道下不要重复。',
    en: 'The task tested; no task twice for one measure and channel.',
  },
  TEMPLATE_SCORE_RESULT: {
    zh: '评分类采集项填得分（0 至 5），通过类采集项填结果（1 或 0），另一栏留空。',
    en: 'A score (0 to 5) for rated measures, a result (1 or 0) for passed ones; the other stays empty.',
  },
  TEMPLATE_LIST_ITEM: {
    zh: '清单中的一项；同一采集项下不要重复。',
    en: 'One entry of the list; none twice for one measure.',
  },
  TEMPLATE_EXPERT: { zh: '专家姓名或编号。', en: 'The expert’s name or number.' },
  TEMPLATE_HUNDRED: { zh: '0 至 100 分。', en: '0 to 100 points.' },
  TEMPLATE_INDEX: { zh: '0 至 100；未公布则留空。', en: '0 to 100; empty when not published.' },
  TEMPLATE_TIER: { zh: '{tiers}。', en: '{tiers}.' },
  TEMPLATE_FIGURE: { zh: '按表头括号内的单位填数字。', en: 'A number in the unit in brackets.' },
  TEMPLATE_WIDE: {
    zh: '已汇总到{place}的原始值，按采集项的计量单位填数字。',
    en: 'The value of the whole {place} in the measure’s unit.',
  },
  ANNOTATED_SHEET: { zh: '问题清单', en: 'Findings' },
  ANNOTATED_TITLE: {
    zh: '{file}：{problems} 处问题，{warnings} 处提醒',
    en: '{file}: {problems} {problems:problem|problems}, {warnings} {warnings:remark|remarks}',
  },
  ANNOTATED_LEGEND: {
    zh: '红色单元格须改正后重新报送，黄色单元格请核对；指向单元格可见说明。本页不必删除，也不会被导入。',
    en: 'Red cells need correcting before the file is sent again, yellow ones checking; comments say what to do. This sheet may stay; it is not imported.',
  },
  ANNOTATED_H_SHEET: { zh: '工作表', en: 'Sheet' },
  ANNOTATED_H_CELL: { zh: '单元格', en: 'Cell' },
  ANNOTATED_H_SEVERITY: { zh: '程度', en: 'Severity' },
  ANNOTATED_H_MESSAGE: { zh: '问题与处理办法', en: 'What is wrong and what to do' },
  ANNOTATED_PROBLEM: { zh: '问题', en: 'Problem' },
  ANNOTATED_WARNING: { zh: '提醒', en: 'Remark' },
} as const satisfies MessageCatalogue;
