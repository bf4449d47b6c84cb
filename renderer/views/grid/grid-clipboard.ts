import type { GridApi } from 'ag-grid-community';
import { appError } from '../../../shared/base/app-error.ts';
import { notify } from '../../state/notices.ts';
import { blockFormats } from './block-formats.ts';
import { boundsOf, isOneCell, trimmedBlock } from './cell-block.ts';
import type { CellRange } from './cell-block.ts';
import type { GridColumn } from './grid-column.ts';
import type { LiveRow, LiveRows } from './live-rows.ts';
import { pastedBlock } from '../../../shared/base/pasted-block.ts';
import { titleOf } from './title-of.ts';
import { shownText } from './shown-text.ts';

/** A text for a cell, and the line of the pasted block that it comes from, from 1. */
export interface PastedCell<Row> {
  readonly row: Row;
  readonly column: string;
  readonly text: string;
  readonly line?: number;
}

interface ClipboardOptions<Row> {
  readonly columns: () => readonly GridColumn<Row>[];
  readonly isHeading: (row: Row) => boolean;
  /** All cells as one edit; false: refused, and the user was told. Null where nothing can be edited. */
  readonly put: () => ((cells: readonly PastedCell<Row>[]) => boolean) | null;
}

/** What goes from selected cells to the clipboard and back, each way as a whole or not at all. */
export class GridClipboard<Row extends object> {
  private readonly api: GridApi<LiveRow<Row>>;
  private readonly live: LiveRows<Row>;
  private readonly options: ClipboardOptions<Row>;

  constructor(api: GridApi<LiveRow<Row>>, live: LiveRows<Row>, options: ClipboardOptions<Row>) {
    this.api = api;
    this.live = live;
    this.options = options;
  }

  /** Whether this grid has anything to edit. */
  get takesPaste(): boolean {
    return this.options.put() !== null;
  }

  /** What the cells show, in the clipboard's formats; null where they show nothing: the clipboard is then left as it is. */
  formats(range: CellRange, headings = false): Readonly<Record<string, string>> | null {
    const { top, bottom, left, right } = boundsOf(range);
    const columns = this.columnsBetween(left, right);
    const lines = this.rowsBetween(top, bottom).map((row) => columns.map((column) => shownText(column, row)));
    if (lines.every((line) => line.every((text) => text === ''))) return null;
    return blockFormats(headings ? [columns.map(titleOf), ...lines] : lines);
  }

  /** The rows and columns of a range. */
  cells(range: CellRange): readonly [readonly Row[], readonly GridColumn<Row>[]] {
    const { top, bottom, left, right } = boundsOf(range);
    return [this.rowsBetween(top, bottom), this.columnsBetween(left, right)];
  }

  /** From the range's first cell on, right and down; one value fills the range. Refused whole where a cell can't take its text. */
  paste(range: CellRange, text: string): boolean {
    const put = this.options.put();
    if (put === null) return false;
    const block = trimmedBlock(pastedBlock(text));
    const { top, left, bottom, right } = boundsOf(range);
    const single = block.length === 1 && block[0]?.length === 1 && !isOneCell(range);
    const height = single ? bottom - top + 1 : block.length;
    const width = single ? right - left + 1 : (block[0]?.length ?? 0);
    const rows = this.rowsFrom(top, single ? this.rowsBetween(top, bottom).length : height);
    const columns = this.columnsBetween(left, left + width - 1);
    if (!single && rows.length < height)
      return this.refuse('SCREEN_PASTE_ROWS', { rows: height, room: rows.length, line: rows.length + 1 });
    if (columns.length < width) return this.refuse('SCREEN_PASTE_COLUMNS', { columns: width, room: columns.length });
    const cells: PastedCell<Row>[] = [];
    for (const [down, row] of rows.entries()) {
      for (const [across, column] of columns.entries()) {
        const written = (single ? block[0]?.[0] : block[down]?.[across]) ?? '';
        if (column.edit?.allowed(row)) cells.push({ row, column: column.id, text: written, line: down + 1 });
        // What stands there already may stand in the block too: a block that was copied from here goes back whole.
        else if (!single && written !== '' && written !== shownText(column, row).trim())
          return this.refuse('SCREEN_PASTE_FIXED', {
            line: down + 1,
            column: titleOf(column),
            text: written.slice(0, 40),
          });
      }
    }
    if (cells.length === 0) return this.refuse('SCREEN_CELLS_FIXED', {});
    return put(cells);
  }

