import type { MessageCatalogue } from './catalogue.ts';

/** Titles, heads, notes and sentences of the report's tables. All begin with REPORT_, since the catalogues are joined. */
export const reportMessages = {
  // cohorts and tiers
  REPORT_COHORT_PROVINCE: { zh: '省级政府', en: 'provincial governments' },
  REPORT_COHORT_CITY: { zh: '重点城市', en: 'key cities' },
  REPORT_COHORT_CUSTOM: { zh: '评估对象', en: 'units' },
  REPORT_TIER_VERY_HIGH: { zh: '非常高', en: 'Very high' },
  REPORT_TIER_HIGH: { zh: '高', en: 'High' },
  REPORT_TIER_MEDIUM: { zh: '中', en: 'Medium' },
  REPORT_TIER_LOW: { zh: '低', en: 'Low' },
  REPORT_NONE: { zh: '（无）', en: '(none)' },
  REPORT_LIST: { zh: '、', en: ', ' },
  // titles
  REPORT_TITLE: { zh: '表 {number}  {title}', en: 'Table {number}  {title}' },
  REPORT_T1_1: { zh: '一级指标及考察重点', en: 'First-level indicators and what each looks at' },
  REPORT_T1_2: { zh: '{cohort}及数据来源', en: 'Data sources of the {cohort}' },
  REPORT_T2_1: {
    zh: '{year} 年{cohort}一体化政务服务能力总体指数分组',
    en: 'Tiers of the {year} overall index, {cohort}',
  },
  REPORT_T2_3: {
    zh: '{year} 年{cohort}一级指标前 {count} 位',
    en: 'Leading {count} of each first-level indicator, {year}, {cohort}',
  },
  REPORT_T_ADV: {
    zh: '{year} 年分组上升和下降的{cohort}',
    en: 'Units that moved up or down a tier in {year}, {cohort}',
  },
  REPORT_T_MEANS: {
    zh: '{year} 年{cohort}各级指标平均值及高于平均值的数量',
    en: 'Means of the indicators and units above them, {year}, {cohort}',
  },
  REPORT_T_COUNTS: { zh: '历年各组{cohort}数量', en: 'Units in each tier by year, {cohort}' },
  REPORT_F3_1: { zh: '{year} 年各地区总体指数平均值', en: 'Regional means of the overall index, {year}' },
  REPORT_TA_1: { zh: '{title}', en: '{title}' },
  REPORT_TA_3: { zh: '{cohort}历年能力水平分组', en: 'Tier of every unit by year, {cohort}' },
  REPORT_TA_5: { zh: '数字政府建设规划文件', en: 'Planning documents of digital government' },
  REPORT_TA_6: { zh: '政务服务和大数据管理机构', en: 'Institutions for government services and data' },
  // heads
  REPORT_H_CODE: { zh: '代码', en: 'Code' },
  REPORT_H_ORDER: { zh: '序号', en: 'No.' },
  REPORT_H_FIRST_LEVEL: { zh: '一级指标', en: 'First-level indicator' },
  REPORT_H_LEVEL: { zh: '{level}级指标', en: 'Level {level}' },
  REPORT_H_INDICATOR: { zh: '指标', en: 'Indicator' },
  REPORT_H_FOCUS: { zh: '考察重点', en: 'What it looks at' },
  REPORT_H_WEIGHT: { zh: '权重', en: 'Weight' },
  REPORT_H_EFFECTIVE: { zh: '有效权重', en: 'Effective weight' },
  REPORT_H_DEFINITION: { zh: '说明', en: 'Definition' },
  REPORT_H_UNIT: { zh: '地区', en: 'Unit' },
  REPORT_H_UNIT_CUSTOM: { zh: '评估对象', en: 'Unit' },
  REPORT_H_SOURCE: { zh: '数据来源', en: 'Data source' },
  REPORT_H_TIER: { zh: '分组', en: 'Tier' },
  REPORT_H_UNITS: { zh: '{cohort}（按行政区划排序）', en: '{cohort}, in administrative order' },
  REPORT_H_MEAN: { zh: '平均值', en: 'Mean' },
  REPORT_H_ABOVE: { zh: '高于平均值数量', en: 'Above the mean' },
  REPORT_H_SHARE: { zh: '占比', en: 'Share' },
  REPORT_H_REGION: { zh: '地区', en: 'Region' },
  REPORT_H_COUNT: { zh: '数量', en: 'Units' },
  REPORT_H_CHANGE: { zh: '变化', en: 'Change' },
  REPORT_UP: { zh: '上升', en: 'Up' },
  REPORT_DOWN: { zh: '下降', en: 'Down' },
  REPORT_H_YEAR: { zh: '{year} 年', en: '{year}' },
  REPORT_H_DOCUMENT: { zh: '文件名称', en: 'Document' },
  REPORT_H_NUMBER: { zh: '文号', en: 'Number' },
  REPORT_H_INSTITUTION: { zh: '机构名称', en: 'Institution' },
  REPORT_H_KIND: { zh: '性质', en: 'Kind' },
  REPORT_H_RANK: { zh: '级别', en: 'Grade' },
  // tier bounds
  REPORT_BOUND_FROM: { zh: '≥{lower}', en: '≥ {lower}' },
  REPORT_BOUND_BETWEEN: { zh: '[{lower}, {upper})', en: '[{lower}, {upper})' },
  REPORT_BOUND_BELOW: { zh: '<{upper}', en: '< {upper}' },
  // notes
  REPORT_NOTE_ORDER: {
    zh: '组内按行政区划排序，不代表得分高低。',
    en: 'Inside a tier in administrative order, not by score.',
  },
  REPORT_NOTE_PLUS: { zh: '“(+)”表示较 {year} 年上升至更高分组。', en: '"(+)": rose to a higher tier since {year}.' },
  REPORT_NOTE_PRECISION_FULL: {
    zh: '分组按未四舍五入的总体指数判定。',
    en: 'Tiers are judged on the index at full precision.',
  },
  REPORT_NOTE_PRECISION_ROUNDED: {
    zh: '分组按保留 {decimals} 位小数的总体指数判定。',
    en: 'Tiers are judged on the index rounded to {decimals} decimals.',
  },
  REPORT_NOTE_RANKS_ROUNDED: {
    zh: '名次按保留 {decimals} 位小数的数值排定。',
    en: 'Ranks are taken by the values rounded to {decimals} decimals.',
  },
  REPORT_PRINTED_TIE: {
    zh: '{units}的总体指数都显示为 {value}，名次按未四舍五入的数值排定。',
    en: 'The index of {units} is printed as {value} each; ranks are taken at full precision.',
  },
  REPORT_PRINTED_TIE_ROUNDED: {
    zh: '{units}的总体指数都显示为 {value}，名次按保留 {decimals} 位小数的数值排定。',
    en: 'The index of {units} is printed as {value} each; ranks are taken by {decimals} decimals.',
  },
  REPORT_PRINTED_TIE_UNIT: { zh: '{unit}（{index}，第 {rank}）', en: '{unit} ({index}, rank {rank})' },
  REPORT_NOTE_NO_INDEX: {
    zh: '没有总体指数、未列入的对象：{units}。',
    en: 'Without an index and not listed: {units}.',
  },
  REPORT_NOTE_NO_TIERS: {
    zh: '所用合成方法只排名次，不分能力水平。',
    en: 'The aggregation used ranks only and has no tiers.',
  },
  REPORT_NOTE_OFF_SCALE: {
    zh: '指数不在分值范围内，只有名次，不分能力水平：{count} 个采集项（{measures}{more}）的标准化方法“{methods}”所得分数不以分值范围为限。',
    en: 'The index is off the scale, so it has ranks and no tiers: {methods} takes the scores off it (measures: {measures}{more}; count: {count}).',
  },
  REPORT_NOTE_TEN: {
    zh: '入列与否按得分确定，列出时按行政区划排序。',
    en: 'Chosen by score, listed in administrative order.',
  },
  REPORT_NOTE_TIE: {
    zh: '“{indicator}”第 {place} 位得分并列，{units}一并列出，共 {count} 个。',
    en: '"{indicator}": {units} tie at place {place} and are all listed, {count} in all.',
  },
  REPORT_NOTE_FEW: {
    zh: '“{indicator}”有得分的对象不足 {place} 个，全部列出。',
    en: '"{indicator}": fewer than {place} units have a score; all are listed.',
  },
  REPORT_NOTE_INFERRED: {
    zh: '权重为推断权重：官方未公布，由公布的平均值反推，仅供演示。',
    en: 'Inferred weights: the official ones are not published; these are worked back from published means.',
  },
  REPORT_NOTE_INFERRED_SOME: {
    zh: '除已修改的以外，权重为推断权重：官方未公布，由公布的平均值反推，仅供演示。',
    en: 'Weights but those changed are inferred: the official ones are not published; these are worked back from published means.',
  },
  REPORT_NOTE_ABOVE: {
    zh: '“高于平均值”按未四舍五入的得分严格比较；占比为占有得分对象的比例。',
    en: '"Above the mean" is strict and on full precision; shares are of the units that have a score.',
  },
  REPORT_NOTE_NATIONAL: { zh: '全部对象平均值：{mean}。', en: 'Mean of all units: {mean}.' },
  REPORT_NOTE_SWITCHED_OFF: {
    zh: '权重为 0 的指标已停用，不参加计算。',
    en: 'Indicators with weight 0 are switched off and take no part.',
  },
  REPORT_NOTE_UNKNOWN: { zh: '“—”表示没有该年度的结果。', en: '"—": no result known for that year.' },
  // sentences S1
  REPORT_S_TIERS: {
    zh: '{year} 年参评的 {count} 个{cohort}中，{parts}。',
    en: 'Of the {count} {cohort} assessed in {year}, {parts}.',
  },
  /** A distance that prints as 0.00 and is none. */
  REPORT_UNDER: { zh: '不足 {least}', en: 'less than {least}' },
  REPORT_S_TIER_PART: { zh: '能力水平“{tier}”的 {n} 个，占比 {share}', en: '{n} ({share}) are in the tier "{tier}"' },
  REPORT_S_MEAN: {
    zh: '总体指数平均值为 {mean}，{above} 个{cohort}高于平均值，占比 {share}。',
    en: 'The mean overall index is {mean}; {above} {cohort} ({share}) are above it.',
  },
  REPORT_S_GROWTH: {
    zh: '总体指数平均值由 {before} 年的 {old} 变为 {new}，{direction} {percent}。',
    en: 'The mean overall index went from {old} in {before} to {new}, {direction} {percent}.',
  },
  REPORT_S_GROWTH_UP: { zh: '增长', en: 'up' },
  REPORT_S_GROWTH_DOWN: { zh: '下降', en: 'down' },
  REPORT_S_FIRST: {
    zh: '一级指标中，{high}平均值最高，为 {highMean}；{low}平均值最低，为 {lowMean}。',
    en: 'Among the first-level indicators, {high} has the highest mean, {highMean}, and {low} the lowest, {lowMean}.',
  },
  REPORT_S_INDICATOR: {
    zh: '“{name}”平均值为 {mean}，{above} 个{cohort}高于平均值，占比 {share}。',
    en: '"{name}": mean {mean}; {above} {cohort} ({share}) are above it.',
  },
  REPORT_S_SECOND: {
    zh: '“{name}”的下级指标中，{high}平均值最高，为 {highMean}；{low}平均值最低，为 {lowMean}。',
    en: 'Under "{name}", {high} has the highest mean, {highMean}, and {low} the lowest, {lowMean}.',
  },
  REPORT_S_REGIONS: {
    zh: '分地区看，总体指数平均值从高到低依次为：{list}。',
    en: 'By region, the mean overall index from high to low: {list}.',
  },
  REPORT_S_REGION_PART: { zh: '{region}（{mean}）', en: '{region} ({mean})' },
  REPORT_S_RISERS: {
    zh: '与 {before} 年相比，{n} 个{cohort}上升至更高分组：{units}。',
    en: 'Compared with {before}, {n} {cohort} rose to a higher tier: {units}.',
  },
  REPORT_S_NO_RISERS: {
    zh: '与 {before} 年相比，没有{cohort}上升至更高分组。',
    en: 'Compared with {before}, none of the {cohort} rose to a higher tier.',
  },
  REPORT_S_FALLERS: {
    zh: '{n} 个{cohort}降至更低分组：{units}。',
    en: '{n} {cohort} fell to a lower tier: {units}.',
  },
  // unit profile
  REPORT_P_RULE: {
    zh: '优势：得分高于平均值且位居前四分之一的指标；短板：低于平均值且位居后四分之一的指标；按“有效权重 × 与平均值之差”从大到小，各列至多 {limit} 项。',
    en: 'Strengths: indicators above the mean and in the top quarter; weaknesses: below the mean and in the bottom quarter; by effective weight × distance from the mean, at most {limit} of each.',
  },
  REPORT_P_INDEX: {
    zh: '{unit}总体指数 {index}，能力水平“{tier}”，在 {count} 个{cohort}中列第 {rank} 位。',
    en: '{unit}: overall index {index}, tier "{tier}", rank {rank} of {count} {cohort}.',
  },
  REPORT_P_INDEX_NO_TIER: {
    zh: '{unit}总体指数 {index}，在 {count} 个{cohort}中列第 {rank} 位。',
    en: '{unit}: overall index {index}, rank {rank} of {count} {cohort}.',
  },
  REPORT_P_NO_INDEX: { zh: '{unit}没有总体指数。', en: '{unit} has no overall index.' },
  REPORT_P_MEAN_ABOVE: {
    zh: '高于平均值 {mean} 共 {gap} 分，距最高值 {best} 差 {toBest} 分。',
    en: '{gap} above the mean of {mean}; {toBest} below the best, {best}.',
  },
  REPORT_P_MEAN_BELOW: {
    zh: '低于平均值 {mean} 共 {gap} 分，距最高值 {best} 差 {toBest} 分。',
    en: '{gap} below the mean of {mean}; {toBest} below the best, {best}.',
  },
  REPORT_P_MEAN_EQUAL: {
    zh: '与平均值 {mean} 持平，距最高值 {best} 差 {toBest} 分。',
    en: 'Equal to the mean of {mean}; {toBest} below the best, {best}.',
  },
  REPORT_P_MARGIN_UP: {
    zh: '距“{tier}”组下限 {line} 差 {gap} 分。',
    en: '{gap} short of the lower line {line} of the tier "{tier}".',
  },
  REPORT_P_MARGIN_DOWN: {
    zh: '高出本组下限 {line} 共 {gap} 分。',
    en: '{gap} above the lower line {line} of its own tier.',
  },
  REPORT_P_YEAR_UP: { zh: '较 {before} 年的 {old} 提高 {change} 分。', en: '{change} more than in {before} ({old}).' },
  REPORT_P_YEAR_DOWN: {
    zh: '较 {before} 年的 {old} 降低 {change} 分。',
    en: '{change} less than in {before} ({old}).',
  },
  REPORT_P_TIER_UP: {
    zh: '分组由 {before} 年的“{old}”上升为“{new}”。',
    en: 'It rose from the tier "{old}" in {before} to "{new}".',
  },
  REPORT_P_TIER_DOWN: {
    zh: '分组由 {before} 年的“{old}”降为“{new}”。',
    en: 'It fell from the tier "{old}" in {before} to "{new}".',
  },
  REPORT_P_TIER_SAME: { zh: '分组与 {before} 年相同（“{old}”）。', en: 'Its tier is that of {before} ("{old}").' },
  REPORT_P_PROBLEM: {
    zh: '“{name}”得 {score} 分，低于平均值 {mean}，列第 {rank} 位（共 {count} 个）；该指标考察：{definition}。',
    en: '"{name}": {score}, below the mean of {mean}, rank {rank} of {count}; it looks at: {definition}.',
  },
  REPORT_P_PROBLEM_PLAIN: {
    zh: '“{name}”得 {score} 分，低于平均值 {mean}，列第 {rank} 位（共 {count} 个）。',
    en: '"{name}": {score}, below the mean of {mean}, rank {rank} of {count}.',
  },
  REPORT_P_SUGGESTION: {
    zh: '若“{name}”达到平均值，总体指数可提高 {gain} 分。',
    en: 'With "{name}" at the mean the overall index would rise by {gain}.',
  },
  REPORT_P_TITLE: { zh: '{unit} {year} 年政务服务能力分析', en: '{unit}: analysis {year}' },
  REPORT_P_ITEM: { zh: '{name}（{score} 分，第 {rank} 位）', en: '{name} ({score}, rank {rank})' },
  REPORT_P_STRENGTHS: { zh: '优势指标：{list}。', en: 'Strengths: {list}.' },
  REPORT_P_WEAKNESSES: { zh: '短板指标：{list}。', en: 'Weaknesses: {list}.' },
  REPORT_P_BAND: {
    zh: '各权重在 ±{noise}% 内变动时（{draws} 次抽样，种子 {seed}），位次的中位数为第 {p50} 位，90% 的情况在第 {p5} 至第 {p95} 位之间。',
    en: 'With every weight varied by ±{noise}% ({draws} draws, seed {seed}) the median rank is {p50}; in 90% of draws it lies between {p5} and {p95}.',
  },
  REPORT_P_BAND_ONE: {
    zh: '各权重在 ±{noise}% 内变动时（{draws} 次抽样，种子 {seed}），位次的中位数为第 {p50} 位，90% 的情况都在第 {p5} 位。',
    en: 'With every weight varied by ±{noise}% ({draws} draws, seed {seed}) the median rank is {p50}; in 90% of draws it is {p5}.',
  },
  REPORT_P_PROBABILITY: {
    zh: '权重不确定时仍在“{tier}”组的比例为 {share}。',
    en: 'Under uncertain weights it stays in the tier "{tier}" in {share} of draws.',
  },
  REPORT_P_STEP: { zh: '“{name}”由 {from} 提高到 {to}', en: '"{name}" from {from} to {to}' },
  REPORT_P_CHEAPEST: {
    zh: '达到“{tier}”组所需总提升最少的做法：{steps}。',
    en: 'The least total gain that reaches the tier "{tier}": {steps}.',
  },
  REPORT_P_CHEAPEST_NUMERIC: {
    zh: '达到“{tier}”组的一种做法（数值求解）：{steps}。',
    en: 'A way to the tier "{tier}" (found numerically): {steps}.',
  },
  REPORT_H_SCORE: { zh: '得分', en: 'Score' },
  REPORT_H_TO_MEAN: { zh: '与平均值之差', en: 'To the mean' },
  REPORT_H_BEST: { zh: '最高值', en: 'Best' },
  REPORT_H_TO_BEST: { zh: '与最高值之差', en: 'To the best' },
  REPORT_H_PLACE: { zh: '位次', en: 'Rank' },
  // release checklist
  REPORT_C_COVERAGE: {
    zh: '数据完整性：{count} 个对象有缺失的采集项。',
    en: 'Coverage: {count} units have missing measures.',
  },
  REPORT_C_COVERAGE_DETAIL: {
    zh: '{unit}：{missing} 项缺失，按有效权重计完整度 {share}',
    en: '{unit}: {missing} missing, {share} of the weight present',
  },
  REPORT_C_NO_INDEX: { zh: '没有总体指数的对象：{count} 个。', en: 'Units without an index: {count}.' },
  REPORT_C_IMPUTED: { zh: '插补的单元格：{count} 个。', en: 'Imputed cells: {count}.' },
  REPORT_C_OVERRIDDEN: { zh: '人工修改的单元格：{count} 个。', en: 'Overridden cells: {count}.' },
  REPORT_C_CONFLICT: { zh: '存在冲突记录的单元格：{count} 个。', en: 'Cells with conflicting records: {count}.' },
  REPORT_C_CELL_DETAIL: { zh: '{unit} · {measure} {name}', en: '{unit} · {measure} {name}' },
  REPORT_C_MARGIN: {
    zh: '距分组线不足 {margin} 分的对象：{count} 个。',
    en: 'Units within {margin} of a tier line: {count}.',
  },
  REPORT_C_MARGIN_DETAIL: { zh: '{unit}：总体指数 {index}，分组线 {line}', en: '{unit}: index {index}, line {line}' },
  REPORT_C_ROUNDING: {
    zh: '显示值与未舍入值分组不同的对象：{count} 个。',
    en: 'Units whose displayed index falls in another tier than the unrounded one: {count}.',
  },
  REPORT_C_TIES: {
    zh: '第 {place} 位并列的一级指标：{count} 个。',
    en: 'First-level indicators with a tie at place {place}: {count}.',
  },
  REPORT_C_TEXT: { zh: '文字与表格不一致之处：{count} 处。', en: 'Places where text and tables differ: {count}.' },
  REPORT_C_TEXT_DETAIL: { zh: '{tier}：文字 {sentence}，表格 {table}', en: '{tier}: text {sentence}, table {table}' },
  REPORT_C_INFERRED: { zh: '本结果使用推断权重。', en: 'This result uses inferred weights.' },
  REPORT_C_SWITCHED_OFF: {
    zh: '停用的指标和采集项：{count} 个。',
    en: 'Indicators and measures switched off: {count}.',
  },
  REPORT_C_EXCLUDED: { zh: '不参评的对象：{count} 个。', en: 'Units excluded: {count}.' },
  REPORT_C_HISTORY: {
    zh: '没有 {year} 年分组、无法判断升降的对象：{count} 个。',
    en: 'Units without a tier for {year}, so that no rise or fall can be told: {count}.',
  },
  // year change
  REPORT_Y_TITLE: {
    zh: '{before} 年至 {after} 年{cohort}总体指数变化及其来源',
    en: 'Change of the overall index from {before} to {after} and where it comes from, {cohort}',
  },
  REPORT_Y_INDEX: { zh: '{year} 年指数', en: 'Index {year}' },
  REPORT_Y_CHANGE: { zh: '变化', en: 'Change' },
  REPORT_Y_OF_WHICH: { zh: '其中来自', en: 'of which from' },
  REPORT_Y_DATA: { zh: '数据', en: 'Data' },
  REPORT_Y_WEIGHTS: { zh: '权重', en: 'Weights' },
  REPORT_Y_FRAMEWORK: { zh: '指标体系', en: 'Framework' },
  REPORT_Y_LIMITS: { zh: '限值', en: 'Limits' },
  REPORT_Y_TIER: { zh: '{year} 年分组', en: 'Tier {year}' },
  REPORT_Y_MEAN: { zh: '平均（{count} 个）', en: 'Mean ({count})' },
  REPORT_Y_NOTE_SUM: {
    zh: '数据、权重、指标体系、限值四项之和按完整精度等于指数变化（四者各种变化先后次序的平均）；显示两位小数，末位相加可能差 0.01–0.02。',
    en: 'Data, weights, framework and limits add up to the change at full precision (averages over all orders in which the four could have changed); shown to two decimals, the last digit of a sum may be off by 0.01–0.02.',
  },
  REPORT_Y_NOTE_FACTORS: {
    zh: '数据：采集的原始值、折算基数和参评对象；权重：各级权重；限值：下限、上限和目标值；指标体系：指标和采集项、标准化、合成及计分方法的其余设定。',
    en: 'Data: raw values, base figures and the units taking part; weights: of every level; limits: lower, upper and target; framework: indicators and measures, normalisation, aggregation and everything else of the method.',
  },
  REPORT_Y_NOTE_TIERS: { zh: '分组按各年自己的分组线判定。', en: "Tiers are judged by each year's own lines." },
  REPORT_Y_NOTE_ONE_YEAR: {
    zh: '只有 {year} 年参评、没有 {other} 年结果，不计变化：{units}。',
    en: 'Only in {year}, not in {other}, so without a change: {units}.',
  },
  REPORT_Y_NOTE_NO_INDEX: {
    zh: '两年都有、但有一年没有总体指数，不计变化：{units}。',
    en: 'In both years but without an index in one of them, so without a change: {units}.',
  },
  REPORT_Y_NOTE_NO_PARTS: {
    zh: '两年交叉组合时没有总体指数，不能拆分：{units}。',
    en: 'Without an index in a mixture of the two years, so not split: {units}.',
  },
  REPORT_Y_NOTE_SYNTHETIC: {
    zh: '“{file}”为合成示例数据，不是真实评估结果。',
    en: '"{file}" is synthetic sample data (合成示例数据), no real result.',
  },
  REPORT_Y_NOTE_SOURCES: {
    zh: '{before} 年：项目“{fileBefore}”，结果指纹 {fingerprintBefore}；{after} 年：项目“{fileAfter}”，结果指纹 {fingerprintAfter}。均用项目已保存的基准方法。',
    en: '{before}: project "{fileBefore}", result fingerprint {fingerprintBefore}; {after}: project "{fileAfter}", result fingerprint {fingerprintAfter}. Both by their saved baseline.',
  },
  REPORT_S_UNITS: { zh: '{year} 年情景对比', en: 'Scenarios compared, {year}' },
  REPORT_S_DIFFERENCES: { zh: '各情景的不同之处', en: 'What the scenarios change' },
  REPORT_S_NOTE: {
    zh: '指数差、名次差相对“{first}”；名次差为正表示名次上升。改变分组的对象在前。',
    en: 'Differences are against "{first}"; a positive rank difference means places gained. Units that change tier come first.',
  },
  REPORT_S_AGAINST: { zh: '相对“{first}”。', en: 'Against "{first}".' },
  REPORT_S_INDEX: { zh: '总体指数', en: 'Index' },
  REPORT_S_BASELINE: { zh: '基准', en: 'Baseline' },
  REPORT_S_INDEX_DELTA: { zh: '指数差', en: 'Index ±' },
  REPORT_S_RANK_DELTA: { zh: '名次差', en: 'Rank ±' },
  REPORT_S_SCENARIO: { zh: '情景', en: 'Scenario' },
  REPORT_S_WHAT: { zh: '改动', en: 'Change' },
  REPORT_S_SUBJECT: { zh: '对象', en: 'Of' },
  REPORT_S_BEFORE: { zh: '原来', en: 'Before' },
  REPORT_S_AFTER: { zh: '现在', en: 'After' },
  REPORT_S_PART_policy: { zh: '处理方式', en: 'policy' },
  REPORT_S_PART_imputation: { zh: '填补', en: 'imputation' },
  REPORT_S_PART_incomplete: { zh: '不完整的期间', en: 'incomplete periods' },
  REPORT_S_PART_minimum_availability: { zh: '最低可用比例', en: 'minimum availability' },
  REPORT_S_FULL_PRECISION: { zh: '完整精度', en: 'full precision' },
  REPORT_S_POPULATION: { zh: '（总体标准差）', en: '(population sd)' },
  REPORT_S_KIND_weight: { zh: '权重（占上级）', en: 'weight (share of parent)' },
  REPORT_S_KIND_switched_off: { zh: '停用', en: 'switched off' },
  REPORT_S_KIND_switched_on: { zh: '启用', en: 'switched on' },
  REPORT_S_KIND_limits: { zh: '限值', en: 'limits' },
  REPORT_S_KIND_normalisation: { zh: '标准化', en: 'normalisation' },
  REPORT_S_KIND_direction: { zh: '方向', en: 'direction' },
  REPORT_S_KIND_treatment: { zh: '异常值处理', en: 'treatment' },
  REPORT_S_KIND_parameters: { zh: '参数', en: 'parameters' },
  REPORT_S_KIND_aggregation: { zh: '合成', en: 'aggregation' },
  REPORT_S_KIND_missing: { zh: '缺失处理', en: 'missing policy' },
  REPORT_S_KIND_scale: { zh: '分数区间', en: 'scale' },
  REPORT_S_KIND_z: { zh: '标准分参数', en: 'z-score parameters' },
  REPORT_S_KIND_tiers: { zh: '分组界线', en: 'tier lines' },
  REPORT_S_KIND_ties: { zh: '并列规则', en: 'ties' },
  REPORT_S_KIND_tier_rounding: { zh: '分组取位', en: 'tier rounding' },
  REPORT_S_KIND_rank_rounding: { zh: '名次取位', en: 'rank rounding' },
  REPORT_S_KIND_winsorise_max: { zh: '缩尾点数', en: 'winsorised points' },
  REPORT_S_KIND_excluded_unit: { zh: '排除对象', en: 'unit excluded' },
  REPORT_S_KIND_included_unit: { zh: '纳入对象', en: 'unit included' },
} as const satisfies MessageCatalogue;
