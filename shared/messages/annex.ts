import type { MessageCatalogue } from './catalogue.ts';

/** What was not understood of an office's own sheets of indicators and units; the cell stands in front. */
export const annexMessages = {
  ANNEX_NO_TABLE: {
    zh: '里面没有表格。请在 Excel 或 Word 里选中整张表复制，或选含有表格的文件。',
    en: 'There is no table in it. Copy the whole table in Excel or Word, or choose a file with a table.',
  },
  ANNEX_NO_HEADING: {
    zh: '没有找到指标体系的表头。表头至少要有指标名称和另一列（如权重、单位、方向）。',
    en: 'No heading of a table of indicators was found. It needs a column of names and one more (weight, unit, direction).',
  },
  ANNEX_NO_ROWS: { zh: '表头下面没有指标。', en: 'There are no indicators beneath the heading.' },
  ANNEX_ROW_UNREAD: { zh: '这一行没有指标名称，未读：{text}', en: 'The row names no indicator and was left: {text}' },
  ANNEX_CELL_UNREAD: {
    zh: '“{text}”不在“{name}”的首行，未读。',
    en: '"{text}" is not in the first row of "{name}" and was left.',
  },
  ANNEX_COLUMN_UNREAD: {
    zh: '“{heading}”列（{count} 格）不属于指标体系，未读。',
    en: 'The column "{heading}" ({count} {count:cell|cells}) is none of the framework’s and was left.',
  },
  ANNEX_TOTAL: { zh: '“{text}”是合计行，未读。', en: '"{text}" is a row of totals and was left.' },
  ANNEX_NOTE: { zh: '表下的说明，未读：{text}', en: 'A note beneath the table was left: {text}' },
  ANNEX_NAME_TWICE: { zh: '同一上级下有两个“{name}”。', en: 'Two "{name}" stand below one indicator.' },
  ANNEX_MEASURE_TWICE: {
    zh: '“{name}”与 {other} 同名：数据表里分不清这两个，请改一个名称。',
    en: '"{name}" is also at {other}: sheets of data can’t tell the two apart. Rename one.',
  },
  ANNEX_CODE_FORM: {
    zh: '“{name}”的代码“{code}”不可用，另给了一个。',
    en: 'The code "{code}" of "{name}" can’t be used; it was given another.',
  },
  ANNEX_CODE_TWICE: {
    zh: '“{name}”的代码“{code}”已用于“{other}”，另给了一个。',
    en: 'The code "{code}" of "{name}" is that of "{other}"; it was given another.',
  },
  ANNEX_WEIGHT_TEXT: {
    zh: '“{name}”的权重“{text}”不是数，按同级平均。',
    en: 'The weight "{text}" of "{name}" is no number; it gets an equal share.',
  },
  ANNEX_WEIGHT_NONE: {
    zh: '“{name}”以下 {count} 项没有权重，按等权。',
    en: 'The {count} below "{name}" have no weights; they count equally.',
  },
  ANNEX_WEIGHT_MISSING: { zh: '“{name}”没有权重，按同级平均。', en: '"{name}" has no weight; it gets an equal share.' },
  ANNEX_WEIGHT_SUM: {
    zh: '“{name}”以下的权重合计 {sum}，既不是 100 或 1，也不是上级的权重；按所占比例计。',
    en: 'The weights below "{name}" add up to {sum}, neither 100 or 1 nor the weight above; their shares count.',
  },
  ANNEX_WEIGHT_SUMMED: {
    zh: '“{name}”没有写权重，取其下之和 {sum}。',
    en: '"{name}" has no weight of its own; the sum below it is {sum}.',
  },
  ANNEX_DIRECTION_NONE: {
    zh: '没有方向一列：全部按正向。',
    en: 'There is no column of directions: all count as higher is better.',
  },
  ANNEX_DIRECTION: {
    zh: '“{name}”的方向“{text}”看不懂，按正向。',
    en: 'The direction "{text}" of "{name}" isn’t understood; higher counts as better.',
  },
  ANNEX_LIMITS_TURNED: {
    zh: '“{name}”的下限大于上限，已对调；方向仍为正向，请核对。',
    en: 'The lower limit of "{name}" is above the upper one and they were exchanged; it still counts as higher is better. Check it.',
  },
  ANNEX_NUMBER: { zh: '“{name}”的“{text}”不是数，未取。', en: '"{text}" of "{name}" is no number and was left.' },
  ANNEX_CHOICE: {
    zh: '“{name}”的“{text}”不是可选的做法，未取。',
    en: '"{text}" of "{name}" is none of the choices and was left.',
  },
  ANNEX_DOMAIN: {
    zh: '“{name}”的取值范围“{text}”看不懂，未取。',
    en: 'The domain "{text}" of "{name}" isn’t understood and was left.',
  },
  ANNEX_BASE: {
    zh: '“{name}”（{text}）由总数除以{base}得出；若采集表里已是折算后的数，请清空“折算基数”。',
    en: '"{name}" ({text}) is made of totals divided by {base}. Where sheets give the divided value already, empty "Divided by".',
  },
  UNIT_LIST_NO_NAMES: {
    zh: '没有找到评估对象的名称一列（如 县（市、区）、单位名称）。',
    en: 'No column of names of units was found (such as 县（市、区）, 单位名称, Name).',
  },
  UNIT_LIST_NAME_EMPTY: { zh: '代码 {code} 没有名称，未读。', en: 'The code {code} has no name and was left.' },
  UNIT_LIST_TWICE: {
    zh: '“{name}”与 {other} 重复，未再读。',
    en: '"{name}" is also at {other} and was not taken again.',
  },
  UNIT_LIST_SAME_NAME: {
    zh: '几个地方都有“{name}”，这一个记为“{as}”。',
    en: 'Several are called "{name}"; this one is entered as "{as}".',
  },
  UNIT_LIST_CODE_TWICE: {
    zh: '“{name}”的代码 {code} 与“{other}”相同，另给一个。',
    en: 'The code {code} of "{name}" is that of "{other}"; it gets another.',
  },
} as const satisfies MessageCatalogue;
