import type { ReportInput } from '../report-input.ts';
import type { HeatFigure } from './figure-spec.ts';
import { figureText } from './figure-text.ts';
import { known, scoreAxis, unitCategory } from './figure-values.ts';
import type { FigureIndicator } from './figure-values.ts';

/** Scores of units (rows, in the given order) on indicators (columns). */
export function indicatorHeat(
  input: ReportInput,
  indicators: readonly FigureIndicator[],
  units: readonly number[],
  named: { readonly id: string; readonly number: string | null; readonly title: string },
): HeatFigure {
  const values = units.map((u) => indicators.map(({ scores }) => known(scores[u])));
  return {
    ...named,
    kind: 'heat-map',
    notes: [figureText(input.lang, 'FIGURE_NOTE_ORDER')],
    rows: units.map((u) => unitCategory(input, u)),
    columns: indicators.map(({ code, name }) => ({ key: code, label: name, tier: null })),
    values,
    scale: scoreAxis(input, figureText(input.lang, 'FIGURE_SCORE'), values.flat()),
  };
}
