import { appError } from '../../../shared/base/app-error.ts';
import { notify } from '../../state/notices.ts';
import { copyFormats } from '../../ui/clipboard-text.ts';
import { isInputMethodKey } from '../../ui/input-method.ts';
import { blockFormats } from '../grid/block-formats.ts';
import { boundsOf, isOneCell } from '../grid/cell-block.ts';
import type { CellRange, Place } from '../grid/cell-block.ts';
import { CellMatrix, cellWords } from './cell-matrix.ts';

const steps: Readonly<Record<string, Place>> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
};
/** What takes the pointer itself: a press on it chooses no cells. */
const taking = 'input, button, select, textarea, label, a, summary, .ant-select, [role=button]';
const cells = 'tbody td, tbody th, tfoot td, tfoot th';
/** The focus goes to a menu and comes back; on another cell, another range begins. */
const otherCells = `${cells}, [role=gridcell]`;

/**
 * Ranges of cells in a table that is no grid, and their copying: by mouse, arrows and Shift+arrows, Ctrl+C, with headings Ctrl+Shift+C. It works
 * on the table as it is drawn, whoever drew it. A table is one stop of Tab, the cell that last had the focus. Marks are attributes, since
 * classes are the drawing's own. A range begins at the cell that has the focus, and ends where its cells move: by sorting, by a page on.
 */
export class TableRanges {
  private readonly place: HTMLElement;
  private readonly chosen: (rows: number, columns: number) => void;
  private readonly observer: MutationObserver;
  private range: CellRange | null = null;
  private matrix: CellMatrix | null = null;
  private stop: HTMLElement | null = null;
  private marked: ReadonlySet<Element> = new Set();
  private dragged = false;

  /** `chosen` hears how many rows and columns are selected, whenever that changes. */
  constructor(place: HTMLElement, chosen: (rows: number, columns: number) => void) {
    this.place = place;
    this.chosen = chosen;
    this.observer = new MutationObserver(() => this.redrawn());
    this.observer.observe(place, { childList: true, subtree: true });
    place.addEventListener('mousedown', this.press);
    place.addEventListener('keydown', this.key);
    // Where no words are selected, some versions of Chromium send it to the page's body instead of what has the focus.
    document.addEventListener('copy', this.copy);
    place.addEventListener('focusout', this.left);
    this.keepStop();
  }

  destroy(): void {
    this.observer.disconnect();
    this.end();
    this.place.removeEventListener('mousedown', this.press);
    this.place.removeEventListener('keydown', this.key);
    document.removeEventListener('copy', this.copy);
    this.place.removeEventListener('focusout', this.left);
  }

  copySelected(headings: boolean): void {
    const formats = this.range === null ? null : this.formats(this.range, headings);
    if (formats !== null && !copyFormats(formats)) notify('warning', appError('SCREEN_COPY_FAILED'));
  }

  private readonly press = (event: MouseEvent): void => {
    const cell = this.cellOf(event.target);
    const at = cell === null ? null : this.placeOf(cell);
    if (cell === null || at === null) return;
    if (event.target instanceof Element && event.target.closest(taking) !== null) return;
    if (event.button === 2 && this.marked.has(cell)) event.preventDefault();
    else if (event.button === 0 && event.shiftKey && this.range !== null) {
      // The browser would select the words between, and take the focus from where the range begins.
      event.preventDefault();
      this.choose({ from: this.range.from, to: at });
    } else if (event.button === 0 || event.button === 2) {
      this.stopAt(cell);
      this.choose({ from: at, to: at });
    }
    if (event.button !== 0) return;
    this.dragged = false;
    window.addEventListener('mousemove', this.move);
    window.addEventListener('mouseup', this.end);
  };

  private readonly move = (event: MouseEvent): void => {
    if (event.buttons === 0) return this.end();
    const cell = this.cellOf(document.elementFromPoint(event.clientX, event.clientY));
    const at = cell === null ? null : this.placeOf(cell);
    if (at === null || (this.range !== null && isSame(at, this.range.to))) return;
    this.dragged = true;
    document.getSelection()?.removeAllRanges();
    this.place.dataset['choosing'] = '';
    // Rows that moved under the press took its range with them: it begins anew here, or the browser would select words.
    if (this.range === null && cell !== null) this.stopAt(cell);
    this.choose({ from: this.range?.from ?? at, to: at });
  };

  private readonly end = (): void => {
    window.removeEventListener('mousemove', this.move);
    window.removeEventListener('mouseup', this.end);
    delete this.place.dataset['choosing'];
    if (!this.dragged) return;
    this.dragged = false;
    // What a click on a row opens must not open at the end of a drag over it; the click, if there is one, comes before any timer.
    const swallow = (event: MouseEvent): void => event.stopPropagation();
    window.addEventListener('click', swallow, { capture: true });
    setTimeout(() => window.removeEventListener('click', swallow, { capture: true }));
  };

