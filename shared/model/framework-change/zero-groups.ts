import { appError } from '../../base/app-error.ts';
import type { AppError } from '../../base/app-error.ts';
import { TOTAL } from '../dataset.ts';
import { siblingCodes } from './arrange.ts';
import type { ProjectStructure } from './framework-change.ts';
import { methodsOf } from './structure-methods.ts';

/** The first group of siblings whose weights are all 0 only after the edit, by scoring's own code; null without one. */
export function newZeroGroup(before: ProjectStructure, after: ProjectStructure): AppError | null {
  const earlier = new Set(zeroGroups(before));
  const parent = zeroGroups(after).find((group) => !earlier.has(group));
  if (parent === undefined) return null;
  const code = parent ?? TOTAL;
  return appError(
    'WEIGHTS_ALL_ZERO',
    { parent: code, children: siblingCodes(after.framework, parent).join('、') },
    { subject: code },
  );
}

/** Parents (null: the top) whose children weigh nothing together. A single top is the index itself: its weight says nothing. */
function zeroGroups(structure: ProjectStructure): readonly (string | null)[] {
  const { framework } = structure;
  const methods = methodsOf(structure);
  return [null, ...framework.indicators.map(({ code }) => code)].filter((parent) => {
    const children = siblingCodes(framework, parent);
    if (children.length === 0 || (parent === null && children.length === 1)) return false;
    return methods.some(({ weights }) => children.every((child) => (weights[child] ?? 0) === 0));
  });
}
