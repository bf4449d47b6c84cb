import type { RecordKind } from './record-kind.ts';

/** Records of one sheet and kind whose periods lie in one year. */
export interface RecordYear {
  readonly batch: number;
  readonly file: string;
  readonly sheet: string;
  readonly kind: RecordKind;
  /** 0: the records name no period and belong to whichever year is evaluated. */
  readonly year: number;
  readonly records: number;
}

/** Records that are there of one year; 0 as in {@link RecordYear}. */
export interface YearCount {
  readonly year: number;
  readonly records: number;
}
