import type { ChildColumn, SiblingGroup } from './aggregator.ts';

/**
 * The children that a unit's score is made of, by the missing policy, those that don't apply to it left out before: under `strict` all or none, under `omit` those
 * present. Empty: the unit has no score here, also because too little beneath is measured (docs/METHODS "Missing children").
 */
export function availableChildren(group: SiblingGroup, unit: number): readonly ChildColumn[] {
  if (group.lacking?.[unit] === 1) return [];
  let missing = 0;
  let passed = 0;
  for (const child of group.children) {
    if (child.notApplicable?.[unit] === 1) passed += 1;
    else if (Number.isNaN(child.scores[unit])) missing += 1;
  }
  if (missing === 0 && passed === 0) return group.children;
  if (missing > 0 && group.policy === 'strict') return [];
  return group.children.filter((child) => child.notApplicable?.[unit] !== 1 && !Number.isNaN(child.scores[unit]));
}
