import type { GridApi } from 'ag-grid-community';

/** What the grid library holds for a row; its content may change under it. */
export interface LiveRow<Row> {
  readonly id: string;
  row: Row;
}

/** A cell on screen that can draw its row's present content. */
export interface LiveCell<Row> {
  paint(row: Row): void;
  /** The element of its row; null where it isn't in the page. */
  line?(): Element | null;
}

/** Classes of a row's element, and which rows have them. */
export type RowMarks<Row> = Readonly<Record<string, (row: Row) => boolean>>;

interface Reading<Row> {
  readonly rowId: (row: Row) => string;
  /** Whether the library has to see the row itself: its heading differs. */
  readonly looksOther: (before: Row, after: Row) => boolean;
}

/**
 * Rows by id, and their cells on screen. The library's own way of taking new rows costs ten times what drawing the changed cells does
 * (values, classes and edit styles of every cell; tooltips are read when they show), which a frame of 16 ms has no room for.
 */
export class LiveRows<Row extends object> {
  private readonly held = new Map<string, LiveRow<Row>>();
  /** By id: the library leaves a cell whose value is the same with the object of an earlier take. */
  private readonly cells = new Map<string, Set<LiveCell<Row>>>();
  private order: readonly LiveRow<Row>[] = [];
  /** Rows that stay at the top; one may stand among the others too. */
  private top: readonly LiveRow<Row>[] = [];
  private readonly marks: readonly (readonly [name: string, holds: (row: Row) => boolean])[];

  constructor(marks: RowMarks<Row> = {}) {
    this.marks = Object.entries(marks);
  }

  /** The rows as the library is to hold them: new objects, since it looks only at what isn't the one it has. */
  take(rows: readonly Row[], rowId: (row: Row) => string): LiveRow<Row>[] {
    const next = rows.map((row): LiveRow<Row> => ({ id: rowId(row), row }));
    this.held.clear();
    for (const live of next) this.held.set(live.id, live);
    this.order = next;
    return next;
  }

  takeTop(rows: readonly Row[], rowId: (row: Row) => string): LiveRow<Row>[] {
    const top = rows.map((row): LiveRow<Row> => ({ id: rowId(row), row }));
    this.top = top;
    return top;
  }

  /** Draws new content of the rows at the top. False, and nothing done, where others came. */
  repaintTop(rows: readonly Row[], rowId: (row: Row) => string): boolean {
    if (rows.length !== this.top.length || rows.some((row, at) => rowId(row) !== this.top[at]?.id)) return false;
    for (const [at, row] of rows.entries()) {
      const live = this.top[at];
      if (live !== undefined && live.row !== row) this.draw(live, row);
    }
    return true;
  }

  /** The present content of a row; that of the object itself where it isn't held (pinned rows). */
  row(live: LiveRow<Row>): Row {
    return (this.held.get(live.id) ?? live).row;
  }

  /** Draws new content of the rows that are held already. False, and nothing done, where other rows or another order came. */
  repaint(rows: readonly Row[], api: GridApi<LiveRow<Row>>, { rowId, looksOther }: Reading<Row>): boolean {
    // A tooltip on show is the library's to put away.
    if (document.querySelector('.ag-tooltip') !== null) return false;
    if (rows.length !== this.order.length || rows.some((row, at) => this.held.get(rowId(row)) !== this.order[at]))
      return false;
    for (const [at, row] of rows.entries()) {
      const live = this.order[at];
      if (live === undefined || live.row === row) continue;
      const before = live.row;
      this.draw(live, row);
      if (looksOther(before, row)) api.getRowNode(live.id)?.setData(live);
    }
    if (api.getColumnState().some(({ sort }) => sort != null)) api.refreshClientSideRowModel('sort');
    return true;
  }

  /** After the library took rows: it compares with the values and classes it saw last, not with what was drawn here since. */
  paintAll(): void {
    for (const live of [...this.order, ...this.top]) {
      this.paint(live);
      this.mark(live);
    }
  }

  private draw(live: LiveRow<Row>, row: Row): void {
    const before = live.row;
    live.row = row;
    this.paint(live);
    if (this.marks.some(([, holds]) => holds(before) !== holds(row))) this.mark(live);
  }

  private paint({ id, row }: LiveRow<Row>): void {
    for (const cell of this.cells.get(id) ?? []) cell.paint(row);
  }

  /** The marks of a row on its element, or on both where it stands at the top and among the others. */
  private mark({ id, row }: LiveRow<Row>): void {
    if (this.marks.length === 0) return;
    const lines = new Set([...(this.cells.get(id) ?? [])].map((cell) => cell.line?.() ?? null));
    for (const line of lines) for (const [name, holds] of this.marks) line?.classList.toggle(name, holds(row));
  }

  show(id: string, cell: LiveCell<Row>): void {
    const shown = this.cells.get(id) ?? new Set();
    shown.add(cell);
    this.cells.set(id, shown);
  }

  hide(id: string, cell: LiveCell<Row>): void {
    const shown = this.cells.get(id);
    shown?.delete(cell);
    if (shown?.size === 0) this.cells.delete(id);
  }
}
