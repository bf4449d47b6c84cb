import { displayNumber } from '../../../base/display.ts';
import type { BarFigure, FigureSeries } from '../figure-spec.ts';
import type { LegendEntry } from './svg-legend.ts';
import { meanEntries, seriesEntries } from './svg-legend.ts';
import { linearScale } from './svg-scale.ts';
import type { Scale } from './svg-scale.ts';

/** What is printed at a bar; '' at a missing one. */
export function valueText({ values, texts }: FigureSeries, i: number, decimals: number): string {
  const value = values[i] ?? null;
  if (value === null) return '';
  return texts?.[i] ?? displayNumber(value, decimals);
}

/** The range that bars need: their ends, or the tops of the stacks. */
export function barScale(figure: BarFigure): Scale {
  const ends = figure.kind === 'stacked-bars'
    ? figure.categories.map((_, i) => figure.series.reduce((sum, { values }) => sum + (values[i] ?? 0), 0))
    : figure.series.flatMap(({ values }) => values);
  return linearScale(figure.values, [...ends, ...figure.referenceLines.map(({ value }) => value)], true);
}

/** Which series is which, and the means that are drawn as lines. */
export function barLegend(figure: BarFigure): readonly LegendEntry[] {
  return [...(figure.series.length > 1 ? seriesEntries(figure.series, 'box') : []), ...meanEntries(figure.referenceLines)];
}
