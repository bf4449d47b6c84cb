import type { AppError } from '../base/app-error.ts';
import type { RecordKind } from './record-kind.ts';

/** What a line of the worklist (问题清单) is about, in the order in which the list shows them. */
export const worklistKinds = [
  'domain_violation',
  'rejected_row',
  'unread_sheet',
  'conflict',
  'missing_base',
  'missing_unit',
  'insufficient_evidence',
  'incomplete_period',
  'doubt',
  'measure_without_data',
  'indicator_without_measure',
] as const;
export type WorklistKind = (typeof worklistKinds)[number];

/** `returned`: on a return slip that an office has; `closed`: answered, or nothing is left of it to be done. */
export type WorklistState = 'open' | 'accepted' | 'returned' | 'closed';

/** What was settled of a line, as it is stored: the line itself is derived from the project each time. */
export interface LineState {
  readonly state: Exclude<WorklistState, 'open'>;
  /** What the line said of its value then: one that says something else by now is open again. */
  readonly of: string;
  readonly why: string;
  /** ISO 8601. */
  readonly at: string;
  readonly by: string;
  /** What the office wrote into its return slip. */
  readonly answer?: string;
}

/** Where a number that an office answers belongs: the key of the record that was not to be read, without its value. */
export interface AnswerKey {
  readonly record: RecordKind;
  readonly selector: string;
  readonly period?: number;
  readonly platform?: string;
}

/** One line of the worklist: something in the data that somebody has to fix, or to accept with a reason. */
export interface WorklistLine {
  /** The same for the same thing in the same project: kind, then its place or subject, parted by `/`. */
  readonly id: string;
  readonly kind: WorklistKind;
  readonly unit: string | null;
  readonly measure: string | null;
  /** The indicator that the measure feeds, or that the line is about. */
  readonly indicator: string | null;
  readonly batch: number | null;
  readonly file: string | null;
  readonly sheet: string | null;
  /** A1 notation. */
  readonly cell: string | null;
  readonly message: AppError;
  /** While it is open, no result is released (定稿). */
  readonly blocking: boolean;
  readonly state: WorklistState;
  /** '' while it is open. */
  readonly why: string;
  readonly at: string;
  readonly by: string;
  /**
   * Why it is closed where nobody settled it: its value was corrected by hand, its file was sent again, it goes with another line. Of one that is
   * open: what was settled of it, when it said something else.
   */
  readonly because: AppError | null;
  /** What a stored state would have to name for it to hold: see `LineState.of`. */
  readonly of: string;
  /** Where an answered number goes; null: an answer can only be noted. */
  readonly answer: AnswerKey | 'override' | null;
  /** The line whose cause this one has too: settled with it. */
  readonly cause?: string;
  /** Lines of earlier batches that said the same at the same place, newest first: what was settled of them holds for this one. */
  readonly earlier?: readonly string[];
}

export interface KindCount {
  readonly kind: WorklistKind;
  readonly lines: number;
}

/** What a change does to the lines that are open. */
export interface WorklistEffect {
  readonly before: number;
  readonly after: number;
  /** Open afterwards and not before, and the other way about; kinds without any are left out. */
  readonly added: readonly KindCount[];
  readonly removed: readonly KindCount[];
}
