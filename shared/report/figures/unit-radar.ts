import type { ReportInput } from '../report-input.ts';
import { bestStyle, meanStyle, seriesStyle } from './figure-style.ts';
import type { FigureSpec } from './figure-spec.ts';
import { figureText } from './figure-text.ts';
import { figureIndicator, firstLevel, known, scoreAxis } from './figure-values.ts';
import { scoreText } from '../score-text.ts';

/** A unit (by position) on the first level against mean and best: a radar from three indicators on, else bars. */
export function unitRadar(input: ReportInput, unit: number): FigureSpec {
  const { lang } = input;
  const { code, name } = input.dataset.units[unit]!;
  const first = firstLevel(input);
  const indicators =
    first.length > 0 ? first : [{ ...figureIndicator(input, 0), name: figureText(input, 'FIGURE_INDEX') }];
  const own = indicators.map(({ scores }) => known(scores[unit]));
  const means = indicators.map(({ mean }) => mean);
  const bests = indicators.map(({ best }) => best);
  const shared = {
    id: `radar-${code}`,
    number: null,
    title: figureText(lang, 'FIGURE_RADAR', { unit: name, year: input.framework.year }),
    notes: [],
    categoryTitle: figureText(lang, 'FIGURE_INDICATOR_AXIS'),
    categories: indicators.map((indicator) => ({ key: indicator.code, label: indicator.name, tier: null })),
    values: scoreAxis(input, figureText(lang, 'FIGURE_SCORE'), [...own, ...means, ...bests]),
    referenceLines: [],
    series: [
      {
        key: 'unit',
        name,
        values: own,
        style: seriesStyle(0),
        texts: own.map((value) => (value === null ? '' : scoreText(input, value))),
      },
      { key: 'mean', name: figureText(lang, 'FIGURE_MEAN'), values: means, style: meanStyle },
      { key: 'best', name: figureText(lang, 'FIGURE_BEST'), values: bests, style: bestStyle },
    ],
  } as const;
  return indicators.length >= 3
    ? { ...shared, kind: 'radar' }
    : { ...shared, kind: 'grouped-bars', orientation: 'vertical' };
}
