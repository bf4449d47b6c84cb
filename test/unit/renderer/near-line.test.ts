import { expect, test } from 'vitest';
import { nearLine } from '../../../renderer/features/scores/near-line.ts';
import { standardTiers } from '../../../shared/model/method.ts';

test('a unit within the margin of a tier line is near it, from above and from below', () => {
  expect(nearLine(89.6, standardTiers, 0.5)).toEqual({ tier: 'very_high', lower: 90 });
  expect(nearLine(80.5, standardTiers, 0.5)).toEqual({ tier: 'high', lower: 80 });
  expect(nearLine(80.6, standardTiers, 0.5)).toBeNull();
});

test('the nearer of two lines is named; without margin or index nothing is', () => {
  expect(nearLine(86, standardTiers, 20)).toEqual({ tier: 'very_high', lower: 90 });
  expect(nearLine(90, standardTiers, 0)).toBeNull();
  expect(nearLine(Number.NaN, standardTiers, 2)).toBeNull();
});
