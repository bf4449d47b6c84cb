import { childNodes } from '../../shared/report/cohort-statistics.ts';
import type { Dataset } from '../../shared/model/dataset.ts';

/** A node or a measure, with its position in the dataset's nodes or measures. */
export type TreeEntry =
  | {
      readonly kind: 'node';
      readonly position: number;
      readonly code: string;
      readonly name: string;
      readonly depth: number;
      readonly parent: string;
    }
  | {
      readonly kind: 'measure';
      readonly position: number;
      readonly code: string;
      readonly name: string;
      readonly depth: number;
      readonly parent: string;
    };

/** The whole tree depth first: a node, its measures, then its children. */
export function treeOrder(dataset: Dataset): readonly TreeEntry[] {
  const entries: TreeEntry[] = [];
  const visit = (position: number): void => {
    const { code, name, depth, parent } = dataset.nodes[position]!;
    entries.push({ kind: 'node', position, code, name, depth, parent: dataset.nodes[parent]?.code ?? '' });
    dataset.measures.forEach((measure, m) => {
      if (measure.parent === position)
        entries.push({
          kind: 'measure',
          position: m,
          code: measure.code,
          name: measure.name,
          depth: depth + 1,
          parent: code,
        });
    });
    for (const child of childNodes(dataset, position)) visit(child);
  };
  visit(0);
  return entries;
}
