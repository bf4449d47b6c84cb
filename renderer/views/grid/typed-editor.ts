import type { ICellEditorComp, ICellEditorParams } from 'ag-grid-community';
import { appError } from '../../../shared/base/app-error.ts';
import { notify } from '../../state/notices.ts';
import { TypedText } from '../../ui/typed-text.ts';
import type { GridColumn } from './grid-column.ts';
import type { LiveCell, LiveRow, LiveRows } from './live-rows.ts';

/** Keys that open an editor without text: they take away what is there, or an input method will put something in its place. */
const emptying: ReadonlySet<string> = new Set(['Backspace', 'Delete', 'Process']);

/**
 * A line of text over the cell, as in Excel: typing replaces what is there, F2 goes on at its end, a double click or Tab selects it. When it
 * opens, is left and takes keys is said in `grid-keys.ts`; what it commits, by {@link TypedText}.
 */
export function typedEditor<Row extends object>(column: GridColumn<Row>, rows: LiveRows<Row>) {
  return class TypedEditor implements ICellEditorComp<LiveRow<Row>>, LiveCell<Row> {
    private readonly input = document.createElement('input');
    private typed = new TypedText('');
    private id = '';
    private key = '';

    init({ data, eventKey }: ICellEditorParams<LiveRow<Row>>): void {
      this.id = data.id;
      this.key = eventKey ?? '';
      const first = emptying.has(this.key) ? '' : this.key.length === 1 ? this.key : null;
      this.typed = new TypedText(column.edit?.start(rows.row(data)) ?? '', first);
      this.input.className = 'cell-input';
      this.input.setAttribute('aria-label', column.title);
      this.input.value = this.typed.text;
      this.input.addEventListener('input', () => this.typed.type(this.input.value));
      rows.show(this.id, this);
    }

    getGui(): HTMLElement {
      return this.input;
    }

    afterGuiAttached(): void {
      this.input.focus();
      if (this.key === 'F2' || this.key.length === 1)
        this.input.setSelectionRange(this.input.value.length, this.input.value.length);
      else this.input.select();
    }

    paint(row: Row): void {
      const outcome = this.typed.renew(column.edit?.start(row) ?? '');
      if (outcome === 'renewed') {
        this.input.value = this.typed.text;
        this.input.select();
      }
      if (outcome !== 'overtaken') return;
      this.input.classList.add('overtaken');
      notify('info', appError('SCREEN_VALUE_OVERTAKEN', { value: column.edit?.start(row) ?? '' }));
    }

    isCancelAfterEnd(): boolean {
      return this.typed.changed === null;
    }

    getValue(): string {
      return this.typed.changed ?? this.typed.text;
    }

    destroy(): void {
      rows.hide(this.id, this);
    }
  };
}
