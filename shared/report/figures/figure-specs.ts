import type { ReportInput } from '../report-input.ts';
import { distributionFigure, heatFigure, mapFigure } from './cohort-figures.ts';
import type { FigureSpec } from './figure-spec.ts';
import { firstLevelFigure, secondLevelFigures } from './indicator-figures.ts';
import { regionFigures, regionMeansFigure } from './region-figures.ts';
import { changeFigure, tierCountsFigure, yearMeansFigure } from './year-figures.ts';

/**
 * Every figure of a cohort: the report's in its order (F3-1 … F4-12), then distribution, map, heat map and change, which the
 * report does not number. Figures that the input can't fill are left out. A unit's radar: `unitRadar`.
 */
export function figureSpecs(input: ReportInput): readonly FigureSpec[] {
  return [
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
  ].filter((figure) => figure !== null);
}
