import type { BarFigure } from '../../../shared/report/figures/figure-spec.ts';
import { axisOf, fillOf, fitsPitch, inkOf, legend, lineBreaks, lines, textOf } from './plot-parts.ts';
import type { FigurePlot, PlotPaper } from './plot-parts.ts';
import type { Data, Layout } from './plot-types.ts';

const shapes = {
  solid: '',
  diagonal: '/',
  'back-diagonal': '\\',
  cross: 'x',
  horizontal: '-',
  vertical: '|',
  dots: '.',
} as const;
export function barPlot(figure: BarFigure, paper: PlotPaper): FigurePlot {
  const horizontal = figure.orientation === 'horizontal';
  const stacked = figure.kind === 'stacked-bars';
  const single = figure.series.length === 1;
  // A line would run through the values at its height: these then stand on plates, above the line.
  const plated = single && !stacked && figure.referenceLines.length > 0;
  const written = (stacked ? !horizontal : !single) || hasRoom(figure, paper);
  const values = axisOf(figure.values, !single);
  const marked = lines(figure.referenceLines, horizontal);
  const categories: NonNullable<Layout['xaxis']> = {
    type: 'category',
    title: { text: single && figure.kind !== 'histogram' ? '' : figure.categoryTitle },
    showgrid: false,
    fixedrange: true,
  };
  return {
    data: figure.series.map((series) => bars(figure, series, paper, plated || !written)),
    layout: {
      barmode: stacked ? 'relative' : 'group',
      bargap: figure.kind === 'histogram' ? 0.02 : single ? 0.5 : 0.25,
      showlegend: !single,
      legend,
      ...(horizontal
        ? { xaxis: values, yaxis: { ...categories, autorange: 'reversed' as const } }
        : { xaxis: categories, yaxis: values }),
      ...marked,
      ...(plated && written ? { annotations: [...(marked.annotations ?? []), ...plates(figure, paper.paper)] } : {}),
    },
    leftOut: !written,
  };
}

/** Room for a value at each bar: beside an upright list of bars a line of letters, over standing ones the width of the widest. */
function hasRoom(figure: BarFigure, { area }: PlotPaper): boolean {
  if (area === undefined) return true;
  const horizontal = figure.orientation === 'horizontal';
  const texts = figure.series.flatMap((series) => barTexts(figure, series)).flatMap((text) => text.split('\n'));
  const length = horizontal ? area.height - AXES.height : area.width - AXES.width;
  return fitsPitch(texts, length / Math.max(figure.categories.length, 1), horizontal);
}

/** What axes, their titles and margins take at most, px. */
const AXES = { width: 70, height: 60 } as const;

/** The bars of one series. `plated`: their values are written by `plates`, or not at all. */
function bars(
  figure: BarFigure,
  series: BarFigure['series'][number],
  { ink, paper, hatched }: PlotPaper,
  plated: boolean,
): Data {
  const horizontal = figure.orientation === 'horizontal';
  const stacked = figure.kind === 'stacked-bars';
  const labels = figure.categories.map(({ label }) => label);
  const styles = series.styles ?? labels.map(() => series.style);
  const values = [...series.values];
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
    text: plated ? labels.map(() => '') : barTexts(figure, series).map(lineBreaks),
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
}

/** What is written in or at the bars of a series. Parts too narrow for their number go without, rather than with letters that nobody can read. */
function barTexts(figure: BarFigure, { values, texts }: BarFigure['series'][number]): readonly string[] {
  const stacked = figure.kind === 'stacked-bars';
  const written =
    texts ?? values.map((value) => (figure.series.length === 1 || stacked ? textOf(value, figure.values) : ''));
  if (!stacked || figure.orientation !== 'horizontal') return written;
  const narrow = NARROW * stackSpan(figure);
  return written.map((text, at) => (Math.abs(values[at] ?? 0) < narrow ? '' : text));
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
