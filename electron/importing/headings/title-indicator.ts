import { foldName, foldText } from '../../../shared/base/fold-text.ts';
import type { BaseFigure } from '../../../shared/model/base-figure.ts';
import type { Measure } from '../../../shared/model/framework.ts';
import type { SheetProfile } from '../profile/profile-sheet.ts';
import type { FrameworkTerms } from './framework-terms.ts';
import { splitUnit } from '../values/unit-text.ts';
import { tableUnits } from './title-unit.ts';
import { compareUnit, figureUnits } from './value-unit.ts';

/** What the title of a statistics table says that its numbers are. */
export interface TitleIndicator {
  /** Without its unit. */
  readonly name: string;
  /** '' where the title names none; null where it names several. */
  readonly unitText: string | null;
  /** What the project knows by that name; both null for another indicator, or where the unit can't be that one's. */
  readonly baseFigure: BaseFigure | null;
  readonly measure: Measure | null;
}

const labelled = /(?:^|\s)指标(?:名称)?\s*:\s*(.+?)(?=\s+[\u4e00-\u9fff]{2,6}\s*:|$)/;
/** What stands around an indicator's name in a title: 表2-1, 2021年, 分地区, 情况. */
const around =
  /^(?:附?表)?\d+(?:[-.]\d+)*[\s.、:]*|(?:19|20)\d{2}年?(?:度|末)?|(?:按|分)?(?:各?地区|省份?|区域)(?:分的?|别)?|各省\([^)]*\)|^全国|历年|(?:情况|数据|统计|一览)?表?$/g;

/**
 * The indicator that the title names, after 指标： or as the title itself; null where it names none that the project knows and none after 指标：.
 * The unit is the title's, else that of a footnote.
 */
export function titleIndicator(
  { titles: above, notes }: Pick<SheetProfile, 'titles' | 'notes'>,
  sheetName: string,
  terms: FrameworkTerms,
): TitleIndicator | null {
  const titles = [...above, sheetName];
  const stated = titles.flatMap((title) => labelled.exec(foldText(title))?.[1] ?? []);
  const units = tableUnits([...titles, ...stated], notes);
  const known: TitleIndicator[] = [];
  for (const text of [...stated, ...titles.map((title) => foldText(title))]) {
    const whole = splitUnit(text);
    for (const name of [whole.name, foldName(whole.name).replaceAll(around, '')]) {
      const baseFigure = terms.baseFigure(name);
      const measure = baseFigure === null ? terms.measure(name) : null;
      if (baseFigure === null && measure === null) continue;
      known.push({ name, baseFigure, measure, unitText: units.length > 1 ? null : (units[0] ?? '') });
      break;
    }
  }
  const [first] = known;
  const one = known.every((each) => each.baseFigure === first?.baseFigure && each.measure === first?.measure);
  if (first !== undefined && one && fits(first)) return first;
  const name = first?.name ?? (stated[0] === undefined ? undefined : splitUnit(stated[0]).name);
  return name === undefined
    ? null
    : { name, unitText: units.length > 1 ? null : (units[0] ?? ''), baseFigure: null, measure: null };
}

/** Whether the unit can be the indicator's. Where the title names none, the numbers are in ones. */
function fits({ unitText, baseFigure, measure }: TitleIndicator): boolean {
  if (unitText === null) return false;
  const words = baseFigure === null ? [measure?.unit ?? ''] : figureUnits[baseFigure];
  return unitText === '' || compareUnit(unitText, words).fit === 'same';
}
