import { foldText } from '../../../shared/base/fold-text.ts';

const bracketed = /^(.*?)\s*[([【]\s*(?:单位\s*[::]\s*)?([^()[\]【】]*)[)\]】]\s*$/;

/** Name and unit of a heading: "常住人口(万人)" → 常住人口, 万人. Brackets that hold no unit stay part of the name. */
export function splitUnit(heading: string): { readonly name: string; readonly unitText: string } {
  const folded = foldText(heading);
  const match = bracketed.exec(folded);
  const unitText = match?.[2]?.trim() ?? '';
  if (match !== null && isUnitText(unitText)) return { name: match[1] ?? '', unitText };
  // 常住人口_万人, 常住人口 万人; but 得 分 and 单 位 are words with a space inside.
  const [, name = '', between = '', behind = ''] = /^(.*[^\s_:,])([\s_:,]+)([^\s_:,]+)$/.exec(folded) ?? [];
  const parted = between.trim() !== '' || behind.length > 1 || behind === '%' || behind === '‰';
  return parted && isUnitText(behind) ? { name, unitText: behind } : { name: folded, unitText: '' };
}

export function scaleOfUnit(unitText: string): number {
  if (unitText.startsWith('万')) return 10_000;
  if (unitText.startsWith('亿')) return 100_000_000;
  // 千米, 千克 and 千瓦时 are units of their own, 百分点 is a share.
  if (/^千(?![米克瓦])/.test(unitText) || unitText === '‰') return 1_000;
  if (/^百(?!分)/.test(unitText)) return 100;
  return 1;
}

const countingUnits =
  '人|户|件|次|个|种|本|项|家|分|位|条|天|日|工作日|自然日|人次|元|美元|所|台|辆|部|座|处|套|张|册|篇|起|宗|笔|吨|公顷|亩|米|公里|平方米|平方公里|平方千米|立方米|小时|分钟|秒';
const unitOfNumbers = new RegExp(
  `^(?:[万亿千百]?(?:${countingUnits})?|千克|公斤|千米|千瓦|千瓦时|[万亿]千瓦时|百分点|个百分点)(?:/[万亿千百]?(?:${countingUnits}))?$`,
);

/** Whether a text is a unit of numbers: 万人, %, 件, 工作日 … */
export function isUnitText(text: string): boolean {
  return (
    text === '%' ||
    text === '‰' ||
    text === '百分比' ||
    (text !== '' && unitOfNumbers.test(text)) ||
    /^\d+[-–~—至]\d+分?$/.test(text) ||
    text === '1/0' ||
    text === '是/否' ||
    text === '√/×'
  );
}

/** The unit of a header cell that holds nothing else: 万人, (万人), 单位：万人; null where it says more. */
export function loneUnit(text: string): string | null {
  const folded = foldText(text);
  const bare = /^(?:单位\s*:\s*)?[([【]?\s*(?:单位\s*:\s*)?([^()[\]【】]*?)\s*[)\]】]?$/.exec(folded)?.[1] ?? '';
  return isUnitText(bare) ? bare : null;
}
