import type { MessageCatalogue } from './catalogue.ts';

/** Titles, axes and notes of the figures, the words of the Word and PDF report, and what may fail while making them. */
export const figuresMessages = {
  FIGURE_TITLE: { zh: '图 {number}  {title}', en: 'Figure {number}  {title}' },
  FIGURE_REGION_MEANS: {
    zh: '{year} 年各地区{cohort}{indexName}平均值',
    en: 'Regional means of the {indexName}, {year}, {cohort}',
  },
  FIGURE_TIER_COUNTS: { zh: '历年各组{cohort}数量', en: 'Units in each tier by year, {cohort}' },
  FIGURE_REGION: {
    zh: '{year} 年{region}地区{cohort}{indexName}与一级指标得分',
    en: '{region}: {indexName} and first-level scores, {year}, {cohort}',
  },
  FIGURE_REGION_PART: { zh: '{title}（{part}/{parts}）', en: '{title} ({part}/{parts})' },
  FIGURE_FIRST_LEVEL: {
    zh: '{year} 年{cohort}一级指标平均值',
    en: 'Means of the first-level indicators, {year}, {cohort}',
  },
  FIGURE_SECOND_LEVEL: { zh: '{year} 年{cohort}“{name}”下级指标平均值', en: 'Means under "{name}", {year}, {cohort}' },
  FIGURE_DISTRIBUTION: {
    zh: '{year} 年{cohort}{indexName}分布',
    en: 'Distribution of the {indexName}, {year}, {cohort}',
  },
  FIGURE_MAP: { zh: '{year} 年{cohort}能力水平分组分布示意图', en: 'Tiers on a tile map, {year}, {cohort}' },
  FIGURE_HEAT: { zh: '{year} 年{cohort}一级指标得分热力图', en: 'First-level scores, {year}, {cohort}' },
  FIGURE_CHANGE: {
    zh: '{cohort}{indexName}：{before} 年与 {year} 年',
    en: '{indexName} in {before} and {year}, {cohort}',
  },
  FIGURE_YEARS: { zh: '历年{cohort}{indexName}平均值', en: 'Mean {indexName} by year, {cohort}' },
  FIGURE_RADAR: {
    zh: '{unit} {year} 年一级指标得分与平均值、最高值对比',
    en: '{unit}: first-level scores against mean and best, {year}',
  },
  // axes and series
  FIGURE_INDEX: { zh: '{indexName}', en: '{indexName}' },
  FIGURE_INDEX_YEAR: { zh: '{year} 年{indexName}', en: '{indexName} {year}' },
  FIGURE_MEAN: { zh: '平均值', en: 'Mean' },
  FIGURE_BEST: { zh: '最高值', en: 'Best' },
  FIGURE_SCORE: { zh: '得分', en: 'Score' },
  FIGURE_COUNT: { zh: '数量（个）', en: 'Units' },
  FIGURE_REGION_AXIS: { zh: '地区', en: 'Region' },
  FIGURE_YEAR_AXIS: { zh: '年度', en: 'Year' },
  FIGURE_YEAR: { zh: '{year} 年', en: '{year}' },
  FIGURE_UNIT_AXIS: { zh: '评估对象', en: 'Unit' },
  FIGURE_INDICATOR_AXIS: { zh: '指标', en: 'Indicator' },
  FIGURE_NATIONAL: { zh: '平均值', en: 'Mean' },
  FIGURE_NATIONAL_LINE: { zh: '{indexLabel}平均值 {mean}', en: 'Mean {indexLabel} {mean}' },
  FIGURE_MEAN_LINE: { zh: '“{name}”平均值 {mean}', en: '"{name}": mean {mean}' },
  FIGURE_TIER_LINE: { zh: '“{tier}”下限 {line}', en: '"{tier}" from {line}' },
  FIGURE_ABOVE: { zh: '{mean}\n{above} 个，{share}', en: '{mean}\n{above}, {share}' },
  FIGURE_CLASS: { zh: '[{from}, {to})', en: '[{from}, {to})' },
  FIGURE_INDEX_CHANGE: { zh: '{indexLabel}变化（分）', en: 'Change of the {indexLabel} (points)' },
  // notes
  FIGURE_NOTE_YEAR_CHANGE: {
    zh: '名称旁为{indexWord}变化；零线右侧为提高、左侧为降低，各段相加等于变化。按行政区划排序。',
    en: 'Beside each name the change of its {indexWord}; right of zero raises, left lowers, the parts add up to the change. In administrative order.',
  },
  FIGURE_NOTE_ABOVE: {
    zh: '柱上为平均值、高于平均值的{cohort}数量及其占比；按未四舍五入的得分严格比较。',
    en: 'On each bar: mean, {cohort} above it and their share; strictly above, on full precision.',
  },
  FIGURE_NOTE_NATIONAL: {
    zh: '虚线为全部{cohort}{indexLabel}平均值；最右一组为全部{cohort}各项平均值。',
    en: 'Dashed: mean {indexLabel} of all {cohort}; last group: means of all {cohort}.',
  },
  FIGURE_NOTE_ORDER: { zh: '按行政区划排序，不代表得分高低。', en: 'In administrative order, not by score.' },
  FIGURE_NOTE_MAP: {
    zh: '示意图：每格一个评估对象，位置只表示大致方位，不代表行政区域界线。',
    en: 'Schematic: one square a unit; places are approximate and say nothing of boundaries.',
  },
  FIGURE_NOTE_GROUPS: { zh: '每行一个地区，按行政区划排序。', en: 'One row a region, in administrative order.' },
  FIGURE_NOTE_CHANGE: {
    zh: '斜线以上为较上年提高；只列两年{indexWord}都已知的对象（{count} 个）。',
    en: 'Above the diagonal: higher than the year before; units whose {indexWord} is known in both years ({count}).',
  },
  FIGURE_NOTE_YEARS: {
    zh: '只列全部对象{indexWord}都已知的年度。',
    en: 'Only years in which the {indexWord} of every unit is known.',
  },
  FIGURE_NOTE_CLASSES: {
    zh: '各段含下限、不含上限。',
    en: 'Classes include their lower bound and exclude the upper one.',
  },
  // the report as a document
  DOCUMENT_TITLE: {
    zh: '{year} 年{cohort}一体化政务服务能力评估报告',
    en: 'Assessment of integrated government services {year}, {cohort}',
  },
  DOCUMENT_DRAFT: { zh: '（初稿）', en: '(draft)' },
  DOCUMENT_CONTENTS: { zh: '目录', en: 'Contents' },
  DOCUMENT_CHAPTER: { zh: '第{number}章  {title}', en: 'Chapter {number}  {title}' },
  DOCUMENT_APPENDIX: { zh: '附录 {number}  {title}', en: 'Appendix {number}  {title}' },
  DOCUMENT_SECTION: { zh: '{number}  {title}', en: '{number}  {title}' },
  DOCUMENT_TABLE: { zh: '表 {number}', en: 'Table {number}' },
  DOCUMENT_FIGURE: { zh: '图 {number}', en: 'Figure {number}' },
  DOCUMENT_SEE: { zh: '（见{refs}）', en: ' (see {refs})' },
  DOCUMENT_C1: { zh: '评估对象与指标体系', en: 'Units and indicators' },
  DOCUMENT_C2: { zh: '总体评估结果', en: 'Overall results' },
  DOCUMENT_C3: { zh: '年度与区域分析', en: 'Years and regions' },
  DOCUMENT_C4: { zh: '指标分析', en: 'Indicators' },
  DOCUMENT_S1_INDICATORS: { zh: '指标体系', en: 'Indicator system' },
  DOCUMENT_S1_UNITS: { zh: '评估对象与数据来源', en: 'Units and data sources' },
  DOCUMENT_S2_TIERS: { zh: '能力水平分组', en: 'Tiers' },
  DOCUMENT_S2_TEN: { zh: '一级指标领先情况', en: 'Leading units' },
  DOCUMENT_S2_MOVES: { zh: '分组变化', en: 'Moves between tiers' },
  DOCUMENT_S2_ADJUSTED: { zh: '加分、扣分与一票否决', en: 'Bonuses, penalties and vetoes' },
  DOCUMENT_S3_YEARS: { zh: '历年变化', en: 'By year' },
  DOCUMENT_S3_REGIONS: { zh: '区域比较', en: 'Regions' },
  DOCUMENT_S3_REGION: { zh: '{region}地区', en: '{region}' },
  DOCUMENT_S4_FIRST: { zh: '一级指标总体情况', en: 'First level' },
  DOCUMENT_A_SYSTEM: { zh: '指标体系与权重', en: 'Indicator system and weights' },
  DOCUMENT_A_HISTORY: { zh: '历年能力水平分组', en: 'Tiers by year' },
  DOCUMENT_A_DOCUMENTS: { zh: '数字政府建设规划文件', en: 'Planning documents' },
  DOCUMENT_A_INSTITUTIONS: { zh: '政务服务和大数据管理机构', en: 'Institutions' },
  DOCUMENT_A_ACCEPTED: {
    zh: '接受与答复的数据问题（内部版）',
    en: 'Problems of the data that were accepted or answered (internal version)',
  },
  DOCUMENT_P_INDICATORS: {
    zh: '“{title}”包括{levels}。',
    en: '"{title}" has {levels}.',
  },
  DOCUMENT_P_LEVEL: { zh: '{level}级指标 {count} 项', en: 'level {level}: {count}' },
  DOCUMENT_P_UNITS: { zh: '本次参评的{cohort}共 {count} 个。', en: '{count} {cohort} were assessed.' },
  DOCUMENT_P_ADJUSTED: {
    zh: '加分、扣分在加权得分之外另计，一票否决只限制分组；逐个列出如下。',
    en: 'Bonuses and penalties stand apart from the weighted score, and a veto bounds the tier only; each is listed.',
  },
  DOCUMENT_P_TEN: {
    zh: '各一级指标得分前十位的{cohort}按行政区划排序列出。',
    en: 'The leading ten {cohort} of each first-level indicator are listed in administrative order.',
  },
  DOCUMENT_P_YEARS: {
    zh: '历年各组{cohort}数量及占比如下。',
    en: 'Number and share of {cohort} in each tier by year.',
  },
  DOCUMENT_P_REGION_ABOVE: {
    zh: '{region}地区 {count} 个{cohort}{indexLabel}平均值为 {mean}，比全部{cohort}平均值高 {gap} 分。',
    en: '{region}: {count} {cohort}, mean {indexLabel} {mean}, {gap} above the mean of all {cohort}.',
  },
  DOCUMENT_P_REGION_BELOW: {
    zh: '{region}地区 {count} 个{cohort}{indexLabel}平均值为 {mean}，比全部{cohort}平均值低 {gap} 分。',
    en: '{region}: {count} {cohort}, mean {indexLabel} {mean}, {gap} below the mean of all {cohort}.',
  },
  DOCUMENT_P_REGION_EQUAL: {
    zh: '{region}地区 {count} 个{cohort}{indexLabel}平均值为 {mean}，与全部{cohort}平均值持平。',
    en: '{region}: {count} {cohort}, mean {indexLabel} {mean}, equal to the mean of all {cohort}.',
  },
  DOCUMENT_PROFILES_TITLE: { zh: '{year} 年{cohort}政务服务能力分析', en: 'Analysis of the {cohort}, {year}' },
  DOCUMENT_COVER_FINGERPRINT: { zh: '结果指纹 {fingerprint}', en: 'Result fingerprint {fingerprint}' },
  DOCUMENT_COVER_ENGINE: { zh: '计算引擎 {engine}，导出时间 {at}', en: 'Engine {engine}, exported {at}' },
  DOCUMENT_COVER_RUN: { zh: '定稿批次 {id}', en: 'Released run {id}' },
  DOCUMENT_COVER_SCENARIO: { zh: '情景：{scenario}', en: 'Scenario: {scenario}' },
  // failures and warnings
  PDF_NO_BROWSER: {
    zh: '没有生成 PDF：本机没有找到 Electron 打印功能或 Chromium/Chrome/Edge 浏览器。请在桌面版中导出，或安装 Chromium 并用环境变量 CHROMIUM_PATH 指明其位置；也可导出 Word 后另存为 PDF。',
    en: "No PDF was made: neither Electron's printing nor Chromium, Chrome or Edge was found. Export from the desktop application, or install Chromium and name it in CHROMIUM_PATH, or export Word and save that as PDF.",
  },
  PDF_FAILED: {
    zh: '没有生成 PDF：浏览器“{browser}”打印失败（{reason}）。请关闭占用内存的程序后再试，或导出 Word 后另存为 PDF。',
    en: 'No PDF was made: the browser "{browser}" failed to print ({reason}). Close what uses memory and try again, or export Word and save that as PDF.',
  },
  FIGURE_UNKNOWN: {
    zh: '没有图“{figure}”。可用的图：{known}。命令行用 --figure 写明，或以图的编号作文件名，如 F3-1.svg；全部图片可导出到文件夹或 .zip。',
    en: 'There is no figure "{figure}". Known: {known}. On the command line name one with --figure or by the file, such as F3-1.svg; a folder or a .zip takes all of them.',
  },
  FIGURE_NEEDED: {
    zh: '没有说明要导出哪一张图。可用的图：{known}。全部图片可导出到文件夹或 .zip。',
    en: 'Which figure is to be exported was not said. Known: {known}. A folder or a .zip takes all of them.',
  },
  FIGURE_NO_CJK_FONT: {
    zh: '本机没有找到中文字体，图片中的汉字可能显示为方框。请安装思源黑体（Noto Sans CJK SC）或黑体后重新导出；SVG 文件不受影响。',
    en: 'No Chinese font was found on this machine: Chinese characters in pictures may show as boxes. Install Noto Sans CJK SC or SimHei and export again; SVG files are not affected.',
  },
} as const satisfies MessageCatalogue;
