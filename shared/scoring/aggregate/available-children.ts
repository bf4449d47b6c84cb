import { atLeast } from '../../base/tolerance.ts';
import type { ChildColumn, SiblingGroup } from './aggregator.ts';

/**
 * The children that a unit's score is made of, by the missing policy, those that don't apply to it left out before: under `strict` all or none, under `omit` those
 * present if their share of the weight reaches the minimum. Empty: the unit has no score here.
 */
export function availableChildren(group: SiblingGroup, unit: number): readonly ChildColumn[] {
  let present = 0;
  let all = 0;
  let missing = 0;
  let passed = 0;
  for (const child of group.children) {
    if (child.notApplicable?.[unit] === 1) {
      passed += 1;
      continue;
    }
    all += child.weight;
    if (Number.isNaN(child.scores[unit])) missing += 1;
    else present += child.weight;
  }
  if (missing === 0 && passed === 0) return group.children;
  if (passed === group.children.length) return [];
  if (missing > 0 && (group.missing.policy === 'strict' || !atLeast(present / all, group.missing.minimumAvailability)))
    return [];
  return group.children.filter((child) => !Number.isNaN(child.scores[unit]));
}
