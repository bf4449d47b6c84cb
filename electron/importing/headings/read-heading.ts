import type { BaseFigure } from '../../../shared/model/base-figure.ts';
import type { Measure } from '../../../shared/model/framework.ts';
import { foldName, foldText } from '../../../shared/base/fold-text.ts';
import { parseMonth, parseYear } from '../values/parse-period.ts';
import { fieldOfHeading } from './fields.ts';
import type { Field } from '../../../shared/model/sheet-mapping.ts';
import type { FrameworkTerms } from './framework-terms.ts';

/** Everything that a column's heading (its path of merged header rows) may mean; recognition decides which counts. */
export interface HeadingMeaning {
  /** 1-based column. */
  readonly column: number;
  /** Path joined by " / ", as shown. */
  readonly heading: string;
  readonly field: Field | null;
  readonly measure: Measure | null;
  readonly element: string | null;
  readonly step: string | null;
  readonly baseFigure: BaseFigure | null;
  /** Month 1–12 with its year, or null. */
  readonly month: { readonly year: number | null; readonly month: number } | null;
  /** The heading is a year alone. */
  readonly year: number | null;
  /** Words in the brackets after the name: 万人, %, 工作日 … */
  readonly unitText: string;
  /** Factor to ones that the brackets ask for: 万 10⁴, 亿 10⁸, 千 10³. */
  readonly scale: number;
  /** A year of the indicator that the title names which is not the project's: understood, and not read. */
  readonly otherYear: boolean;
}

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

/** `path`: texts of the header rows above the column, top first, repeats left out. `indexNames`: what a project calls its index besides 总体指数. */
export function readHeading(
  column: number,
  path: readonly string[],
  terms: FrameworkTerms,
  indexNames: readonly string[] = [],
): HeadingMeaning {
  const leafText = path.at(-1) ?? '';
  const { name, unitText } = splitUnit(leafText);
  let month = isMonthHeading(name) ? parseMonth(name) : null;
  let unit = unitText;
  let measure = terms.measure(name) ?? terms.measure(foldText(leafText));
  for (const above of path.slice(0, -1).reverse()) {
    const part = splitUnit(above);
    if (unit === '') unit = part.unitText;
    measure ??= terms.measure(part.name);
    const year = parseYear(part.name);
    if (month !== null && month.year === null && year !== null) month = { year, month: month.month };
  }
  // 关联度0-5 carries its range in the heading, 地区(代码或名称) an explanation.
  const bare = name.replace(/\s*\d+\s*[-–~—至]\s*\d+\s*分?$/, '').replace(/\s*[([【][^()[\]【】]*[)\]】]\s*$/, '');
  const withinPath = <T>(read: (text: string) => T | null): T | null =>
    read(name) ?? read(foldText(leafText)) ?? read(bare);
  return {
    column,
    heading: path.join(' / '),
    field: withinPath((text) => fieldOfHeading(text) ?? (isOneOf(indexNames, text) ? 'index' : null)),
    measure,
    element: withinPath(terms.element),
    step: withinPath(terms.step),
    baseFigure: withinPath(terms.baseFigure),
    month,
    year: parseYear(name),
    unitText: unit,
    scale: scaleOfUnit(unit),
    otherYear: false,
  };
}

function isOneOf(names: readonly string[], text: string): boolean {
  const folded = foldName(text).toLowerCase();
  return names.some((name) => foldName(name).toLowerCase() === folded);
}

/** A bare number is no month heading; "1月", "2021-01", "202101" and "一月" are. */
function isMonthHeading(name: string): boolean {
  return !/^\d{1,2}$/.test(name.trim()) && parseMonth(name) !== null && name !== '月';
}
