/** What can become of an indicator or measure from one year to the next; several of the last four may go together. */
export const systemChanges = ['added', 'dropped', 'moved', 'renamed', 'recoded', 'reweighted'] as const;
export type SystemChange = (typeof systemChanges)[number];

/** An indicator or measure as it stands in one of the years. */
export interface SystemEntry {
  readonly code: string;
  readonly name: string;
  /** Level of the indicator; null for a measure. */
  readonly level: number | null;
  /** Code and name of what it hangs below; null at the top. */
  readonly parent: { readonly code: string; readonly name: string } | null;
  /** Of the parent, 0–1; NaN where the siblings weigh nothing together. */
  readonly share: number;
  readonly weight: number;
}

/** One indicator or measure in both years. At least one of the two is there. */
export interface SystemPair {
  readonly before: SystemEntry | null;
  readonly after: SystemEntry | null;
  /** Empty: as it was. */
  readonly changes: readonly SystemChange[];
}

/** How many there are of one level, and what became of them. */
export interface SystemLevel extends Readonly<Record<SystemChange, number>> {
  /** Null: measures. */
  readonly level: number | null;
  readonly before: number;
  readonly after: number;
}

export interface SystemComparison {
  readonly before: { readonly year: number; readonly title: string };
  readonly after: { readonly year: number; readonly title: string };
  /** From the top down, the measures last. */
  readonly levels: readonly SystemLevel[];
  /** In the order of the later tree; what was dropped follows what is left of its former siblings. */
  readonly pairs: readonly SystemPair[];
}
