import type { Json } from '../../../shared/base/canonical-json.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { BatchSummary } from '../../../shared/model/batch.ts';
import type { CollectedRecord, SheetReport } from '../../../shared/model/collected-record.ts';
import type { RecordBlock } from '../../../shared/model/record-block.ts';
import type { RecordKind } from '../../../shared/model/record-kind.ts';
import type { Unit } from '../../../shared/model/unit.ts';
import type { Steps } from '../connection/steps.ts';
import type { WrittenAlong } from './written-along.ts';
import type { BatchPreview, NewBatch } from './open-batch.ts';

/** A sheet of an import as the project keeps it. */
export interface ImportedSheet {
  /** Position in `NewBatch.files`. */
  readonly file: number;
  readonly name: string;
  readonly kind: RecordKind | null;
  readonly hidden: boolean;
  readonly mapping?: Json;
  readonly report: SheetReport;
}

export interface StagedBatch extends NewBatch {
  /** Every sheet of every file: the place of a sheet is its position here. */
  readonly sheets: readonly ImportedSheet[];
}

/**
 * An import on its way, beside the project: nothing of it is in the project file before `commit`, nothing outlives the
 * process. Other writes go on meanwhile, but for those of another import: then the ids given here are taken, and it no
 * longer `holds`.
 */
export interface StagedImport {
  /** The batch that it would become. */
  readonly batch: number;
  /** It stands in the project's own tables, in a transaction that `discard` takes back: it can be committed, not previewed. Reserve it before `open`. */
  readonly within: boolean;
  /** False once another import was committed, or staging failed: stage the sheets again. */
  holds(): boolean;
  /** Before sheets can be added, at first and again; what is staged at the places named is dropped. `units`: those that records may be of. */
  open(dropped: Iterable<number>, units: readonly Unit[]): Steps<Result<void>>;
  /** Begins the sheet at a place. Finish it before beginning the next. */
  sheet(place: number, kind: RecordKind): Result<StagedSheetWriter>;
  /** Whether two sheets have records of the same unit and selector, and so may repeat one another. */
  related(place: number, other: number): boolean;
  /** When the last sheet is finished, before a preview or commit. */
  close(): Result<void>;
  preview(batch: StagedBatch): Steps<Result<BatchPreview>>;
  /** Refuses other writes from now to the end of `commit`, or until it is released or discarded. */
  reserve(): Result<void>;
  release(): void;
  /** One transaction, during which other writes are refused and readers see the project as it was. `along` is written in the same. */
  commit(batch: StagedBatch, along?: WrittenAlong): Steps<Result<BatchSummary>>;
  /** Harmless after commit. */
  discard(): void;
}

export interface StagedSheetWriter {
  /** Unknown unit codes are a broken invariant (the importer resolves them) and throw. */
  add(records: readonly CollectedRecord[]): Result<void>;
  /** The same of records as the reading thread sends them. */
  addBlock(block: RecordBlock): Result<void>;
  finish(): Result<void>;
}
