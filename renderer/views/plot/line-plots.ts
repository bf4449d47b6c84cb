import type { LineFigure } from '../../../shared/report/figures/figure-spec.ts';
import { axisOf, fillOf, legend, lines, markers, textOf } from './plot-parts.ts';
import type { FigurePlot, PlotPaper } from './plot-parts.ts';
import type { Data, Layout } from './plot-types.ts';

export function linePlot(figure: LineFigure): FigurePlot {
  const labels = figure.categories.map(({ label }) => label);
  const atEnds = figure.named === 'ends';
  const data = figure.series.map((series): Data => ({
    type: 'scatter',
    mode: 'text+lines+markers',
    name: series.name,
    x: labels,
    y: [...series.values],
    line: { color: fillOf(series.style), width: 2, dash: series.style.dash },
    marker: { size: 8, symbol: markers[series.style.marker] },
    ...(atEnds
      ? {
          text: series.values.map((value, at) =>
            at === series.values.length - 1 && value !== null ? series.name : '',
          ),
          textposition: 'middle right' as const,
          cliponaxis: false,
        }
      : {
          text: [...(series.texts ?? series.values.map((value) => textOf(value, figure.values)))],
          textposition: 'top center' as const,
        }),
    hovertemplate: `%{x} ${series.name} %{y:.${figure.values.decimals}f}<extra></extra>`,
  }));
  return {
    data,
    layout: {
      showlegend: data.length > 1 && !atEnds,
      legend,
      xaxis: { type: 'category', title: { text: figure.categoryTitle } },
      yaxis: axisOf(figure.values, true),
      ...(atEnds ? { margin: { l: 56, r: 120, t: 16, b: 44 } } : {}),
      ...lines(figure.referenceLines, false),
    },
  };
}

export function radarPlot(figure: LineFigure, { ink }: PlotPaper): FigurePlot {
  const labels = figure.categories.map(({ label }) => label);
  const data = figure.series.map((series, position): Data => ({
    type: 'scatterpolar',
    name: series.name,
    theta: [...labels, labels[0] ?? ''],
    r: [...series.values, series.values[0] ?? null],
    mode: 'lines+markers',
    marker: { size: 6, symbol: markers[series.style.marker] },
    line: { color: fillOf(series.style), width: position === 0 ? 2.5 : 1.5, dash: series.style.dash },
    ...(position === 0 ? { fill: 'toself' as const, fillcolor: `${fillOf(series.style)}2e` } : {}),
    hovertemplate: `%{theta}<br>${series.name} %{r:.${figure.values.decimals}f}<extra></extra>`,
  }));
  return {
    data,
    layout: {
      polar: polarAxes(figure.values.range, ink, labels.length),
      showlegend: true,
      legend: { orientation: 'h', x: 0.5, xanchor: 'center', y: -0.06 },
      margin: { l: 56, r: 56, t: 36, b: 24 },
    },
  };
}

/** `count` of the axes: the numbers of the scale stand between the first two, where no name does. */
export function polarAxes(
  range: readonly [number, number] | null,
  ink: string,
  count: number,
): NonNullable<Layout['polar']> {
  const grid = `${ink}26`;
  const between = 90 - 180 / Math.max(count, 1);
  return {
    bgcolor: 'rgba(0,0,0,0)',
    radialaxis: {
      ...(range === null ? {} : { range: [...range] }),
      gridcolor: grid,
      linecolor: grid,
      tickfont: { size: 10 },
      angle: between,
      tickangle: between,
    },
    angularaxis: { gridcolor: grid, linecolor: grid, direction: 'clockwise', rotation: 90 },
  };
}
