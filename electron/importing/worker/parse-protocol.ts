import type { AppError } from '../../../shared/base/app-error.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { SheetReport } from '../../../shared/model/collected-record.ts';
import type { ImportContext } from '../headings/import-context.ts';
import type { FilePlan } from '../import-file.ts';
import type { PlanOptions, SheetPlan } from '../plan-sheet.ts';
import type { RecordBlock } from './record-block.ts';

/** What the parsing worker is asked. One request at a time. */
export type ParseRequest =
  | { readonly type: 'plan'; readonly path: string; readonly context: ImportContext; readonly options: PlanOptions }
  | {
      readonly type: 'parse';
      readonly path: string;
      readonly contentHash: string;
      readonly plans: readonly SheetPlan[];
      readonly context: ImportContext;
    }
  /** Room for one more block. */
  | { readonly type: 'more' };

export interface PlannedWorkbook {
  readonly plan: FilePlan;
  readonly warnings: readonly AppError[];
}

export type ParseReply =
  | { readonly type: 'planned'; readonly result: Result<PlannedWorkbook> }
  /** `share`: how much of the file has been read, 0–1, its sheets counted alike. */
  | {
      readonly type: 'block';
      readonly sheet: number;
      readonly block: RecordBlock;
      readonly rows: number;
      readonly share: number;
    }
  | { readonly type: 'sheet'; readonly sheet: number; readonly report: SheetReport }
  | { readonly type: 'parsed'; readonly result: Result<null> };

/** Blocks that may be on their way before the receiver has made room. */
export const BLOCKS_AHEAD = 4;
