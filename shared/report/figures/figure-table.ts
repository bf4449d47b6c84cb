import type { ReportInput } from '../report-input.ts';
import type { FigureSpec } from './figure-spec.ts';
import { figureText } from './figure-text.ts';
import { numberCell, textCell } from '../report-table.ts';
import type { ReportCell, ReportTable } from '../report-table.ts';

/**
 * The values that a figure draws as a table, for readers who can't see it and those who want the numbers: a row a category, point, tile or heat row, a
 * column a series. Numbers have the decimals of their axis; missing ones print "—".
 */
export function figureTable(figure: FigureSpec, input: ReportInput): ReportTable {
  const unit = figureText(input.lang, 'FIGURE_ITEM');
  switch (figure.kind) {
    case 'bars':
    case 'grouped-bars':
    case 'stacked-bars':
    case 'histogram':
    case 'line':
    case 'radar':
      return table(
        figure,
        [figure.categoryTitle || unit, ...figure.series.map(({ name }) => name || figure.values.title)],
        figure.categories.map(({ label }, at) => [
          textCell(label),
          ...figure.series.map(({ values }) => number(values[at] ?? null, figure.values.decimals)),
        ]),
      );
    case 'scatter':
      return table(
        figure,
        [unit, figure.x.title, figure.y.title],
        figure.points.map(({ label, x, y }) => [
          textCell(label),
          number(x, figure.x.decimals),
          number(y, figure.y.decimals),
        ]),
      );
    case 'heat-map':
      return table(
        figure,
        [unit, ...figure.columns.map(({ label }) => label)],
        figure.rows.map(({ label }, row) => [
          textCell(label),
          ...figure.columns.map((_, column) => number(figure.values[row]?.[column] ?? null, figure.scale.decimals)),
        ]),
      );
    case 'tile-map':
      return table(
        figure,
        [unit, figure.scale.title, figureText(input, 'FIGURE_TIER')],
        figure.tiles.map(({ label, value, tier }) => [
          textCell(label),
          number(value, figure.scale.decimals),
          textCell(figure.legend.find((entry) => entry.tier === tier)?.name ?? '—'),
        ]),
      );
  }
}

function table(
  { id, title }: FigureSpec,
  head: readonly string[],
  body: readonly (readonly ReportCell[])[],
): ReportTable {
  return {
    ...{ id, title, body, notes: [], landscape: false },
    head: [head.map((text) => textCell(text, { align: 'center' }))],
    columns: head.map(() => 1),
  };
}

function number(value: number | null, decimals: number): ReportCell {
  return numberCell(value ?? Number.NaN, decimals);
}
