import type { ICellRendererComp, ICellRendererParams } from 'ag-grid-community';
import type { GridColumn } from './grid-column.ts';
import { setText } from '../../ui/set-text.ts';
import type { LiveCell, LiveRow, LiveRows } from './live-rows.ts';

/** Cell renderer in plain DOM: 32 × 12 React components a frame would not fit into 16 ms. Draws only when the column's key of the row changed. */
export function paintedCell<Row extends object>(column: GridColumn<Row>, rows: LiveRows<Row>) {
  return class PaintedCell implements ICellRendererComp<LiveRow<Row>>, LiveCell {
    private readonly gui = document.createElement('div');
    private live: LiveRow<Row> | undefined;
    private drawn: string | number | undefined;

    init(params: ICellRendererParams<LiveRow<Row>>): void {
      this.gui.className = column.paint ? 'painted' : 'shown-text';
      this.refresh(params);
    }

    getGui(): HTMLElement {
      return this.gui;
    }

    refresh({ data }: ICellRendererParams<LiveRow<Row>>): boolean {
      if (data !== this.live) {
        if (this.live !== undefined) rows.hide(this.live, this);
        this.live = data;
        if (data !== undefined) rows.show(data, this);
      }
      this.paint();
      return true;
    }

    paint(): void {
      if (this.live === undefined) return;
      const { row } = this.live;
      const key = column.key(row);
      if (Object.is(key, this.drawn)) return;
      this.drawn = key;
      if (column.paint) column.paint(this.gui, row);
      else setText(this.gui, column.text?.(row) ?? String(key));
    }

    destroy(): void {
      if (this.live !== undefined) rows.hide(this.live, this);
    }
  };
}
