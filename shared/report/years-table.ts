import { rankScores } from '../scoring/rank-scores.ts';
import { administrativeOrder } from './cohort-statistics.ts';
import type { ReportInput } from './report-input.ts';
import { numberCell, textCell } from './report-table.ts';
import type { ReportCell, ReportTable } from './report-table.ts';
import { reportText } from './report-text.ts';
import { scoreCell } from './score-text.ts';
import { cohortName, precisionNote, tierCell, unitHead } from './report-words.ts';
import { reportYears, yearResults } from './tier-history.ts';
import { yearSourceNotes } from './year-source-notes.ts';

/** Index and rank of a unit by year, from the oldest on; NaN where not known. */
export interface UnitYears {
  readonly unit: string;
  readonly name: string;
  readonly index: readonly number[];
  readonly rank: readonly number[];
  /** Of the last year against the one before it, as a share of that; NaN where one isn't known or that is not above 0. */
  readonly growth: number;
  /** Of a straight line by least squares through the years that are known, in points a year; NaN for fewer than three. */
  readonly slope: number;
}

/** docs/METHODS "Years": every unit's way through the years, in administrative order. Ranks are among the units whose index of that year is known. */
export function unitYears(input: ReportInput): {
  readonly years: readonly number[];
  readonly units: readonly UnitYears[];
} {
  const years = [...reportYears(input)].reverse();
  const results = yearResults(input);
  const columns = years.map((year) =>
    Float64Array.from(input.dataset.units, ({ code }) => results.get(code)?.get(year)?.index ?? Number.NaN),
  );
  const ranks = columns.map((column) => rankScores(column, input.method, input.result.nodeSpans[0]));
  const units = administrativeOrder(input.dataset).map((u): UnitYears => {
    const { code, name } = input.dataset.units[u]!;
    const index = columns.map((column) => column[u] ?? Number.NaN);
    const [last = Number.NaN, before = Number.NaN] = index.toReversed();
    return {
      unit: code,
      name,
      index,
      rank: ranks.map((rank) => rank[u] ?? Number.NaN),
      growth: before > 0 ? last / before - 1 : Number.NaN,
      slope: slopeOf(years, index),
    };
  });
  return { years, units };
}

function slopeOf(years: readonly number[], index: readonly number[]): number {
  const points = years.flatMap((x, at) => {
    const y = index[at] ?? Number.NaN;
    return Number.isNaN(y) ? [] : [{ x, y }];
  });
  if (points.length < 3) return Number.NaN;
  const mean = (of: (point: { x: number; y: number }) => number): number =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [x, y] = [mean((point) => point.x), mean((point) => point.y)];
  return mean((point) => (point.x - x) * (point.y - y)) / mean((point) => (point.x - x) ** 2);
}

/** Y-2: index, rank and tier of every unit by year, oldest first, with growth and slope. */
export function yearsTable(input: ReportInput): ReportTable {
  const { lang, method } = input;
  const { years, units } = unitYears(input);
  const results = yearResults(input);
  const head = (text: string, span: { readonly rowSpan?: number; readonly colSpan?: number } = {}): ReportCell =>
    textCell(text, { align: 'center', ...span });
  const say = (code: Parameters<typeof reportText>[1]): string => reportText(input, code);
  return {
    id: 'Y-2',
    title: reportText(input, 'REPORT_YEARS_TITLE', { cohort: cohortName(input) }),
    head: [
      [
        head(unitHead(input), { rowSpan: 2 }),
        ...years.map((year) => head(reportText(lang, 'REPORT_H_YEAR', { year }), { colSpan: 3 })),
        head(say('REPORT_YEARS_GROWTH'), { rowSpan: 2 }),
        head(say('REPORT_YEARS_SLOPE'), { rowSpan: 2 }),
      ],
      years.flatMap(() =>
        [say('REPORT_YEARS_INDEX'), say('REPORT_YEARS_RANK'), say('REPORT_YEARS_TIER')].map((text) => head(text)),
      ),
    ],
    body: units.map(({ unit, name, index, rank, growth, slope }) => [
      textCell(name),
      ...years.flatMap((year, at): ReportCell[] => [
        scoreCell(input, index[at] ?? Number.NaN),
        numberCell(rank[at] ?? Number.NaN, Number.isInteger(rank[at] ?? 0) ? 0 : 1),
        tierCell(results.get(unit)?.get(year)?.tier ?? null, lang, method.tiers),
      ]),
      numberCell(growth * 100, 2, { suffix: '%' }),
      scoreCell(input, slope),
    ]),
    columns: [16, ...years.flatMap(() => [8, 6, 9]), 9, 9],
    notes: [...yearSourceNotes(input), say('REPORT_YEARS_NOTE'), precisionNote(input)],
    landscape: true,
  };
}
