import type { RecordKind } from '../../../../shared/model/record-kind.ts';

/** A cell to be written; `percent` is a fraction shown as a percentage, `date` yyyy-mm-dd. */
export type SampleCell = string | number | null | { readonly percent: number } | { readonly date: string };

/** A merged range of the header, 1-based from its first row and column, inclusive. */
export interface HeaderMerge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** One sheet before it is written. Rows are made while writing, so that millions never stand in memory. */
export interface SampleSheet {
  readonly sheet: string;
  readonly kind: RecordKind;
  readonly titles: readonly string[];
  readonly header: readonly (readonly string[])[];
  readonly merges: readonly HeaderMerge[];
  readonly widths: readonly number[];
  readonly rows: () => Iterable<readonly SampleCell[]>;
  /** 合计 row below the data. */
  readonly total?: readonly SampleCell[];
  readonly notes: readonly string[];
  /** Records that the row holds. */
  readonly recordsIn: (row: readonly SampleCell[]) => number;
}

export interface SampleFile {
  readonly file: string;
  readonly format: 'xlsx' | 'csv-utf8' | 'csv-gbk';
  /** One for CSV. */
  readonly sheets: readonly SampleSheet[];
}

/** Filled cells from `column` (1-based) on. */
export function filledFrom(column: number): (row: readonly SampleCell[]) => number {
  return (row) => row.slice(column - 1).filter((cell) => cell !== null).length;
}

export const oneRecord = (): number => 1;
