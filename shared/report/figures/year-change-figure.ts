import { displayedValue, displayNumber } from '../../base/display.ts';
import { changeFactors } from '../../model/year-change.ts';
import type { YearChanges } from '../../model/year-change.ts';
import { nameFor } from '../english-names.ts';
import type { ReportInput } from '../report-input.ts';
import { changeFactorName, yearChangeTitle } from '../year-change-table.ts';
import type { BarFigure } from './figure-spec.ts';
import { seriesStyle } from './figure-style.ts';
import { figureText } from './figure-text.ts';
import { decimalsOf } from '../score-text.ts';

/** F-year-change: the parts of every unit's change stacked to both sides of zero, the change itself beside the name; null when no unit has parts. */
export function yearChangeFigure(
  input: Pick<ReportInput, 'framework' | 'lang' | 'method'>,
  changes: YearChanges,
): BarFigure | null {
  const { lang } = input;
  const decimals = decimalsOf(input);
  const units = changes.units.filter(({ parts }) => parts !== null);
  if (units.length === 0) return null;
  return {
    id: 'F-year-change',
    number: null,
    title: yearChangeTitle(input, changes),
    notes: [figureText(input, 'FIGURE_NOTE_YEAR_CHANGE')],
    kind: 'stacked-bars',
    orientation: 'horizontal',
    categoryTitle: '',
    categories: units.map((unit) => ({
      key: unit.code,
      label: `${nameFor(unit, lang)} ${signed(unit.change, decimals)}`,
      tier: unit.tierAfter,
    })),
    values: { title: figureText(input, 'FIGURE_INDEX_CHANGE'), range: null, decimals },
    series: changeFactors.map((factor, at) => {
      const values = units.map(({ parts }) => parts?.[factor] ?? null);
      return {
        key: factor,
        name: changeFactorName(factor, lang),
        values,
        style: seriesStyle(at),
        texts: values.map((value) =>
          value === null || displayedValue(value, decimals) === 0 ? '' : displayNumber(value, decimals),
        ),
      };
    }),
    referenceLines: [],
  };
}

function signed(change: number | null, decimals: number): string {
  if (change === null) return '';
  return `${displayedValue(change, decimals) > 0 ? '+' : ''}${displayNumber(change, decimals)}`;
}
