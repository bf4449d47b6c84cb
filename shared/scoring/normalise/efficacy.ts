import { limitsOf, scoredColumn } from './normaliser.ts';
import type { Normaliser } from './normaliser.ts';

/**
 * 功效系数: 60 + 40·(x − lower)/(upper − lower), lower the unacceptable and upper the satisfactory value; limits swapped
 * where better is lower (upper is unacceptable). Not clipped, and not on [l, u].
 */
export const efficacy: Normaliser = (input) => {
  const limits = limitsOf(input);
  if (!limits.ok) return limits;
  const { lower, upper } = limits.value;
  const higher = input.measure.direction === 'higher';
  return scoredColumn(input, (value) => 60 + (40 * (higher ? value - lower : upper - value)) / (upper - lower));
};
