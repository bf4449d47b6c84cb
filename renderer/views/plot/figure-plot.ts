import { displayNumber } from '../../../shared/base/display.ts';
import type {
  BarFigure,
  FigureAxis,
  FigureSpec,
  HeatFigure,
  LineFigure,
  ReferenceLine,
  ScatterFigure,
  TileMapFigure,
} from '../../../shared/report/figures/figure-spec.ts';
import { lineColour } from '../../../shared/report/figures/figure-style.ts';
import type { FigureStyle } from '../../../shared/report/figures/figure-style.ts';
import { textPixels, wrapText } from '../../../shared/report/figures/svg/svg-text.ts';
import type { Data, Layout } from './plot-types.ts';

/** What a picture is drawn on. `hatched`: patterns over the fills, for print without colours. */
export interface PlotPaper {
  readonly ink: string;
  readonly paper: string;
  readonly hatched: boolean;
}
export interface FigurePlot {
  readonly data: readonly Data[];
  readonly layout: Partial<Layout>;
}

/** A report figure in the plot library's terms; its values stay as they are. Title and notes are the caller's. */
export function figurePlot(figure: FigureSpec, paper: PlotPaper): FigurePlot {
  switch (figure.kind) {
    case 'bars':
    case 'grouped-bars':
    case 'stacked-bars':
    case 'histogram':
      return barPlot(figure, paper);
    case 'line':
      return linePlot(figure, paper);
    case 'radar':
      return radarPlot(figure, paper);
    case 'scatter':
      return scatterPlot(figure, paper);
    case 'heat-map':
      return heatPlot(figure, paper);
    case 'tile-map':
      return tilePlot(figure, paper);
  }
}

const shapes = {
  solid: '',
  diagonal: '/',
  'back-diagonal': '\\',
  cross: 'x',
  horizontal: '-',
  vertical: '|',
  dots: '.',
} as const;
const markers = {
  circle: 'circle',
  square: 'square',
  triangle: 'triangle-up',
  diamond: 'diamond',
  cross: 'x',
} as const;
const legend: Partial<NonNullable<Layout['legend']>> = {
  orientation: 'h',
  x: 0,
  y: 1.02,
  yanchor: 'bottom',
  traceorder: 'normal',
  font: { size: 11 },
};

function barPlot(figure: BarFigure, { ink, paper, hatched }: PlotPaper): FigurePlot {
  const horizontal = figure.orientation === 'horizontal';
  const labels = figure.categories.map(({ label }) => label);
  const stacked = figure.kind === 'stacked-bars';
  const single = figure.series.length === 1;
  // A line would run through the values at its height: these then stand on plates, above the line.
  const plated = single && !stacked && figure.referenceLines.length > 0;
  // Parts too narrow for their number go without, rather than with letters that nobody can read.
  const narrow = stacked && horizontal ? NARROW * stackSpan(figure) : 0;
  const data = figure.series.map((series): Data => {
    const styles = series.styles ?? labels.map(() => series.style);
    const values = [...series.values];
    const written =
      series.texts ?? (single || stacked ? values.map((value) => textOf(value, figure.values)) : labels.map(() => ''));
    const texts = narrow === 0 ? written : written.map((text, at) => (Math.abs(values[at] ?? 0) < narrow ? '' : text));
    return {
      type: 'bar',
      name: series.name,
      orientation: horizontal ? 'h' : 'v',
      x: horizontal ? values : labels,
      y: horizontal ? labels : values,
      marker: {
        color: styles.map(fillOf),
        line: { color: stacked || figure.kind === 'histogram' ? ink : paper, width: 0.5 },
        ...(hatched ? { pattern: { shape: styles.map(({ pattern }) => shapes[pattern]), solidity: 0.25 } } : {}),
      },
      text: plated ? labels.map(() => '') : [...texts].map(lineBreaks),
      textangle: 0,
      cliponaxis: false,
      ...(stacked
        ? {
            textposition: 'inside' as const,
            insidetextanchor: 'middle' as const,
            textfont: { color: styles.map(inkOf), ...(horizontal ? { size: 10 } : {}) },
            ...(horizontal ? { constraintext: 'none' as const } : {}),
          }
        : { textposition: 'outside' as const }),
      customdata: values.map((value) => textOf(value, figure.values)),
      hovertemplate: `%{${horizontal ? 'y' : 'x'}}<br>${series.name} %{customdata}<extra></extra>`,
    };
  });
  const values = axisOf(figure.values, !single);
  const marked = lines(figure.referenceLines, horizontal);
  const categories: NonNullable<Layout['xaxis']> = {
    type: 'category',
    title: { text: single && figure.kind !== 'histogram' ? '' : figure.categoryTitle },
    showgrid: false,
    fixedrange: true,
  };
  return {
    data,
    layout: {
      barmode: stacked ? 'relative' : 'group',
      bargap: figure.kind === 'histogram' ? 0.02 : single ? 0.5 : 0.25,
      showlegend: !single,
      legend,
      ...(horizontal
        ? { xaxis: values, yaxis: { ...categories, autorange: 'reversed' as const } }
        : { xaxis: categories, yaxis: values }),
      ...marked,
      ...(plated ? { annotations: [...(marked.annotations ?? []), ...plates(figure, paper)] } : {}),
    },
  };
}

