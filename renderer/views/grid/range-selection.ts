import type { Column, GridApi } from 'ag-grid-community';
import { boundsOf, holds, isOneCell } from './cell-block.ts';
import type { CellRange, Place } from './cell-block.ts';

const steps: Readonly<Record<string, Place>> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
};
/** The handle is at the corner of the last cell, as large as a pointer hits without care. */
const HANDLE = 9;

interface RangeOptions {
  /** The cells that a drag of the handle went over are to be filled from the range above them. */
  readonly fill: (range: CellRange, downTo: number) => void;
  readonly mayFill: (range: CellRange) => boolean;
  /** Another range, or none; also while one is drawn. */
  readonly changed: () => void;
}

/**
 * Ranges of cells, by mouse and Shift+arrows: the library's free edition has none. The range begins at the focused cell and is painted on the
 * cells that are drawn, anew whenever the library draws others. It ends as soon as the focus goes elsewhere.
 */
export class RangeSelection<Held> {
  private readonly api: GridApi<Held>;
  private readonly place: HTMLElement;
  private readonly options: RangeOptions;
  private range: CellRange | null = null;
  private drag: 'cells' | 'fill' | null = null;
  private downTo: number | null = null;

  constructor(api: GridApi<Held>, place: HTMLElement, options: RangeOptions) {
    this.api = api;
    this.place = place;
    this.options = options;
    for (const drawn of [
      'viewportChanged',
      'virtualColumnsChanged',
      'modelUpdated',
      'displayedColumnsChanged',
    ] as const)
      api.addEventListener(drawn, () => this.paintSoon());
    api.addEventListener('sortChanged', () => this.choose(null));
    // Places at the top are counted from the rows that stay there.
    api.addEventListener('pinnedRowDataChanged', () => this.choose(null));
    api.addEventListener('cellFocused', () => {
      // The library tells of it in a timer, which may outlive the grid.
      if (api.isDestroyed()) return;
      const focused = this.focused();
      if (this.range !== null && focused !== null && !isSame(focused, this.range.from)) this.choose(null);
    });
  }

  /** What is selected: the range, or the focused cell alone; null without either. */
  get selected(): CellRange | null {
    const focused = this.focused();
    // The library tells of a moved focus later than it moves it.
    if (this.range !== null && (focused === null || isSame(focused, this.range.from))) return this.range;
    return focused === null ? null : { from: focused, to: focused };
  }

  /** True where the pointer's press is the range's own and the library must not see it. */
  press(event: MouseEvent): boolean {
    const at = placeOf(event.target);
    const place = at === null ? null : this.placed(at);
    if (place === null || at === null || event.target instanceof HTMLInputElement) return false;
    if (event.button === 2) return this.range !== null && holds(this.range, place);
    if (event.button !== 0 || (event.target instanceof Element && event.target.closest('button') !== null))
      return false;
    if (this.isOnHandle(event, at)) {
      this.follow('fill');
      return true;
    }
    const begun = this.range?.from ?? this.focused();
    if (event.shiftKey && begun !== null) {
      this.choose({ from: begun, to: place });
      this.follow('cells');
      return true;
    }
    this.choose({ from: place, to: place });
    this.follow('cells');
    return false;
  }

