import type { RecordKind } from './record-kind.ts';

/** What an engine is and can do; found out by asking it, never taken from its name. */
export interface SourceDescription {
  readonly engine: string;
  readonly version: string;
  /** Whether it has exact medians (`percentile_cont`); without, measures that need one are refused. */
  readonly medians: boolean;
  readonly tables: readonly SourceTable[];
}

export interface SourceTable {
  readonly name: string;
  readonly columns: readonly SourceColumn[];
}

export interface SourceColumn {
  readonly name: string;
  readonly type: string;
  /** Its values are numbers; else they are read as texts, as cells of a sheet are. */
  readonly numeric: boolean;
}

/** What becomes of the rows of one table. */
export interface SourceTableCheck {
  readonly table: string;
  readonly kind: RecordKind;
  readonly rows: number;
  /** Rows that give a record; the rest is left out, each for a reason below or as a repetition. */
  readonly read: number;
  /** Records that stand, of each key one. */
  readonly counted: number;
  /** Texts that aren't read, by the importer's codes; `rows` counts the rows with them. */
  readonly left: readonly {
    readonly column: string;
    readonly text: string;
    readonly code: string;
    readonly rows: number;
  }[];
  readonly units: readonly { readonly unit: string; readonly records: number }[];
}

export interface SourceCheck {
  readonly tables: readonly SourceTableCheck[];
}

/** What a cell that came from a source stands on, besides its value. */
export interface SourceEvidence {
  /** Index into missingReasons. */
  readonly reason: number;
  /** Bits of cellMarks. */
  readonly marks: number;
  readonly records: number;
  /** −1 where nobody counts them, as in `EvaluatedCell`. */
  readonly months: number;
  readonly levels: number;
  /** Bits of `doubtBits`. */
  readonly doubts: number;
}

/** A measure value as the source's rows give it, with what stands behind it. */
export interface SourceCell extends SourceEvidence {
  readonly unit: string;
  readonly measure: string;
  readonly year: number;
  /** Null: there is none; `reason` says why. */
  readonly value: number | null;
}

/** One record behind a cell. */
export interface SourceRow {
  readonly table: string;
  readonly value: number | null;
  readonly fields: Readonly<Record<string, string | number | null>>;
}

/** What is kept of a run beside its cells. */
export interface SourceRun {
  readonly source: string;
  readonly engine: string;
  readonly version: string;
  readonly marker: string;
  readonly started: string;
  readonly ended: string;
  readonly statements: readonly string[];
  /** SHA-256 over the cells. */
  readonly hash: string;
}

export interface SourceRowPage {
  readonly total: number;
  readonly rows: readonly SourceRow[];
}
