import type { HistoryEntry } from '../../../shared/model/history.ts';
import type { Json } from '../../../shared/base/canonical-json.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { BatchFile, BatchSummary } from '../../../shared/model/batch.ts';
import type { CollectedRecord, SheetReport } from '../../../shared/model/collected-record.ts';
import type { RecordKind } from '../../../shared/model/record-kind.ts';
import type { Replacement } from '../../../shared/model/replacement.ts';
import type { WrittenAlong } from './written-along.ts';
import type { MeasureTable } from '../measures/measure-table.ts';

export interface NewBatch {
  readonly now: string;
  readonly note?: string;
  readonly files: readonly BatchFile[];
}

export interface NewSheet {
  /** Position in `NewBatch.files`. */
  readonly file: number;
  readonly name: string;
  readonly kind: RecordKind;
  readonly hidden: boolean;
  /** The mapping used, kept for "how was this read". */
  readonly mapping?: Json;
}

/** Takes the records of one sheet. Finish it before opening the next. */
export interface SheetWriter {
  /** Unknown unit codes are a broken invariant (the importer resolves them) and throw. */
  add(records: readonly CollectedRecord[]): Result<void>;
  finish(report: SheetReport): Result<void>;
}

/** An import in one go. Until `commit` returns ok nothing of it is in the project. Other writes are refused meanwhile. */
export interface BatchWriter {
  readonly id: number;
  sheet(sheet: NewSheet): Result<SheetWriter>;
  /** Report of a sheet that gave no records (unrecognised, empty, chart). */
  report(file: number, report: SheetReport): Result<void>;
  /** What the project would hold after commit. Nothing is committed; go on with `commit` or `abort`. */
  preview(): Result<BatchPreview>;
  commit(along?: WrittenAlong): Result<BatchSummary>;
  /** Leaves no trace. Harmless after commit. */
  abort(): void;
}

export interface BatchPreview {
  /** Records of earlier sheets that staged ones would stand before. */
  readonly replaced: number;
  /** The first of them. */
  readonly replacements: readonly Replacement[];
  readonly table: MeasureTable;
  /** Results of earlier years as they would be. */
  readonly history: readonly HistoryEntry[];
}
