import { regionMeans } from '../region-means.ts';
import { reportedRegions } from '../regions.ts';
import type { Region } from '../regions.ts';
import { regionName } from '../report-words.ts';
import type { ReportInput } from '../report-input.ts';
import { seriesStyle } from './figure-style.ts';
import type { BarFigure, FigureSpec, ReferenceLine } from './figure-spec.ts';
import { figureText } from './figure-text.ts';
import { figureIndicator, firstLevel, known, scoreAxis, titleParams, unitCategory } from './figure-values.ts';
import { indicatorHeat } from './indicator-heat.ts';
import { scoreText } from '../score-text.ts';

/** Bars that still stand apart on a page's width; beyond it a region is a heat map. */
const MOST_BARS = 66;
/** Rows of a heat map that fit a page. */
const MOST_ROWS = 40;

/** F3-1: regional means in the report's order, national mean as a line; null without regions. */
export function regionMeansFigure(input: ReportInput): BarFigure | null {
  const { lang } = input;
  const { regions, mean } = regionMeans(input);
  if (regions.length === 0) return null;
  const values = regions.map((region) => known(region.mean));
  return {
    id: 'F3-1',
    number: '3-1',
    title: figureText(input, 'FIGURE_REGION_MEANS', titleParams(input)),
    notes: [],
    kind: 'bars',
    orientation: 'vertical',
    categoryTitle: figureText(input, 'FIGURE_REGION_AXIS'),
    categories: regions.map(({ region }) => ({ key: region, label: region, tier: null })),
    values: scoreAxis(input, figureText(input, 'FIGURE_INDEX'), [...values, known(mean)]),
    series: [{ key: 'mean', name: figureText(lang, 'FIGURE_MEAN'), values, style: seriesStyle(0) }],
    referenceLines: nationalLine(input),
  };
}

/** F3-4 … F3-10: one region each, its units' index and first-level scores. Regions too large for bars become heat maps of at most 40 rows. */
export function regionFigures(input: ReportInput): readonly FigureSpec[] {
  return reportedRegions(input.dataset).flatMap((region) => regionFigure(input, region));
}

function regionFigure(input: ReportInput, { name: region, figure, units }: Region): readonly FigureSpec[] {
  const { lang } = input;
  const title = figureText(input, 'FIGURE_REGION', { ...titleParams(input), region: regionName(input, region) });
  const shown = [
    { ...figureIndicator(input, 0), code: 'index', name: figureText(input, 'FIGURE_INDEX') },
    ...firstLevel(input),
  ];
  const number = `3-${figure}`;
  if ((units.length + 1) * shown.length > MOST_BARS) {
    const parts = Math.ceil(units.length / MOST_ROWS);
    const size = Math.ceil(units.length / parts);
    return Array.from({ length: parts }, (_, part) =>
      indicatorHeat(input, shown, units.slice(part * size, (part + 1) * size), {
        id: parts === 1 ? `F${number}` : `F${number}-${part + 1}`,
        number: parts === 1 ? number : `${number}-${part + 1}`,
        title: parts === 1 ? title : figureText(lang, 'FIGURE_REGION_PART', { title, part: part + 1, parts }),
      }),
    );
  }
  const series = shown.map(({ code, name, scores, mean }, i) => ({
    key: code,
    name,
    values: [...units.map((u) => known(scores[u])), mean],
    style: seriesStyle(i),
  }));
  return [
    {
      id: `F${number}`,
      number,
      title,
      notes: [figureText(input, 'FIGURE_NOTE_NATIONAL', titleParams(input)), figureText(lang, 'FIGURE_NOTE_ORDER')],
      kind: shown.length > 1 ? 'grouped-bars' : 'bars',
      orientation: 'vertical',
      categoryTitle: figureText(input, 'FIGURE_UNIT_AXIS'),
      categories: [
        ...units.map((u) => unitCategory(input, u)),
        { key: 'mean', label: figureText(lang, 'FIGURE_NATIONAL'), tier: null },
      ],
      values: scoreAxis(
        input,
        figureText(lang, 'FIGURE_SCORE'),
        series.flatMap(({ values }) => values),
      ),
      series,
      referenceLines: nationalLine(input),
    },
  ];
}

function nationalLine(input: ReportInput): readonly ReferenceLine[] {
  const { mean } = figureIndicator(input, 0);
  return mean === null
    ? []
    : [
        {
          value: mean,
          label: figureText(input, 'FIGURE_NATIONAL_LINE', { mean: scoreText(input, mean) }),
          kind: 'mean',
        },
      ];
}
