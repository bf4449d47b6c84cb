import { displayedValue } from '../../base/display.ts';
import { tierName } from '../../model/tier-name.ts';
import { administrativeOrder } from '../cohort-statistics.ts';
import type { ReportInput } from '../report-input.ts';
import { isKeyCity } from '../report-words.ts';
import { reportYears, tierCountsByYear, yearResults } from '../tier-history.ts';
import { tiersInUse } from '../tier-lines.ts';
import { yearSourceNotes } from '../year-source-notes.ts';
import { seriesStyle, tierStyle } from './figure-style.ts';
import type { BarFigure, FigurePoint, LineFigure, ReferenceLine, ScatterFigure } from './figure-spec.ts';
import { figureText } from './figure-text.ts';
import { known, scoreAxis, titleParams, unitStyle } from './figure-values.ts';
import { decimalsOf } from '../score-text.ts';

/** F3-2 (F3-3 for key cities): units in each tier by year, oldest first; null when no unit has a tier. */
export function tierCountsFigure(input: ReportInput): BarFigure | null {
  const { lang } = input;
  const years = tierCountsByYear(input).filter(({ counts }) => [...counts.values()].some((count) => count > 0));
  if (years.length === 0) return null;
  const number = isKeyCity(input) ? '3-3' : '3-2';
  const { tiers } = input.method;
  return {
    id: `F${number}`,
    number,
    title: figureText(lang, 'FIGURE_TIER_COUNTS', titleParams(input)),
    notes: yearSourceNotes(input),
    kind: 'stacked-bars',
    orientation: 'vertical',
    categoryTitle: figureText(lang, 'FIGURE_YEAR_AXIS'),
    categories: years.map(({ year }) => ({
      key: String(year),
      label: figureText(lang, 'FIGURE_YEAR', { year }),
      tier: null,
    })),
    values: { title: figureText(lang, 'FIGURE_COUNT'), range: null, decimals: 0 },
    series: tiers.map(({ tier }) => {
      const values = years.map(({ counts }) => counts.get(tier) ?? 0);
      return {
        key: tier,
        name: tierName(tier, lang, tiers),
        values,
        style: tierStyle(tier, tiers),
        texts: values.map((count) => (count > 0 ? String(count) : '')),
      };
    }),
    referenceLines: [],
  };
}

/** Index of last year against this year's, for the units known in both; null for fewer than three. */
export function changeFigure(input: ReportInput): ScatterFigure | null {
  const { lang, framework } = input;
  const results = yearResults(input);
  const points: FigurePoint[] = [];
  for (const u of administrativeOrder(input.dataset)) {
    const { code, name } = input.dataset.units[u]!;
    const x = results.get(code)?.get(framework.year - 1)?.index ?? null;
    const y = known(input.result.index[u]);
    if (x !== null && y !== null)
      points.push({ key: code, label: name, x, y, tier: input.result.tier[u] ?? null, style: unitStyle(input, u) });
  }
  if (points.length < 3) return null;
  const axis = (year: number): ScatterFigure['x'] => ({
    title: figureText(input, 'FIGURE_INDEX_YEAR', { year }),
    range: null,
    decimals: decimalsOf(input),
  });
  const { tiers } = input.method;
  return {
    id: 'F-change',
    number: null,
    title: figureText(input, 'FIGURE_CHANGE', titleParams(input)),
    kind: 'scatter',
    notes: [figureText(input, 'FIGURE_NOTE_CHANGE', { count: points.length })],
    legend: tiers
      .filter(({ tier }) => points.some((point) => point.tier === tier))
      .map(({ tier }) => ({ tier, name: tierName(tier, lang, tiers), style: tierStyle(tier, tiers) })),
    x: axis(framework.year - 1),
    y: axis(framework.year),
    points,
    diagonal: true,
    referenceLines: tierLines(input),
  };
}

/** Mean index by year, over the years in which every unit's index is known; null for a single year. */
export function yearMeansFigure(input: ReportInput): LineFigure | null {
  const { lang } = input;
  const results = yearResults(input);
  const means = [...reportYears(input)].reverse().flatMap((year) => {
    const indices = input.dataset.units
      .map(({ code }) => results.get(code)?.get(year)?.index ?? null)
      .filter((index) => index !== null);
    return indices.length === input.dataset.units.length
      ? [{ year, mean: indices.reduce((sum, index) => sum + index, 0) / indices.length }]
      : [];
  });
  if (means.length < 2) return null;
  const values = means.map(({ mean }) => known(mean));
  return {
    id: 'F-years',
    number: null,
    title: figureText(input, 'FIGURE_YEARS', titleParams(input)),
    notes: [figureText(input, 'FIGURE_NOTE_YEARS'), ...yearSourceNotes(input)],
    kind: 'line',
    categoryTitle: figureText(lang, 'FIGURE_YEAR_AXIS'),
    categories: means.map(({ year }) => ({
      key: String(year),
      label: figureText(lang, 'FIGURE_YEAR', { year }),
      tier: null,
    })),
    values: scoreAxis(input, figureText(input, 'FIGURE_INDEX'), values),
    series: [{ key: 'mean', name: figureText(lang, 'FIGURE_MEAN'), values, style: seriesStyle(0) }],
    referenceLines: tierLines(input),
  };
}

/** Lower bounds of the tiers in use. */
function tierLines(input: ReportInput): readonly ReferenceLine[] {
  return tiersInUse(input).flatMap(({ tier, lower }) =>
    lower === null
      ? []
      : [
          {
            value: lower,
            label: figureText(input.lang, 'FIGURE_TIER_LINE', {
              tier: tierName(tier, input.lang, input.method.tiers),
              line: String(displayedValue(lower, decimalsOf(input))),
            }),
            kind: 'tier' as const,
          },
        ],
  );
}
