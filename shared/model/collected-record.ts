import type { Level, OnlineDepth, RecordKind } from './record-kind.ts';
import type { MissingReason } from './dataset.ts';

/** The attributes of one row of 事项属性表. */
export interface ItemAttributes {
  readonly legalDays: number | null;
  readonly promisedDays: number | null;
  readonly dayUnit: string | null;
  readonly visits: number | null;
  readonly immediate: boolean | null;
  readonly depth: OnlineDepth | null;
}

/**
 * 采集记录: one collected value with the place it came from, units and codes resolved. A wide sheet yields several
 * records a row. What a field holds by kind:
 * - `selector`: 采集项 code (statistics, item checks, experience tests, lists, ratings, measure_table), 要素 (element checks),
 *   步骤 (application tests), base figure name, 渠道 (keyword tests), 总体指数 or 能力分组 (index_history), '' (item attributes).
 * - `item`: 事项编码, 关键词, 任务, 清单项, 专家; `itemName`: 事项名称.
 * - `channel`: 渠道; `platform`: 平台; `period`: yyyymm or yyyy.
 * - `value`: 数值, 得分, 关联度, 结果 and 是否具备 as 1/0, tier of index_history as position in tierIds; null when missing.
 * - `position`: 命中位次 (null: not hit).
 */
export interface CollectedRecord {
  readonly unit: string;
  readonly selector: string;
  /** Sheet row and column (1-based) of the value. */
  readonly row: number;
  readonly column: number;
  readonly value: number | null;
  readonly missing?: MissingReason;
  readonly level?: Level;
  readonly subregion?: string;
  readonly item?: string;
  readonly itemName?: string;
  readonly itemType?: string;
  readonly channel?: string;
  readonly platform?: string;
  readonly period?: number;
  readonly person?: string;
  readonly date?: string;
  readonly note?: string;
  readonly position?: number | null;
  readonly attributes?: ItemAttributes;
}

/** Whom and what an issue concerns, as far as the row said it. */
export interface IssueSubject {
  /** Code of the unit. */
  readonly unit?: string;
  /** Code of the measure, or the base figure. */
  readonly selector?: string;
  readonly period?: number;
  readonly platform?: string;
}

/** What became of a sheet row that was not imported, or was imported with a remark. */
export interface RowIssue extends IssueSubject {
  readonly severity: 'skipped' | 'problem' | 'warning';
  readonly row: number;
  /** A1 cell; the row's first cell where the whole row is concerned. */
  readonly cell: string;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** Import report of one sheet: rows = imported + skipped + problems. */
export interface SheetReport {
  readonly sheet: string;
  readonly hidden: boolean;
  readonly kind: RecordKind | null;
  readonly rows: number;
  readonly imported: number;
  readonly skipped: number;
  readonly problems: number;
  readonly records: number;
  readonly issues: readonly RowIssue[];
}
