import { expect, test } from 'vitest';
import { isOffWhole } from '../../../renderer/state/sibling-weights.ts';

test.each([
  ['per cents that add up', [25, 25, 20, 15, 15], false],
  ['per cents that lack two', [25, 25, 20, 15, 13], true],
  ['per cents that go over', [60, 50], true],
  ['parts of one', [0.3, 0.2, 0.5], false],
  ['parts of one that lack a tenth', [0.3, 0.2, 0.4], true],
  ['equal weights say nothing of a sum', [1, 1, 1], false],
  ['a single one', [30], false],
  ['all switched off, which scoring says', [0, 0], false],
  ['0.1 + 0.2 + 0.7 in floating point', [0.1, 0.2, 0.7], false],
])('weights off their whole: %s', (_, weights, off) => {
  expect(isOffWhole(weights)).toBe(off);
});
