import type { IFilterComp, IFloatingFilterComp, IFloatingFilterParams } from 'ag-grid-community';
import type { GridColumn } from './grid-column.ts';
import { filterKind, isRefused } from './row-filter.ts';

interface FilterTexts {
  /** The accessible name of a field: what it filters by. */
  readonly label: (column: string) => string;
  readonly all: string;
  readonly textHint: string;
  readonly numberHint: string;
  readonly refused: string;
}

export interface GridFilters {
  readonly values: Readonly<Record<string, readonly string[]>>;
  readonly set: (column: string, values: readonly string[]) => void;
  readonly texts: FilterTexts;
}

/** The library shows the row of filters only over columns that have a filter of its own; this one lets every row pass. */
export class NoFilter implements IFilterComp {
  private readonly gui = document.createElement('div');
  init(): void {
    this.gui.hidden = true;
  }
  getGui(): HTMLElement {
    return this.gui;
  }
  isFilterActive(): boolean {
    return false;
  }
  doesFilterPass(): boolean {
    return true;
  }
  getModel(): null {
    return null;
  }
  setModel(): void {
    // Filters stand in the view, not in the library.
  }
}

/** What the fields of the filter row show; they are drawn anew when a view is chosen or the filters are cleared. */
export class FilterCells {
  private readonly cells = new Set<{ show(): void }>();
  private filters: GridFilters | undefined = undefined;

  get present(): GridFilters | undefined {
    return this.filters;
  }

  take(filters: GridFilters | undefined): void {
    this.filters = filters;
    for (const cell of this.cells) cell.show();
  }

  add(cell: { show(): void }): void {
    this.cells.add(cell);
  }

  remove(cell: { show(): void }): void {
    this.cells.delete(cell);
  }
}

interface FilterCellParams<Row> {
  readonly ofColumn: GridColumn<Row>;
  readonly cells: FilterCells;
}

/** A field of the filter row: a text, a condition on a number, or a choice of several values. */
export class FilterCell<Row> implements IFloatingFilterComp {
  private readonly gui = document.createElement('div');
  private column: GridColumn<Row> | null = null;
  private cells: FilterCells | null = null;
  private field: HTMLInputElement | HTMLButtonElement | null = null;
  private list: HTMLElement | null = null;

  init(params: IFloatingFilterParams & FilterCellParams<Row>): void {
    this.gui.className = 'filter-cell';
    this.cells = params.cells;
    this.column = params.ofColumn;
    const kind = filterKind(params.ofColumn);
    if (kind === null) return;
    this.field = kind === 'choice' ? this.chooser() : this.input(kind);
    this.gui.append(this.field);
    if (this.list !== null) this.gui.append(this.list);
    params.cells.add(this);
    this.show();
  }

  getGui(): HTMLElement {
    return this.gui;
  }

  refresh(params: IFloatingFilterParams & FilterCellParams<Row>): void {
    this.column = params.ofColumn;
    this.show();
  }

  onParentModelChanged(): void {
    // Filters stand in the view, not in the library.
  }

  destroy(): void {
    this.cells?.remove(this);
  }

  show(): void {
    const { column, field } = this;
    const filters = this.cells?.present;
    if (column === null || field === null || filters === undefined) return;
    const values = filters.values[column.id] ?? [];
    field.classList.toggle(
      'on',
      values.some((value) => value.trim() !== ''),
    );
    if (field instanceof HTMLButtonElement) {
      const chosen = this.labels(values).join(' | ') || filters.texts.all;
      field.textContent = chosen;
      field.setAttribute('aria-label', `${filters.texts.label(column.title)} ${chosen}`);
      return;
    }
    field.setAttribute('aria-label', filters.texts.label(column.title));
    const typed = values[0] ?? '';
    if (field.value !== typed) field.value = typed;
    const refused = isRefused(column, values);
    field.setAttribute('aria-invalid', String(refused));
    field.title = refused
      ? filters.texts.refused
      : filterKind(column) === 'number'
        ? filters.texts.numberHint
        : filters.texts.textHint;
  }

  private input(kind: 'number' | 'text'): HTMLInputElement {
    const input = document.createElement('input');
    input.type = 'text';
    input.placeholder = kind === 'number' ? '>80' : '';
    input.addEventListener('input', () => this.set(input.value === '' ? [] : [input.value]));
    return input;
  }

  private chooser(): HTMLButtonElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.setAttribute('aria-haspopup', 'true');
    const list = document.createElement('div');
    list.className = 'filter-choices';
    list.popover = 'auto';
    this.list = list;
    button.addEventListener('click', () => {
      this.fillList(list);
      const { left, bottom } = button.getBoundingClientRect();
      list.style.left = `${left}px`;
      list.style.top = `${bottom}px`;
      list.showPopover();
      list.querySelector('input')?.focus();
    });
    return button;
  }

  private fillList(list: HTMLElement): void {
    const { column } = this;
    const chosen = new Set(this.cells?.present?.values[column?.id ?? ''] ?? []);
    list.replaceChildren(
      ...(column?.choices?.options ?? []).map(({ value, label }) => {
        const line = document.createElement('label');
        const box = document.createElement('input');
        box.type = 'checkbox';
        box.checked = chosen.has(value);
        box.addEventListener('change', () => {
          if (box.checked) chosen.add(value);
          else chosen.delete(value);
          this.set([...chosen]);
        });
        line.append(box, ` ${label}`);
        return line;
      }),
    );
  }

  private labels(values: readonly string[]): readonly string[] {
    const options = this.column?.choices?.options ?? [];
    return values.map((value) => options.find((option) => option.value === value)?.label ?? value);
  }

  private set(values: readonly string[]): void {
    if (this.column !== null) this.cells?.present?.set(this.column.id, values);
  }
}
