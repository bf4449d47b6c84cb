import type { ReportInput } from '../report-input.ts';
import { yearSourceNotes } from '../year-source-notes.ts';
import { unitYears } from '../years-table.ts';
import { seriesStyle } from './figure-style.ts';
import type { LineFigure } from './figure-spec.ts';
import { figureText } from './figure-text.ts';
import { known, titleParams } from './figure-values.ts';

/** Every unit's rank by year, the first at the top; null for a single year. */
export function rankPathsFigure(input: ReportInput): LineFigure | null {
  const { lang } = input;
  const { years, units } = unitYears(input);
  const shown = years
    .map((_, at) => at)
    .filter((at) => units.some(({ rank }) => !Number.isNaN(rank[at] ?? Number.NaN)));
  if (shown.length < 2) return null;
  return {
    id: 'F-rank-paths',
    number: null,
    title: figureText(lang, 'FIGURE_RANK_PATHS', titleParams(input)),
    notes: yearSourceNotes(input),
    kind: 'line',
    named: 'ends',
    categoryTitle: figureText(lang, 'FIGURE_YEAR_AXIS'),
    categories: shown.map((at) => ({
      key: String(years[at]),
      label: figureText(lang, 'FIGURE_YEAR', { year: years[at] ?? '' }),
      tier: null,
    })),
    values: { title: figureText(lang, 'FIGURE_RANK'), range: [units.length + 0.5, 0.5], decimals: 0 },
    series: units.map(({ unit, name, rank }, at) => ({
      key: unit,
      name,
      values: shown.map((year) => known(rank[year])),
      style: seriesStyle(at),
    })),
    referenceLines: [],
  };
}
