/** A value of an edited report that is another by now. */
export interface ManuscriptChange {
  /** The fact's id; `table:`, `figure:`, `notes:` and the block's id. */
  readonly fact: string;
  readonly old: string;
  readonly new: string;
  readonly place: string;
}

/** Why a value was left as it stands. */
export type LeftReason =
  /** An editor changed it. */
  | 'edited'
  /** It holds tracked changes that nobody has accepted. */
  | 'tracked'
  /** The result has no such value any more, or nobody knows it. */
  | 'gone'
  /** Its cohort's project was not given. */
  | 'unknown';

export interface ManuscriptLeft {
  readonly fact: string;
  readonly why: LeftReason;
  readonly found: string;
  /** What would stand there; null where nothing is known to. */
  readonly expected: string | null;
  readonly place: string;
}

/** What a refresh did to an edited report. */
export interface ManuscriptRefresh {
  readonly changes: readonly ManuscriptChange[];
  readonly left: readonly ManuscriptLeft[];
  /** Values that stand as they should. */
  readonly unchanged: number;
  /** Changes that are tracked and not accepted. */
  readonly tracked: number;
}

/** A place of an edited report that says something else than the result. */
export interface ProofFinding {
  readonly kind: 'number' | 'list' | 'mark' | 'tier' | 'caption' | 'reference' | 'leak';
  /** The heading above and the paragraph's number; of a table also row and column. */
  readonly place: string;
  /** The sentence or cell. */
  readonly text: string;
  readonly found: string;
  readonly expected: string;
  /** Id of the fact that it was held against; of a table, figure or reference what it is called by. */
  readonly fact: string;
}

/** What a check of an edited report came to. What is neither in `checked` nor in `findings` was not compared with anything. */
export interface ManuscriptProof {
  /** Places that were compared. */
  readonly checked: number;
  /** Numbers and lists of which nobody can tell what they mean. */
  readonly unclear: number;
  readonly findings: readonly ProofFinding[];
  /** Tracked changes, all read as accepted. */
  readonly tracked: number;
}
