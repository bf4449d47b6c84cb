import type { BaseFigure } from '../../../shared/model/base-figure.ts';
import type { Measure } from '../../../shared/model/framework.ts';
import { foldName, foldText } from '../../../shared/base/fold-text.ts';
import { parseMonth, parseYear } from '../values/parse-period.ts';
import { fieldOfHeading } from '../../../shared/model/sheet-headings.ts';
import type { Field } from '../../../shared/model/sheet-field.ts';
import { datedIndex } from './dated-index.ts';
import type { OwnHeadings } from './import-context.ts';
import type { FrameworkTerms } from './framework-terms.ts';
import { loneUnit, scaleOfUnit, splitUnit } from '../values/unit-text.ts';

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
  /** The year whose index or tier the column holds by its heading: 2019年总体指数. */
  readonly indexYear: number | null;
  /** The year that any of the header rows names alone: 2021年 over 常住人口, or under it. */
  readonly ofYear: number | null;
  /** Words in the brackets after the name: 万人, %, 工作日 … */
  readonly unitText: string;
  /** Factor to ones that the brackets ask for: 万 10⁴, 亿 10⁸, 千 10³. */
  readonly scale: number;
  /** A year of the indicator that the title names which is not the project's: understood, and not read. */
  readonly otherYear: boolean;
}

/** `path`: texts of the header rows above the column, top first, repeats left out. `own`: what a project calls its index, units and tiers besides the usual words. */
export function readHeading(
  column: number,
  path: readonly string[],
  terms: FrameworkTerms,
  own: OwnHeadings = {},
): HeadingMeaning {
  // A row of units under the heads names nothing by itself.
  const units = path.length > 1 ? path.map(loneUnit) : [];
  const names = path.filter((_, at) => (units[at] ?? null) === null);
  const leafText = names.at(-1) ?? path.at(-1) ?? '';
  // What the project calls its index is that, whatever else its words could say: 便利度 % holds no per cent, 三月 is no month.
  const isIndex = isOneOf(own.indexNames, leafText);
  const { name, unitText } = isIndex ? { name: foldText(leafText), unitText: '' } : splitUnit(leafText);
  let month = !isIndex && isMonthHeading(name) ? parseMonth(name) : null;
  const known = terms.measure(name) ?? terms.measure(foldText(leafText));
  const behind = known === null && !isIndex ? terms.suffixed(leafText) : null;
  let unit = units.findLast((each) => each !== null) ?? (unitText === '' ? (behind?.unitText ?? '') : unitText);
  let measure = known ?? behind?.measure ?? null;
  let baseFigure: BaseFigure | null = null;
  let ofYear = isIndex ? null : parseYear(name);
  for (const above of names.slice(0, -1).reverse()) {
    const part = splitUnit(above);
    if (unit === '') unit = part.unitText;
    measure ??= terms.measure(part.name);
    baseFigure ??= terms.baseFigure(part.name);
    const year = parseYear(part.name);
    ofYear ??= year;
    if (month !== null && month.year === null && year !== null) month = { year, month: month.month };
  }
  // 关联度0-5 carries its range in the heading, 地区(代码或名称) an explanation.
  const bare = name.replace(/\s*\d+\s*[-–~—至]\s*\d+\s*分?$/, '').replace(/\s*[([【][^()[\]【】]*[)\]】]\s*$/, '');
  const fieldIn = (text: string): Field | null => fieldOfHeading(text) ?? ownField(own, text);
  const withinPath = <T>(read: (text: string) => T | null): T | null =>
    read(name) ?? read(foldText(leafText)) ?? read(bare);
  const field = withinPath(fieldIn);
  const indexYear = isIndex ? null : datedIndex(leafText, fieldIn);
  return {
    column,
    heading: path.join(' / '),
    field: indexYear === null ? field : null,
    indexYear,
    measure,
    element: withinPath(terms.element),
    step: withinPath(terms.step),
    // Under the name of a figure only its years: 户籍人口 under 常住人口 is another.
    baseFigure: withinPath(terms.baseFigure) ?? (parseYear(name) === null ? null : baseFigure),
    month,
    year: isIndex ? null : parseYear(name),
    ofYear,
    unitText: unit,
    scale: scaleOfUnit(unit),
    otherYear: false,
  };
}

function ownField({ indexNames, unitNames, tierNames }: OwnHeadings, text: string): Field | null {
  if (isOneOf(indexNames, text)) return 'index';
  if (isOneOf(unitNames, text)) return 'unit';
  return isOneOf(tierNames, text) ? 'tier' : null;
}

function isOneOf(names: readonly string[] | undefined, text: string): boolean {
  const folded = foldName(text).toLowerCase();
  return (names ?? []).some((name) => foldName(name).toLowerCase() === folded);
}

/** A bare number is no month heading; "1月", "2021-01", "202101" and "一月" are. */
function isMonthHeading(name: string): boolean {
  return !/^\d{1,2}$/.test(name.trim()) && parseMonth(name) !== null && name !== '月';
}
