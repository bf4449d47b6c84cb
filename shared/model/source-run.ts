import { z } from 'zod';
import type { AppError } from '../base/app-error.ts';
import type { RowIssue } from './collected-record.ts';
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
  /** None where the engine can't read it; `problem` says why. */
  readonly columns: readonly SourceColumn[];
  readonly problem?: AppError;
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
    readonly params?: RowIssue['params'];
    readonly rows: number;
  }[];
  readonly units: readonly { readonly unit: string; readonly records: number }[];
  /** Records that stand by what they are of: measure, element, step, channel. */
  readonly selectors: readonly { readonly selector: string; readonly records: number }[];
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
export const sourceRunSchema = z.object({
  source: z.string(),
  engine: z.string(),
  version: z.string(),
  marker: z.string(),
  /** The marker once the values had come, where it was another by then: the rows changed in between. */
  markerAfter: z.string().optional(),
  started: z.string(),
  ended: z.string(),
  statements: z.array(z.string()).readonly(),
  /** SHA-256 over the cells. */
  hash: z.string(),
});
export type SourceRun = Readonly<z.infer<typeof sourceRunSchema>>;

/** A statement that a run will ask. */
export interface SourcePlanStep {
  readonly table: string;
  /** `texts`: which texts the columns hold; `values`: texts in the value column that are no bare numbers; `measures`: the values themselves. */
  readonly reads: 'texts' | 'values' | 'measures';
  readonly columns: readonly string[];
  /** Measures that it gives; 0 where it only looks at texts. */
  readonly measures: number;
  /** Rows that the engine expects to read; null: it doesn't say. */
  readonly rows: number | null;
  /** The engine's names of its operators, one for each use. */
  readonly operators: readonly string[];
  /** Without the values bound to it. */
  readonly statement: string;
  /** The engine's own plan. */
  readonly raw: string;
}

/** What a run costs, before it runs. */
export interface SourcePlan {
  readonly engine: string;
  readonly version: string;
  readonly tables: readonly {
    readonly table: string;
    readonly kind: RecordKind;
    /** Bytes where it lies; null: not known. */
    readonly bytes: number | null;
  }[];
  readonly steps: readonly SourcePlanStep[];
}

export interface SourceRowPage {
  readonly total: number;
  readonly rows: readonly SourceRow[];
}
