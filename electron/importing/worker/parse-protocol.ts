import type { AppError } from '../../../shared/base/app-error.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { SheetReport } from '../../../shared/model/collected-record.ts';
import type { ImportContext } from '../headings/import-context.ts';
import type { FilePlan } from '../import-file.ts';
import type { PlanOptions, SheetPlan } from '../plan-sheet.ts';
import type { RecordBlock } from '../../../shared/model/record-block.ts';

export interface PlanRequest {
  readonly path: string;
  readonly context: ImportContext;
  readonly options: PlanOptions;
}

export interface FileRequest {
  readonly path: string;
  /** The file as it was planned: another content is refused. */
  readonly contentHash: string;
  /** By position in the workbook; null: the sheet is not looked at. */
  readonly plans: readonly (SheetPlan | null)[];
  readonly context: ImportContext;
}

/** What the parsing worker is asked. One request at a time. */
export type ParseRequest =
  | ({ readonly type: 'plan' } & PlanRequest)
  | ({ readonly type: 'parse' } & FileRequest)
  /** Room for one more block. */
  | { readonly type: 'more' };

export interface PlannedWorkbook {
  readonly plan: FilePlan;
  readonly warnings: readonly AppError[];
}

export interface ParsedSheet {
  readonly report: SheetReport;
  /** Positions of earlier sheets that hold records which this one repeats. */
  readonly repeats: readonly number[];
}

export type ParseReply =
  /** It has got on, with nothing to show yet. */
  | { readonly type: 'alive' }
  | { readonly type: 'planned'; readonly result: Result<PlannedWorkbook> }
  /** `share`: how much of the sheets asked for has been read, 0–1, each counted alike. */
  | {
      readonly type: 'block';
      readonly sheet: number;
      readonly block: RecordBlock;
      readonly rows: number;
      readonly share: number;
    }
  | ({ readonly type: 'sheet'; readonly sheet: number } & ParsedSheet)
  | { readonly type: 'parsed'; readonly result: Result<null> };

/** Blocks that may be on their way before the receiver has made room. */
export const BLOCKS_AHEAD = 8;
