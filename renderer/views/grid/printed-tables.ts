import type { GridApi } from 'ag-grid-community';
import type { GridColumn } from './grid-column.ts';
import type { LiveRow } from './live-rows.ts';
import { shownText } from './shown-text.ts';

/** Columns that a sheet of A4 across takes beside those that are pinned on the left. */
const COLUMNS_MOST = 12;

interface Printed<Row> {
  readonly label: string;
  readonly columns: readonly GridColumn<Row>[];
  readonly heading: (row: Row) => string | null;
  /** The present content of a row that the library holds. */
  readonly rowOf: (held: LiveRow<Row>) => Row;
}

/**
 * A grid for paper, which doesn't scroll: all rows and columns as they stand, in as many tables as the columns need, each with those that are pinned
 * on the left.
 */
export function printedTables<Row extends object>(api: GridApi<LiveRow<Row>>, printed: Printed<Row>): HTMLElement {
  const byId = new Map(printed.columns.map((column) => [column.id, column]));
  const columns = api.getAllDisplayedColumns().flatMap((column) => byId.get(column.getColId()) ?? []);
  const pinned = columns.filter(({ pin }) => pin === 'left');
  const others = columns.filter(({ pin }) => pin !== 'left');
  const held = [
    ...Array.from({ length: api.getPinnedTopRowCount() }, (_, at) => api.getPinnedTopRow(at)?.data),
    ...Array.from({ length: api.getDisplayedRowCount() }, (_, at) => api.getDisplayedRowAtIndex(at)?.data),
  ];
  const rows = held.filter((row) => row !== undefined).map(printed.rowOf);
  const place = document.createElement('div');
  place.className = 'printed';
  place.setAttribute('aria-hidden', 'true');
  for (let from = 0; from === 0 || from < others.length; from += COLUMNS_MOST)
    place.append(tableOf(rows, [...pinned, ...others.slice(from, from + COLUMNS_MOST)], printed));
  return place;
}

function tableOf<Row>(
  rows: readonly Row[],
  columns: readonly GridColumn<Row>[],
  { label, heading }: Printed<Row>,
): HTMLTableElement {
  const table = document.createElement('table');
  table.createCaption().textContent = label;
  const titles = table.createTHead().insertRow();
  for (const { code, title } of columns) {
    const cell = document.createElement('th');
    cell.textContent = [code, title].filter(Boolean).join(' ');
    titles.append(cell);
  }
  const body = table.createTBody();
  for (const row of rows) {
    const line = body.insertRow();
    const over = heading(row);
    if (over !== null) {
      const cell = document.createElement('th');
      cell.colSpan = columns.length;
      cell.textContent = over;
      line.append(cell);
      continue;
    }
    for (const column of columns) {
      const cell = line.insertCell();
      cell.textContent = shownText(column, row);
      if (column.align !== undefined) cell.style.textAlign = column.align;
    }
  }
  return table;
}
