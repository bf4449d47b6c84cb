import { foldText } from '../../../shared/base/fold-text.ts';
import { isUnitText, splitUnit } from '../values/unit-text.ts';

const labelled = /(?<![\u4e00-\u9fff])(?:计量|数据)?单位\s*:\s*([^\s,;()。]+)/g;

/**
 * The units that a table's title names, each once; where it names none, those that its footnotes name after 单位：.
 * `titles`: the rows above the header and other texts that stand for them.
 */
export function tableUnits(titles: readonly string[], notes: readonly string[]): readonly string[] {
  const units = titleUnits(titles);
  return units.length > 0 ? units : [...new Set(notes.flatMap(labelledUnits))];
}

function labelledUnits(text: string): readonly string[] {
  return [...foldText(text).matchAll(labelled)].map((match) => match[1] ?? '').filter(isUnitText);
}

/**
 * The units that title lines name, each once: 单位：万人 (填报单位：某局 names none), 指标：常住人口（万人）, or in brackets at a line's end.
 * `titles`: the rows above the header.
 */
export function titleUnits(titles: readonly string[]): readonly string[] {
  const units = titles.flatMap((title) => [...labelledUnits(title), splitUnit(title).unitText]);
  return [...new Set(units.filter((unit) => unit !== ''))];
}
