import type { ICellEditorComp, ICellEditorParams } from 'ag-grid-community';
import type { GridColumn } from './grid-column.ts';
import type { LiveRow } from './live-rows.ts';

/** A line of text over the cell, as in Excel: typing replaces what is there, F2 or Enter edits it. */
export function typedEditor<Row extends object>(column: GridColumn<Row>) {
  return class TypedEditor implements ICellEditorComp<LiveRow<Row>> {
    private readonly input = document.createElement('input');
    private selects = true;

    init(params: ICellEditorParams<LiveRow<Row>>): void {
      const typed = params.eventKey?.length === 1 ? params.eventKey : null;
      this.input.className = 'cell-input';
      this.input.setAttribute('aria-label', column.title);
      this.input.value =
        typed ??
        (params.eventKey === 'Backspace' || params.eventKey === 'Delete'
          ? ''
          : (column.edit?.start(params.data.row) ?? ''));
      this.selects = typed === null;
    }

    getGui(): HTMLElement {
      return this.input;
    }

    afterGuiAttached(): void {
      this.input.focus();
      if (this.selects) this.input.select();
    }

    getValue(): string {
      return this.input.value;
    }
  };
}
