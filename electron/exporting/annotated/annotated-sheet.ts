import type { AppError } from '../../../shared/base/app-error.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { RowIssue } from '../../../shared/model/collected-record.ts';

/** A cell as the guarded reader gives it (electron/importing/cells/cell.ts); exporters do not see importing, hence its shape again. */
export type AnnotatedCell =
  | string
  | number
  | boolean
  | null
  | { readonly type: 'percent'; readonly value: number }
  | { readonly type: 'date'; readonly iso: string; readonly serial: number }
  | { readonly type: 'error'; readonly text: string }
  | { readonly type: 'broken'; readonly code: string; readonly text: string }
  | { readonly type: 'uncached'; readonly formula: string };

export interface AnnotatedRow {
  /** 1-based. */
  readonly row: number;
  readonly cells: readonly AnnotatedCell[];
  readonly hidden: boolean;
}

/** One sheet of the original with what was found in it. */
export interface AnnotatedSheet {
  readonly name: string;
  readonly hidden: boolean;
  /** 1-based, inclusive. */
  readonly merges: readonly {
    readonly top: number;
    readonly left: number;
    readonly bottom: number;
    readonly right: number;
  }[];
  readonly hiddenColumns: readonly number[];
  readonly issues: readonly RowIssue[];
  /** Streams the rows in order; an error stops the copy. */
  readonly read: (visit: (rows: readonly AnnotatedRow[]) => Promise<void>) => Promise<Result<unknown, AppError>>;
}