/** The values of a single series at the ends of its bars, on the paper's colour. */
function plates(figure: BarFigure, paper: string): NonNullable<Layout['annotations']> {
  const horizontal = figure.orientation === 'horizontal';
  const place = horizontal ? { xanchor: 'left' as const, xshift: 3 } : { yanchor: 'bottom' as const, yshift: 2 };
  return figure.series.flatMap(({ values, texts }) =>
    values.flatMap((value, i) =>
      value === null
        ? []
        : [
            {
              ...(horizontal ? { x: value, y: i } : { x: i, y: value }),
              ...place,
              text: lineBreaks(texts?.[i] ?? textOf(value, figure.values)),
              showarrow: false,
              font: { size: 11 },
              bgcolor: paper,
              borderpad: 0,
            },
          ],
    ),
  );
}

/** Share of the axis that a number of letters this size takes on a small screen. */
const NARROW = 0.045;

/** From the lowest end of a stack to the highest. */
function stackSpan({ series, categories }: BarFigure): number {
  const side = (sign: 1 | -1): number =>
    Math.max(
      0,
      ...categories.map((_, at) => series.reduce((sum, { values }) => sum + Math.max(0, sign * (values[at] ?? 0)), 0)),
    );
  return side(1) + side(-1);
}

function linePlot(figure: LineFigure, _paper: PlotPaper): FigurePlot {
  const labels = figure.categories.map(({ label }) => label);
  const data = figure.series.map((series): Data => ({
    type: 'scatter',
    mode: 'text+lines+markers',
    name: series.name,
    x: labels,
    y: [...series.values],
    line: { color: fillOf(series.style), width: 2, dash: series.style.dash },
    marker: { size: 8, symbol: markers[series.style.marker] },
    text: [...(series.texts ?? series.values.map((value) => textOf(value, figure.values)))],
    textposition: 'top center',
    hovertemplate: `%{x} ${series.name} %{y:.2f}<extra></extra>`,
  }));
  return {
    data,
    layout: {
      showlegend: data.length > 1,
      legend,
      xaxis: { type: 'category', title: { text: figure.categoryTitle } },
      yaxis: axisOf(figure.values, true),
      ...lines(figure.referenceLines, false),
    },
  };
}

function radarPlot(figure: LineFigure, { ink }: PlotPaper): FigurePlot {
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
    hovertemplate: `%{theta}<br>${series.name} %{r:.2f}<extra></extra>`,
  }));
  return {
    data,
    layout: {
      polar: polarAxes(figure.values.range, ink),
      showlegend: true,
      legend: { orientation: 'h', x: 0.5, xanchor: 'center', y: -0.06 },
      margin: { l: 56, r: 56, t: 36, b: 24 },
    },
  };
}

