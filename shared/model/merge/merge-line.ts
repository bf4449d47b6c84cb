import type { Json } from '../../base/canonical-json.ts';
import type { AuditSubject } from '../audit-entry.ts';
import type { WorkPackage } from '../work-package.ts';

/** What a line of a merge is about: a kind of document, imported records, or framework, units and methods where they only fit together as a whole. */
export type MergeKind = Exclude<AuditSubject, 'project' | 'run' | 'merge'> | 'structure';

/** Who wrote one side last, when and why; empty where that side is as it was. */
export interface MergeOrigin {
  readonly who: string;
  /** ISO 8601. */
  readonly at: string;
  readonly why: string;
}

/** Something that the other project has otherwise than this one. Absent values are null. */
export interface MergeLine {
  /** Names the line in decisions; the same from one look to the next. */
  readonly id: string;
  readonly kind: MergeKind;
  /** Names the thing within its kind, as in the audit. */
  readonly key: string;
  /** Place within the thing, outermost first; empty: the whole of it. */
  readonly path: readonly string[];
  /** Both sides changed it since the common past, and differently. */
  readonly conflict: boolean;
  /** A conflict of which both may be kept: texts one under the other, scenarios under two names. */
  readonly both: boolean;
  readonly before: Json;
  readonly mine: Json;
  readonly theirs: Json;
  readonly myOrigin: MergeOrigin;
  readonly theirOrigin: MergeOrigin;
  /** What becomes of it; null: a conflict that nobody has decided. */
  readonly choice: MergeChoice | null;
}

export const mergeSides = ['theirs', 'mine'] as const;
/** `theirs` takes the line; `mine` leaves it. */
export type MergeSide = (typeof mergeSides)[number];
export const mergeChoices = [...mergeSides, 'both'] as const;
/** `both` keeps this side's beside the other's, where the line says that it may; else the line stays undecided. */
export type MergeChoice = (typeof mergeChoices)[number];

export interface MergeDecisions {
  /** By the ids of lines. A line that isn't named is taken, unless it is a conflict. */
  readonly lines: Readonly<Record<string, MergeChoice>>;
  /** For conflicts that aren't named; null: they stay undecided. */
  readonly prefer: MergeSide | null;
}

/** Where two projects parted, or the last time that one was merged into the other. */
export interface MergePast {
  /** ISO 8601; when the last entry was written that stands in what both held then. */
  readonly at: string;
  readonly merged: boolean;
}

/** What the other project is, to be told from others. */
export interface MergeOther {
  readonly title: string;
  /** Who wrote in it since the common past. */
  readonly people: readonly string[];
  /** Results and analyses stored there since: they are of its data, and stay in its file. */
  readonly runs: number;
  /** Names of indicators, measures and units, by code, that lines may speak of and this project lacks. */
  readonly names: Readonly<Record<'nodes' | 'measures' | 'units', readonly NamedCode[]>>;
}

interface NamedCode {
  readonly code: string;
  readonly name: string;
}

export interface MergeLook {
  readonly lines: readonly MergeLine[];
  /** Entries of the audit that both have; of a work package those that its project had when it was written. */
  readonly common: number;
  /** What the other project was written for, where it is a work package of this one; null: it isn't. */
  readonly package: WorkPackage | null;
  readonly past: MergePast;
  readonly other: MergeOther;
  /** The other project as it was looked at: a merge is of that and no other state. */
  readonly head: string;
}
