import type { AppError } from '../../base/app-error.ts';
import type { BatchSummary, FileReport } from '../../model/batch.ts';
import type { Dataset } from '../../model/dataset.ts';
import type { Framework } from '../../model/framework.ts';
import type { Override } from '../../model/lineage.ts';
import type { Method } from '../../model/method.ts';
import type { ScoreResult } from '../../model/score-result.ts';
import type { LineState, WorklistLine } from '../../model/worklist.ts';

/** Of a batch: whether it counts, and what importing said of its sheets. */
export type WorklistBatch = Pick<BatchSummary, 'id' | 'at' | 'status'> & {
  readonly files: readonly Pick<FileReport, 'name' | 'sheets'>[];
};

/** What the worklist is derived from. */
export interface WorklistInput {
  readonly framework: Framework;
  readonly dataset: Dataset;
  readonly method: Method;
  /** Null where nothing can be scored: what only a result shows isn't listed then. */
  readonly result: ScoreResult | null;
  readonly batches: readonly WorklistBatch[];
  readonly overrides: readonly Override[];
  readonly states: ReadonlyMap<string, LineState>;
}

/** A line before its state is looked up. */
export interface FoundLine extends Omit<
  WorklistLine,
  'state' | 'why' | 'at' | 'by' | 'because' | 'indicator' | 'cause' | 'earlier'
> {
  readonly indicator?: string | null;
  readonly settled?: SettledBy | null;
  readonly earlier?: EarlierLines;
  /** The same stands in a later batch, whose line has what was settled of this one. */
  readonly carried?: boolean;
}

/** What earlier batches said at the place of a line: the same names of file and sheet, the same cell, the same sort of fault. */
export interface EarlierLines {
  /** Lines that said the same, newest first: what was settled of them holds. */
  readonly same: readonly string[];
  /** The newest line before them that said something else of its value; null: none did. */
  readonly changed: string | null;
}

/** Why nothing is left to be done though nobody settled the line. */
export interface SettledBy {
  readonly because: AppError;
  readonly at: string;
}

/** A line about no sheet. */
export const nowhere = { batch: null, file: null, sheet: null, cell: null } as const;
