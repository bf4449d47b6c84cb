import { displayNumber } from '../base/display.ts';
import type { Method } from '../model/method.ts';
import type { ScoreResult } from '../model/score-result.ts';
import type { ReportInput } from './report-input.ts';
import { reportText } from './report-text.ts';
import { decimalsOf } from './score-text.ts';

/** Units whose index is printed alike though their ranks differ, by position, best first; a reader takes them for a mistake. */
export function printedTies(
  { index, rank }: Pick<ScoreResult, 'index' | 'rank'>,
  decimals: number,
): readonly (readonly number[])[] {
  const alike = new Map<string, number[]>();
  index.forEach((value, unit) => {
    if (Number.isNaN(value)) return;
    const printed = displayNumber(value, decimals);
    const held = alike.get(printed);
    if (held === undefined) alike.set(printed, [unit]);
    else held.push(unit);
  });
  return [...alike.values()]
    .filter((units) => new Set(units.map((unit) => rank[unit])).size > 1)
    .map((units) => units.toSorted((a, b) => (rank[a] ?? 0) - (rank[b] ?? 0)));
}

/** Explains one group of {@link printedTies}: the value all print, and the digits that decide. */
export function printedTieNote(
  input: Pick<ReportInput, 'dataset' | 'result' | 'lang'> & {
    readonly method: Pick<Method, 'rankRounding' | 'indexName'>;
  },
  units: readonly number[],
  printed: number,
): string {
  const { dataset, result, method, lang } = input;
  const [first = 0] = units;
  const value = (unit: number): number => result.index[unit] ?? Number.NaN;
  const parts = units.map((unit) =>
    reportText(lang, 'REPORT_PRINTED_TIE_UNIT', {
      unit: dataset.units[unit]?.name ?? '',
      index: decidingDigits(units.map(value), value(unit)),
      rank: displayNumber(result.rank[unit] ?? Number.NaN, Number.isInteger(result.rank[unit]) ? 0 : 1),
    }),
  );
  return reportText(input, method.rankRounding === null ? 'REPORT_PRINTED_TIE' : 'REPORT_PRINTED_TIE_ROUNDED', {
    value: displayNumber(value(first), printed),
    units: parts.join(reportText(lang, 'REPORT_LIST')),
    decimals: method.rankRounding ?? '',
  });
}

/** A sentence for each group, for the notes of a table that prints index and rank. */
export function printedTieNotes(input: ReportInput): readonly string[] {
  const decimals = decimalsOf(input);
  return printedTies(input.result, decimals).map((units) => printedTieNote(input, units, decimals));
}

const MOST_DIGITS = 10;

/** As many decimals as tell the values apart. */
function decidingDigits(values: readonly number[], own: number): string {
  for (let decimals = 3; decimals < MOST_DIGITS; decimals += 1) {
    const printed = values.map((value) => displayNumber(value, decimals));
    if (new Set(printed).size === new Set(values).size) return displayNumber(own, decimals);
  }
  return displayNumber(own, MOST_DIGITS);
}
