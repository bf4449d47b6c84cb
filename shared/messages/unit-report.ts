import type { MessageCatalogue } from './catalogue.ts';

/** What 专项分析报告 of a unit says. */
export const unitReportMessages = {
  REPORT_UNIT_TITLE: { zh: '{unit} {year} 年{indexName}专项分析报告', en: '{unit}: report on the {indexName}, {year}' },
  REPORT_UNIT_TITLE_PUBLISHED: {
    zh: '{unit} {year} 年一体化政务服务能力专项分析报告',
    en: '{unit}: report on integrated government services, {year}',
  },
  REPORT_UNIT_SECTION: { zh: '{number}、{title}', en: '{number}. {title}' },
  REPORT_UNIT_S_OVERVIEW: { zh: '概况', en: 'Overview' },
  REPORT_UNIT_S_CHANGE: { zh: '能力水平与变化', en: 'Level and change' },
  REPORT_UNIT_S_PARTS: { zh: '分项分析', en: 'Indicators' },
  REPORT_UNIT_S_WEAK: { zh: '相对短板', en: 'Relative weaknesses' },
  REPORT_UNIT_S_ADVICE: { zh: '改进建议', en: 'Suggestions' },
  REPORT_UNIT_S_OWN: { zh: '补充说明', en: 'Further remarks' },
  REPORT_UNIT_S_TABLE: { zh: '{level}级指标得分', en: 'Indicator scores, level {level}' },
  REPORT_UNIT_COHORT: {
    zh: '{year} 年评估了 {count} 个{cohort}，指标体系有{levels}。',
    en: 'In {year} {count} {cohort} were evaluated; the indicator system has {levels}.',
  },
  REPORT_UNIT_LEVEL_COUNT: { zh: '{level}级指标 {count} 项', en: '{count} level-{level} {count:indicator|indicators}' },
  REPORT_UNIT_INDEX: {
    zh: '{unit}的能力水平为“{tier}”，{indexName} {index}，{gap}；最高值 {best}。',
    en: '{unit} has the tier "{tier}" and the {indexName} {index}, {gap}; the best is {best}.',
  },
  REPORT_UNIT_INDEX_NO_TIER: {
    zh: '{unit}的{indexName}为 {index}，{gap}；最高值 {best}。',
    en: '{unit} has the {indexName} {index}, {gap}; the best is {best}.',
  },
  REPORT_UNIT_INDEX_NONE: {
    zh: '{unit}本年没有{indexName}和能力水平；下面只分析有得分的指标。',
    en: '{unit} has no {indexName} and no tier this year; only indicators with a score are analysed below.',
  },
  REPORT_UNIT_INDEX_LACKING: {
    zh: '{unit}证据不足：实测数据所占的权重不到要求的 {least}，没有{indexName}和能力水平；下面只分析有得分的指标。',
    en: '{unit} lacks evidence: measured data make up less than the {least} of the weight that is asked for, so it has no {indexName} and no tier; only indicators with a score are analysed below.',
  },
  REPORT_UNIT_RANK: { zh: '在 {count} 个{cohort}中列第 {rank} 位。', en: 'It ranks {rank} of {count} {cohort}.' },
  REPORT_UNIT_EVIDENCE: { zh: '{evidence}。', en: '{evidence}.' },
  REPORT_UNIT_ABOVE: { zh: '高于平均值（{mean}）{gap} 分', en: '{gap} above the mean ({mean})' },
  REPORT_UNIT_BELOW: { zh: '低于平均值（{mean}）{gap} 分', en: '{gap} below the mean ({mean})' },
  REPORT_UNIT_EQUAL: { zh: '与平均值（{mean}）持平', en: 'equal to the mean ({mean})' },
  REPORT_UNIT_NO_EARLIER: { zh: '没有以往年度的结果可比。', en: 'No earlier results are at hand to compare with.' },
  REPORT_UNIT_H_YEAR: { zh: '年度', en: 'Year' },
  REPORT_UNIT_H_TIER: { zh: '能力水平', en: 'Tier' },
  REPORT_UNIT_EXTREMES: {
    zh: '与平均值相比，一级指标中“{high}”最好，得分 {highScore}，{highGap}；“{low}”最弱，得分 {lowScore}，{lowGap}。',
    en: 'Against the mean "{high}" is the best first-level indicator ({highScore}, {highGap}), "{low}" the weakest ({lowScore}, {lowGap}).',
  },
  REPORT_UNIT_LEGEND: {
    zh: '各图：圆点为得分，短竖线为平均值，空心圆为最高值；横轴从 {from} 到 {to}；后面的数是得分，括号内是与平均值之差。',
    en: 'In the charts the dot is the score, the upright line the mean, the open circle the best, from {from} to {to}; the numbers are the score and, in brackets, its distance to the mean.',
  },
  REPORT_UNIT_CHART_FIRST: { zh: '一级指标', en: 'First level' },
  REPORT_UNIT_CHART_TITLE: { zh: '{name}  {printed}', en: '{name}  {printed}' },
  REPORT_UNIT_CHART_NO_SCORE: { zh: '{name}：没有得分', en: '{name}: no score' },
  REPORT_UNIT_CHART_SPOKEN: { zh: '{title}。{rows}', en: '{title}. {rows}' },
  REPORT_UNIT_CHART_ROW: {
    zh: '{name} {score}，平均值 {mean}，最高值 {best}',
    en: '{name} {score}, mean {mean}, best {best}',
  },
  REPORT_UNIT_WEAK_BELOW: {
    zh: '按得分与平均值之差由低到高，列出{unit}自身最弱的 {count} 项{level}级指标，以及其下差距最大的采集项（各至多 {limit} 项）。',
    en: 'The {count} level-{level} {count:indicator|indicators} with the widest gap below the mean in the profile of {unit}, each with the measures of the widest gaps (at most {limit}).',
  },
  REPORT_UNIT_WEAK_ABOVE: {
    zh: '{unit}各项{level}级指标都不低于平均值；下面是其中领先最少的 {count} 项，以及其下差距最大的采集项（各至多 {limit} 项）。',
    en: 'No level-{level} indicator of {unit} is below the mean; these {count} lead least, each with the measures of the widest gaps (at most {limit}).',
  },
  REPORT_UNIT_WEAK_NONE: {
    zh: '没有可以同平均值比较的指标得分。',
    en: 'There are no indicator scores to compare with the mean.',
  },
  REPORT_UNIT_WEAK_ITEM: {
    zh: '{code} {name}：得分 {score}，{gap}；最高值 {best}',
    en: '{code} {name}: {score}, {gap}; best {best}',
  },
  REPORT_UNIT_H_MEASURE: { zh: '采集项', en: 'Measure' },
  REPORT_UNIT_H_OWN: { zh: '本单位', en: 'Own value' },
  REPORT_UNIT_H_MEAN: { zh: '平均水平', en: 'Mean' },
  REPORT_UNIT_H_SCORE: { zh: '得分', en: 'Score' },
  REPORT_UNIT_H_MEAN_SCORE: { zh: '平均得分', en: 'Mean score' },
  REPORT_UNIT_H_EVIDENCE: { zh: '依据', en: 'Evidence' },
  REPORT_UNIT_WEAK_NOTE: {
    zh: '平均水平：有折算基数（如常住人口）的采集项，把全体折算后的平均值乘回本单位的基数。',
    en: 'Mean: of measures with a base (such as population) the mean per base times the base of this unit.',
  },
  REPORT_UNIT_MEASURED: { zh: '实测', en: 'measured' },
  REPORT_UNIT_MISSING: { zh: '缺失', en: 'missing' },
  REPORT_UNIT_VALUE: { zh: '{value} {unit}', en: '{value} {unit}' },
  REPORT_UNIT_ADVICE_RULE: {
    zh: '目标取同侪水平：指标得分低于全体 90% 分位的取该分位，已经达到的取最高值；以采集项的原始单位表示，其他评估对象的数值不变。',
    en: 'The goals are what peers reach: the 90% quantile of all for indicators below it, else the best; in the units that measures are collected in, with the values of all others unchanged.',
  },
  REPORT_UNIT_ADVICE_LEAD: { zh: '{number}. {code} {name}。', en: '{number}. {code} {name}. ' },
  REPORT_UNIT_ADVICE_DEFINITION: { zh: '该指标考察：{definition}。', en: 'It looks at: {definition}. ' },
  REPORT_UNIT_ADVICE_STEPS: {
    zh: '建议{steps}；达到后该指标得分由 {from} 升到 {to}（{level}）。',
    en: 'Bring {steps}; the score then rises from {from} to {to} ({level}).',
  },
  REPORT_UNIT_ADVICE_SCORE: {
    zh: '建议把该指标得分由 {from} 提高到 {to}（{level}）。',
    en: 'Bring its score from {from} to {to} ({level}).',
  },
  REPORT_UNIT_LEVEL_UPPER_TENTH: { zh: '90% 分位', en: '90% quantile' },
  REPORT_UNIT_LEVEL_BEST: { zh: '最高值', en: 'best' },
  REPORT_UNIT_STEP_UP: { zh: '把“{name}”由 {from}提高到 {to}', en: '"{name}" from {from} up to {to}' },
  REPORT_UNIT_STEP_DOWN: { zh: '把“{name}”由 {from}降到 {to}', en: '"{name}" from {from} down to {to}' },
  REPORT_UNIT_STEP_SCORE: {
    zh: '把“{name}”的得分由 {from} 提高到 {to}',
    en: 'the score of "{name}" from {from} up to {to}',
  },
  REPORT_UNIT_STEP_REST: {
    zh: '等（另有 {count} 项采集项同样提升）',
    en: ' (and {count} more {count:measure|measures} likewise)',
  },
  REPORT_UNIT_STEP_JOIN: { zh: '，', en: ', ' },
  REPORT_UNIT_SUPPLY: {
    zh: '补齐缺失的采集项（{count} 项）：{list}{more}。缺失的部分不计分，也无法判断差距。',
    en: 'Supply what is missing, {count} {count:measure|measures}: {list}{more}. What is missing is not scored, and its gap is not known.',
  },
  REPORT_UNIT_SUPPLY_LEAD: { zh: '{number}. 数据补报。', en: '{number}. Missing data. ' },
  REPORT_UNIT_ADVICE_NONE: {
    zh: '上列各项都已达到全体最高值，本年没有同侪可比的提升目标。',
    en: 'All of these stand at the best of all: no peer reaches more this year.',
  },
  REPORT_UNIT_H_INDICATOR: { zh: '指标', en: 'Indicator' },
  REPORT_UNIT_H_MEAN_SHORT: { zh: '平均', en: 'Mean' },
  REPORT_UNIT_H_CODE: { zh: '代码', en: 'Code' },
  REPORT_UNIT_H_GAP: { zh: '差', en: 'Gap' },
  REPORT_UNIT_TABLE_REST: {
    zh: '只列与平均值之差最低的 {shown} 项，共 {count} 项。',
    en: 'Only the {shown} with the lowest distance to the mean, of {count}.',
  },
} as const satisfies MessageCatalogue;
