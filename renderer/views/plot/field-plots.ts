import type { HeatFigure, ScatterFigure, TileMapFigure } from '../../../shared/report/figures/figure-spec.ts';
import type { FigureStyle } from '../../../shared/report/figures/figure-style.ts';
import { axisOf, fillOf, inkOf, legend, lines, markers, textOf } from './plot-parts.ts';
import type { FigurePlot, PlotPaper } from './plot-parts.ts';
import type { Data } from './plot-types.ts';

export function scatterPlot(figure: ScatterFigure, { ink }: PlotPaper): FigurePlot {
  const ends = figure.points.flatMap(({ x, y }) => [x, y]);
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const points: Data = {
    type: 'scatter',
    mode: 'text+markers',
    x: figure.points.map(({ x }) => x),
    y: figure.points.map(({ y }) => y),
    text: figure.points.map(({ label }) => label),
    textposition: 'top center',
    textfont: { size: 10 },
    marker: {
      size: 10,
      color: figure.points.map(({ style }) => fillOf(style)),
      symbol: figure.points.map(({ style }) => markers[style.marker]),
      line: { color: ink, width: 1 },
    },
    hovertemplate: `%{text}<br>%{x:.${figure.x.decimals}f}, %{y:.${figure.y.decimals}f}<extra></extra>`,
    showlegend: false,
  };
  const diagonal: Data = {
    type: 'scatter',
    mode: 'lines',
    x: [low, high],
    y: [low, high],
    line: { color: ink, width: 1, dash: 'dash' },
    hoverinfo: 'skip',
    showlegend: false,
  };
  return {
    data: figure.diagonal ? [diagonal, points] : [points],
    layout: { xaxis: axisOf(figure.x, true), yaxis: axisOf(figure.y, true), ...lines(figure.referenceLines, false) },
  };
}

/** Light to dark in one hue: order survives greyscale. */
const sequential: [number, string][] = [
  [0, '#f4f7fa'],
  [0.5, '#8fb8de'],
  [1, '#1f5582'],
];

export function heatPlot(figure: HeatFigure): FigurePlot {
  const columns = figure.columns.map(({ label }) => label);
  // Few indicators and many units: units run across a wide screen.
  const turned = figure.rows.length > figure.columns.length * 2;
  const rows = figure.rows.map(({ label }) => label);
  const z = turned
    ? columns.map((_, column) => figure.values.map((row) => row[column] ?? null))
    : figure.values.map((row) => [...row]);
  return {
    data: [
      {
        type: 'heatmap',
        x: turned ? rows : columns,
        y: turned ? columns : rows,
        z,
        colorscale: sequential,
        xgap: 1,
        ygap: 1,
        hoverongaps: false,
        colorbar: { thickness: 12, outlinewidth: 0 },
        text: z.map((row) =>
          row.map((value) => textOf(value, { ...figure.scale, decimals: turned ? 0 : figure.scale.decimals })),
        ),
        texttemplate: '%{text}',
        textfont: { size: 10 },
        hovertemplate: `%{x} %{y}<br>%{z:.${figure.scale.decimals}f}<extra></extra>`,
      },
    ],
    layout: {
      xaxis: { type: 'category', showgrid: false, ...(turned ? { tickangle: -90 } : {}) },
      yaxis: { type: 'category', autorange: 'reversed', showgrid: false },
    },
  };
}

export function tilePlot(figure: TileMapFigure, { ink, paper, hatched }: PlotPaper): FigurePlot {
  const columns = Math.max(...figure.tiles.map(({ column }) => column));
  const rows = Math.max(...figure.tiles.map(({ row }) => row));
  const styleOf = (tile: TileMapFigure['tiles'][number]): FigureStyle | null =>
    figure.legend.find(({ tier }) => tier === tile.tier)?.style ?? null;
  const half = 0.46;
  return {
    data: [
      ...figure.legend.map(({ name, style }): Data => ({
        type: 'scatter',
        mode: 'markers',
        name,
        x: [null],
        y: [null],
        marker: { symbol: 'square', size: 12, color: fillOf(style), line: { color: ink, width: 0.5 } },
      })),
      {
        type: 'scatter',
        mode: 'text',
        showlegend: false,
        x: figure.tiles.map(({ column }) => column),
        y: figure.tiles.map(({ row }) => row),
        text: figure.tiles.map(
          ({ label, value }) =>
            `${label.length > 3 ? `${label.slice(0, 2)}<br>${label.slice(2)}` : `<b>${label}</b>`}<br>${textOf(value, figure.scale)}`,
        ),
        textfont: {
          size: 11,
          color: figure.tiles.map((tile) => {
            const style = styleOf(tile);
            return style === null || hatched ? ink : inkOf(style);
          }),
        },
        customdata: figure.tiles.map(({ label, value }) => `${label} ${textOf(value, figure.scale)}`),
        hovertemplate: '%{customdata}<extra></extra>',
      },
    ],
    layout: {
      showlegend: true,
      legend,
      margin: { l: 8, r: 8, t: 24, b: 8 },
      xaxis: { visible: false, range: [-0.6, columns + 0.6], fixedrange: true, constrain: 'domain' },
      yaxis: {
        visible: false,
        range: [rows + 0.6, -0.6],
        fixedrange: true,
        scaleanchor: 'x',
        scaleratio: 0.8,
        constrain: 'domain',
      },
      shapes: figure.tiles.map((tile) => {
        const style = styleOf(tile);
        return {
          type: 'rect',
          x0: tile.column - half,
          x1: tile.column + half,
          y0: tile.row - half,
          y1: tile.row + half,
          layer: 'below',
          fillcolor: style === null ? paper : fillOf(style),
          line: { color: `${ink}59`, width: 1 },
        };
      }),
    },
  };
}
