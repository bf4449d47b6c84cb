import { foldName, foldText } from '../../../shared/base/fold-text.ts';
import { readNumber } from '../../../shared/base/read-number.ts';
import { isMissingToken } from '../../../shared/base/missing-token.ts';

/** 25, 0.25, 25%, 25分, （25分） as a weight; null where it is no number. Percentages are in points. */
export function weightOf(text: string): number | null {
  const bare = foldText(text)
    .replace(/^[([【]\s*(.*?)\s*[)\]】]$/, '$1')
    .replace(/^(?:权重|分值|满分|占比)\s*:?\s*/, '');
  const reading = readNumber(bare.replace(/\s*分$/, ''), { percent: true });
  return reading.type === 'number' ? reading.value : null;
}

export function isWeightText(text: string): boolean {
  return weightOf(text) !== null;
}

/** A name and the weight that stands in brackets behind it: 服务供给（30分）, 线上服务(权重40%), 数据治理 25%. */
export function weightInName(text: string): { readonly name: string; readonly weight: string | null } {
  const joined = oneLine(text);
  const [, name = '', weight = ''] =
    /^(.+?)\s*[(（[【]\s*((?:(?:权重|分值|满分|占比)\s*[:：]?\s*)?\d+(?:\.\d+)?\s*(?:分|%|％)|(?:权重|分值|满分|占比)\s*[:：]?\s*\d+(?:\.\d+)?)\s*[)）\]】]$/.exec(
      joined,
    ) ??
    /^(.+?\D)\s+(\d+(?:\.\d+)?\s*(?:分|%|％))$/.exec(joined) ??
    [];
  return name === '' ? { name: joined, weight: null } : { name: name.trim(), weight };
}

/** A name as one line. Between Chinese letters a break is nothing, between words a space. */
export function oneLine(text: string): string {
  return text
    .trim()
    .replace(/(?<=[\u3000-\u9fff\uff00-\uffef])\s*\n\s*|\s*\n\s*(?=[\u3000-\u9fff\uff00-\uffef])/g, '')
    .replace(/\s+/g, ' ');
}

/** A code or number in front of a name, with the depth that the number says: 1.2 线上服务, A1 服务, （一）线上, 一、服务. `depth` null: a code of letters. */
export interface NumberedName {
  readonly name: string;
  /** '' where the number is none that could be a code: 一、, （二）. */
  readonly code: string;
  readonly depth: number | null;
}

export function numberedName(text: string): NumberedName | null {
  const [, first] = /^[一二三四五六七八九十]+\s*[、.．]\s*(.+)$/.exec(text) ?? [];
  if (first !== undefined) return { name: first, code: '', depth: 1 };
  const [, second] = /^[（(][一二三四五六七八九十]+[)）]\s*[、.]?\s*(.+)$/.exec(text) ?? [];
  if (second !== undefined) return { name: second, code: '', depth: 2 };
  const [, dotted, third] = /^(\d{1,3}(?:[.．]\d{1,3})+)[、.．]?\s*(\D.*)$/.exec(text) ?? [];
  if (dotted !== undefined && third !== undefined)
    return { name: third, code: dotted.replaceAll('．', '.'), depth: dotted.split(/[.．]/).length };
  const [, single, fourth] = /^(\d{1,3})\s*[、.．]\s*(\D.*)$/.exec(text) ?? [];
  if (single !== undefined && fourth !== undefined) return { name: fourth, code: single, depth: 3 };
  const [, code, fifth] =
    /^([A-Z]\d{0,3}(?:[-.]\d{1,3})*)(?:\s*[、.．:：]\s*|\s+|(?=[\u4e00-\u9fff]))(\D.*)$/.exec(text) ?? [];
  return code !== undefined && fifth !== undefined && (code.length > 1 || /[、.．:：\s]/.test(text[1] ?? ''))
    ? { name: fifth, code, depth: null }
    : null;
}

/** 合计, 总计 …: a row that only adds up. */
export function isTotalText(text: string): boolean {
  return /^(?:合计|总计|小计|共计|总分|总和|总权重|合\s*计|total|subtotal|sum)(?:[(（].*[)）])?$/i.test(foldName(text));
}

/** 注：…, 说明：…, ※ …: a line beneath a table. */
export function isNoteText(text: string): boolean {
  return /^(?:注\s*\d*|说明|备注|填表说明|note|notes|remark)s?\s*[:：.、]|^[※*＊]/i.test(text.trim());
}

/** Nothing is said: empty, —, /. */
export function isNothing(text: string): boolean {
  const folded = foldText(text);
  return folded === '' || isMissingToken(folded);
}

/** 定量, 定性, 约束性 …: what a column of 指标属性 may say instead. */
export function isOtherProperty(text: string): boolean {
  return /^(?:定量|定性|客观|主观|约束|预期|核心|基础|共性|个性|必选|可选)/.test(foldName(text));
}

/** 0-100, 0~100, 0至100, [0,100], 0..100: both ends of a range. */
export function rangeOf(text: string): readonly [number, number] | null {
  const folded = foldText(text).replace(/^[[(]|[\])]$/g, '');
  const [from, to, ...more] = folded.split(/\s*(?:\.\.|~|～|至|—|–|,|，|(?<=[\d%])-)\s*/).map(weightOf);
  return from == null || to == null || more.length > 0 ? null : [from, to];
}
