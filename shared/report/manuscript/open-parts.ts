import type { EditedControl, EditedParagraph, Stretch } from './edited-document.ts';

type Writable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer U)[] ? U[] : T[K] };

/** A content control that has begun. */
export type OpenControl = Writable<EditedControl>;

/** A paragraph that has begun. */
export interface OpenParagraph extends Writable<Omit<EditedParagraph, 'place' | 'controlled' | 'pictures'>> {
  readonly start: number;
  readonly number: number;
  /** Numbers of blocks whose bookmarks stand in it. */
  readonly anchors: string[];
  readonly pictures: string[];
  /** Those that stay once tracked changes are accepted. */
  readonly shown: string[];
  /** Where controls within it begin in its text. */
  open: { readonly control: OpenControl; readonly from: number }[];
}

/** A table that has begun. */
export interface OpenTable {
  readonly start: number;
  readonly rows: string[][];
  row: string[];
  cell: string[];
  readonly anchors: string[];
  readonly control: OpenControl | null;
  /** Number of the paragraph before it. */
  readonly after: number;
}

/** A stretch of a paragraph's text that a control holds. */
export interface ControlSpan extends Stretch {
  readonly paragraph: number;
  readonly control: OpenControl;
}

export function openParagraph(start: number, number: number, inTable: boolean): OpenParagraph {
  const lists = { references: [], bookmarks: [], anchors: [], pictures: [], shown: [], open: [] };
  return { start, number, text: '', style: '', inTable, ...lists };
}
