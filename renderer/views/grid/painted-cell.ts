import type { ICellRendererComp, ICellRendererParams } from 'ag-grid-community';
import type { GridColumn } from './grid-column.ts';
import { noteMark } from '../../ui/note-mark.ts';
import { setText } from '../../ui/set-text.ts';
import type { LiveCell, LiveRow, LiveRows } from './live-rows.ts';

/** Cell renderer in plain DOM: 32 × 12 React components a frame would not fit into 16 ms. Draws only when the column's key of the row changed. */
export function paintedCell<Row extends object>(column: GridColumn<Row>, rows: LiveRows<Row>) {
  return class PaintedCell implements ICellRendererComp<LiveRow<Row>>, LiveCell<Row> {
    private readonly gui = document.createElement('div');
    private id: string | null = null;
    private drawn: string | number | undefined;

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
      const key = column.key(row);
      if (Object.is(key, this.drawn)) return;
      this.drawn = key;
      this.gui.querySelector('.note-mark')?.remove();
      if (column.paint) column.paint(this.gui, row);
      else setText(this.gui, column.text?.(row) ?? String(key));
      const noted = column.noted?.(row) ?? '';
      if (noted !== '') this.gui.append(noteMark(noted));
    }

    destroy(): void {
      if (this.id !== null) rows.hide(this.id, this);
    }
  };
}
