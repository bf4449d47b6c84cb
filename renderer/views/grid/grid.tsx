import { useCallback, useEffect, useImperativeHandle, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { AG_GRID_LOCALE_CN } from '@ag-grid-community/locale';
import {
  CellApiModule,
  CellStyleModule,
  ClientSideRowModelApiModule,
  ClientSideRowModelModule,
  ColumnApiModule,
  createGrid,
  CustomEditorModule,
  CustomFilterModule,
  EventApiModule,
  LocaleModule,
  ModuleRegistry,
  PinnedRowModule,
  RenderApiModule,
  RowApiModule,
  RowStyleModule,
  ScrollApiModule,
  TooltipModule,
} from 'ag-grid-community';
import type { GridApi, GridOptions, IRowNode } from 'ag-grid-community';
import type { GridView } from '../../../shared/model/grid-view.ts';
import { nameCell } from './cell-name.ts';
import { columnDefinitions } from './column-definitions.ts';
import { FilterCells } from './filter-cells.ts';
import type { GridFilters } from './filter-cells.ts';
import { GridKeys } from './grid-keys.ts';
import { LiveRows } from './live-rows.ts';
import type { LiveRow } from './live-rows.ts';
import { gridTheme, usualRowHeight } from './grid-theme.ts';
import type { GridColumn } from './grid-column.ts';
import type { PastedCell } from './grid-clipboard.ts';
import { GridMenu } from './grid-menu.tsx';
import { GridRanges } from './grid-ranges.ts';
import { printedTables } from './printed-tables.ts';
import { isInputMethodKey } from '../../ui/input-method.ts';
import type { SelectionTotals } from './selection-totals.ts';

ModuleRegistry.registerModules([
  ClientSideRowModelModule,
  ClientSideRowModelApiModule,
  CellApiModule,
  CellStyleModule,
  ColumnApiModule,
  CustomEditorModule,
  CustomFilterModule,
  EventApiModule,
  LocaleModule,
  PinnedRowModule,
  RenderApiModule,
  RowApiModule,
  RowStyleModule,
  ScrollApiModule,
  TooltipModule,
]);

/** What a screen may ask of its grid. */
export interface GridHandle {
  /** Its place among the rows as they are shown, headings counted; null: it isn't shown. */
  rowOf(id: string): number | null;
  /** Puts the focus on a row, in the column that had it; where the row is gone, on the one at its place or before it. False: there is none. */
  focusRow(id: string, place: number): boolean;
}

type Sort = GridView['sort'];

export interface GridProps<Row> {
  readonly label: string;
  readonly language: 'zh' | 'en';
  /** In the order that shows when no column sorts, and that breaks ties when one does. */
  readonly rows: readonly Row[];
  readonly columns: readonly GridColumn<Row>[];
  readonly rowId: (row: Row) => string;
  readonly pinnedTop?: readonly Row[];
  readonly rowMarks?: Readonly<Record<string, (row: Row) => boolean>>;
  /** Rows of one group stay together under their heading row, however columns sort. */
  readonly groupOf?: (row: Row) => string;
  /** Heading rows: drawn over the whole width, first of their group. */
  readonly heading?: (row: Row) => string | null;
  /** Click (see `opensBy`) or Enter on a cell that isn't edited; gives whether it opened something: else Enter goes down. */
  readonly onOpen?: (row: Row, column: string) => boolean;
  /** Which mouse action opens a cell of a column; left out: a click. A click that opens nothing only puts the focus there. */
  readonly opensBy?: (column: string) => 'click' | 'double-click' | 'nothing';
  /** What opening a cell is called in the menu of a right click; left out: it isn't offered there. */
  readonly openLabel?: string;
  /** Opens the notes of a cell (Shift+F2, as in Excel, or by the menu of a right click); false: it can have none. */
  readonly onNote?: (row: Row, column: string) => boolean;
  /** Brings `rows` up to the edits made so far, where edits are shown later than they are made. */
  readonly settle?: () => void;
  /** The row that has the focus. */
  readonly onFocusRow?: (row: Row) => void;
  /** Texts for cells, all of them one edit; false: refused, and the user was told why. */
  readonly onPaste?: (cells: readonly PastedCell<Row>[]) => boolean;
  /** The columns that sort, first the one that sorts first; left out: the grid keeps them itself. */
  readonly sort?: Sort;
  readonly onSort?: (sort: Sort) => void;
  readonly onWidth?: (column: string, width: number) => void;
  /** Given, a row of filters stands under the headings; rows are filtered by whoever gives them. */
  readonly filters?: GridFilters;
  /** Keeps a row in view at the top, or lets it go. */
  readonly onTop?: (row: Row) => void;
  /** Pixels across. */
  readonly onRoom?: (width: number) => void;
  /** What several selected cells come to; null: one cell or none. */
  readonly onSelected?: (totals: SelectionTotals | null) => void;
  readonly handle?: RefObject<GridHandle | null>;
  readonly rowHeight?: number;
  readonly headerHeight?: number;
}

/** The one place that knows the grid library. Rows are matched by id, so scroll, focus, selection and open groups survive new rows. */
export function Grid<Row extends object>(props: GridProps<Row>): React.JSX.Element {
  const place = useRef<HTMLDivElement>(null);
  const grid = useRef<GridApi<LiveRow<Row>> | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const [live] = useState(() => new LiveRows<Row>(props.rowMarks));
  const keys = useRef<GridKeys<LiveRow<Row>> | null>(null);
  const ranges = useRef<GridRanges<Row> | null>(null);
  const filterCells = useRef(new FilterCells());
  /** The cell that the menu was opened on. */
  const pointed = useRef<{ readonly row: Row; readonly column: string } | null>(null);
  const filtered = props.filters !== undefined;
  const openPointed = (): void => {
    if (pointed.current !== null) latest.current.onOpen?.(pointed.current.row, pointed.current.column);
  };

  const nameFocused = (): void => {
    const focused = document.activeElement;
    if (focused === null || place.current?.contains(focused) !== true) return;
    const { columns, language } = latest.current;
    const at = grid.current === null ? null : cellAt(focused, grid.current);
    if (at !== null) nameCell(focused, columns, { column: at.column, row: at.row, language });
  };
  /** Where a row is let go at the top, the focus goes to its place among the others. */
  const keepOnTop = useCallback((at: { readonly row: Row; readonly column: string } | null): void => {
    if (at === null || (latest.current.heading?.(at.row) ?? null) !== null) return;
    latest.current.onTop?.(at.row);
    requestAnimationFrame(() => {
      const api = grid.current;
      const focused = document.activeElement;
      if (api === null || (focused !== document.body && focused !== null)) return;
      const index = api.getRowNode(latest.current.rowId(at.row))?.rowIndex ?? null;
      if (index === null) return;
      api.ensureIndexVisible(index);
      api.setFocusedCell(index, at.column);
    });
  }, []);

  useImperativeHandle(props.handle, () => ({
    rowOf: (id) => grid.current?.getRowNode(id)?.rowIndex ?? null,
    focusRow: (id, wanted) => {
      const api = grid.current;
      if (api === null) return false;
      const holds = (at: number): boolean => {
        const held = api.getDisplayedRowAtIndex(at)?.data;
        return held !== undefined && (latest.current.heading?.(held.row) ?? null) === null;
      };
      const last = api.getDisplayedRowCount() - 1;
      let at = api.getRowNode(id)?.rowIndex ?? Math.min(wanted, last);
      while (at < last && !holds(at)) at += 1;
      while (at > 0 && !holds(at)) at -= 1;
      const column = api.getFocusedCell()?.column ?? api.getAllDisplayedColumns()[0];
      if (!holds(at) || column === undefined) return false;
      api.ensureIndexVisible(at);
      api.setFocusedCell(at, column);
      return true;
    },
  }));

  useLayoutEffect(() => {
    if (place.current === null) return undefined;
    place.current.style.setProperty('--row-height', `${latest.current.rowHeight ?? usualRowHeight}px`);
    filterCells.current.take(latest.current.filters);
    const api = createGrid(place.current, options(latest, live, filterCells.current));
    const end = document.createElement('span');
    end.className = 'grid-end';
    end.tabIndex = -1;
    place.current.append(end);
    grid.current = api;
    keys.current = new GridKeys(api, {
      settle: () => latest.current.settle?.(),
      isHeading: ({ row }) => (latest.current.heading?.(row) ?? null) !== null,
      open: ({ rowIndex, rowPinned, column }) => {
        const held = rowPinned == null ? api.getDisplayedRowAtIndex(rowIndex) : api.getPinnedTopRow(rowIndex);
        const row = held?.data?.row;
        return row !== undefined && (latest.current.onOpen?.(row, column.getColId()) ?? false);
      },
      fillSelected: () => ranges.current?.filling() ?? null,
      leave: (backwards, cell) => {
        const column = cell.closest('[col-id]')?.getAttribute('col-id');
        const headings = [...(place.current?.querySelectorAll<HTMLElement>('.ag-header-cell[col-id]') ?? [])];
        const heading = headings.find((each) => each.getAttribute('col-id') === column) ?? headings[0];
        if (backwards) heading?.focus();
        else end.focus({ preventScroll: true });
      },
    });
    ranges.current = new GridRanges(api, place.current, live, {
      columns: () => latest.current.columns,
      isHeading: (row) => (latest.current.heading?.(row) ?? null) !== null,
      put: () => latest.current.onPaste ?? null,
      selected: (totals) => latest.current.onSelected?.(totals),
    });
    const watch = watchWidth(place.current, (width) => latest.current.onRoom?.(width));
    return () => {
      watch?.disconnect();
      ranges.current?.destroy();
      ranges.current = null;
      grid.current = null;
      keys.current = null;
      end.remove();
      api.destroy();
    };
  }, [live]);

  useLayoutEffect(() => {
    if (grid.current === null) return;
    const { rowId, heading } = latest.current;
    const repainted = live.repaint(props.rows, grid.current, {
      rowId,
      looksOther: (before, after) => heading?.(before) !== heading?.(after),
    });
    if (!repainted) {
      grid.current.setGridOption('rowData', live.take(props.rows, rowId));
      live.paintAll();
    }
    nameFocused();
  }, [props.rows, live]);
  useLayoutEffect(() => {
    filterCells.current.take(latest.current.filters);
    grid.current?.setGridOption(
      'columnDefs',
      columnDefinitions(props.columns, live, filtered ? filterCells.current : null),
    );
    if (grid.current !== null) applySort(grid.current, latest.current.sort);
  }, [props.columns, filtered, live]);
  useLayoutEffect(() => filterCells.current.take(props.filters), [props.filters]);
  useLayoutEffect(() => {
    if (grid.current !== null) applySort(grid.current, props.sort);
  }, [props.sort]);
  useLayoutEffect(() => {
    const top = props.pinnedTop ?? [];
    const { rowId } = latest.current;
    if (live.repaintTop(top, rowId)) return;
    grid.current?.setGridOption('pinnedTopRowData', live.takeTop(top, rowId));
    live.paintAll();
  }, [props.pinnedTop, live]);

  useEffect(() => {
    let printed: HTMLElement | null = null;
    const before = (): void => {
      if (grid.current === null || printed !== null) return;
      const { label, columns, heading } = latest.current;
      const rowOf = (held: LiveRow<Row>): Row => live.row(held);
      printed = printedTables(grid.current, { label, columns, heading: (row) => heading?.(row) ?? null, rowOf });
      place.current?.append(printed);
    };
    const after = (): void => {
      printed?.remove();
      printed = null;
    };
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    return () => {
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
      after();
    };
  }, [live]);

  const editable = props.onPaste !== undefined;
  const noting = props.onNote !== undefined;
  const topping = props.onTop !== undefined;
  const { openLabel } = props;
  // What stands in the page is the same with new rows: they are drawn by the effects above. An edit would render the menu's parts with it.
  return useMemo(
    () => (
      <GridMenu
        ranges={ranges}
        editable={editable}
        {...(noting
          ? {
              note: () => {
                if (pointed.current !== null) latest.current.onNote?.(pointed.current.row, pointed.current.column);
              },
            }
          : {})}
        {...(openLabel === undefined ? {} : { open: { label: openLabel, act: openPointed } })}
        {...(topping ? { top: () => keepOnTop(pointed.current) } : {})}
      >
        <div
          ref={place}
          className="grid"
          onKeyDownCapture={({ nativeEvent }) => {
            latest.current.settle?.();
            if (notesOfFocused(nativeEvent, grid.current, latest.current)) return;
            if (isTopKey(nativeEvent) && latest.current.onTop !== undefined && grid.current !== null) {
              nativeEvent.preventDefault();
              nativeEvent.stopPropagation();
              return keepOnTop(cellAt(nativeEvent.target, grid.current));
            }
            if (ranges.current?.key(nativeEvent) !== true) keys.current?.press(nativeEvent);
          }}
          onPointerDownCapture={({ nativeEvent }) => ranges.current?.press(nativeEvent)}
          onMouseDownCapture={({ nativeEvent }) => {
            keys.current?.point();
            ranges.current?.pressAfter(nativeEvent);
          }}
          onContextMenuCapture={({ target }) => {
            pointed.current = grid.current === null ? null : cellAt(target, grid.current);
          }}
          onDoubleClickCapture={() => keys.current?.point()}
          onFocus={({ target }) => {
            const row = rowAround(target, grid.current, live);
            if (row !== null) latest.current.onFocusRow?.(row);
            nameFocused();
          }}
          onBlur={({ target }) => {
            // A name that isn't kept up to date must not be heard.
            if (target.matches('[role=gridcell]')) target.removeAttribute('aria-label');
            keys.current?.leave(target);
          }}
        />
      </GridMenu>
    ),
    [editable, noting, topping, openLabel, live, keepOnTop],
  );
}

/** Shift+F2 on a cell; gives whether it was that. */
function notesOfFocused<Row extends object>(
  event: KeyboardEvent,
  api: GridApi<LiveRow<Row>> | null,
  { onNote }: GridProps<Row>,
): boolean {
  if (event.key !== 'F2' || !event.shiftKey || onNote === undefined) return false;
  const cell = api?.getFocusedCell() ?? null;
  const row =
    cell === null || cell.rowPinned != null ? undefined : api?.getDisplayedRowAtIndex(cell.rowIndex)?.data?.row;
  if (cell === null || row === undefined || !onNote(row, cell.column.getColId())) return false;
  event.preventDefault();
  event.stopPropagation();
  return true;
}

/** The row and column of the cell that an event happened in; null outside cells. */
function cellAt<Row extends object>(
  target: EventTarget | null,
  api: GridApi<LiveRow<Row>>,
): { readonly row: Row; readonly column: string } | null {
  if (!(target instanceof Element)) return null;
  const column = target.closest('[col-id]')?.getAttribute('col-id') ?? null;
  const line = target.closest('[row-id]');
  const id = line?.getAttribute('row-id') ?? '';
  const isTop = line?.getAttribute('row-index')?.startsWith('t-') === true;
  const held = isTop ? pinnedRow(api, id) : api.getRowNode(id);
  const row = held?.data?.row;
  return row === undefined || column === null ? null : { row, column };
}

function pinnedRow<Row extends object>(api: GridApi<LiveRow<Row>>, id: string): IRowNode<LiveRow<Row>> | undefined {
  for (let at = 0; at < api.getPinnedTopRowCount(); at += 1) {
    const held = api.getPinnedTopRow(at);
    if (held?.id === id) return held;
  }
  return undefined;
}

/** Null: where nothing is laid out. */
function watchWidth(place: HTMLElement, tell: (width: number) => void): ResizeObserver | null {
  if (typeof ResizeObserver === 'undefined') return null;
  const watch = new ResizeObserver(([entry]) => {
    const width = Math.round(entry?.contentRect.width ?? 0);
    if (width > 0) tell(width);
  });
  watch.observe(place);
  return watch;
}

function isTopKey(event: KeyboardEvent): boolean {
  const { target, code, altKey, ctrlKey, metaKey, shiftKey } = event;
  return (
    code === 'KeyP' &&
    altKey &&
    !ctrlKey &&
    !metaKey &&
    !shiftKey &&
    !isInputMethodKey(event) &&
    target instanceof Element &&
    target.matches('[role=gridcell]')
  );
}

/** What sorts now, as the library has it. */
function sortOf<Row extends object>(api: GridApi<LiveRow<Row>>): Sort {
  return api
    .getColumnState()
    .filter(({ sort }) => sort != null)
    .toSorted((a, b) => (a.sortIndex ?? 0) - (b.sortIndex ?? 0))
    .map(({ colId, sort }) => ({ column: colId, descending: sort === 'desc' }));
}

/** Columns that the grid doesn't have sort nothing. */
function applySort<Row extends object>(api: GridApi<LiveRow<Row>>, sort: Sort | undefined): void {
  if (sort === undefined) return;
  const wanted = sort.filter(({ column }) => api.getColumn(column)?.getColDef().sortable === true);
  if (isSameSort(wanted, sortOf(api))) return;
  api.applyColumnState({
    state: wanted.map(({ column, descending }, sortIndex) => ({
      colId: column,
      sort: descending ? 'desc' : 'asc',
      sortIndex,
    })),
    defaultState: { sort: null, sortIndex: null },
  });
}

function isSameSort(one: Sort, other: Sort): boolean {
  return (
    one.length === other.length &&
    one.every(({ column, descending }, at) => other[at]?.column === column && other[at]?.descending === descending)
  );
}

/**
 * The row that an element of the grid is part of; null for headings and pinned rows. (The library's own event of a focused cell comes later and gives the
 * row's place, where another row may stand by then.)
 */
function rowAround<Row extends object>(
  element: Element,
  grid: GridApi<LiveRow<Row>> | null,
  live: LiveRows<Row>,
): Row | null {
  const id = element.closest('[row-id]')?.getAttribute('row-id');
  const node = id == null ? undefined : grid?.getRowNode(id);
  return node?.data === undefined || node.rowPinned != null ? null : live.row(node.data);
}

function options<Row extends object>(
  latest: { readonly current: GridProps<Row> },
  live: LiveRows<Row>,
  filterCells: FilterCells,
): GridOptions<LiveRow<Row>> {
  const { rows, columns, pinnedTop, language, rowHeight, headerHeight, label, filters } = latest.current;
  const opensBy = (column: string): string => latest.current.opensBy?.(column) ?? 'click';
  return {
    theme: gridTheme,
    ...(language === 'zh' ? { localeText: AG_GRID_LOCALE_CN } : {}),
    rowData: live.take(rows, latest.current.rowId),
    pinnedTopRowData: live.takeTop(pinnedTop ?? [], latest.current.rowId),
    columnDefs: columnDefinitions(columns, live, filters === undefined ? null : filterCells),
    defaultColDef: { resizable: true, suppressMovable: true, suppressHeaderMenuButton: true },
    getRowId: ({ data }) => latest.current.rowId(data.row),
    rowClassRules: Object.fromEntries(
      Object.entries(latest.current.rowMarks ?? {}).map(([name, holds]) => [
        name,
        ({ data }) => data !== undefined && holds(data.row),
      ]),
    ),
    ...(rowHeight === undefined ? {} : { rowHeight }),
    ...(headerHeight === undefined ? {} : { headerHeight }),
    floatingFiltersHeight: 32,
    animateRows: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    ensureDomOrder: true,
    suppressRowTransform: true,
    // Tab leaves the grid (arrows go about in it); in an editor it is of grid-keys.ts, as Enter is everywhere.
    tabToNextCell: () => false,
    // One stop for the headings, then the cells below: 156 columns are not 156 stops.
    tabToNextHeader: ({ backwards, previousHeaderPosition }) =>
      backwards || previousHeaderPosition === null
        ? false
        : { headerRowIndex: -1, column: previousHeaderPosition.column },
    suppressDragLeaveHidesColumns: true,
    tooltipShowDelay: 500,
    suppressOverlays: ['noRows'],
    isFullWidthRow: ({ rowNode }) =>
      rowNode.data !== undefined && (latest.current.heading?.(rowNode.data.row) ?? null) !== null,
    fullWidthCellRenderer: headingRow(latest),
    ...(latest.current.heading
      ? { postSortRows: ({ nodes }: { nodes: IRowNode<LiveRow<Row>>[] }) => keepGroups(nodes, latest.current) }
      : {}),
    onGridReady: () => undefined,
    onFirstDataRendered: ({ api }) => api.setGridAriaProperty('label', label),
    onCellClicked: ({ data, column, colDef, event }) => {
      // With Shift it ends a range.
      if (event instanceof MouseEvent && event.shiftKey) return;
      if (data === undefined || isEditable(colDef.editable) || opensBy(column.getColId()) !== 'click') return;
      latest.current.onOpen?.(data.row, column.getColId());
    },
    onCellDoubleClicked: ({ data, column, colDef }) => {
      if (data === undefined || isEditable(colDef.editable) || opensBy(column.getColId()) !== 'double-click') return;
      latest.current.onOpen?.(data.row, column.getColId());
    },
    onSortChanged: ({ api, source }) => {
      // What was applied from outside, or ended with its column, is no choice of the user's.
      if (source === 'uiColumnSorted') latest.current.onSort?.(sortOf(api));
    },
    onColumnResized: ({ finished, source, columns: resized }) => {
      if (!finished || source !== 'uiColumnResized') return;
      for (const column of resized ?? []) latest.current.onWidth?.(column.getColId(), column.getActualWidth());
    },
  };
}

function isEditable(editable: unknown): boolean {
  return editable !== undefined && editable !== false;
}

function headingRow<Row extends object>(latest: { readonly current: GridProps<Row> }) {
  return class HeadingRow {
    private readonly gui = document.createElement('div');

    init({ data }: { data: LiveRow<Row> }): void {
      this.gui.className = 'group-heading';
      // What the grid makes around it is a row, which has to hold a cell.
      this.gui.setAttribute('role', 'gridcell');
      this.gui.textContent = latest.current.heading?.(data.row) ?? '';
    }

    getGui(): HTMLElement {
      return this.gui;
    }

    refresh({ data }: { data: LiveRow<Row> }): boolean {
      this.gui.textContent = latest.current.heading?.(data.row) ?? '';
      return true;
    }
  };
}

/** Sorting acts inside groups; groups keep the order of their heading rows in the data. */
function keepGroups<Row>(nodes: IRowNode<LiveRow<Row>>[], { rows, groupOf, heading }: GridProps<Row>): void {
  if (!groupOf || !heading) return;
  const sorted = [...nodes];
  let to = 0;
  for (const row of rows) {
    if (heading(row) === null) continue;
    const group = groupOf(row);
    const members = sorted.filter((node) => node.data !== undefined && groupOf(node.data.row) === group);
    for (const node of [...members.filter(isHeading), ...members.filter((member) => !isHeading(member))])
      nodes[to++] = node;
  }
  function isHeading(node: IRowNode<LiveRow<Row>>): boolean {
    return node.data !== undefined && heading?.(node.data.row) !== null;
  }
}
