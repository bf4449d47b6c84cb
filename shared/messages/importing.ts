import type { MessageCatalogue } from './catalogue.ts';

/** What recognition, mapping and parsing of collected sheets say. */
export const importingMessages = {
  // why a sheet is, or isn't, of a kind
  NO_HEADER: {
    zh: '前 40 行里没有找到表头（至少要有两个认识的列名）。请在映射界面指明表头所在行。',
    en: 'No header was found in the first 40 rows (at least two known headings are needed): name the header rows on the mapping screen.',
  },
  HEADINGS_FOUND: { zh: '认出的列：{headings}。', en: 'Headings recognised: {headings}.' },
  HEADINGS_FOUND_MORE: {
    zh: '认出 {count} 列，前 {shown} 列：{headings}。',
    en: '{count} {count:heading|headings} recognised, the first {shown}: {headings}.',
  },
  HEADING_MISSING: { zh: '缺少列：{field}。', en: 'A column is missing: {field}.' },
  HEADING_AGAINST: { zh: '列“{field}”不属于这类表。', en: 'The column "{field}" does not belong to this kind.' },
  HEADINGS_FOREIGN: {
    zh: '{all} 列中只认出 {known} 列，可能不是采集表。',
    en: 'Only {known} of {all} {all:heading is|headings are} known: this may be no collected sheet.',
  },
  MEASURES_FIT: {
    zh: '采集项列中有 {count} 个采集项属于这类表。',
    en: '{count} {count:measure|measures} under 采集项 {count:belongs|belong} to this kind.',
  },
  MEASURES_OF_OTHER_KIND: {
    zh: '采集项列中的采集项（{measures}）由别的表采集。',
    en: 'The measures under 采集项 ({measures}) are fed by another kind of sheet.',
  },
  MEASURES_NONE: {
    zh: '采集项列中没有由指标原始值表采集的采集项。',
    en: 'None of the measures under 采集项 is fed by a table of raw values.',
  },
  MEASURE_OF_SHEET_UNKNOWN: {
    zh: '各月为列，但表中没有采集项列，标题和表名也没有指明唯一的采集项。请在映射界面选择采集项。',
    en: 'The months are columns, but neither a column nor the title names one measure: choose it on the mapping screen.',
  },
  WIDE_ANNUAL_MEASURES: {
    zh: '{count} 列采集项都由年度汇聚统计表采集。',
    en: 'All {count} {count:measure column is|measure columns are} fed by annual statistics.',
  },
  WIDE_MIXED_MEASURES: {
    zh: '{count} 列采集项由不同的表采集，按指标原始值表读取。',
    en: 'The {count} {count:measure column is|measure columns are} fed by different kinds: read as a table of measure values.',
  },
  KIND_NEAREST: { zh: '最接近“{kind}”。', en: 'Nearest to {kind}.' },
  HISTORY_OWN_NAME: { zh: '写有本体系的名称“{name}”。', en: 'It names this framework: "{name}".' },
  HISTORY_WORDS: { zh: '标题或列名含“{words}”。', en: 'The title or headings say "{words}".' },
  HISTORY_TIERS: { zh: '有 {count} 种取值是能力水平。', en: '{count} of its values {count:is a tier|are tiers}.' },
  HISTORY_NO_WORDS: {
    zh: '标题和列名都没有“指数”“能力”“水平”“得分”，也没有能力水平：有地区和年份的表不都是历年结果。',
    en: 'Neither title nor headings name an index, a score or a tier: regions and years alone make no table of results.',
  },
  HISTORY_OTHER_INDEX: { zh: '“{text}”是别的统计指数。', en: '"{text}" belongs to another statistical index.' },
  HISTORY_UNIT: {
    zh: '数值的单位是“{unit}”，指数没有单位。',
    en: 'The numbers are in "{unit}"; an index has no unit.',
  },
  HISTORY_RANGE: {
    zh: '{all} 个不同的数值中有 {count} 个不在 0–100 之间。',
    en: '{count} of {all} {all:different number is|different numbers are} not within 0–100.',
  },
  HISTORY_CELL: {
    zh: '“{text}”既不是指数也不是能力水平。',
    en: '"{text}" is neither an index nor a tier.',
  },
  TITLE_SAYS: {
    zh: '标题和列名所示：指标“{name}”，单位“{unit}”，年份 {years}。',
    en: 'Title and headings say: indicator "{name}", unit {unit}, years {years}.',
  },
  TITLE_UNKNOWN: {
    zh: '“{name}”不是本体系的基础数据或采集项。',
    en: '"{name}" is no base figure or measure of this framework.',
  },
  TITLE_UNITS: {
    zh: '标题为“{name}”写了不止一个单位，请指明。',
    en: 'The title names several units for "{name}": say which.',
  },
  YEAR_COLUMN_MISSING: {
    zh: '没有评估年度 {year} 年的列。',
    en: 'There is no column of {year}, the year evaluated.',
  },
  FIGURES_NONE: {
    zh: '“指标”列中没有常住人口、企业数或业务申报量。',
    en: 'None of 常住人口, 企业数 and 业务申报量 is among the indicators.',
  },
  FIGURES_AMONG: {
    zh: '“指标”列中有 {count} 个基础数据。',
    en: '{count} {count:base figure is|base figures are} among the indicators.',
  },
  MEASURES_AMONG: {
    zh: '“指标”列中有 {count} 个采集项，多于基础数据。',
    en: '{count} {count:measure is|measures are} among the indicators, more than base figures.',
  },
  UNITS_ACROSS: {
    zh: '第 {row} 行的各列是评估对象：表是横放的。请在表格软件中转置（选择性粘贴 → 转置），使每个对象占一行，再导入。',
    en: 'The columns of row {row} are units: the table lies on its side. Transpose it (paste special → transpose) so that each unit has a row, then import it.',
  },
  SHEET_TURNED: {
    zh: '表是横放的（评估对象在各列），已按列读取：每列算一行，单元格地址仍是文件中的。',
    en: 'The table lies on its side (its columns are units) and was read by columns: each counts as a row; cells are named as in the file.',
  },
  UNITS_DOWN: {
    zh: '{column} 列有 {count} 个评估对象，但没有认得的列名。请为此工作表指定类型，并说明各列是什么；若不是采集数据，请排除此工作表。',
    en: 'Column {column} names {count} {count:unit|units}, but no heading is known. Say what kind of sheet this is and what its columns hold; leave the sheet out if it is no collected data.',
  },
  KIND_NOT_CLEAR: { zh: '既像“{first}”又像“{second}”，请指明类型。', en: 'It may be {first} or {second}: say which.' },
  MAPPING_REUSED: {
    zh: '版式与已保存的映射相同，按该映射读取。',
    en: 'The layout is that of a saved mapping, which is used.',
  },
  MAPPING_GIVEN: {
    zh: '按给出的映射读取。',
    en: 'Read by the mapping that was given.',
  },
  MAPPING_HEADING_ABSENT: {
    zh: '给出的映射用不到这张表：表头中没有“{heading}”。表头有：{known}。请改映射中的列名（heading），或去掉那一列。',
    en: 'The mapping that was given does not fit this sheet: it has no heading "{heading}". Headings are: {known}. Correct the heading in the mapping, or take that column out.',
  },
  MAPPING_NO_HEADER: {
    zh: '给出的映射用不到这张表：没有找到表头。请在映射中写明表头行（headerRows）；横放的表写 transposed。',
    en: 'The mapping that was given does not fit this sheet: no header was found. Say its rows in the mapping (headerRows); of a table on its side, transposed.',
  },
  MAPPING_BY_HAND: { zh: '按手工映射作为“{kind}”读取。', en: 'Read as {kind} by the mapping made by hand.' },
  MAPPING_NO_MEASURE: {
    zh: '列映射指向采集项“{selector}”，本项目的指标体系中没有它；没有采用这个映射。请改用本项目的采集项代码。',
    en: 'The column mapping names the measure “{selector}”, which this project’s framework lacks; the mapping was not used. Use codes of this project’s measures.',
  },
  MAPPING_NO_ELEMENT: {
    zh: '列映射指向指南要素“{selector}”，本项目没有采集项用到它；没有采用这个映射。请改用本项目的要素名称。',
    en: 'The column mapping names the element “{selector}”, which no measure of this project asks for; the mapping was not used. Use this project’s elements.',
  },
  MAPPING_NO_FIGURE: {
    zh: '列映射指向基础数据“{selector}”，没有采用这个映射。基础数据只有：{known}。',
    en: 'The column mapping names the base figure “{selector}”; the mapping was not used. Base figures are: {known}.',
  },
  MAPPING_NO_UNIT: {
    zh: '列映射把“{text}”当作评估对象 {unit}，本项目没有这个代码；没有采用这个映射。请改用本项目的评估对象代码。',
    en: 'The column mapping takes “{text}” for the unit {unit}, which this project lacks; the mapping was not used. Use codes of this project’s units.',
  },
  // whole sheets
  NOT_A_WORKSHEET: { zh: '这是图表页，没有数据行。', en: 'This is a chart sheet: it has no rows.' },
  VERY_HIDDEN_SHEET: {
    zh: '工作表被深度隐藏（veryHidden），没有导入。如需导入，请在 Excel 中取消隐藏后重试。',
    en: 'The sheet is veryHidden and was not imported: unhide it in Excel to import it.',
  },
  EMPTY_SHEET: { zh: '工作表是空的。', en: 'The sheet is empty.' },
  SHEET_WITHOUT_TABLE: {
    zh: '工作表里没有认识的表头，{rows} 行视为说明，没有导入。若其中有数据，请在映射界面指明表头。',
    en: 'No known header: its {rows} {rows:row counts|rows count} as notes and were not imported. If it holds data, name the header on the mapping screen.',
  },
  SHEET_UNRECOGNISED_ROWS: {
    zh: '不能确定这张表属于哪一类，{rows} 行没有导入。请在导入时指定它的类型（命令行用 --kind），或用列映射对应各列。',
    en: 'The kind of this sheet is not clear; its {rows} {rows:row was|rows were} not imported: choose its kind on import (--kind on the command line), or map its columns.',
  },
  SHEET_FAULT: {
    zh: '读工作表“{sheet}”时程序出错（{fault}），这张表没有导入，其余工作表不受影响。请把文件交给开发者，或另存为新文件再试。',
    en: 'The program failed on the sheet "{sheet}": {fault}. It was not imported; the other sheets are not affected. Give the file to the developers, or save it anew and try again.',
  },
  SHEET_UNMAPPED_ROWS: {
    zh: '缺少必需的列（{fields}），{rows} 行没有导入。请在映射界面对应各列（命令行用 --mapping）。',
    en: 'Needed columns are missing ({fields}); {rows} {rows:row was|rows were} not imported: map them (--mapping on the command line).',
  },
  SHEET_NOT_READ: {
    zh: '工作表没有读取，{rows} 行没有导入。',
    en: 'The sheet was not read; its {rows} {rows:row was|rows were} not imported.',
  },
  HIDDEN_SHEET: { zh: '隐藏的工作表，已照常导入。', en: 'The sheet is hidden; it was imported all the same.' },
  HIDDEN_COLUMN: {
    zh: '隐藏的列“{heading}”，已照常导入。',
    en: 'The hidden column "{heading}" was imported all the same.',
  },
  HIDDEN_ROW: { zh: '隐藏的行，已照常导入。', en: 'The row is hidden; it was imported all the same.' },
  WORD_UNKNOWN: {
    zh: '“{text}”不是这个采集项可填的词（{known}）。请改填其中一个，或在取值范围里加上这个词。',
    en: '"{text}" is none of the words of this measure ({known}). Enter one of them, or add it to the domain.',
  },
  COLUMN_NOT_READ: {
    zh: '列“{heading}”没有对应的字段，没有读取。如需读取，请在映射界面指定。',
    en: 'The column "{heading}" fits no field and was not read: map it if it matters.',
  },
  MORE_ISSUES: {
    zh: '“{code}”共 {count} 处，只列出前 {listed} 处。',
    en: '{code} occurs {count} {count:time|times}; the first {listed} are listed.',
  },
  // rows that are skipped
  TITLE_ROW: { zh: '标题行：{text}', en: 'Title: {text}' },
  HEADER_ROW: { zh: '表头行：{text}', en: 'Header: {text}' },
  REPEATED_HEADER: { zh: '重复的表头行。', en: 'The header again.' },
  COLUMN_NUMBERS: { zh: '栏次行，已跳过。', en: 'Column numbers: skipped.' },
  TOTAL_ROW: { zh: '“{text}”是汇总行，不是评估对象，已跳过。', en: '"{text}" is a total, not a unit: skipped.' },
  OUTSIDE_COHORT: {
    zh: '{rows} 行不是本项目的评估对象，已跳过：{names}。',
    en: '{rows} {rows:row is|rows are} of places that are no units of this project: skipped. {names}.',
  },
  NOTE_ROW: { zh: '说明行：{text}', en: 'Note: {text}' },
  NO_VALUES: { zh: '这一行没有任何数值，已跳过。', en: 'The row holds no value: skipped.' },
  VALUE_EMPTY: { zh: '数值为空，已跳过（空白不等于 0）。', en: 'The value is empty: skipped (blank is not 0).' },
  VALUE_LEFT_OUT: { zh: '“{text}”按映射不计，已跳过。', en: '"{text}" is left out by the mapping: skipped.' },
  DUPLICATE_SAME: {
    zh: '与“{sheet}”第 {row} 行重复且内容相同，已跳过。',
    en: 'Repeats row {row} of "{sheet}" with the same content: skipped.',
  },
  // rows with problems
  DUPLICATE_CONFLICT: {
    zh: '与“{sheet}”第 {row} 行是同一项，但内容不同。保留先出现的一行；请核对后改正其中一行。',
    en: 'Says something else than row {row} of "{sheet}" about the same thing. The earlier row is kept: correct one of them.',
  },
  UNIT_EMPTY: {
    zh: '没有填写地区。请补上地区，或合并单元格后重新导入。',
    en: 'The region is empty: fill it in or merge the cells.',
  },
  UNIT_UNKNOWN: {
    zh: '“{text}”不是本项目的评估对象。相近的有：{suggestions}。请改正，或在映射界面指定对应关系。',
    en: '"{text}" is no unit of this project. Nearest: {suggestions}. Correct it or map the name.',
  },
  YEAR_BEYOND: {
    zh: '{year} 年晚于评估年度 {evaluated} 年，不会是历年结果。请核对年份；若是评估年度的指标数据，请改选类型。',
    en: '{year} is later than {evaluated}, the year evaluated: no result of an earlier year. Check the year, or choose another kind.',
  },
  UNIT_MISMATCH: {
    zh: '同一行的地区不一致：{other} 与“{text}”。请改正其一。',
    en: 'The row names two units: {other} and "{text}". Correct one.',
  },
  MEASURE_EMPTY: { zh: '没有填写采集项。', en: 'The measure is empty.' },
  MEASURE_UNKNOWN: {
    zh: '没有采集项“{text}”。相近的有：{suggestions}。',
    en: 'There is no measure "{text}". Nearest: {suggestions}.',
  },
  INDICATOR_UNKNOWN: {
    zh: '没有指标“{text}”，共 {rows} 行。请在列映射的“指标”中指明它是什么，或选“不导入”。相近的有：{suggestions}。',
    en: 'There is no indicator "{text}", in {rows} {rows:row|rows}. Say in the column mapping, under "Indicators", what it is, or leave it out there. Nearest: {suggestions}.',
  },
  INDICATOR_LEFT: {
    zh: '指标“{text}”按列映射不导入：{rows} 行。',
    en: 'Indicator "{text}" is left out by the column mapping: {rows} {rows:row|rows}.',
  },
  MEASURE_MISMATCH: {
    zh: '采集项编码与名称不一致：{other} 与“{text}”。请改正其一。',
    en: 'Code and name of the measure differ: {other} and "{text}". Correct one.',
  },
  MEASURE_OTHER_KIND: {
    zh: '采集项 {subject} 不由这类表采集（应为 {kind}）。',
    en: 'Measure {subject} is not fed by this kind of sheet (but by {kind}).',
  },
  NOT_A_NUMBER: {
    zh: '“{text}”不是数。请填写数字，例如 1234.5、98.5% 或 12.3万。',
    en: '"{text}" is no number: write one such as 1234.5, 98.5% or 12.3万.',
  },
  DOMAIN_OUTSIDE: {
    zh: '{text} 超出该采集项的取值范围，没有导入：请核对单位和小数点；范围不对时，在指标与权重里修改采集项的取值范围。',
    en: '{text} is outside the domain of the measure and was not imported: check its unit and decimal point; if the domain is wrong, edit that of the measure under Indicators.',
  },
  NEGATIVE_VALUE: { zh: '{text} 是负数，这里不应为负。', en: "{text} is negative, which can't be here." },
  PERCENT_UNEXPECTED: {
    zh: '“{text}”是百分数，但这一项不以百分数计。',
    en: '"{text}" is a percentage, but this is not measured in per cent.',
  },
  VALUE_MAGNITUDE: {
    zh: '{subject} {value} 的量级不对（应在 {low} 至 {high} 之间），未导入。若数值以万计，请在列映射中选择单位“万”，或在标题、列名中写明；若数值属实，请在列映射中选“量级属实”。',
    en: '{subject} of {value} is out of scale ({low} to {high} is usual); not imported. If the numbers are in 万, choose that unit in the column mapping or write it in the title or heading; if they are right as they are, choose "They are right" there.',
  },
  MAGNITUDE_ASKED: {
    zh: '“{heading}”按单位“{unit}”读，{subject}的中位数是 {value}，通常在 {low} 至 {high} 之间：单位像是“{likely}”。请在列映射中选定单位，否则这些行是问题行。',
    en: '"{heading}" read in {unit} gives {subject} a median of {value}; {low} to {high} is usual: the unit looks like {likely}. Choose it in the column mapping, else these rows are problems.',
  },
  DATE_IN_NUMBER: {
    zh: '单元格是日期（{text}），应为数。请改正单元格格式。',
    en: 'The cell is a date ({text}) where a number belongs: correct its format.',
  },
  VALUE_UNIT_WRONG: {
    zh: '{subject} 的单位是“{unit}”，这里写的是“{text}”。请改正数值或单位。',
    en: '{subject} is measured in {unit}, but the row says {text}: correct the value or its unit.',
  },
  ERROR_CELL: {
    zh: '单元格是错误值 {text}。请改正公式。',
    en: 'The cell holds the error {text}: correct the formula.',
  },
  UNCACHED_FORMULA: {
    zh: '公式没有保存计算结果（{text}）。请在 Excel 中打开、重新计算并保存。',
    en: 'The formula has no saved result ({text}): open, recalculate and save the file in Excel.',
  },
  MONTH_EMPTY: { zh: '没有填写月份。', en: 'The month is empty.' },
  MONTH_UNREADABLE: {
    zh: '“{text}”不是月份。请写成 2021年12月、2021-12 或 202112。',
    en: '"{text}" is no month: write 2021年12月, 2021-12 or 202112.',
  },
  MONTH_RANGE: { zh: '“{text}”的月份不在 1–12 之间。', en: 'The month of "{text}" is not within 1–12.' },
  YEAR_UNREADABLE: {
    zh: '“{text}”不是年度。请写四位年份，例如 2021。',
    en: '"{text}" is no year: write four digits such as 2021.',
  },
  LEVEL_EMPTY: {
    zh: '没有填写层级（省、市、县），而计算需要它。',
    en: 'The level (省, 市, 县) is empty, and the measure needs it.',
  },
  LEVEL_UNKNOWN: { zh: '“{text}”不是层级。请填写省、市或县。', en: '"{text}" is no level: write 省, 市 or 县.' },
  PLATFORM_EMPTY: {
    zh: '没有填写平台，而计算按平台取数。',
    en: 'The platform is empty, and the measures filter by it.',
  },
  PLATFORM_UNKNOWN: {
    zh: '“{text}”不是认识的平台。可用：{known}。',
    en: '"{text}" is no known platform. Known: {known}.',
  },
  DEPTH_UNKNOWN: {
    zh: '“{text}”不是网办深度。可用：无、网上咨询、网上受理、网上办理、全程网办。',
    en: '"{text}" is no 网办深度. Known: 无, 网上咨询, 网上受理, 网上办理, 全程网办.',
  },
  ITEM_EMPTY: {
    zh: '没有填写事项、关键词、任务、清单项或专家。',
    en: 'The item, keyword, task, list entry or expert is empty.',
  },
  ELEMENT_EMPTY: { zh: '没有填写要素。', en: 'The element is empty.' },
  ELEMENT_UNKNOWN: {
    zh: '没有要素“{text}”。相近的有：{suggestions}。',
    en: 'There is no element "{text}". Nearest: {suggestions}.',
  },
  STEP_UNKNOWN: { zh: '没有步骤“{text}”。可用：{known}。', en: 'There is no step "{text}". Known: {known}.' },
  CHANNEL_UNKNOWN: { zh: '没有渠道“{text}”。可用：{known}。', en: 'There is no channel "{text}". Known: {known}.' },
  RESULT_UNKNOWN: {
    zh: '“{text}”不能读作是或否。可填：√、是、有、1、通过；×、否、无、0、未通过。其他写法请在映射界面说明含义。',
    en: '"{text}" reads neither as yes nor as no. Use √, 是, 有, 1, 通过 or ×, 否, 无, 0, 未通过, or give the word a meaning in the mapping.',
  },
  RATING_RANGE: { zh: '{text} 不在 {min}–{max} 之间。', en: '{text} is not within {min}–{max}.' },
  POSITION_RANGE: {
    zh: '命中位次 {text} 应为 {min} 起的整数；未命中请留空或写“未命中”。',
    en: 'Hit position {text} must be a whole number from {min}; leave it empty or write 未命中 for a miss.',
  },
  VISITS_RANGE: { zh: '跑动次数 {text} 不在 {min}–{max} 之间。', en: 'Visits {text} are not within {min}–{max}.' },
  NOT_DAYS: {
    zh: '“{text}”不是天数。请写成 20、20个工作日或 30天。',
    en: '"{text}" is no number of days: write 20, 20个工作日 or 30天.',
  },
  DAY_UNIT_UNKNOWN: {
    zh: '“{text}”不是时限单位。请写工作日、自然日或天。',
    en: '"{text}" is no unit of days: write 工作日, 自然日 or 天.',
  },
  DAY_UNIT_CONFLICT: {
    zh: '同一行的时限单位不一致（{units}）。请统一。',
    en: 'The row names different units of days ({units}): use one.',
  },
  TIER_UNKNOWN: {
    zh: '“{text}”不是能力分组。可用：{known}。',
    en: '"{text}" is no tier. Known: {known}.',
  },
  // warnings
  OTHER_YEAR: {
    zh: '属于 {year} 年，本项目评估 {expected} 年。已导入，作为 {year} 年的数值，不计入 {expected} 年的数值。',
    en: 'Belongs to {year}; this project evaluates {expected}. Imported as values of {year}, and not part of those of {expected}.',
  },
  SHEET_UNIT: {
    zh: '标题写明“单位：{unit}”，没有自带单位的同类列按此换算。请核对。',
    en: 'The title gives the unit {unit}; columns of that unit without one of their own are scaled by it: check it.',
  },
  HEADING_UNIT_DIFFERS: {
    zh: '列“{heading}”的单位与采集项的单位（{unit}）不同，请核对。',
    en: 'The unit in the heading "{heading}" is not the measure\'s ({unit}): check it.',
  },
  VALUE_UNIT_OTHER: {
    zh: '{subject} 的单位是“{unit}”，这里写的是“{text}”。已导入，请核对。',
    en: '{subject} is measured in {unit}, the row says {text}. Imported: check it.',
  },
  DATE_UNREADABLE: {
    zh: '“{text}”不是日期，日期没有保存，其余照常导入。',
    en: '"{text}" is no date; it was left out, the rest imported.',
  },
  RUINED_CODE: {
    zh: '事项编码“{text}”已被 Excel 改成数值，末尾的数字丢失，无法还原。请向报送单位索取原始编码，先把该列设为“文本”再填写；CSV 请用“数据→自文本/CSV”导入并把该列设为文本，不要直接双击打开后保存。',
    en: 'Excel turned item code "{text}" into a number: its last digits are gone and can’t be had back. Ask the sender for the codes as they were, format the column as text before filling it in; bring a CSV in by Data → From Text/CSV with that column as text, never by opening and saving it.',
  },
  RUINED_CODE_SHARED: {
    zh: '事项编码“{text}”已被 Excel 改成数值，末尾的数字丢失，与第 {row} 行相同，分不清是不是同一事项，两行都未导入。请向报送单位索取原始编码，先把该列设为“文本”再填写（CSV 用“数据→自文本/CSV”导入）。',
    en: 'Excel turned item code "{text}" into a number and its last digits are gone: it is the same as in row {row}, whether of the same item can’t be told, and neither row was imported. Ask the sender for the codes as they were, in a column formatted as text (a CSV by Data → From Text/CSV).',
  },
  PERCENT_RANGE: { zh: '{value}% 不在 0–100% 之间，请核对。', en: '{value}% is not within 0–100 %: check it.' },
  DAY_UNITS_MIXED: {
    zh: '本表的时限单位不一（{units}）：按各行数字直接平均会混用，请核对。',
    en: 'The sheet mixes units of days ({units}); averages would mix them too: check it.',
  },
  PROMISED_OVER_LEGAL: {
    zh: '承诺时限 {promised} 长于法定时限 {legal}，请核对。',
    en: 'The promised limit {promised} is longer than the legal {legal}: check it.',
  },
  RATIO_SUSPECT: {
    zh: '{subject} 的 {count} 个数值都在 0–1 之间，而单位是百分点。是否应乘以 100？已按原值导入。',
    en: 'All {count} {count:value|values} of {subject} lie within 0–1, but it is measured in percentage points. Should they be multiplied by 100? Imported as they are.',
  },
  UNIT_SLIP: {
    zh: '{subject} 的 {value} 与其他地区相差悬殊，疑似单位不同（{factor} 后相近）。已按原值导入，请核对。',
    en: '{value} of {subject} lies far from the other units; {factor} would fit, so its unit may differ. Imported as it is: check it.',
  },
  MISSING_CODE_SUSPECT: {
    zh: '{subject} 的 {value} 在其他数值中显得孤立，像是表示“缺失”的代码。已按数值导入：确是缺失请清空该格后重新导入，或在“数据”中改为缺失。',
    en: '{value} of {subject} stands alone among other magnitudes and looks like a code for "missing". Imported as a number: if it is one, empty the cell and import again, or set it missing under Data.',
  },
  TINY_SPREAD: {
    zh: '{subject} 的数值都在 {min} 与 {max} 之间，相差不到十亿分之一，计分时按“没有差异”处理。这一列是不是编码？确是指标值请减去共同的基数后再导入。',
    en: 'All values of {subject} lie between {min} and {max} and differ by less than a billionth: scoring takes them as equal. Is it a column of codes? If they are figures, take off the common base and import again.',
  },
  OUTLIER_PLATFORM: {
    zh: '{subject} 的 {value} 与“{platform}”的 {other} 相差悬殊，请核对。',
    en: '{value} of {subject} lies far from {other} on {platform}: check it.',
  },
  OUTLIER_YEAR: {
    zh: '{subject} 的 {value} 与上年的 {previous} 相差悬殊，请核对。',
    en: "{value} of {subject} lies far from last year's {previous}: check it.",
  },
} as const satisfies MessageCatalogue;
