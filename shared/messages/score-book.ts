import type { MessageCatalogue } from './catalogue.ts';

/** Errors and remarks of reading a score book (docs/FORMATS "Score book"). File, sheet and cell are shown beside the text. */
export const scoreBookMessages = {
  BOOK_SHEET_MISSING: {
    zh: '缺少工作表“{sheet}”（文件中有：{found}）。请补上，或更正工作表名。',
    en: 'There is no sheet "{sheet}" (found: {found}). Add it, or correct the sheet name.',
  },
  BOOK_SHEET_TWICE: {
    zh: '工作表“{sheet}”与“{other}”是同一种表。请只保留一张。',
    en: 'Sheets "{sheet}" and "{other}" are the same kind. Keep one.',
  },
  BOOK_SHEET_UNKNOWN: {
    zh: '工作表“{sheet}”看起来是方法表，但名称不对。请改名为“方法”或“Method”。',
    en: 'Sheet "{sheet}" looks like the method sheet under another name. Rename it "Method".',
  },
  BOOK_NO_PREVIOUS: {
    zh: '计分簿没有上一期数据，previous_period 不起作用，缺失值仍为缺失。请换用其他填补方法。',
    en: 'A score book holds no previous period, so previous_period fills nothing and missing values stay missing. Choose another imputation.',
  },
  BOOK_UNIT_YEAR_TWICE: {
    zh: '“{unit}” {year} 年的数据与第 {row} 行重复。同一对象每年只能有一行，请更正其中一行。',
    en: '"{unit}" has {year} in row {row} already. A unit has one row a year; correct one of them.',
  },
  BOOK_YEAR_EMPTY: {
    zh: '缺少年度。请填写四位年份，如 2021。',
    en: 'The year is empty. Fill in four digits, such as 2021.',
  },
  BOOK_YEAR_INVALID: {
    zh: '“{text}”不是年份。请填写 1900 至 2200 之间的四位年份，如 2021。',
    en: '"{text}" is no year. Enter four digits from 1900 to 2200, such as 2021.',
  },
  BOOK_YEAR_WITHOUT_VALUES: {
    zh: '没有 {year} 年的数据（有数据的年度：{years}）。请改为其中一年，或在数据表的“年度”列中补上该年。',
    en: 'There are no values of {year} (years with values: {years}). Take one of those, or add that year to the Year column of Data.',
  },
  BOOK_YEAR_BASIS_UNKNOWN: {
    zh: '不认识年度基准“{text}”。可用：per_year、base_year=年份、pooled。',
    en: 'Unknown year basis "{text}". Known: per_year, base_year=YEAR, pooled.',
  },
  BOOK_UNITS_WITHOUT_YEAR: {
    zh: '{year} 年有 {count} 个对象没有数据行，按缺失处理：{units}。',
    en: '{count} {count:unit has|units have} no row of {year} and {count:counts|count} as missing there: {units}.',
  },
  BOOK_SHEET_IGNORED: { zh: '工作表“{sheet}”未读取。', en: 'Sheet "{sheet}" was not read.' },
  BOOK_SHEET_EMPTY: { zh: '工作表“{sheet}”没有数据行。请填写。', en: 'Sheet "{sheet}" has no rows. Fill it in.' },
  BOOK_HEADER_UNKNOWN: {
    zh: '不认识表头“{header}”。可用的表头：{known}。',
    en: 'Unknown header "{header}". Known headers: {known}.',
  },
  BOOK_HEADER_TWICE: {
    zh: '表头“{header}”重复。请只保留一列。',
    en: 'Header "{header}" appears twice. Keep one column.',
  },
  BOOK_HEADER_MISSING: {
    zh: '缺少表头“{header}”。请补上这一列。',
    en: 'Header "{header}" is missing. Add the column.',
  },
  BOOK_VALUE_WITHOUT_HEADER: {
    zh: '这一列有值，但没有表头。请补上表头或删除内容。',
    en: 'There are values below an empty header. Name the column or clear it.',
  },
  BOOK_CELL_NOT_TEXT: {
    zh: '此处应为文本，实际是“{text}”。请改为文本（代码可能被表格软件当成了日期）。',
    en: 'Text is expected here, found "{text}". Make it text (a code may have been turned into a date).',
  },
  BOOK_NOT_A_NUMBER: { zh: '“{text}”不是数。请改为数值。', en: '"{text}" is not a number. Enter a number.' },
  BOOK_DATA_NOT_A_NUMBER: {
    zh: '“{text}”不是数，也不是缺失标记（空、NA、—、/、无、#N/A）。请更正。',
    en: '"{text}" is neither a number nor a mark for missing (empty, NA, —, /, 无, #N/A). Correct it.',
  },
  BOOK_CODE_EMPTY: { zh: '缺少代码。请填写。', en: 'The code is empty. Fill it in.' },
  BOOK_CODE_RESERVED: {
    zh: '代码“{code}”保留给总体指数。请换一个代码。',
    en: 'The code "{code}" is kept for the index. Choose another.',
  },
  BOOK_CODE_TWICE: {
    zh: '代码“{code}”与第 {row} 行重复。请更正其中一个。',
    en: 'The code "{code}" is already in row {row}. Correct one of them.',
  },
  BOOK_PARENT_UNKNOWN: {
    zh: '“{code}”的上级“{parent}”不在代码列中。请更正。',
    en: 'The parent "{parent}" of "{code}" is not among the codes. Correct it.',
  },
  BOOK_CYCLE: {
    zh: '上级关系成环：{cycle}。请更正其中一个上级。',
    en: 'The parents form a cycle: {cycle}. Correct one of them.',
  },
  BOOK_WEIGHT_EMPTY: {
    zh: '缺少权重。请填写（0 表示停用）。',
    en: 'The weight is empty. Fill it in (0 switches off).',
  },
  BOOK_WEIGHT_NEGATIVE: {
    zh: '权重 {weight} 为负。权重须不小于 0。',
    en: 'The weight {weight} is negative. A weight is 0 or more.',
  },
  BOOK_DIRECTION_UNKNOWN: {
    zh: '不认识方向“{text}”。请填 1/−1、正向/逆向或 higher/lower。',
    en: 'Unknown direction "{text}". Use 1/−1, 正向/逆向 or higher/lower.',
  },
  BOOK_NORMALISATION_UNKNOWN: {
    zh: '不认识标准化方法“{text}”。可用：{known}。',
    en: 'Unknown normalisation "{text}". Known: {known}.',
  },
  BOOK_AGGREGATION_UNKNOWN: {
    zh: '不认识合成方法“{text}”。可用：{known}。',
    en: 'Unknown aggregation "{text}". Known: {known}.',
  },
  BOOK_TREATMENT_UNKNOWN: {
    zh: '不认识异常值处理“{text}”。可用：{known}。',
    en: 'Unknown treatment "{text}". Known: {known}.',
  },
  BOOK_INCOMPLETE_UNKNOWN: {
    zh: '不完整期间的处理方式“{text}”不认识，可用：{known}。',
    en: 'Unknown policy for incomplete periods "{text}"; known: {known}.',
  },
  BOOK_IMPUTATION_UNKNOWN: {
    zh: '不认识缺失值填补方法“{text}”。可用：{known}。',
    en: 'Unknown imputation "{text}". Known: {known}.',
  },
  BOOK_IMPUTATION_TWICE: {
    zh: '填补方法有两种说法：{imputations}。请只保留一种。',
    en: 'Two imputations are named: {imputations}. Keep one.',
  },
  BOOK_MISSING_UNKNOWN: {
    zh: '不认识缺失处理“{text}”。可用：{known}。',
    en: 'Unknown rule for missing values "{text}". Known: {known}.',
  },
  BOOK_RESCALE_UNKNOWN: {
    zh: '不认识再标准化方法“{text}”。可用：{known}。',
    en: 'Unknown rescaling "{text}". Known: {known}.',
  },
  BOOK_ADJUSTMENT_INVALID: {
    zh: '“{text}”不是加减分或否决项。加分、扣分写作“X1:5; X2”（采集项代码:封顶分），否决写作“V1:medium”（采集项代码:最高分组，可用 {known}）。',
    en: '"{text}" is no bonus, penalty or veto. Write bonus and penalty as "X1:5; X2" (measure code:cap), veto as "V1:medium" (measure code:best tier left, of {known}).',
  },
  BOOK_TIES_UNKNOWN: {
    zh: '不认识并列规则“{text}”。可用：{known}。',
    en: 'Unknown rule for ties "{text}". Known: {known}.',
  },
  BOOK_PARAMETER_UNKNOWN: {
    zh: '不认识参数“{parameter}”。写法为“键=值”，可用的键：{known}。',
    en: 'Unknown parameter "{parameter}". Write key=value; known keys: {known}.',
  },
  BOOK_PARAMETER_TWICE: {
    zh: '参数“{parameter}”重复。请只保留一个。',
    en: 'The parameter "{parameter}" appears twice. Keep one.',
  },
  BOOK_PARAMETER_INVALID: {
    zh: '参数“{parameter}”的值不对。例：p=2; ref=U01; cap=1; steps=0:0,60:50。',
    en: 'The value in "{parameter}" is not right. Examples: p=2; ref=U01; cap=1; steps=0:0,60:50.',
  },
  BOOK_FIELD_UNUSED: { zh: '“{code}”的“{field}”不起作用。', en: '"{field}" of "{code}" has no effect.' },
  BOOK_UNIT_EMPTY: { zh: '缺少评估对象。请填写代码或名称。', en: 'The unit is empty. Enter its code or name.' },
  BOOK_UNIT_TWICE: {
    zh: '评估对象“{unit}”与第 {row} 行重复。请只保留一行。',
    en: 'The unit "{unit}" is already in row {row}. Keep one row.',
  },
  BOOK_UNIT_UNKNOWN: {
    zh: '评估对象“{unit}”不在评估对象表中。请更正或补充。',
    en: 'The unit "{unit}" is not in the sheet Units. Correct it or add it there.',
  },
  BOOK_UNIT_AMBIGUOUS: {
    zh: '有多个评估对象名为“{unit}”。请改用代码。',
    en: 'Several units are named "{unit}". Use the code.',
  },
  BOOK_UNITS_WITHOUT_DATA: {
    zh: '{count} 个评估对象没有数据行：{units}。',
    en: '{count} {count:unit has|units have} no row of data: {units}.',
  },
  BOOK_COLUMN_UNKNOWN: {
    zh: '指标体系表里没有“{column}”，也没有一行以它为折算基数。请更正列名或补充指标。',
    en: 'No row of Indicators is "{column}" or names it as denominator. Correct the header or add the row.',
  },
  BOOK_COLUMN_OF_NODE: {
    zh: '“{column}”有下级指标，得分由下级合成，不能直接给数据。请删除此列。',
    en: '"{column}" has indicators below it and is computed from them. Remove the column.',
  },
  BOOK_MEASURE_WITHOUT_COLUMN: {
    zh: '“{code}”没有下级，但数据表里没有它的列。请补上这一列（可留空）或删除此行。',
    en: '"{code}" has nothing below it and no column in Data. Add the column (it may be empty) or remove the row.',
  },
  BOOK_DENOMINATOR_WITHOUT_COLUMN: {
    zh: '“{code}”的折算基数“{denominator}”在数据表里没有列。请补上。',
    en: 'The denominator "{denominator}" of "{code}" has no column in Data. Add it.',
  },
  BOOK_MISSING_CODE_SUSPECT: {
    zh: '列“{column}”的 {value} 在其他数值中显得孤立，像是表示“缺失”的代码。已按数值计分：确是缺失请清空该格。',
    en: '{value} in column "{column}" stands alone among other magnitudes and looks like a code for "missing". It was scored as a number: if it is one, empty the cell.',
  },
  BOOK_TINY_SPREAD: {
    zh: '列“{column}”的数值都在 {min} 与 {max} 之间，相差不到十亿分之一，计分时按“没有差异”处理。这一列是不是编码？确是指标值请减去共同的基数。',
    en: 'All values of column "{column}" lie between {min} and {max} and differ by less than a billionth: scoring takes them as equal. Is it a column of codes? If they are figures, take off their common base.',
  },
  BOOK_PERCENT_AS_SHARE: {
    zh: '“{column}”的单位是 %，但全部值都在 0–1 之间。如果是比例，请乘以 100。',
    en: '"{column}" is in %, but all its values are within 0–1. If they are shares, multiply by 100.',
  },
  BOOK_KEY_UNKNOWN: { zh: '不认识设置项“{key}”。可用：{known}。', en: 'Unknown key "{key}". Known: {known}.' },
  BOOK_KEY_TWICE: {
    zh: '设置项“{key}”与第 {row} 行重复。请只保留一行。',
    en: 'The key "{key}" is already in row {row}. Keep one.',
  },
  BOOK_DOMAIN_INVALID: {
    zh: '取值范围“{text}”无法理解。请填 {known}，或写成 0..100（一端可留空）。',
    en: 'The domain "{text}" can\'t be read. Enter one of {known}, or a range as 0..100 (an end may be left open).',
  },
  BOOK_OUTSIDE_DOMAIN: {
    zh: '“{column}”的值 {value} 不在取值范围 {domain} 内，仍按原值计分。请核对。',
    en: 'The value {value} of "{column}" lies outside its domain {domain}; it is scored as it stands. Check it.',
  },
  BOOK_VALUE_INVALID: {
    zh: '值“{text}”超出允许范围。请更正。',
    en: 'The value "{text}" is out of its range. Correct it.',
  },
  BOOK_SCALE_NOT_RISING: {
    zh: '分值范围的下限 {lower} 须小于上限 {upper}。请更正。',
    en: 'The lower end {lower} of the scale must be below the upper end {upper}. Correct them.',
  },
  BOOK_WORDS_INVALID: {
    zh: '项目用语“{text}”不对。应如 unit=岛|island|islands; group=群岛|archipelago，可用 {known}。',
    en: 'The words "{text}" are not right. Write them as in unit=岛|island|islands; group=群岛|archipelago, with {known}.',
  },
  BOOK_TIERS_INVALID: {
    zh: '分组界线“{text}”不对。应逐级降低、不重复、只有最后一组为空，如 very_high:90;high:80;medium:65;low:。',
    en: 'Tier line "{text}" is not right. Lines fall, name each tier once, and only the last is empty, as in very_high:90;high:80;medium:65;low:.',
  },
} as const satisfies MessageCatalogue;