  /** Empties every cell of the range that may be edited, as one edit. */
  clear(range: CellRange): boolean {
    const { top, bottom, left, right } = boundsOf(range);
    const cells = this.editable(this.rowsBetween(top, bottom), this.columnsBetween(left, right), () => '');
    if (cells.length === 0) return this.refuse('SCREEN_CELLS_FIXED', {});
    return this.options.put()?.(cells) ?? false;
  }

  /** The range's first row into those below it; a single row takes the one above it. */
  fillDown(range: CellRange): boolean {
    const { top, bottom, left, right } = boundsOf(range);
    const from = top === bottom ? this.rowsBetween(top - 1, top - 1)[0] : this.rowsBetween(top, top)[0];
    const into = top === bottom ? this.rowsBetween(top, top) : this.rowsBetween(top + 1, bottom);
    return this.fillFrom(from === undefined ? [] : [from], into, left, right);
  }

  /** The range again and again into the rows below it, down to `downTo`. */
  fillTo(range: CellRange, downTo: number): boolean {
    const { top, bottom, left, right } = boundsOf(range);
    return this.fillFrom(this.rowsBetween(top, bottom), this.rowsBetween(bottom + 1, downTo), left, right);
  }

  /** Whether every cell of the range may be edited, so that its content can go to others. */
  mayFill(range: CellRange): boolean {
    if (this.options.put() === null) return false;
    const { top, bottom, left, right } = boundsOf(range);
    const columns = this.columnsBetween(left, right);
    return this.rowsBetween(top, bottom).every((row) => columns.every(({ edit }) => edit?.allowed(row) ?? false));
  }

  private fillFrom(sources: readonly Row[], into: readonly Row[], left: number, right: number): boolean {
    const put = this.options.put();
    if (put === null || sources.length === 0 || into.length === 0) return false;
    const cells = this.editable(into, this.columnsBetween(left, right), (column, at) => {
      const source = sources[at % sources.length];
      return source === undefined ? '' : (column.edit?.start(source) ?? '');
    });
    if (cells.length === 0) return this.refuse('SCREEN_CELLS_FIXED', {});
    return put(cells);
  }

  private editable(
    rows: readonly Row[],
    columns: readonly GridColumn<Row>[],
    text: (column: GridColumn<Row>, at: number) => string,
  ): PastedCell<Row>[] {
    return rows.flatMap((row, at) =>
      columns
        .filter(({ edit }) => edit?.allowed(row))
        .map((column) => ({ row, column: column.id, text: text(column, at), line: at + 1 })),
    );
  }

  private refuse(code: string, params: Readonly<Record<string, string | number>>): false {
    notify('warning', appError(code, params));
    return false;
  }

  private columnsBetween(left: number, right: number): readonly GridColumn<Row>[] {
    const byId = new Map(this.options.columns().map((column) => [column.id, column]));
    return this.api
      .getAllDisplayedColumns()
      .slice(left, right + 1)
      .flatMap((column) => byId.get(column.getColId()) ?? []);
  }

  private rowsBetween(top: number, bottom: number): readonly Row[] {
    const rows: Row[] = [];
    for (let at = top; at <= bottom; at += 1) {
      const row = this.rowAt(at);
      if (row !== null && !this.options.isHeading(row)) rows.push(row);
    }
    return rows;
  }

  /** `count` rows from `top` on, headings of groups left out; fewer where the grid ends. */
  private rowsFrom(top: number, count: number): readonly Row[] {
    return this.rowsBetween(top, this.api.getDisplayedRowCount() - 1).slice(0, count);
  }

  private rowAt(at: number): Row | null {
    const pinned = this.api.getPinnedTopRowCount();
    const held = (at < 0 ? this.api.getPinnedTopRow(at + pinned) : this.api.getDisplayedRowAtIndex(at))?.data;
    return held === undefined ? null : this.live.row(held);
  }
}