  private readonly key = (event: KeyboardEvent): void => {
    const cell = this.cellOf(event.target);
    // Keys in a field that a cell holds are the field's.
    if (cell === null || event.target !== cell || event.altKey || isInputMethodKey(event)) return;
    const at = this.placeOf(cell);
    if (at === null || !this.act(event, at)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  private act(event: KeyboardEvent, at: Place): boolean {
    const control = event.ctrlKey || event.metaKey;
    const range = this.begunAt(at);
    const step = steps[event.key];
    if (step !== undefined) {
      const to = this.next(event.shiftKey ? range.to : at, step, control);
      if (event.shiftKey) {
        this.choose({ from: range.from, to });
        this.matrix?.at(to)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      } else this.focus(to);
      return true;
    }
    const key = event.key.toLowerCase();
    if (control && !event.shiftKey && key === 'a' && this.matrix !== null) {
      this.focus({ row: 0, column: 0 });
      this.choose({ from: { row: 0, column: 0 }, to: this.matrix.end });
      return true;
    }
    if (control && event.shiftKey && key === 'c') {
      this.range = range;
      this.copySelected(true);
      return true;
    }
    if (event.key !== 'Escape' || isOneCell(range)) return false;
    this.choose({ from: at, to: at });
    return true;
  }

  private readonly copy = (event: ClipboardEvent): void => {
    const cell = this.cellOf(document.activeElement);
    // Words that are selected in the page are what is copied then.
    if (event.clipboardData === null || document.getSelection()?.isCollapsed === false) return;
    const at = cell === null || cell !== document.activeElement ? null : this.placeOf(cell);
    const formats = at === null ? null : this.formats(this.begunAt(at), false);
    if (formats === null) return;
    for (const [type, content] of Object.entries(formats)) event.clipboardData.setData(type, content);
    event.preventDefault();
  };

  private readonly left = ({ relatedTarget }: FocusEvent): void => {
    if (relatedTarget instanceof Element && relatedTarget.matches(otherCells) && this.cellOf(relatedTarget) === null)
      this.choose(null);
  };

  /** What the cells show; null where they show nothing: the clipboard then stays as it is. A cell over several places stands at its first. */
  private formats(range: CellRange, headings: boolean): Readonly<Record<string, string>> | null {
    if (this.matrix === null) return null;
    const { head, body } = this.matrix;
    const { top, bottom, left, right } = boundsOf(this.matrix.whole(range));
    const said = new Set<Element>();
    const words = (line: (typeof body)[number]): string[] =>
      Array.from({ length: right - left + 1 }, (_, at) => {
        const cell = line[left + at];
        if (cell === undefined || said.has(cell)) return '';
        said.add(cell);
        return cellWords(cell);
      });
    const lines = body.slice(top, bottom + 1).map(words);
    if (lines.every((line) => line.every((text) => text === ''))) return null;
    return blockFormats(headings ? [...head.map(words), ...lines] : lines);
  }

  /** The range that begins there; without one, the cell alone. */
  private begunAt(at: Place): CellRange {
    return this.range !== null && isSame(this.range.from, at) ? this.range : { from: at, to: at };
  }

  /** The next place with another cell, or with `whole` the last one that way; where there is none, the place itself. */
  private next(from: Place, step: Place, whole: boolean): Place {
    const { matrix } = this;
    const cell = matrix?.at(from);
    let [found, at] = [from, from];
    while (matrix !== null) {
      at = { row: at.row + step.row, column: at.column + step.column };
      const other = matrix.at(at);
      if (other === undefined) return found;
      if (other === cell) continue;
      found = matrix.placeOf(other) ?? at;
      if (!whole) return found;
    }
    return found;
  }

  private focus(to: Place): void {
    const cell = this.matrix?.at(to);
    if (cell === undefined) return;
    this.stopAt(cell);
    this.choose({ from: to, to });
    cell.focus();
  }

  private choose(range: CellRange | null): void {
    this.range = range;
    const marked = new Set<Element>();
    if (range !== null && this.matrix !== null) {
      const { top, bottom, left, right } = boundsOf(this.matrix.whole(range));
      if (!isOneCell(range))
        for (const line of this.matrix.body.slice(top, bottom + 1))
          for (const cell of line.slice(left, right + 1)) if (cell !== undefined) marked.add(cell);
      this.chosen(marked.size === 0 ? 1 : bottom - top + 1, marked.size === 0 ? 1 : right - left + 1);
    } else this.chosen(0, 0);
    for (const cell of this.marked) if (!marked.has(cell)) cell.removeAttribute('data-in-range');
    for (const cell of marked) if (!this.marked.has(cell)) cell.setAttribute('data-in-range', '');
    this.marked = marked;
  }

  private redrawn(): void {
    const { range, matrix } = this;
    this.matrix = null;
    this.keepStop();
    if (range === null || matrix === null || this.stop === null) return;
    this.matrix = new CellMatrix(this.stop);
    const stays = [range.from, range.to].every((at) => matrix.at(at) === this.matrix?.at(at));
    this.choose(stays ? range : null);
  }

  /** One cell that Tab reaches, with something to say. */
  private keepStop(): void {
    if (this.stop !== null && this.cellOf(this.stop) !== null) return;
    const first = [...this.place.querySelectorAll<HTMLElement>(cells)].find(
      (cell) => this.cellOf(cell) !== null && this.placeOf(cell) !== null && cellWords(cell) !== '',
    );
    if (first !== undefined) this.stopAt(first);
  }

  private stopAt(cell: HTMLElement): void {
    if (this.stop !== cell) this.stop?.removeAttribute('tabindex');
    this.stop = cell;
    cell.tabIndex = 0;
  }

  private placeOf(cell: Element): Place | null {
    this.matrix ??= new CellMatrix(cell);
    return this.matrix.placeOf(cell);
  }

  /** The cell of this table, not of one that stands in it. */
  private cellOf(target: EventTarget | null): HTMLElement | null {
    const cell = target instanceof Element ? target.closest<HTMLElement>(cells) : null;
    return cell?.closest('.table-ranges') === this.place ? cell : null;
  }
}

function isSame(one: Place, other: Place): boolean {
  return one.row === other.row && one.column === other.column;
}
