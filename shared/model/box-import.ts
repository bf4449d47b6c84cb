import type { PictureFile } from './box-picture.ts';

/** A practice box as a file says it, before it is understood. */
export interface ReadBox {
  readonly title: string;
  readonly unit: string;
  readonly region: string;
  readonly chapter: string;
  /** Paragraphs as lines. */
  readonly text: string;
  readonly source: string;
  readonly year: string;
  /** Row of the sheet, or the heading. */
  readonly place: string;
  /** What is said of its picture. */
  readonly caption?: string;
  readonly picture?: PictureFile;
}

/** What a person has to look at: nothing in it was guessed but the chapter. */
export type BoxRemark =
  'unit-unknown' | 'region-unknown' | 'chapter-chosen' | 'year-unknown' | 'no-text' | 'too-long' | 'known';
