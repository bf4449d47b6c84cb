/** A part of a longer list. */
export interface Page {
  /** 0-based. */
  readonly offset: number;
  readonly limit: number;
}
