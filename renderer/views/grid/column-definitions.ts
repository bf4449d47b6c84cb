import type { ColDef } from 'ag-grid-community';
import type { GridColumn } from './grid-column.ts';
import { columnHeading } from './column-heading.ts';
import { paintedCell } from './painted-cell.ts';
import { typedEditor } from './typed-editor.ts';

/** Our columns in the grid library's terms. `order` is the rows' own order: equal rows fall back on it in either direction. */
export function columnDefinitions<Row>(columns: readonly GridColumn<Row>[], order: (row: Row) => number): ColDef<Row>[] {
  return columns.map((column) => leaf(column, order));
}

function leaf<Row>(column: GridColumn<Row>, order: (row: Row) => number): ColDef<Row> {
  const { sort, edit, align = 'left' } = column;
  return {
    colId: column.id,
    headerName: column.title,
    ...(column.hint ? { headerTooltip: column.hint } : {}),
    ...(column.width === undefined ? {} : { width: column.width }),
    ...(column.flex === undefined ? {} : { flex: column.flex, minWidth: column.width ?? 80 }),
    ...(column.pin ? { pinned: column.pin } : {}),
    ...(column.toggle ?? column.code ? { headerComponentParams: { innerHeaderComponent: columnHeading(column) } } : {}),
    headerClass: `align-${align}`,
    cellClass: `align-${align}${align === 'left' ? ' words' : ''} ${column.className ?? ''}`.trim(),
    valueGetter: ({ data }) => (data === undefined ? null : column.key(data)),
    ...(column.paint ? { cellRenderer: paintedCell(column) } : {}),
    ...(column.text ? { valueFormatter: ({ data }) => (data == null ? '' : column.text?.(data) ?? '') } : {}),
    ...(column.marks ? { cellClassRules: Object.fromEntries(Object.entries(column.marks).map(([name, holds]) => [name, ({ data }) => data !== undefined && holds(data)])) } : {}),
    ...(column.tooltip ? { tooltipValueGetter: ({ data }) => (data === undefined ? '' : column.tooltip?.(data)) } : {}),
    sortable: sort !== undefined,
    sortingOrder: column.sortFirst === 'desc' ? ['desc', 'asc', null] : ['asc', 'desc', null],
    ...(sort ? {
      comparator: (_a, _b, nodeA, nodeB, descending) => {
        if (nodeA.data === undefined || nodeB.data === undefined) return 0;
        const blanks = Number(column.blank?.(nodeA.data) ?? false) - Number(column.blank?.(nodeB.data) ?? false);
        if (blanks !== 0) return descending ? -blanks : blanks;
        // The library turns the sign for descending; equal rows must not be turned with it.
        return sort(nodeA.data, nodeB.data) || (order(nodeA.data) - order(nodeB.data)) * (descending ? -1 : 1);
      },
    } : {}),
    ...(edit ? {
      editable: ({ data }) => data !== undefined && edit.allowed(data),
      cellEditor: typedEditor(column),
      valueSetter: ({ data, newValue }) => {
        if (typeof newValue === 'string' && newValue.trim() !== edit.start(data)) edit.commit(data, newValue.trim());
        // The new value comes back through the store and the rows.
        return false;
      },
    } : {}),
  };
}
