import { isPublic, isPublicFigure } from '../for-audience.ts';
import type { ReportInput } from '../report-input.ts';
import { analysisFigures } from './analysis-figures.ts';
import { distributionFigure, heatFigure, mapFigure } from './cohort-figures.ts';
import type { FigureSpec } from './figure-spec.ts';
import { firstLevelFigure, secondLevelFigures } from './indicator-figures.ts';
import { regionFigures, regionMeansFigure } from './region-figures.ts';
import { changeFigure, tierCountsFigure, yearMeansFigure } from './year-figures.ts';

/** The numbers of the published report have places for both cohorts: one that is neither is numbered without gaps. Parts of a figure keep their own. */
function inSequence(figures: readonly FigureSpec[]): readonly FigureSpec[] {
  const taken = new Map<string, string>();
  const last = new Map<string, number>();
  return figures.map((figure) => {
    const [chapter = '', place = '', ...part] = figure.number?.split('-') ?? [];
    if (figure.number === null) return figure;
    const key = `${chapter}-${place}`;
    if (!taken.has(key)) {
      last.set(chapter, (last.get(chapter) ?? 0) + 1);
      taken.set(key, `${chapter}-${last.get(chapter) ?? 0}`);
    }
    return { ...figure, number: [taken.get(key), ...part].join('-') };
  });
}

/**
 * Every figure of a cohort: the report's in its order (F3-1 … F4-12), then distribution, map, heat map and change, and those of 结构分析, which the
 * report does not number. Figures that the input can't fill are left out. A unit's radar: `unitRadar`.
 */
export function figureSpecs(input: ReportInput): readonly FigureSpec[] {
  const figures = [
    regionMeansFigure(input),
    tierCountsFigure(input),
    ...regionFigures(input),
    firstLevelFigure(input),
    ...secondLevelFigures(input),
    distributionFigure(input),
    mapFigure(input),
    heatFigure(input),
    changeFigure(input),
    yearMeansFigure(input),
    ...analysisFigures(input),
  ].filter((figure) => figure !== null);
  const shown = isPublic(input) ? figures.filter(isPublicFigure) : figures;
  return input.framework.cohort === 'custom' ? inSequence(shown) : shown;
}
