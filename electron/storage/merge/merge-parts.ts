import type { Json } from '../../../shared/base/canonical-json.ts';
import type { MergeKind, MergeLine } from '../../../shared/model/merge/merge-line.ts';
import type { ChooseSide } from '../../../shared/model/merge/three-way.ts';
import type { SideDocuments } from './merge-sides.ts';

/** A document as it is to be; null: gone. */
export interface PlannedDocument {
  readonly kind: string;
  readonly key: string;
  readonly value: Json;
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
