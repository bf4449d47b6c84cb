/**
 * One cell as the guarded readers give it. Plain values for what is common, so that millions of them stay cheap:
 * text (rich text joined, phonetic text left out), number, boolean, `null` for empty; the rest as {@link SpecialCell}.
 */
export type Cell = string | number | boolean | null | SpecialCell;

export type SpecialCell =
  /** A number in a percent format; `value` is the stored fraction (0.985). */
  | { readonly type: 'percent'; readonly value: number }
  /** A number in a date format (also 27–36 and 50–58), resolved with the book's date system: yyyy-mm-dd, with time when not midnight. */
  | { readonly type: 'date'; readonly iso: string; readonly serial: number }
  /** #N/A, #DIV/0! … */
  | { readonly type: 'error'; readonly text: string }
  /**
   * What stands there is not what the file's format allows, so it is no value: the row is a problem, the rest of the file is read.
   * `code`: what is wrong (shared/messages/open.ts); `text`: as much as could be read, to show.
   */
  | { readonly type: 'broken'; readonly code: BrokenCode; readonly text: string }
  /** A formula without a cached value. */
  | { readonly type: 'uncached'; readonly formula: string };

/** One row of a sheet: `row` is 1-based; `cells[c]` is column c + 1; trailing empties left out. */
export interface SheetRow {
  readonly row: number;
  readonly cells: readonly Cell[];
  readonly hidden: boolean;
}

/** What can be wrong with one cell of a file that is read all the same. */
export type BrokenCode =
  'CSV_QUOTE' | 'CSV_DECIMAL_COMMA' | 'CSV_BYTES' | 'NUMBER' | 'STYLE' | 'STRING_INDEX' | 'CELL_TYPE' | 'CELL_VALUES';
