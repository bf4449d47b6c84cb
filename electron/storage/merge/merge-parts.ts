import type { Json } from '../../../shared/base/canonical-json.ts';
import type { MergeKind, MergeLine } from '../../../shared/model/merge/merge-line.ts';
import type { ChooseSide } from '../../../shared/model/merge/three-way.ts';
import type { KeyedBatch } from './batch-keys.ts';
import type { SideDocuments } from './merge-sides.ts';

/** A document as it is to be; null: gone. */
export interface PlannedDocument {
  readonly kind: string;
  readonly key: string;
  /** What it is called in the other project, where that is another name. */
  readonly theirKey?: string;
  readonly value: Json;
}

/** Imports of both sides in the order in which they count, the oldest first. */
export interface PlannedBatch {
  readonly key: string;
  /** Here, oldest first: the same content may have been imported twice. Empty: to be copied. */
  readonly mine: readonly KeyedBatch[];
  /** There, the one that counts. */
  readonly theirs: KeyedBatch | null;
  readonly active: boolean;
  readonly wasActive: boolean;
  /** Whether it was there when the two parted: then it stands where it stood on both sides. */
  readonly known: boolean;
}

/** Makes lines of choices, and remembers them. */
export interface LineMaker {
  readonly lines: MergeLine[];
  /** Whether a scenario is to be kept as both sides have it, under two names. */
  keptTwice(key: string): boolean;
  /** `theirKey`: what the thing is called there, where that is another name. */
  chooser(kind: MergeKind, key: string, theirKey?: string): ChooseSide;
}

export interface ThreeDocuments {
  readonly before: SideDocuments;
  readonly mine: SideDocuments;
  readonly theirs: SideDocuments;
}
