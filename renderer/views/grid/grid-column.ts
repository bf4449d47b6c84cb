/** What a screen says of a column; the grid library stays behind this. `Row` objects are new whenever their content is. */
export interface GridColumn<Row> {
  readonly id: string;
  readonly title: string;
  /** A smaller line above the title: a code. */
  readonly code?: string;
  /** A button in the heading that opens what is below this column. */
  readonly toggle?: { readonly open: boolean; readonly label: string; readonly act: () => void };
  /** Said when the pointer rests on the heading. */
  readonly hint?: string;
  readonly width?: number;
  readonly flex?: number;
  readonly pin?: 'left' | 'right';
  readonly align?: 'left' | 'right' | 'center';
  /** The cell is drawn anew when this changes. */
  readonly key: (row: Row) => string | number;
  readonly text?: (row: Row) => string;
  /** Draws into an element that keeps what was drawn before. */
  readonly paint?: (into: HTMLElement, row: Row) => void;
  readonly className?: string;
  /** Class names that a cell has while the condition holds. */
  readonly marks?: Readonly<Record<string, (row: Row) => boolean>>;
  readonly tooltip?: (row: Row) => string;
  /** Rising order; without it the column doesn't sort. Equal rows stay in the rows' own order. */
  readonly sort?: (a: Row, b: Row) => number;
  /** Rows without a value: last in either direction. */
  readonly blank?: (row: Row) => boolean;
  readonly sortFirst?: 'asc' | 'desc';
  readonly edit?: GridEdit<Row>;
}

export interface GridEdit<Row> {
  readonly allowed: (row: Row) => boolean;
  /** The value as it is edited: with all its digits. */
  readonly start: (row: Row) => string;
  /** Only what was typed comes here; what an editor opened with never does. */
  readonly commit: (row: Row, text: string) => void;
}
