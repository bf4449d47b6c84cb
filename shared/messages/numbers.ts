import type { MessageCatalogue } from './catalogue.ts';

/** Why a written number isn't taken: the same words in every field, pasted block and import. */
export const numbersMessages = {
  NUMBER_NONE: {
    zh: '“{text}”不是数。请填写数字，例如 1234.5。',
    en: '"{text}" is no number: write one such as 1234.5.',
  },
  NUMBER_NEEDED: { zh: '这里要填一个数。', en: 'A number is needed here.' },
  NUMBER_GROUPS: {
    zh: '“{text}”的分隔不成千位。请写成 1,234,567 或 1234567；小数点用“.”。',
    en: '"{text}" is not grouped by thousands: write 1,234,567 or 1234567, with "." before decimals.',
  },
  NUMBER_PERCENT: {
    zh: '“{text}”是百分数，这里不以百分数计。请写不带 % 的数。',
    en: '"{text}" is a percentage, and this is not measured in per cent: write the number without %.',
  },
  NUMBER_UNIT: {
    zh: '“{text}”里的“{unit}”不是这里的单位。请只写数，或换算后再写。',
    en: 'The "{unit}" of "{text}" is no unit of this field: write the number alone, converted if need be.',
  },
  NUMBER_DATE: {
    zh: '“{text}”是日期，这里要填数。',
    en: '"{text}" is a date where a number belongs.',
  },
  NUMBER_FORMULA: {
    zh: '“{text}”是电子表格的错误值。请先改正公式。',
    en: '"{text}" is an error of a spreadsheet: correct its formula first.',
  },
  NUMBER_SIZE: {
    zh: '“{text}”超出可计算的大小（最大 1e100，最小可到 1e-300）。',
    en: '"{text}" is beyond what can be computed with (up to 1e100, down to 1e-300).',
  },
  NUMBER_WHOLE: { zh: '“{text}”不是整数。这里要填整数。', en: '"{text}" is not whole, and a whole number is needed.' },
  NUMBER_RANGE: {
    zh: '“{text}”超出范围：应在 {min} 至 {max} 之间。',
    en: '"{text}" is out of range: from {min} to {max}.',
  },
  NUMBER_LEAST: { zh: '“{text}”太小：不能小于 {min}。', en: '"{text}" is too small: at least {min}.' },
  NUMBER_MOST: { zh: '“{text}”太大：不能大于 {max}。', en: '"{text}" is too large: at most {max}.' },
} as const satisfies MessageCatalogue;
