import type { GridColumn } from './grid-column.ts';

/** What a cell shows, in words: never the key that it is compared by. A cell that is drawn is drawn apart and read. */
export function shownText<Row>(column: GridColumn<Row>, row: Row): string {
  if (column.text) return column.text(row);
  if (!column.paint) return String(column.key(row));
  const apart = document.createElement('div');
  column.paint(apart, row);
  return apart.textContent;
}
