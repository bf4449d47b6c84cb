import type { Dataset } from '../model/dataset.ts';
import { compareCodes } from './cohort/cohort.ts';

/** A child of a node: another node, or a measure. */
export interface ChildRef {
  readonly kind: 'node' | 'measure';
  /** Position in `Dataset.nodes` or `Dataset.measures`. */
  readonly position: number;
  readonly code: string;
}

/** What the stages know of a dataset's tree. */
export interface TreePlan {
  /** Per node its children in code order. */
  readonly children: readonly (readonly ChildRef[])[];
  readonly unitCodes: readonly string[];
  readonly nodeCodes: readonly string[];
  readonly measureCodes: readonly string[];
}

/** Lays out the tree. Throws on a dataset that breaks its own rules: root first, parents before children, codes once. */
export function planTree(dataset: Dataset): TreePlan {
  const children: ChildRef[][] = dataset.nodes.map(() => []);
  const codes = new Set<string>();
  const place = (ref: ChildRef, parent: number, limit: number): void => {
    if (codes.has(ref.code)) throw new Error(`dataset: code ${ref.code} twice`);
    codes.add(ref.code);
    if (ref.kind === 'node' && ref.position === 0) {
      if (parent !== -1) throw new Error('dataset: the first node is not the root');
      return;
    }
    const siblings = parent < limit ? children[parent] : undefined;
    if (siblings === undefined) throw new Error(`dataset: ${ref.code} has no parent before it`);
    siblings.push(ref);
  };
  dataset.nodes.forEach(({ code, parent }, position) => place({ kind: 'node', position, code }, parent, position));
  dataset.measures.forEach(({ code, parent }, position) =>
    place({ kind: 'measure', position, code }, parent, dataset.nodes.length),
  );
  for (const siblings of children) siblings.sort((a, b) => compareCodes(a.code, b.code));
  return {
    children,
    unitCodes: dataset.units.map((unit) => unit.code),
    nodeCodes: dataset.nodes.map((node) => node.code),
    measureCodes: dataset.measures.map((measure) => measure.code),
  };
}
