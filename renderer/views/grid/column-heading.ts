import type { IInnerHeaderComponent } from 'ag-grid-community';
import type { GridColumn } from './grid-column.ts';

/** A heading of two lines, code over title, with a button that opens the columns below it. */
export function columnHeading<Row>(column: GridColumn<Row>) {
  return class ColumnHeading implements IInnerHeaderComponent {
    private readonly gui = document.createElement('div');

    init(): void {
      this.gui.className = 'column-heading';
      const upper = document.createElement('span');
      upper.className = 'code';
      upper.textContent = column.code ?? '';
      const title = document.createElement('span');
      title.textContent = column.title;
      if (column.toggle) upper.append(toggleButton(column.toggle));
      this.gui.append(upper, title);
    }

    getGui(): HTMLElement {
      return this.gui;
    }

    refresh(): boolean {
      return false;
    }
  };
}

function toggleButton({
  open,
  label,
  act,
}: {
  readonly open: boolean;
  readonly label: string;
  readonly act: () => void;
}): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'twist';
  button.tabIndex = -1;
  button.textContent = open ? '◂' : '▸';
  button.setAttribute('aria-label', label);
  button.setAttribute('aria-expanded', String(open));
  button.title = label;
  // Neither sorting nor dragging.
  button.addEventListener('click', (event) => {
    event.stopPropagation();
    act();
  });
  button.addEventListener('pointerdown', (event) => event.stopPropagation());
  return button;
}
