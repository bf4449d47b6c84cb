import type { ICellRendererComp, ICellRendererParams } from 'ag-grid-community';
import type { GridColumn } from './grid-column.ts';
import { noteMark } from '../../ui/note-mark.ts';
import { setText } from '../../ui/set-text.ts';
import type { LiveCell, LiveRow, LiveRows } from './live-rows.ts';

/** Cell renderer in plain DOM: 32 × 12 React components a frame would not fit into 16 ms. Draws only when the column's key of the row changed. */
export function paintedCell<Row extends object>(column: GridColumn<Row>, rows: LiveRows<Row>) {
  const marks = Object.entries(column.marks ?? {});
  return class PaintedCell implements ICellRendererComp<LiveRow<Row>>, LiveCell<Row> {
    private readonly gui = document.createElement('div');
    private id: string | null = null;
    private drawn: string | number | undefined;
    private noteMark: HTMLElement | null = null;

    init(params: ICellRendererParams<LiveRow<Row>>): void {
      this.gui.className = column.paint ? 'painted' : 'shown-text';
      this.refresh(params);
    }

    getGui(): HTMLElement {
      return this.gui;
    }

    refresh({ data }: ICellRendererParams<LiveRow<Row>>): boolean {
      if (data === undefined) return true;
      if (data.id !== this.id) {
        this.destroy();
        this.id = data.id;
        rows.show(data.id, this);
      }
      this.paint(data.row);
      return true;
    }

    paint(row: Row): void {
      // Marks may hold or not while the cell says the same.
      if (marks.length > 0) this.markCell(row);
      const key = column.key(row);
      if (Object.is(key, this.drawn)) return;
      this.drawn = key;
      this.noteMark?.remove();
      if (column.paint) column.paint(this.gui, row);
      else setText(this.gui, column.text?.(row) ?? String(key));
      const noted = column.noted?.(row) ?? '';
      this.noteMark = noted === '' ? null : noteMark(noted);
      if (this.noteMark !== null) this.gui.append(this.noteMark);
    }

    /** The library looks at the marks of its cells only when it takes a row. */
    private markCell(row: Row): void {
      const cell = this.gui.closest('.ag-cell');
      for (const [name, holds] of marks) cell?.classList.toggle(name, holds(row));
    }

    line(): Element | null {
      return this.gui.closest('[row-id]');
    }

    destroy(): void {
      if (this.id !== null) rows.hide(this.id, this);
    }
  };
}
