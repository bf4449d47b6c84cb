import type { ColDef } from 'ag-grid-community';
import type { GridColumn } from './grid-column.ts';
import { isInputMethodKey } from '../../ui/input-method.ts';
import { columnHeading } from './column-heading.ts';
import { FilterCell, NoFilter } from './filter-cells.ts';
import type { FilterCells } from './filter-cells.ts';
import { paintedCell } from './painted-cell.ts';
import type { LiveRow, LiveRows } from './live-rows.ts';
import { typedEditor } from './typed-editor.ts';

/** Our columns in the grid library's terms; with the row of filters where `filters` are given. */
export function columnDefinitions<Row extends object>(
  columns: readonly GridColumn<Row>[],
  rows: LiveRows<Row>,
  filters: FilterCells | null = null,
): ColDef<LiveRow<Row>>[] {
  return columns.map((column) => leaf(column, rows, filters));
}

function leaf<Row extends object>(
  column: GridColumn<Row>,
  rows: LiveRows<Row>,
  filters: FilterCells | null,
): ColDef<LiveRow<Row>> {
  const { sort, edit, align = 'left' } = column;
  return {
    colId: column.id,
    headerName: column.title,
    ...(column.hint ? { headerTooltip: column.hint } : {}),
    ...(column.width === undefined ? {} : { width: column.width }),
    ...(column.minWidth === undefined ? {} : { minWidth: column.minWidth }),
    // Null, not left out: the library keeps what isn't said.
    ...(column.flex === undefined ? { flex: null } : { flex: column.flex, minWidth: column.width ?? 80 }),
    pinned: column.pin ?? null,
    ...(filters === null
      ? {}
      : {
          filter: NoFilter,
          floatingFilter: true,
          floatingFilterComponent: FilterCell,
          floatingFilterComponentParams: { ofColumn: column, cells: filters },
          suppressFloatingFilterButton: true,
          suppressHeaderFilterButton: true,
        }),
    ...((column.toggle ?? column.code)
      ? { headerComponentParams: { innerHeaderComponent: columnHeading(column) } }
      : {}),
    headerClass: `align-${align}`,
    cellClass: `align-${align}${align === 'left' ? ' words' : ''} ${column.className ?? ''}`.trim(),
    valueGetter: ({ data }) => (data === undefined ? null : column.key(data.row)),
    cellRenderer: paintedCell(column, rows),
    ...(column.text ? { valueFormatter: ({ data }) => (data == null ? '' : (column.text?.(data.row) ?? '')) } : {}),
    ...(column.marks
      ? {
          cellClassRules: Object.fromEntries(
            Object.entries(column.marks).map(([name, holds]) => [
              name,
              ({ data }) => data !== undefined && holds(data.row),
            ]),
          ),
        }
      : {}),
    ...(column.tooltip
      ? { tooltipValueGetter: ({ data }) => (data === undefined ? '' : column.tooltip?.(data.row)) }
      : {}),
    sortable: sort !== undefined,
    sortingOrder: column.sortFirst === 'desc' ? ['desc', 'asc', null] : ['asc', 'desc', null],
    ...(sort
      ? {
          comparator: (_a, _b, nodeA, nodeB, descending) => {
            if (nodeA.data === undefined || nodeB.data === undefined) return 0;
            const [a, b] = [nodeA.data.row, nodeB.data.row];
            const blanks = Number(column.blank?.(a) ?? false) - Number(column.blank?.(b) ?? false);
            if (blanks !== 0) return descending ? -blanks : blanks;
            // Of equal rows the next column that sorts decides; without one they stay as they stand, since sorting is stable.
            return sort(a, b);
          },
        }
      : {}),
    ...(edit
      ? {
          editable: ({ data }) => data !== undefined && edit.allowed(data.row),
          cellEditor: typedEditor(column, rows),
          // In an editor the keys are its own and those of grid-keys.ts.
          suppressKeyboardEvent: ({ editing, event }) => editing || isInputMethodKey(event),
          valueSetter: ({ data, newValue }) => {
            if (typeof newValue === 'string') edit.commit(rows.row(data), newValue);
            // The new value comes back through the store and the rows.
            return false;
          },
        }
      : {}),
  };
}
