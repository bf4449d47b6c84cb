import type { MessageCatalogue } from './catalogue.ts';

/** Refused edits of the framework and the units; what a score book of them can't hold. */
export const frameworkMessages = {
  FRAMEWORK_TITLE_EMPTY: { zh: '请填写指标体系的名称。', en: 'Give the framework a title.' },
  FRAMEWORK_CODE_FORM: {
    zh: '代码“{code}”不可用。代码以字母、数字或汉字开头，可含 . _ -，最多 40 个字符，不含空格。',
    en: 'The code "{code}" can\'t be used. A code begins with a letter or digit, may hold . _ - and has at most 40 characters, no spaces.',
  },
  FRAMEWORK_CODE_TAKEN: {
    zh: '代码“{code}”已被使用（不分大小写；total 为总体指数保留）。请换一个代码。',
    en: 'The code "{code}" is in use (capitals make no difference; total stands for the index). Choose another.',
  },
  FRAMEWORK_NAME_EMPTY: { zh: '“{code}”没有名称。请填写名称。', en: '"{code}" has no name. Give it one.' },
  FRAMEWORK_PARENT_UNKNOWN: {
    zh: '没有代码为“{parent}”的上级指标。请重新选择上级。',
    en: 'There is no indicator "{parent}" to put it under. Choose another.',
  },
  FRAMEWORK_HAS_MEASURES: {
    zh: '“{parent}”下面已有采集项（{measures}），不能再加下级指标。请先把采集项移到别处，或在同级添加指标。',
    en: '"{parent}" has measures ({measures}), so no indicator can stand below it. Move the measures first, or add a sibling.',
  },
  FRAMEWORK_HAS_INDICATORS: {
    zh: '“{parent}”下面已有下级指标（{indicators}），采集项须放在最下一级。请选择其中一个下级指标。',
    en: '"{parent}" has indicators below it ({indicators}); measures belong to the lowest level. Choose one of those.',
  },
  FRAMEWORK_MEASURE_AT_TOP: {
    zh: '采集项“{code}”须属于某个指标，不能放在最顶层。',
    en: 'Measure "{code}" must belong to an indicator and can\'t stand at the top.',
  },
  FRAMEWORK_BELOW_ITSELF: {
    zh: '“{code}”不能移到自己的下级“{parent}”之下。请选择别的上级。',
    en: '"{code}" can\'t be moved below itself ("{parent}"). Choose another place.',
  },
  FRAMEWORK_TOO_DEEP: {
    zh: '“{code}”会到第 {level} 级；指标最多 {most} 级。请放在更高的位置。',
    en: '"{code}" would stand on level {level}; indicators have {most} levels at most. Put it higher up.',
  },
  FRAMEWORK_SOURCE: {
    zh: '采集项“{code}”的汇总方式不适用于所选的采集表。请重新选择汇总方式。',
    en: 'Records of that kind can\'t be summarised so for measure "{code}". Choose another way.',
  },
  FRAMEWORK_DOMAIN: {
    zh: '采集项“{code}”的取值范围“{domain}”无法理解。请填 {known}，或写成 0..100（一端可留空）。',
    en: 'The domain "{domain}" of measure "{code}" can\'t be read. Enter one of {known}, or a range as 0..100 (an end may be left open).',
  },
  FRAMEWORK_MONTHS: {
    zh: '采集项“{code}”的应有月数是 {months}，应为 1 到 {most} 的整数。',
    en: 'Measure "{code}" can\'t have {months} {months:month|months} a year: enter a whole number from 1 to {most}.',
  },
  FRAMEWORK_SOURCE_MISSING: {
    zh: '请为采集项“{code}”选择来自哪种采集表。',
    en: 'Say which kind of sheet measure "{code}" comes from.',
  },
  FRAMEWORK_ROWS_MANY: {
    zh: '指标体系有 {count} 行，最多 {most} 行。请减少行数。',
    en: 'The system has {count} {count:row|rows}, at most {most} are allowed. Leave some out.',
  },
  SYSTEM_SHEET_EMPTY: {
    zh: '这些指标下没有采集项，读回时会成为采集项：{names}。',
    en: 'These indicators have no measure below and would be measures when the sheet is read back: {names}.',
  },
  SYSTEM_SHEET_RULES: {
    zh: '有 {count} 个采集项的计算规则比表格能写的细：读回本项目时保留，读入别的项目时按平均。',
    en: 'Rules of {count} {count:measure|measures} are finer than the sheet can say: kept when it is read back here, a mean elsewhere.',
  },
  UNITS_MANY: {
    zh: '评估对象有 {count} 个，超过 {most} 个的上限。',
    en: 'There are {count} {count:unit|units}; at most {most} are possible.',
  },
  UNITS_CODE_EMPTY: {
    zh: '第 {row} 行（{name}）没有代码。请填写代码。',
    en: 'Row {row} ({name}) has no code. Fill it in.',
  },
  UNITS_NAME_EMPTY: {
    zh: '第 {row} 行（{code}）没有名称。请填写名称。',
    en: 'Row {row} ({code}) has no name. Fill it in.',
  },
  UNITS_CODE_TWICE: {
    zh: '第 {row} 行的代码“{code}”与第 {other} 行相同。每个评估对象的代码只能出现一次。',
    en: 'Row {row} has the code "{code}" of row {other}. Each unit has a code of its own.',
  },
  UNITS_NAME_TWICE: {
    zh: '第 {row} 行的名称“{name}”与第 {other} 行相同，导入时无法区分。请改名。',
    en: 'Row {row} has the name "{name}" of row {other}; imports could not tell them apart. Rename one.',
  },
  UNITS_REFERENCE: {
    zh: '评估对象“{unit}”是采集项“{measure}”的参照对象，不能移除。请先改用别的标准化方法。',
    en: 'Unit "{unit}" is the reference of measure "{measure}" and can\'t be removed. Change that normalisation first.',
  },
  BOOK_EXPORT_POWER: {
    zh: '{indexName}用幂平均合成，计分书记不下它的指数 p。请先换一种合成方法。',
    en: "The {indexName} is combined by a power mean, whose exponent a score book can't hold. Choose another aggregation first.",
  },
  BOOK_EXPORT_EMPTY: {
    zh: '没有采集项的指标（{indicators}）没有写入计分书。',
    en: 'Indicators without measures ({indicators}) were left out of the score book.',
  },
  BOOK_EXPORT_EXCLUDED: {
    zh: '已排除的评估对象（{units}）没有写入计分书。',
    en: 'Excluded units ({units}) were left out of the score book.',
  },
  BOOK_EXPORT_NO_UNITS: {
    zh: '计分书中没有评估对象，不能直接读回：请先在工作表“{units}”和“{data}”中补上评估对象，再计分或填入项目。',
    en: 'The score book holds no units and can\'t be read back as it is: add them to the sheets "{units}" and "{data}" before it is scored or fills a project.',
  },
  BOOK_EXPORT_BASES: {
    zh: '折算基数写成数据列；由计分书填入的项目里，数值是折算后的。要保留原始数值，请另存项目副本。',
    en: 'Base figures are columns of data: a project filled from the book holds the values divided by them. Save a copy of the project to keep the raw ones.',
  },
  TIERS_NOT_FALLING: {
    zh: '能力分组界线须逐级降低、不重复，且只有最后一组不设下限。',
    en: 'Tier lines must fall, name each tier once, and only the last may be open.',
  },
  TIERS_COUNT: {
    zh: '分组须为 {fewest} 至 {most} 组，现为 {count} 组。请增加或删除分组。',
    en: 'A method has {fewest} to {most} tiers; there are {count}. Add or remove tiers.',
  },
  OWN_WORD_LONG: {
    zh: '项目用语“{word}”超过 {most} 个字。请缩短。',
    en: 'The word "{word}" of the project has more than {most} letters. Shorten it.',
  },
  OWN_WORD_SIGNS: {
    zh: '项目用语“{word}”中有不能使用的符号（| { } ; : " * ? ~ < > = / \\ [ ]，开头的 + - @ \'）。请改掉。',
    en: 'The word "{word}" of the project has signs that cannot stand in it (| { } ; : " * ? ~ < > = / \\ [ ], + - @ \' in front). Change them.',
  },
  OWN_WORD_HEADING: {
    zh: '项目用语不能是“{word}”：采集表用它作另一列的表头，模板填好后就认不出各列。请换一个词。',
    en: 'The project cannot use the word "{word}": sheets head another column by it, so that filled templates could not be read back. Choose another.',
  },
  INDEX_NAME_EMPTY: {
    zh: '指数的名称不能为空。请填写名称，或留空用通常的名称。',
    en: 'The name of the index is empty. Give it one, or leave it out for the usual one.',
  },
  INDEX_NAME_LONG: {
    zh: '指数的名称“{name}”超过 {most} 个字。请缩短。',
    en: 'The name of the index, "{name}", has more than {most} letters. Shorten it.',
  },
  INDEX_NAME_SIGNS: {
    zh: '指数的名称“{name}”中有不能使用的符号（| { } ; : " * ? ~ < > = / \\ [ ]，开头的 + - @ \'，全角字母，首尾或连续空格）。请改掉。',
    en: 'The name of the index, "{name}", has signs that cannot stand in it (| { } ; : " * ? ~ < > = / \\ [ ], + - @ \' in front, full-width letters, spaces at its ends or side by side). Change them.',
  },
  INDEX_NAME_HEADING: {
    zh: '指数的名称不能是“{name}”：采集表用它作另一列的表头，往年结果的模板填好后就认不出哪一列是指数。请换一个名称，如“{name}指数”。',
    en: 'The index cannot be called "{name}": sheets head another column by it, so that the column of the index would not be found in a filled template of earlier results. Choose another name, such as "{name} index".',
  },
  INDEX_NAME_WORDLESS: {
    zh: '指数的名称“{name}”只是数字、单位、年份或月份，作表头会读成别的意思。请用有文字的名称。',
    en: 'The name of the index, "{name}", is a number, a unit, a year or a month and would be read as that in a heading. Give it a name of words.',
  },
  TIER_NAME_EMPTY: {
    zh: '分组名称不能为空。请填写名称。',
    en: 'A tier needs a name. Give it one.',
  },
  TIER_NAME_LONG: {
    zh: '分组名称“{name}”超过 {most} 个字。请缩短。',
    en: 'The tier name "{name}" has more than {most} letters. Shorten it.',
  },
  TIER_NAME_SIGNS: {
    zh: '分组名称“{name}”中有不能使用的符号（; : ( ) | " * ? ~ < > =，开头的 + - @ \'，全角字母，首尾或连续空格）。请改掉。',
    en: 'The tier name "{name}" has signs that cannot stand in it (; : ( ) | " * ? ~ < > =, + - @ \' in front, full-width letters, spaces at its ends or side by side). Change them.',
  },
  TIER_NAME_TWICE: {
    zh: '有两组都叫“{name}”（中文或英文）。请改其中一个。',
    en: 'Two tiers are called "{name}" (in Chinese or in English). Rename one of them.',
  },
} as const satisfies MessageCatalogue;
