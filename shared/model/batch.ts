import type { SheetReport } from './collected-record.ts';
import type { RecordKind } from './record-kind.ts';

export interface BatchFile {
  readonly name: string;
  /** SHA-256 of the file's bytes. */
  readonly contentHash: string;
  /** Bytes. */
  readonly size: number;
}

export interface FileReport extends BatchFile {
  readonly sheets: readonly SheetReport[];
}

export interface BatchSummary {
  readonly id: number;
  readonly at: string;
  readonly note: string;
  readonly status: 'active' | 'withdrawn';
  readonly statusReason: string;
  readonly records: number;
  /** Records of earlier batches (or earlier files of this one) with the same key, which this batch's replace. */
  readonly replaced: number;
  readonly kinds: readonly RecordKind[];
  readonly files: readonly FileReport[];
  readonly contentHash: string;
}
