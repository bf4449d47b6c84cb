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
  chooser(kind: MergeKind, key: string): ChooseSide;
}

export interface ThreeDocuments {
  readonly before: SideDocuments;
  readonly mine: SideDocuments;
  readonly theirs: SideDocuments;
}
