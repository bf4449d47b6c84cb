import type { RecordRule } from '../../../shared/model/framework.ts';

/** What a book says of a row besides its score, for a project that is filled from it; '' where it says nothing. */
export interface KeptRow {
  /** Of an indicator; the note of a measure. */
  readonly definition: string;
  readonly definitionEn: string;
  readonly source: string;
  readonly collection: string;
  readonly levels: string;
  readonly period: string;
  /** How records become the measure's value; null: values stand in the book alone. */
  readonly rule: RecordRule | null;
}

/** What a project keeps of a book besides its dataset and method. */
export interface BookKept {
  /** '' where the book names none: the file's stem is the title. */
  readonly title: string;
  readonly titleEn: string;
  readonly rows: Readonly<Record<string, KeptRow>>;
}
