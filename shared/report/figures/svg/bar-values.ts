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

/** The range that bars need: their ends, or the ends of the stacks. */
export function barScale(figure: BarFigure): Scale {
  const ends =
    figure.kind === 'stacked-bars'
      ? figure.categories.flatMap((_, i) =>
          stackPlaces(figure, i).flatMap((place) => (place === null ? [] : [place.to])),
        )
      : figure.series.flatMap(({ values }) => values);
  return linearScale(figure.values, [...ends, ...figure.referenceLines.map(({ value }) => value)], true);
}

/** Where each series' part of a category's stack begins and ends: what is positive grows from zero up, what is negative from zero down. Null where missing. */
export function stackPlaces(
  { series }: Pick<BarFigure, 'series'>,
  category: number,
): readonly ({ readonly from: number; readonly to: number } | null)[] {
  const ends = { up: 0, down: 0 };
  return series.map(({ values }) => {
    const value = values[category] ?? null;
    if (value === null) return null;
    const side = value < 0 ? 'down' : 'up';
    const from = ends[side];
    ends[side] += value;
    return { from, to: ends[side] };
  });
}

/** Which series is which, and the means that are drawn as lines. */
export function barLegend(figure: BarFigure): readonly LegendEntry[] {
  return [
    ...(figure.series.length > 1 ? seriesEntries(figure.series, 'box') : []),
    ...meanEntries(figure.referenceLines),
  ];
}
