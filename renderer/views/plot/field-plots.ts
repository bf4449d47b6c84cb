import type { HeatFigure, ScatterFigure, TileMapFigure } from '../../../shared/report/figures/figure-spec.ts';
import type { FigureStyle } from '../../../shared/report/figures/figure-style.ts';
import { textPixels } from '../../../shared/report/figures/svg/svg-text.ts';
import { axisOf, fillOf, fitsPitch, inkOf, legend, lines, markers, textOf } from './plot-parts.ts';
import { placeLabels } from './place-labels.ts';
import type { LabelPlace } from './place-labels.ts';
import type { FigurePlot, PlotPaper } from './plot-parts.ts';
import type { Data } from './plot-types.ts';

export function scatterPlot(figure: ScatterFigure, { ink, area }: PlotPaper): FigurePlot {
  const ends = figure.points.flatMap(({ x, y }) => [x, y]);
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const marked = lines(figure.referenceLines, false);
  const ranges = {
    x: figure.x.range ?? padded(figure.points.map(({ x }) => x)),
    y:
      figure.y.range ??
      padded([...figure.points.map(({ y }) => y), ...figure.referenceLines.map(({ value }) => value)]),
  };
  const places: readonly (LabelPlace | null)[] =
    area === undefined
      ? figure.points.map(() => 'top center')
      : placeLabels(
          figure.points.map(({ x, y, label }) => ({ x, y, text: label })),
          {
            ...ranges,
            ...{ size: 10, radius: 6 },
            width: area.width - 72 - (marked.margin?.r ?? 0),
            height: area.height - 64,
          },
        );
  const points: Data = {
    type: 'scatter',
    mode: 'text+markers',
    x: figure.points.map(({ x }) => x),
    y: figure.points.map(({ y }) => y),
    text: figure.points.map(({ label }, at) => (places[at] === null ? '' : label)),
    textposition: places.map((place) => place ?? 'top center'),
    textfont: { size: 10 },
    customdata: figure.points.map(({ label }) => label),
    marker: {
      size: 10,
      color: figure.points.map(({ style }) => fillOf(style)),
      symbol: figure.points.map(({ style }) => markers[style.marker]),
      line: { color: ink, width: 1 },
    },
    hovertemplate: `%{customdata}<br>%{x:.${figure.x.decimals}f}, %{y:.${figure.y.decimals}f}<extra></extra>`,
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
    layout: {
      xaxis: { ...axisOf(figure.x, true), range: [...ranges.x] },
      yaxis: { ...axisOf(figure.y, true), range: [...ranges.y] },
      ...marked,
    },
    leftOut: places.includes(null),
  };
}

/** From the least to the greatest, with room for marks at the edges. */
function padded(values: readonly number[]): readonly [number, number] {
  const low = values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  const high = values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  const room = Math.max(high - low, 1e-9) * 0.06;
  return [low - room, high + room];
}

/** What names of rows and columns and the scale take, px. */
const HEAT_AXES = { width: 150, height: 70 } as const;

/** Light to dark in one hue: order survives greyscale. */
const sequential: [number, string][] = [
  [0, '#f4f7fa'],
  [0.5, '#8fb8de'],
  [1, '#1f5582'],
];

/** Few indicators and many units: units run across a wide screen. */
export function isTurned({ rows, columns }: Pick<HeatFigure, 'rows' | 'columns'>): boolean {
  return rows.length > columns.length * 2;
}

export function heatPlot(figure: HeatFigure, { area }: PlotPaper): FigurePlot {
  const columns = figure.columns.map(({ label }) => label);
  const turned = isTurned(figure);
  const rows = figure.rows.map(({ label }) => label);
  const z = turned
    ? columns.map((_, column) => figure.values.map((row) => row[column] ?? null))
    : figure.values.map((row) => [...row]);
  const texts = z.map((row) =>
    row.map((value) => textOf(value, { ...figure.scale, decimals: turned ? 0 : figure.scale.decimals })),
  );
  const written =
    area === undefined ||
    (fitsPitch(texts.flat(), (area.width - HEAT_AXES.width) / Math.max(z[0]?.length ?? 1, 1), false, 10) &&
      fitsPitch([], (area.height - HEAT_AXES.height) / Math.max(z.length, 1), true, 10));
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
        ...(written ? { text: texts, texttemplate: '%{text}', textfont: { size: 10 } } : {}),
        hovertemplate: `%{x} %{y}<br>%{z:.${figure.scale.decimals}f}<extra></extra>`,
      },
    ],
    layout: {
      xaxis: { type: 'category', showgrid: false, ...(turned ? { tickangle: -90 } : {}) },
      yaxis: { type: 'category', autorange: 'reversed', showgrid: false },
    },
    leftOut: !written,
  };
}

export function tilePlot(figure: TileMapFigure, { ink, paper, hatched, area }: PlotPaper): FigurePlot {
  const columns = Math.max(...figure.tiles.map(({ column }) => column));
  const rows = Math.max(...figure.tiles.map(({ row }) => row));
  const styleOf = (tile: TileMapFigure['tiles'][number]): FigureStyle | null =>
    figure.legend.find(({ tier }) => tier === tile.tier)?.style ?? null;
  const half = 0.46;
  const letters =
    area === undefined
      ? { size: TILE_LETTERS, values: true }
      : (tileLetters(figure, area, columns + 1, rows + 1, true) ??
        tileLetters(figure, area, columns + 1, rows + 1, false));
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
        text: figure.tiles.map(({ label, value }) =>
          letters === null
            ? ''
            : `${label.length > 3 ? `${label.slice(0, 2)}<br>${label.slice(2)}` : `<b>${label}</b>`}${letters.values ? `<br>${textOf(value, figure.scale)}` : ''}`,
        ),
        textfont: {
          size: letters?.size ?? TILE_LETTERS,
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
    leftOut: letters?.values !== true,
  };
}

const TILE_LETTERS = 11;

/** Letters of name and value, or of the name alone, that fit a tile, px; null where none that can be read do. */
function tileLetters(
  { tiles, scale }: TileMapFigure,
  { width, height }: { readonly width: number; readonly height: number },
  columns: number,
  rows: number,
  values: boolean,
): { readonly size: number; readonly values: boolean } | null {
  const tile = Math.min((width - 16) / columns, (height - 40) / rows / 0.8);
  const widest = tiles.reduce((most, { label, value }) => {
    const parts = label.length > 3 ? [label.slice(0, 2), label.slice(2)] : [label];
    return [...parts, ...(values ? [textOf(value, scale)] : [])].reduce(
      (wide, part) => Math.max(wide, textPixels(part, 1)),
      most,
    );
  }, 1);
  const lines = values ? 4.2 : 2.9;
  const size = Math.floor(Math.min(TILE_LETTERS, (tile * 0.9) / widest, (tile * 0.8 * 0.92) / lines));
  return size >= 8 ? { size, values } : null;
}
