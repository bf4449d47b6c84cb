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
  /** Narrower it can't be made. */
  readonly minWidth?: number;
  /** What it says is what a row is called: it is always there, and first among what stays in view. */
  readonly heads?: true;
  readonly pin?: 'left' | 'right';
  readonly align?: 'left' | 'right' | 'center';
  /** The cell is drawn anew when this changes. */
  readonly key: (row: Row) => string | number;
  readonly text?: (row: Row) => string;
  /** Draws into an element that keeps what was drawn before. */
  readonly paint?: (into: HTMLElement, row: Row) => void;
  /** Says that there is a note on a cell, which marks its corner; '' for none. */
  readonly noted?: (row: Row) => string;
  readonly className?: string;
  /** Class names that a cell has while the condition holds. */
  readonly marks?: Readonly<Record<string, (row: Row) => boolean>>;
  readonly tooltip?: (row: Row) => string;
  /** Rising order; without it the column doesn't sort. Equal rows stay in the rows' own order. */
  readonly sort?: (a: Row, b: Row) => number;
  /** Rows without a value: last in either direction. */
  readonly blank?: (row: Row) => boolean;
  readonly sortFirst?: 'asc' | 'desc';
  /** The number that a cell shows, for sums and for filters like >80; NaN: none. */
  readonly number?: (row: Row) => number;
  /** What its cells say is one of these: the filter offers them. */
  readonly choices?: {
    readonly of: (row: Row) => string;
    readonly options: readonly { readonly value: string; readonly label: string }[];
  };
  /** The signs in a cell, in words: for who hears the screen. */
  readonly signs?: (row: Row) => string;
  readonly edit?: GridEdit<Row>;
}

export interface GridEdit<Row> {
  readonly allowed: (row: Row) => boolean;
  /** The value as it is edited: with all its digits. */
  readonly start: (row: Row) => string;
  /** Only what was typed comes here; what an editor opened with never does. */
  readonly commit: (row: Row, text: string) => void;
}
