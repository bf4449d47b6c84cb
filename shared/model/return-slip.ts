/** Stands in the third row of a return slip (退回单), followed by the project that it is of: by this it is known. */
export const SLIP_MARK = 'EWB-RETURN-SLIP-1';

/** Columns of a return slip in their order; what stands under which heading is said by the place, not by the words. */
export const slipColumns = ['ID', 'KIND', 'SUBJECT', 'FILE', 'SHEET', 'CELL', 'WHAT', 'ANSWER'] as const;

/** One answered row. */
export interface SlipAnswer {
  /** The line's. */
  readonly id: string;
  readonly text: string;
  /** Where the row says that its fault is; '' where it says nothing. */
  readonly says: { readonly file: string; readonly sheet: string; readonly cell: string };
  readonly row: number;
  readonly column: number;
}

export interface ReturnSlip {
  readonly project: string;
  readonly sheet: string;
  readonly answers: readonly SlipAnswer[];
  /** Rows without an answer. */
  readonly unanswered: number;
}
