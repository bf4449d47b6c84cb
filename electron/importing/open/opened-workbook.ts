import type { AppError } from '../../../shared/base/app-error.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { SheetRow } from '../cells/cell.ts';

export interface SheetInfo {
  readonly name: string;
  /** Position in the workbook, from 0. */
  readonly index: number;
  readonly visibility: 'visible' | 'hidden' | 'veryHidden';
  readonly kind: 'worksheet' | 'chartsheet' | 'other';
}

/** Rows and columns from 1, both ends included. */
export interface MergedRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface SheetFacts {
  /** Rows given to `visit`, that is rows with at least one cell that is not empty. */
  readonly rows: number;
  /** Cells that are not empty. */
  readonly cells: number;
  readonly merges: readonly MergedRange[];
  /** From 1. */
  readonly hiddenColumns: readonly number[];
  /** False when `visit` stopped the reading; `merges` is then empty (use `sheetMerges`). */
  readonly complete: boolean;
  readonly warnings: readonly AppError[];
}

/** Takes up to 2,000 rows in sheet order; false (or a promise of it) stops the reading. A promise is awaited: that is the backpressure. */
export type RowVisitor = (rows: readonly SheetRow[]) => boolean | void | Promise<boolean | void>;

export interface OpenedWorkbook {
  /** Base name. */
  readonly file: string;
  /** `old`: read whole: HTML, XML Spreadsheet 2003, Excel 97, OpenDocument. */
  readonly format: 'xlsx' | 'csv' | 'old';
  /** SHA-256 of the file's bytes, 64 lower-case hex digits. */
  readonly contentHash: string;
  /** Size of the file. */
  readonly bytes: number;
  readonly sheets: readonly SheetInfo[];
  /** Read all the same: external links not followed, macros ignored. */
  readonly warnings: readonly AppError[];
  /**
   * Streams one sheet in row order. Checksum and size of a part are known at its end: on Err, rows already visited must be thrown away.
   * Sheets that are not worksheets have no rows.
   */
  readSheet(index: number, visit: RowVisitor): Promise<Result<SheetFacts>>;
  /** The merged ranges alone: unpacks the sheet without parsing its rows, for the profile of a header. */
  sheetMerges(index: number): Promise<Result<readonly MergedRange[]>>;
  close(): void;
}

export interface OpenOptions {
  /** Called at least every few megabytes while a sheet is read: bytes unpacked so far, and in all. */
  readonly onProgress?: (done: number, total: number) => void;
}
