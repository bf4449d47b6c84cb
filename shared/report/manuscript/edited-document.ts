/** A stretch of a part, in UTF-16 units. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Where something stands, for a person: the heading above it and the paragraph's number. */
export interface DocumentPlace {
  readonly heading: string;
  readonly paragraph: number;
}

/** A content control of ours in an edited document, or what is left of one after a program dropped its tag. */
export interface EditedControl {
  /** Its number; that of the printed value where a bookmark tells. */
  readonly id: string;
  /** Without the prefix; empty where the tag is lost. */
  readonly tag: string;
  /** What may be replaced: inside the control, or the elements that made up a block. */
  readonly content: Stretch;
  /** The text of an inline control; of a block its cells and paragraphs but captions. */
  readonly texts: readonly string[];
  /** The `w:t` elements whose text counts. */
  readonly runs: readonly Stretch[];
  /** `deleted`: within a deletion that is tracked; `tracked`: holds tracked changes. */
  readonly state: 'plain' | 'deleted' | 'tracked';
  /** Relations of its pictures. */
  readonly pictures: readonly string[];
  readonly place: DocumentPlace;
}

/** A paragraph with tracked changes taken as accepted. */
export interface EditedParagraph {
  readonly text: string;
  /** Its style's name in small letters. */
  readonly style: string;
  readonly place: DocumentPlace;
  /** Within a table. */
  readonly inTable: boolean;
  /** Which stretches of the text lie in controls, by position in `controls`. */
  readonly controlled: readonly (Stretch & { readonly control: number })[];
  /** Which stretches are the results of references, and to which bookmark. */
  readonly references: readonly (Stretch & { readonly bookmark: string })[];
  /** Names of the bookmarks that begin in it. */
  readonly bookmarks: readonly string[];
  /** Relations of the pictures in it, those that a tracked change takes away left out. */
  readonly pictures?: readonly string[];
}

export interface EditedTable {
  readonly rows: readonly (readonly string[])[];
  readonly place: DocumentPlace;
  /** Position in `controls` of the block that it lies in; -1: none. */
  readonly control: number;
  /** Number of the paragraph before it. */
  readonly after: number;
}

export interface EditedDocument {
  readonly controls: readonly EditedControl[];
  readonly paragraphs: readonly EditedParagraph[];
  readonly tables: readonly EditedTable[];
  /** Insertions, deletions and moves that somebody has yet to accept. */
  readonly trackedChanges: number;
  /** Numbers of bookmarks end here. */
  readonly lastBookmark: number;
}
