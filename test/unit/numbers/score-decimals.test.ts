import { expect, test } from 'vitest';
import { scoreDecimals } from '../../../shared/base/display.ts';

test.each([
  [0, 100, null, 2],
  [1, 100, null, 2],
  [0, 1, null, 4],
  [0, 10, null, 3],
  [0, 1000, null, 2],
  [0, 100, 3, 3],
  [0, 1, 3, 4],
])('a scale from %d to %d with ranks by %s decimals is shown with %d', (lower, upper, rankRounding, decimals) => {
  expect(scoreDecimals({ lower, upper }, rankRounding)).toBe(decimals);
});
