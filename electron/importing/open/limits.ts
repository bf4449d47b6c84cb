const MiB = 1024 * 1024;

/** How much of a file is read before it is refused. Sizes in bytes. Figures and reasons: docs/TRUST "Reading spreadsheets". */
export interface ReadingLimits {
  readonly workbookBytes: number;
  readonly parts: number;
  readonly partBytes: number;
  readonly totalBytes: number;
  /** Of a file that is read whole: HTML, XML Spreadsheet 2003, Excel 97. */
  readonly wholeBytes: number;
  /** Unpacked, of the one part that holds all sheets of an OpenDocument spreadsheet; it is read whole. */
  readonly documentBytes: number;
  /** Unpacked bytes per packed byte, beyond the first `ratioFree` bytes. */
  readonly ratio: number;
  readonly ratioFree: number;
  /** Parts read as a whole (relationships, workbook, styles). */
  readonly smallPartBytes: number;
  readonly bytesWithoutTag: number;
  readonly depth: number;
  /** Of a workbook: elements, and apart from them the places up to the last filled one of each row, which is what rows take in memory. */
  readonly cells: number;
  /** Places of a workbook that is held whole (a score book). */
  readonly wholeCells: number;
  /** Places of the rows that are looked at to recognise the sheets of a workbook. */
  readonly sampleCells: number;
  readonly strings: number;
  readonly stringBytes: number;
  readonly merges: number;
  /** UTF-16 units in one cell. */
  readonly text: number;
  readonly rows: number;
  readonly columns: number;
  readonly csvBytes: number;
  readonly csvFieldBytes: number;
}

export const readingLimits: ReadingLimits = {
  workbookBytes: 256 * MiB,
  parts: 2048,
  partBytes: 1024 * MiB,
  totalBytes: 2048 * MiB,
  wholeBytes: 64 * MiB,
  documentBytes: 128 * MiB,
  ratio: 400,
  ratioFree: 64 * MiB,
  smallPartBytes: 32 * MiB,
  bytesWithoutTag: 4 * MiB,
  depth: 64,
  cells: 40_000_000,
  wholeCells: 4_000_000,
  sampleCells: 2_000_000,
  strings: 2_000_000,
  stringBytes: 256 * MiB,
  merges: 200_000,
  text: 32_767,
  rows: 1_048_576,
  columns: 16_384,
  csvBytes: 2048 * MiB,
  csvFieldBytes: MiB,
};