export function polarAxes(range: readonly [number, number] | null, ink: string): NonNullable<Layout['polar']> {
  const grid = `${ink}26`;
  return {
    bgcolor: 'rgba(0,0,0,0)',
    radialaxis: {
      ...(range === null ? {} : { range: [...range] }),
      gridcolor: grid,
      linecolor: grid,
      tickfont: { size: 10 },
      angle: 90,
      tickangle: 90,
    },
    angularaxis: { gridcolor: grid, linecolor: grid, direction: 'clockwise', rotation: 90 },
  };
}

function scatterPlot(figure: ScatterFigure, { ink }: PlotPaper): FigurePlot {
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
    hovertemplate: '%{text}<br>%{x:.2f}, %{y:.2f}<extra></extra>',
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

function heatPlot(figure: HeatFigure, _paper: PlotPaper): FigurePlot {
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
        hovertemplate: '%{x} %{y}<br>%{z:.2f}<extra></extra>',
      },
    ],
    layout: {
      xaxis: { type: 'category', showgrid: false, ...(turned ? { tickangle: -90 } : {}) },
      yaxis: { type: 'category', autorange: 'reversed', showgrid: false },
    },
  };
}

function tilePlot(figure: TileMapFigure, { ink, paper, hatched }: PlotPaper): FigurePlot {
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

/** Widest label of a line beside the plot, px. */
const LINE_LABEL = 170;

/** Reference lines with their labels; on a horizontal figure they stand. */
function lines(references: readonly ReferenceLine[], upright: boolean): Partial<Layout> {
  if (references.length === 0) return {};
  // Beside the plot, where no bar or value stands; the number on a line of its own.
  const beside = references.map(({ label }) =>
    label.split(/ (?=[\d.]+$)/).flatMap((part) => wrapText(part, LINE_LABEL, 11, 4)),
  );
  const room = Math.max(...beside.flat().map((part) => textPixels(part, 11))) + 14;
  return {
    shapes: references.map(({ value, kind }) => ({
      type: 'line' as const,
      line: { color: `#${lineColour}`, width: 1.5, dash: kind === 'mean' ? ('dash' as const) : ('dot' as const) },
      ...(upright
        ? { yref: 'paper' as const, y0: 0, y1: 1, x0: value, x1: value }
        : { xref: 'paper' as const, x0: 0, x1: 1, y0: value, y1: value }),
    })),
    annotations: references.map(({ value, label }, i) => ({
      text: upright ? label : (beside[i] ?? []).join('<br>'),
      showarrow: false,
      font: { size: 11 },
      align: 'left' as const,
      ...(upright
        ? { x: value, yref: 'paper' as const, y: 1, yanchor: 'bottom' as const }
        : { xref: 'paper' as const, x: 1, xanchor: 'left' as const, xshift: 6, y: value, yanchor: 'middle' as const }),
    })),
    margin: upright ? { l: 8, r: 8, t: 28, b: 8 } : { l: 8, r: room, t: 8, b: 8 },
  };
}

/** Bars leave room above for their values. */
function axisOf({ title, range }: FigureAxis, exact: boolean): NonNullable<Layout['yaxis']> {
  return {
    title: { text: title },
    ...(range === null ? {} : { range: exact ? [...range] : [range[0], range[1] + (range[1] - range[0]) * 0.06] }),
  };
}

function textOf(value: number | null, { decimals }: FigureAxis): string {
  return value === null ? '—' : displayNumber(value, decimals);
}

function lineBreaks(text: string): string {
  return text.replaceAll('\n', '<br>');
}

function fillOf({ fill }: FigureStyle): string {
  return `#${fill}`;
}

function inkOf({ ink }: FigureStyle): string {
  return `#${ink}`;
}
