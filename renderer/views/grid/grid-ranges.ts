import type { GridApi } from 'ag-grid-community';
import { appError } from '../../../shared/base/app-error.ts';
import { notify } from '../../state/notices.ts';
import { copyFormats } from '../../ui/clipboard-text.ts';
import { isInputMethodKey } from '../../ui/input-method.ts';
import { isOneCell } from './cell-block.ts';
import type { GridColumn } from './grid-column.ts';
import { GridClipboard } from './grid-clipboard.ts';
import type { PastedCell } from './grid-clipboard.ts';
import type { LiveRow, LiveRows } from './live-rows.ts';
import { RangeSelection } from './range-selection.ts';
import { selectionTotals } from './selection-totals.ts';
import type { SelectionTotals } from './selection-totals.ts';

interface RangesOptions<Row> {
  readonly columns: () => readonly GridColumn<Row>[];
  readonly isHeading: (row: Row) => boolean;
  readonly put: () => ((cells: readonly PastedCell<Row>[]) => boolean) | null;
  /** What several selected cells come to; null: one or none. */
  readonly selected: (totals: SelectionTotals | null) => void;
}

/** What is done with selected cells, by keys, by the clipboard's events and by the menu: as in Excel. */
export class GridRanges<Row extends object> {
  private readonly selection: RangeSelection<LiveRow<Row>>;
  private readonly clipboard: GridClipboard<Row>;
  private readonly place: HTMLElement;
  private pressed = false;
  private counting = 0;

  constructor(api: GridApi<LiveRow<Row>>, place: HTMLElement, live: LiveRows<Row>, options: RangesOptions<Row>) {
    this.place = place;
    this.clipboard = new GridClipboard(api, live, options);
    this.selection = new RangeSelection(api, place, {
      fill: (range, downTo) => void this.clipboard.fillTo(range, downTo),
      mayFill: (range) => this.clipboard.mayFill(range),
      changed: () => {
        cancelAnimationFrame(this.counting);
        this.counting = requestAnimationFrame(() => {
          if (!api.isDestroyed()) options.selected(this.totals());
        });
      },
    });
    // Where no words are selected, some versions of Chromium send these to the page's body instead of what has the focus.
    document.addEventListener('copy', this.copy);
    document.addEventListener('paste', this.paste);
  }

  /** In the capturing phase: the library focuses a cell when the pointer goes down on it, which a press of the range's own must not do. */
  press(event: PointerEvent): void {
    this.pressed = event.pointerType !== 'touch' && this.selection.press(event);
    if (this.pressed) event.stopPropagation();
  }

  /** The mouse's event that follows: the browser would move the focus by it. */
  pressAfter(event: MouseEvent): void {
    if (this.pressed) stop(event);
  }

  /** In the capturing phase; true where the key was for the selected cells. */
  key(event: KeyboardEvent): boolean {
    const own = !isInputMethodKey(event) && isOnCell(event) && (this.selection.key(event) || this.act(event));
    if (own) stop(event);
    return own;
  }

  private readonly copy = (event: ClipboardEvent): void => {
    const { selected } = this.selection;
    if (selected === null || !this.hasFocusedCell() || event.clipboardData === null) return;
    const formats = this.clipboard.formats(selected);
    // Without anything to copy, the clipboard stays as it is: only a prevented event replaces it.
    if (formats === null) return;
    for (const [type, content] of Object.entries(formats)) event.clipboardData.setData(type, content);
    event.preventDefault();
  };

  private readonly paste = (event: ClipboardEvent): void => {
    const { selected } = this.selection;
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (selected === null || !this.hasFocusedCell() || !this.clipboard.takesPaste) return;
    event.preventDefault();
    if (text !== '') this.clipboard.paste(selected, text);
  };

  copySelected(headings: boolean): void {
    const { selected } = this.selection;
    const formats = selected === null ? null : this.clipboard.formats(selected, headings);
    if (formats !== null && !copyFormats(formats)) notify('warning', appError('SCREEN_COPY_FAILED'));
  }

  /** Refused cells leave the clipboard as it was. */
  cutSelected(): void {
    const { selected } = this.selection;
    const formats = selected === null ? null : this.clipboard.formats(selected);
    if (selected === null || formats === null || !this.clipboard.clear(selected)) return;
    if (!copyFormats(formats)) notify('warning', appError('SCREEN_COPY_FAILED'));
  }

  clearSelected(): void {
    const { selected } = this.selection;
    if (selected !== null) this.clipboard.clear(selected);
  }

  /** What puts one text into every selected cell that may be edited; null: a single cell is selected, which is its editor's. */
  filling(): ((text: string) => void) | null {
    const { selected } = this.selection;
    if (selected === null || isOneCell(selected) || !this.clipboard.takesPaste) return null;
    return (text) => void this.clipboard.paste(selected, text);
  }

  fillDown(): void {
    const { selected } = this.selection;
    if (selected !== null) this.clipboard.fillDown(selected);
  }

  destroy(): void {
    document.removeEventListener('copy', this.copy);
    document.removeEventListener('paste', this.paste);
    cancelAnimationFrame(this.counting);
    this.selection.destroy();
  }

  private totals(): SelectionTotals | null {
    const { selected } = this.selection;
    return selected === null || isOneCell(selected) ? null : selectionTotals(...this.clipboard.cells(selected));
  }

  private hasFocusedCell(): boolean {
    const focused = document.activeElement;
    return focused !== null && this.place.contains(focused) && focused.matches('[role=gridcell]');
  }

  private act(event: KeyboardEvent): boolean {
    const control = event.ctrlKey || event.metaKey;
    if (event.altKey || this.selection.selected === null) return false;
    if (event.key === 'Delete' && !control && !event.shiftKey) {
      if (!this.clipboard.takesPaste) return false;
      this.clearSelected();
      return true;
    }
    const key = event.key.toLowerCase();
    if (control && event.shiftKey && key === 'c') {
      this.copySelected(true);
      return true;
    }
    if (!control || event.shiftKey || !this.clipboard.takesPaste) return false;
    if (key === 'x') this.cutSelected();
    else if (key === 'd') this.fillDown();
    else return false;
    return true;
  }
}

function isOnCell({ target }: Event): boolean {
  return (
    target instanceof Element && target.closest('[role=gridcell]') !== null && !(target instanceof HTMLInputElement)
  );
}

function stop(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}
