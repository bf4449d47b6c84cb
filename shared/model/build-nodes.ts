import { standardIndexWords } from '../base/index-words.ts';
import { TOTAL } from './dataset.ts';
import type { TreeNode } from './dataset.ts';
import type { Indicator } from './framework.ts';

/**
 * The tree of a dataset: root first, parents before children (by depth, in the given order within a depth). The root is
 * the one top indicator, or `total` above several (or none), which `withIndexName` calls as a method does. Throws on a parent that is missing or below itself:
 * whoever reads a tree from outside checks that first.
 */
export function buildNodes(indicators: readonly Pick<Indicator, 'code' | 'name' | 'nameEn' | 'parent'>[]): TreeNode[] {
  const tops = indicators.filter((indicator) => indicator.parent === null);
  const nodes: TreeNode[] =
    tops.length === 1 ? [] : [{ code: TOTAL, name: standardIndexWords.indexName.zh, parent: -1, depth: 0 }];
  const rootPosition = nodes.length - 1;
  const positions = new Map<string, number>();
  let waiting = indicators;
  while (waiting.length > 0) {
    const ready = waiting.filter(({ parent }) => parent === null || positions.has(parent));
    if (ready.length === 0)
      throw new Error(`tree: no way from the top to ${waiting.map(({ code }) => code).join(', ')}`);
    const later = waiting.filter(({ parent }) => parent !== null && !positions.has(parent));
    for (const { code, name, nameEn, parent } of ready) {
      const above = parent === null ? rootPosition : (positions.get(parent) ?? -1);
      positions.set(code, nodes.length);
      const depth = (nodes[above]?.depth ?? -1) + 1;
      nodes.push({ code, name, ...(nameEn === undefined ? {} : { nameEn }), parent: above, depth });
    }
    waiting = later;
  }
  return nodes;
}
