/**
 * What becomes of a placeholder of a Word template. `missing`: it is known, and this result has no value for it; `unknown`: there is no such thing;
 * `not-alone`: a table, figure, box or the report shares its paragraph with other text, or stands where only text can; `twice`: the same table or figure
 * stands there already; `loop`: its beginning or end is missing, or they don't stand on one level.
 */
export type PlaceholderState = 'ok' | 'missing' | 'unknown' | 'not-alone' | 'twice' | 'loop';

export interface TemplatePlaceholder {
  /** As it stands in the document, with its braces. */
  readonly text: string;
  /** The heading above it and its paragraph's number, or the header or footer. */
  readonly place: string;
  readonly state: PlaceholderState;
}
