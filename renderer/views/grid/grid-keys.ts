import type { CellPosition, Column, GridApi } from 'ag-grid-community';
import { isInputMethodKey } from '../../ui/input-method.ts';

interface GridKeysOptions<Held> {
  /** Brings the rows up to the edits made so far: an editor opens on the row as it is after the edit before it. */
  readonly settle: () => void;
  /** Rows drawn over the whole width, which hold no cells. */
  readonly isHeading: (held: Held) => boolean;
  /** Opens what a cell that isn't edited stands for; false: nothing. */
  readonly open: (cell: CellPosition) => boolean;
  /** Puts a text into every selected cell, as one edit; null: there is but one. */
  readonly fillSelected: () => ((text: string) => void) | null;
  /** Puts the focus where Tab goes on from, out of the grid; backwards on the heading over a cell. */
  readonly leave: (backwards: boolean, cell: Element) => void;
}

/**
 * What the keyboard does in the grid before the library sees it: Enter, Tab and Escape as in Excel. Enter goes down, Tab on to the next cell
 * that may be edited, over the ends of rows; Enter after a run of Tab goes back to the column where the run began. In an editor Tab opens the
 * next one; outside it leaves the grid, in which arrows go about. Keys of an input method are its own.
 */
export class GridKeys<Held> {
  private readonly api: GridApi<Held>;
  private readonly options: GridKeysOptions<Held>;
  private runBegan: Column | null = null;

  constructor(api: GridApi<Held>, options: GridKeysOptions<Held>) {
    this.api = api;
    this.options = options;
  }

  /** For the capturing phase. */
  press(event: KeyboardEvent): void {
    this.options.settle();
    const cell = this.api.getFocusedCell();
    const { target } = event;
    if (!(target instanceof Element)) return;
    const editing = isCellEditor(target);
    if (!editing && isTab(event) && target.closest('[role=gridcell], [role=row][row-id]') !== null)
      return this.leaveByTab(event, target);
    if (cell === null) return;
    if (!editing && !target.matches('[role=gridcell]')) return;
    if (isInputMethodKey(event)) {
      if (!editing) this.openForInputMethod(cell, event);
    } else if (editing) this.pressInEditor(cell, event);
    else this.pressOnCell(cell, event);
  }

  /** A pointer chose a cell: a run of Tab is over. */
  point(): void {
    this.options.settle();
    this.runBegan = null;
  }

  /** The editor lost the focus. Not where only another window came to the front: then it is still the page's active element. */
  leave(editor: EventTarget): void {
    if (!isCellEditor(editor) || document.activeElement === editor) return;
    // After the library's own way of leaving it, if it has one for where the focus went.
    queueMicrotask(() => {
      if (editor.isConnected && document.activeElement !== editor) this.api.stopEditing();
    });
  }

  private pressInEditor(cell: CellPosition, event: KeyboardEvent): void {
    if (event.altKey || event.metaKey) return;
    switch (event.key) {
      case 'Escape':
        this.close(cell, true);
        this.runBegan = null;
        break;
      case 'Enter': {
        const fill = event.ctrlKey ? this.options.fillSelected() : null;
        if (fill !== null && event.target instanceof HTMLInputElement) {
          const text = event.target.value;
          this.close(cell, true);
          fill(text);
          break;
        }
        this.close(cell, false);
        if (!event.ctrlKey) this.moveDown(cell, event.shiftKey ? -1 : 1);
        break;
      }
      case 'Tab': {
        if (event.ctrlKey) return;
        this.close(cell, false);
        const next = this.nextEditable(cell, event.shiftKey ? -1 : 1);
        if (next === null) break;
        this.runBegan ??= cell.column;
        this.focus(next);
        this.api.startEditingCell({ rowIndex: next.rowIndex, rowPinned: next.rowPinned, colKey: next.column });
        break;
      }
      default:
        return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  /**
   * The library's own way out holds only where a timer of its own has run since the last time; else the browser goes to the next row, each of which
   * it makes a stop of Tab.
   */
  private leaveByTab(event: KeyboardEvent, cell: Element): void {
    this.runBegan = null;
    this.options.leave(event.shiftKey, cell);
    // Backwards the headings have it now; on from the grid's end the browser itself goes.
    if (event.shiftKey) event.preventDefault();
    event.stopPropagation();
  }

  private pressOnCell(cell: CellPosition, event: KeyboardEvent): void {
    if (event.key !== 'Enter') {
      if (event.key === 'Escape' || event.key.startsWith('Arrow')) this.runBegan = null;
      return;
    }
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.shiftKey || this.isEditable(cell) || !this.options.open(cell))
      this.moveDown(cell, event.shiftKey ? -1 : 1);
  }

  /** The focus has to be in a field by the time the input method begins to compose. */
  private openForInputMethod(cell: CellPosition, { key }: KeyboardEvent): void {
    if (!(key === 'Process' || key === 'Unidentified' || key.length === 1) || !this.isEditable(cell)) return;
    this.api.startEditingCell({
      rowIndex: cell.rowIndex,
      rowPinned: cell.rowPinned,
      colKey: cell.column,
      key: 'Process',
    });
  }

  private close(cell: CellPosition, cancel: boolean): void {
    this.api.stopEditing(cancel);
    this.options.settle();
    this.focus(cell);
  }

  private focus({ rowIndex, column, rowPinned }: CellPosition): void {
    if (rowPinned == null) this.api.ensureIndexVisible(rowIndex);
    this.api.ensureColumnVisible(column);
    this.api.setFocusedCell(rowIndex, column, rowPinned);
  }

  /** Headings of groups are no cells: it goes over them. Past the last row it stays. */
  private moveDown(cell: CellPosition, step: 1 | -1): void {
    const column = this.runBegan ?? cell.column;
    this.runBegan = null;
    let rowIndex = cell.rowIndex + step;
    while (this.isHeading(rowIndex)) rowIndex += step;
    const beyond = cell.rowPinned != null || this.api.getDisplayedRowAtIndex(rowIndex) === undefined;
    this.focus({ ...cell, column, rowIndex: beyond ? cell.rowIndex : rowIndex });
  }

  private nextEditable(from: CellPosition, step: 1 | -1): CellPosition | null {
    const columns = this.api.getAllDisplayedColumns();
    let at = columns.indexOf(from.column) + step;
    let rowIndex = from.rowIndex;
    while (this.api.getDisplayedRowAtIndex(rowIndex) !== undefined) {
      for (; at >= 0 && at < columns.length; at += step) {
        const column = columns[at];
        const cell = column === undefined ? null : { rowIndex, rowPinned: null, column };
        if (cell !== null && this.isEditable(cell)) return cell;
      }
      rowIndex += step;
      at = step > 0 ? 0 : columns.length - 1;
    }
    return null;
  }

  private isEditable({ rowIndex, rowPinned, column }: CellPosition): boolean {
    const row = rowPinned == null ? this.api.getDisplayedRowAtIndex(rowIndex) : undefined;
    return row !== undefined && !this.isHeading(rowIndex) && column.isCellEditable(row);
  }

  private isHeading(rowIndex: number): boolean {
    const held = this.api.getDisplayedRowAtIndex(rowIndex)?.data;
    return held !== undefined && this.options.isHeading(held);
  }
}

function isCellEditor(target: EventTarget): target is HTMLInputElement {
  return target instanceof HTMLInputElement && target.classList.contains('cell-input');
}

function isTab(event: KeyboardEvent): boolean {
  return event.key === 'Tab' && !event.ctrlKey && !event.altKey && !event.metaKey && !isInputMethodKey(event);
}
