import type { RecordAggregation } from './framework.ts';
import type { RecordKind } from './record-kind.ts';

/** A measure value corrected by hand; what the records say is kept. */
export interface Override {
  readonly unit: string;
  readonly measure: string;
  /** Whose value it is. */
  readonly year: number;
  /** null: the cell counts as missing. */
  readonly value: number | null;
  readonly reason: string;
  /** ISO 8601. */
  readonly at: string;
}

/** One record with its place. */
export interface LineageRecord {
  readonly batch: number;
  readonly file: string;
  readonly sheet: string;
  /** A1 notation. */
  readonly cell: string;
  readonly row: number;
  readonly column: number;
  readonly kind: RecordKind;
  readonly value: number | null;
  /** Counted in the measure value; false: replaced by a newer record. */
  readonly effective: boolean;
  readonly fields: Readonly<Record<string, string | number | null>>;
}

/** 数据来源链 of one measure value. */
export interface Lineage {
  readonly unit: string;
  readonly measure: string;
  /** After override. */
  readonly value: number | null;
  /** Before override. */
  readonly computed: number | null;
  readonly aggregation: RecordAggregation;
  /** Whether records or a cell of 指标原始值表 gave the value. */
  readonly from: 'records' | 'measure_table' | 'none';
  readonly total: number;
  readonly records: readonly LineageRecord[];
  readonly replacedTotal: number;
  readonly replaced: readonly LineageRecord[];
  /** Records of the base figure the value is divided by. */
  readonly base: readonly LineageRecord[];
  readonly override: Override | null;
}

/** The records of one sheet that make up a measure value. */
export interface CellSource {
  readonly unit: string;
  readonly measure: string;
  readonly batch: number;
  readonly file: string;
  readonly sheet: string;
  readonly records: number;
  /** One cell or the block the records stand in, A1 notation. */
  readonly cells: string;
}
