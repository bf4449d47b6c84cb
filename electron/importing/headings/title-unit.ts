import { foldText } from '../../../shared/base/fold-text.ts';
import { isUnitText, splitUnit } from './read-heading.ts';

/**
 * The units that title lines name, each once: 单位：万人 (填报单位：某局 names none), 指标：常住人口（万人）, or in brackets at a line's end.
 * `titles`: the rows above the header.
 */
export function titleUnits(titles: readonly string[]): readonly string[] {
  const units = titles.flatMap((title) => [
    ...[...foldText(title).matchAll(/(?<![\u4e00-\u9fff])(?:计量|数据)?单位\s*:\s*([^\s,;()]+)/g)]
      .map((match) => match[1] ?? '')
      .filter(isUnitText),
    splitUnit(title).unitText,
  ]);
  return [...new Set(units.filter((unit) => unit !== ''))];
}
