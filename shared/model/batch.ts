import type { SheetReport } from './collected-record.ts';
import type { RecordKind } from './record-kind.ts';

/** A collected file that was imported. */
export interface BatchFile {
  readonly name: string;
  /** SHA-256 of the file's bytes. */
  readonly contentHash: string;
  /** Bytes. */
  readonly size: number;
}

/** The file with what importing said of each sheet. */
export interface FileReport extends BatchFile {
  readonly sheets: readonly SheetReport[];
}

/** 导入批次: one import. Nothing is deleted: a withdrawn one no longer counts and can be restored. */
export interface BatchSummary {
  readonly id: number;
  readonly at: string;
  readonly note: string;
  readonly status: 'active' | 'withdrawn';
  /** Why it was withdrawn; '' while active. */
  readonly statusReason: string;
  /** Rows of its sheets: imported + skipped + problems. */
  readonly rows: number;
  readonly imported: number;
  readonly skipped: number;
  readonly problems: number;
  readonly records: number;
  /** Records of earlier batches (or earlier files of this one) with the same key, which this batch's replace. */
  readonly replaced: number;
  readonly kinds: readonly RecordKind[];
  readonly files: readonly FileReport[];
  /** SHA-256 over its records. */
  readonly contentHash: string;
}
