import { indicatorMeans } from '../indicator-means.ts';
import type { IndicatorMean } from '../indicator-means.ts';
import type { ReportInput } from '../report-input.ts';
import { isKeyCity, shareText } from '../report-words.ts';
import { bestStyle, seriesStyle } from './figure-style.ts';
import type { BarFigure, FigureSpec } from './figure-spec.ts';
import { figureText } from './figure-text.ts';
import { known, scoreAxis, titleParams } from './figure-values.ts';
import { scoreText } from '../score-text.ts';

/** F4-1 (F4-2 for key cities): means and bests of the first level, a radar from three indicators on, else bars; null without indicators. */
export function firstLevelFigure(input: ReportInput): FigureSpec | null {
  const { lang } = input;
  const first = indicatorMeans(input).filter(({ depth }) => depth === 1);
  if (first.length === 0) return null;
  const number = isKeyCity(input) ? '4-2' : '4-1';
  const means = first.map(({ mean }) => known(mean));
  const bests = first.map(({ best }) => known(best));
  const shared = {
    id: `F${number}`,
    number,
    title: figureText(lang, 'FIGURE_FIRST_LEVEL', titleParams(input)),
    notes: [],
    categoryTitle: figureText(lang, 'FIGURE_INDICATOR_AXIS'),
    categories: first.map(categoryOf),
    values: scoreAxis(input, figureText(lang, 'FIGURE_SCORE'), [...means, ...bests]),
    referenceLines: [],
    series: [
      { key: 'mean', name: figureText(lang, 'FIGURE_MEAN'), values: means, style: seriesStyle(0) },
      { key: 'best', name: figureText(lang, 'FIGURE_BEST'), values: bests, style: bestStyle },
    ],
  } as const;
  return first.length >= 3
    ? { ...shared, kind: 'radar' }
    : { ...shared, kind: 'grouped-bars', orientation: 'vertical' };
}

/** F4-3 … F4-12: the second level under each first-level indicator; odd numbers are the provinces', even ones the key cities'. */
export function secondLevelFigures(input: ReportInput): readonly BarFigure[] {
  const means = indicatorMeans(input);
  const first = means.filter(({ depth }) => depth === 1);
  return first.flatMap((parent, i) => {
    const under = means.filter((mean) => mean.parent === parent.code);
    return under.length === 0
      ? []
      : [secondLevelFigure(input, parent, under, `4-${2 * i + (isKeyCity(input) ? 4 : 3)}`)];
  });
}

function secondLevelFigure(
  input: ReportInput,
  parent: IndicatorMean,
  under: readonly IndicatorMean[],
  number: string,
): BarFigure {
  const { lang } = input;
  const values = under.map(({ mean }) => known(mean));
  const all = known(parent.mean);
  return {
    id: `F${number}`,
    number,
    title: figureText(lang, 'FIGURE_SECOND_LEVEL', { ...titleParams(input), name: parent.name }),
    notes: [figureText(lang, 'FIGURE_NOTE_ABOVE', titleParams(input))],
    kind: 'bars',
    orientation: under.length > 8 ? 'horizontal' : 'vertical',
    categoryTitle: figureText(lang, 'FIGURE_INDICATOR_AXIS'),
    categories: under.map(categoryOf),
    values: scoreAxis(input, figureText(lang, 'FIGURE_MEAN'), [...values, all]),
    series: [
      {
        key: 'mean',
        name: figureText(lang, 'FIGURE_MEAN'),
        values,
        style: seriesStyle(0),
        texts: under.map(({ mean, above, aboveShare, present }) =>
          present === 0
            ? ''
            : figureText(lang, 'FIGURE_ABOVE', { mean: scoreText(input, mean), above, share: shareText(aboveShare) }),
        ),
      },
    ],
    referenceLines:
      all === null
        ? []
        : [
            {
              value: all,
              label: figureText(lang, 'FIGURE_MEAN_LINE', { name: parent.name, mean: scoreText(input, all) }),
              kind: 'mean',
            },
          ],
  };
}

function categoryOf({ code, name }: IndicatorMean): BarFigure['categories'][number] {
  return { key: code, label: name, tier: null };
}