  /** True where the key was the range's own. */
  key(event: KeyboardEvent): boolean {
    const selected = this.selected;
    if (
      selected === null ||
      event.altKey ||
      !(event.target instanceof Element) ||
      !event.target.matches('[role=gridcell]')
    )
      return false;
    const step = steps[event.key];
    if (event.shiftKey && step !== undefined) {
      this.extend(selected, step, event.ctrlKey || event.metaKey);
      return true;
    }
    if ((event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'a') {
      this.chooseAll();
      return true;
    }
    if (event.key === 'Escape') this.choose(null);
    return false;
  }

  destroy(): void {
    this.end();
  }

  private chooseAll(): void {
    const from = this.focused();
    if (from === null) return;
    const first = { row: 0, column: 0 };
    const last = { row: this.api.getDisplayedRowCount() - 1, column: this.columns().length - 1 };
    // The focus is where the range begins: it goes to the first cell.
    const column = this.columns()[0];
    if (column !== undefined) this.api.setFocusedCell(0, column);
    this.choose({ from: first, to: last });
  }

  private extend({ from, to }: CellRange, step: Place, whole: boolean): void {
    const [rows, columns] = [this.api.getDisplayedRowCount(), this.columns().length];
    const length = whole ? Math.max(rows, columns) : 1;
    const next = {
      row: clamp(to.row + step.row * length, -this.api.getPinnedTopRowCount(), rows - 1),
      column: clamp(to.column + step.column * length, 0, columns - 1),
    };
    if (next.row >= 0) this.api.ensureIndexVisible(next.row);
    const column = this.columns()[next.column];
    if (column !== undefined) this.api.ensureColumnVisible(column);
    this.choose({ from, to: next });
  }

  private follow(kind: 'cells' | 'fill'): void {
    this.drag = kind;
    this.downTo = null;
    window.addEventListener('mousemove', this.move);
    window.addEventListener('mouseup', this.end);
  }

  private readonly move = (event: MouseEvent): void => {
    if (event.buttons === 0) return this.end();
    const at = placeOf(document.elementFromPoint(event.clientX, event.clientY));
    const place = at === null || !this.place.contains(at) ? null : this.placed(at);
    if (place === null || this.range === null) return;
    if (this.drag === 'fill') this.downTo = Math.max(place.row, boundsOf(this.range).bottom);
    else if (!isSame(place, this.range.to)) this.range = { from: this.range.from, to: place };
    else return;
    this.paint();
    this.options.changed();
  };

  private readonly end = (): void => {
    window.removeEventListener('mousemove', this.move);
    window.removeEventListener('mouseup', this.end);
    const { drag, range, downTo } = this;
    this.drag = null;
    this.downTo = null;
    if (drag !== 'fill' || range === null || downTo === null) return;
    this.options.fill(range, downTo);
    const { top, left, right, bottom } = boundsOf(range);
    this.choose({ from: { row: top, column: left }, to: { row: Math.max(bottom, downTo), column: right } });
  };

  private choose(range: CellRange | null): void {
    // The library tells of a sort or of rows at the top later than it does it, which may outlive the grid.
    if (this.api.isDestroyed()) return;
    this.range = range;
    this.paint();
    this.options.changed();
  }

  private paintSoon(): void {
    if (this.range === null) return;
    requestAnimationFrame(() => {
      if (!this.api.isDestroyed()) this.paint();
    });
  }

  private paint(): void {
    const { range } = this;
    const shown = range === null || isOneCell(range) ? null : range;
    const filled = range === null || this.downTo === null ? null : { ...boundsOf(range), bottom: this.downTo };
    const corner = range !== null && this.options.mayFill(range) ? boundsOf(range) : null;
    const columns = new Map(this.columns().map((column, at) => [column.getColId(), at]));
    for (const cell of this.place.querySelectorAll<HTMLElement>('[role=gridcell]')) {
      const place = this.placed(cell, columns);
      const inside = place !== null && shown !== null && holds(shown, place);
      mark(cell, 'in-range', inside);
      mark(
        cell,
        'to-fill',
        place !== null &&
          filled !== null &&
          holds(
            { from: { row: filled.top, column: filled.left }, to: { row: filled.bottom, column: filled.right } },
            place,
          ) &&
          !inside,
      );
      mark(cell, 'fill-corner', place !== null && place.row === corner?.bottom && place.column === corner.right);
      if (inside) cell.setAttribute('aria-selected', 'true');
      else cell.removeAttribute('aria-selected');
    }
  }

  private isOnHandle(event: MouseEvent, cell: HTMLElement): boolean {
    if (!cell.classList.contains('fill-corner')) return false;
    const { right, bottom } = cell.getBoundingClientRect();
    return right - event.clientX <= HANDLE && bottom - event.clientY <= HANDLE;
  }

  private columns(): Column[] {
    return this.api.getAllDisplayedColumns();
  }

  private focused(): Place | null {
    // The library gives undefined before anything had the focus.
    const cell = this.api.getFocusedCell();
    if (cell == null) return null;
    const pinned = cell.rowPinned === 'top' ? this.api.getPinnedTopRowCount() : 0;
    return { row: cell.rowIndex - pinned, column: this.columns().indexOf(cell.column) };
  }

  private placed(
    cell: Element,
    columns = new Map(this.columns().map((each, at) => [each.getColId(), at])),
  ): Place | null {
    const index = cell.closest('[role=row]')?.getAttribute('row-index') ?? '';
    const column = columns.get(cell.getAttribute('col-id') ?? '') ?? -1;
    const row = /^t-(\d+)$/.exec(index) ?? /^(\d+)$/.exec(index);
    if (row === null || column < 0) return null;
    const pinned = index.startsWith('t-') ? this.api.getPinnedTopRowCount() : 0;
    return { row: Number.parseInt(row[1] ?? '', 10) - pinned, column };
  }
}

function placeOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[role=gridcell]') : null;
}

function isSame(one: Place, other: Place): boolean {
  return one.row === other.row && one.column === other.column;
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}

function mark(cell: HTMLElement, name: string, on: boolean): void {
  if (cell.classList.contains(name) !== on) cell.classList.toggle(name, on);
}
