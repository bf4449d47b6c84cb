import { foldName } from '../../../shared/base/fold-text.ts';

const chineseMonths = [
  '一月',
  '二月',
  '三月',
  '四月',
  '五月',
  '六月',
  '七月',
  '八月',
  '九月',
  '十月',
  '十一月',
  '十二月',
];
const yearMonth = /^(\d{4})(?:年|-|\/|\.)(\d{1,2})月?(?:份)?$/;
const dayOfMonth = /^(\d{4})(?:-|\/|\.)(\d{1,2})(?:-|\/|\.)\d{1,2}(?:[T ].*)?$/;
const compact = /^(\d{4})(\d{2})$/;
const monthAlone = /^(\d{1,2})月?(?:份)?$/;

/** A month as written. `year` null where the text names none; `month` is not checked to lie in 1–12. */
export interface StatedMonth {
  readonly year: number | null;
  readonly month: number;
}

/** `2021年12月`, `2021-12`, `2021/12`, `2021.12`, `202112`, `2021-12-01`, `12月`, `12`, `十二月`. Null for anything else. */
export function parseMonth(text: string): StatedMonth | null {
  const folded = foldName(text);
  const dated = yearMonth.exec(folded) ?? compact.exec(folded) ?? dayOfMonth.exec(folded);
  if (dated !== null) return { year: Number(dated[1]), month: Number(dated[2]) };
  const alone = monthAlone.exec(folded);
  if (alone !== null) return { year: null, month: Number(alone[1]) };
  const chinese = chineseMonths.indexOf(folded.endsWith('份') ? folded.slice(0, -1) : folded);
  return chinese < 0 ? null : { year: null, month: chinese + 1 };
}

/** Whether texts are the bare numbers 1 to 12 in order: months, where a single number says nothing. */
export function isMonthRun(texts: readonly string[]): boolean {
  return texts.length === 12 && texts.every((text, index) => /^0?\d{1,2}$/.test(text) && Number(text) === index + 1);
}

const yearAlone = /^(\d{4})(?:年|年度)?$/;

/** `2021`, `2021年`, `2021年度`; 1949–2100. */
export function parseYear(text: string): number | null {
  const match = yearAlone.exec(foldName(text));
  if (match === null) return null;
  const year = Number(match[1]);
  return year >= 1949 && year <= 2100 ? year : null;
}
