import { displayNumber } from '../../../shared/base/display.ts';
import type { BarFigure, FigureSpec, HeatFigure, LineFigure } from '../../../shared/report/figures/figure-spec.ts';
import { isTurned } from '../plot/field-plots.ts';
import type { PicturePlaces, UnitPlace } from './picture.ts';

/** What annotations can hang on in a figure of the report, as `figurePlot` draws it; null: on a circle there are no axes. `every`: codes of all units. */
export function figurePlaces(figure: FigureSpec, every: ReadonlySet<string>): PicturePlaces | null {
  switch (figure.kind) {
    case 'bars':
    case 'grouped-bars':
    case 'stacked-bars':
    case 'histogram':
      return barPlaces(figure, every);
    case 'line':
      return linePlaces(figure, every);
    case 'radar':
      return null;
    case 'scatter':
      return {
        axes: [figure.x.title, figure.y.title],
        names: [null, null],
        units: new Map(
          figure.points.map(({ key, x, y }) => [
            key,
            [{ at: '', x, y, said: `${displayNumber(x, figure.x.decimals)}, ${displayNumber(y, figure.y.decimals)}` }],
          ]),
        ),
      };
    case 'heat-map':
      return heatPlaces(figure, every);
    case 'tile-map':
      return {
        axes: ['map', 'map'],
        names: [null, null],
        units: new Map(
          figure.tiles
            .filter(({ key }) => every.has(key))
            .map(({ key, column, row, value }) => [
              key,
              [{ at: '', x: column, y: row, said: value === null ? '—' : displayNumber(value, figure.scale.decimals) }],
            ]),
        ),
      };
  }
}

/** At the end of the longest bar of a unit; in a stack at the whole of it. */
function barPlaces(figure: BarFigure, every: ReadonlySet<string>): PicturePlaces {
  const upright = figure.orientation === 'vertical';
  const labels = figure.categories.map(({ label }) => label);
  const units = figure.categories.flatMap(
    ({ key, label }, at): readonly (readonly [string, readonly UnitPlace[]])[] => {
      const values = figure.series.flatMap((series) => series.values[at] ?? []);
      if (!every.has(key) || values.length === 0) return [];
      const value =
        figure.kind === 'stacked-bars' ? values.reduce((sum, one) => sum + Math.max(one, 0), 0) : Math.max(...values);
      const said = displayNumber(value, figure.values.decimals);
      return [[key, [{ at: '', ...(upright ? { x: label, y: value } : { x: value, y: label }), said }]]];
    },
  );
  const axes = [figure.categoryTitle || 'unit', figure.values.title] as const;
  return {
    axes: upright ? axes : [axes[1], axes[0]],
    names: upright ? [labels, null] : [null, labels],
    units: new Map(units),
    ...(units.length === 0 ? {} : { byUnit: upright ? 'x' : 'y' }),
  };
}

function linePlaces(figure: LineFigure, every: ReadonlySet<string>): PicturePlaces {
  return {
    axes: [figure.categoryTitle, figure.values.title],
    names: [figure.categories.map(({ label }) => label), null],
    units: new Map(
      figure.series
        .filter(({ key }) => every.has(key))
        .map(({ key, values }) => [
          key,
          figure.categories.flatMap((category, at) => {
            const y = values[at] ?? null;
            const said = y === null ? '' : displayNumber(y, figure.values.decimals);
            return y === null ? [] : [{ at: category.key, x: category.label, y, said }];
          }),
        ]),
    ),
  };
}

function heatPlaces(figure: HeatFigure, every: ReadonlySet<string>): PicturePlaces {
  const turned = isTurned(figure);
  const [rows, columns] = [figure.rows.map(({ label }) => label), figure.columns.map(({ label }) => label)];
  return {
    axes: turned ? ['unit', 'indicator'] : ['indicator', 'unit'],
    names: turned ? [rows, columns] : [columns, rows],
    units: new Map(
      figure.rows
        .map((row, at) => ({ row, values: figure.values[at] ?? [] }))
        .filter(({ row }) => every.has(row.key))
        .map(({ row, values }) => [
          row.key,
          figure.columns.flatMap(({ key, label }, column) => {
            const value = values[column] ?? null;
            const place = turned ? { x: row.label, y: label } : { x: label, y: row.label };
            return value === null ? [] : [{ at: key, ...place, said: displayNumber(value, figure.scale.decimals) }];
          }),
        ]),
    ),
  };
}
