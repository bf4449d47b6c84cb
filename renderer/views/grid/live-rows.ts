import type { GridApi } from 'ag-grid-community';

/** What the grid library holds for a row: the same object as long as the row's id stays, whatever its content. */
export interface LiveRow<Row> { row: Row }

/** A cell on screen that can draw its row's present content. */
export interface LiveCell { paint(): void }

interface Reading<Row> {
  readonly rowId: (row: Row) => string;
  /** Whether the library has to see the row itself: its classes or its heading differ. */
  readonly looksOther: (before: Row, after: Row) => boolean;
}

/**
 * Rows by id, and their cells on screen. The library's own way of taking new rows costs ten times what drawing the changed cells does
 * (values, classes, edit styles and tooltips of every cell), which a frame of 16 ms has no room for.
 */
export class LiveRows<Row extends object> {
  private readonly held = new Map<string, LiveRow<Row>>();
  private readonly cells = new Map<LiveRow<Row>, Set<LiveCell>>();
  private order: readonly LiveRow<Row>[] = [];
  private settling = 0;

  /** The rows as the library is to hold them. */
  take(rows: readonly Row[], rowId: (row: Row) => string): LiveRow<Row>[] {
    const next = rows.map((row) => {
      const live = this.held.get(rowId(row)) ?? { row };
      live.row = row;
      return live;
    });
    this.held.clear();
    for (const live of next) this.held.set(rowId(live.row), live);
    this.order = next;
    return next;
  }

  /** Draws new content of the rows that are held already. False, and nothing done, where other rows or another order came. */
  repaint(rows: readonly Row[], api: GridApi<LiveRow<Row>>, { rowId, looksOther }: Reading<Row>): boolean {
    if (rows.length !== this.order.length || rows.some((row, at) => this.held.get(rowId(row)) !== this.order[at])) return false;
    for (const [at, row] of rows.entries()) {
      const live = this.order[at];
      if (live === undefined || live.row === row) continue;
      const before = live.row;
      live.row = row;
      if (looksOther(before, row)) api.getRowNode(rowId(row))?.setData(live);
      else for (const cell of this.cells.get(live) ?? []) cell.paint();
    }
    if (api.getColumnState().some(({ sort }) => sort != null)) api.refreshClientSideRowModel('sort');
    this.settle(api);
    return true;
  }

  show(live: LiveRow<Row>, cell: LiveCell): void {
    const shown = this.cells.get(live) ?? new Set();
    shown.add(cell);
    this.cells.set(live, shown);
  }

  hide(live: LiveRow<Row>, cell: LiveCell): void {
    const shown = this.cells.get(live);
    shown?.delete(cell);
    if (shown?.size === 0) this.cells.delete(live);
  }

  close(): void {
    window.clearTimeout(this.settling);
  }

  /** Once edits rest, the library reads the values for its tooltips; never while a slider moves. */
  private settle(api: GridApi<LiveRow<Row>>): void {
    window.clearTimeout(this.settling);
    this.settling = window.setTimeout(() => {
      if (!api.isDestroyed()) api.refreshCells({ suppressFlash: true });
    }, 300);
  }
}
