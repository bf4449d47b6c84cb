import type { GridColumn } from './grid-column.ts';
import { shownText } from './shown-text.ts';
import { titleOf } from './title-of.ts';

interface NamedCell<Row> {
  readonly column: string;
  readonly row: Row;
  readonly language: 'zh' | 'en';
}

/**
 * Says in the name of a cell which row and column it is of, and what its signs mean: the library draws a row in parts, of which a screen reader sees
 * only the one with the cell.
 */
export function nameCell<Row>(cell: Element, columns: readonly GridColumn<Row>[], named: NamedCell<Row>): void {
  if (!cell.matches('[role=gridcell]')) return;
  const column = columns.find(({ id }) => id === named.column);
  if (column !== undefined) cell.setAttribute('aria-label', cellName(columns, column, named));
}

function cellName<Row>(
  columns: readonly GridColumn<Row>[],
  column: GridColumn<Row>,
  { row, language }: Omit<NamedCell<Row>, 'column'>,
): string {
  const head = columns.find(({ heads }) => heads);
  const parts = [
    ...(head === undefined || head === column ? [] : [shownText(head, row)]),
    titleOf(column),
    shownText(column, row),
    column.signs?.(row) ?? '',
  ];
  return parts.filter((part) => part !== '').join(language === 'zh' ? '，' : ', ');
}
