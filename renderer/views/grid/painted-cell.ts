import type { ICellRendererComp, ICellRendererParams } from 'ag-grid-community';
import type { GridColumn } from './grid-column.ts';

/** Cell renderer in plain DOM: 32 × 12 React components a frame would not fit into 16 ms. */
export function paintedCell<Row>(column: GridColumn<Row>) {
  return class PaintedCell implements ICellRendererComp<Row> {
    private readonly gui = document.createElement('div');

    init(params: ICellRendererParams<Row>): void {
      this.gui.className = 'painted';
      if (params.data !== undefined) column.paint?.(this.gui, params.data);
    }

    getGui(): HTMLElement {
      return this.gui;
    }

    refresh(params: ICellRendererParams<Row>): boolean {
      if (params.data !== undefined) column.paint?.(this.gui, params.data);
      return true;
    }
  };
}
