import { err } from '../../base/result.ts';
import { bestRange } from '../../model/best-range.ts';
import { limitsOf, measureError, onScale, scoredColumn } from './normaliser.ts';
import type { Normaliser } from './normaliser.ts';

const faults = {
  missing: 'PARAMETER_MISSING',
  outside_limits: 'BEST_OUTSIDE_LIMITS',
  several_values: 'BEST_NOT_ONE_VALUE',
} as const;

/**
 * 区间型: u from a to b, falling in a straight line to l at `lower` on the one side and at `upper` on the other, clipped. 中间型 (`moderate`) has
 * a = b. The ends of the interval say what is good, so the direction is not used.
 */
export const interval: Normaliser = (input) => {
  const limits = limitsOf(input);
  if (!limits.ok) return limits;
  const { lower, upper } = limits.value;
  const best = bestRange(input.measure);
  if (!best.ok) return err(measureError(faults[best.error.why], input.code, best.error.params));
  const [a, b] = best.value;
  return scoredColumn(input, (value) => {
    const fraction = Math.min((value - lower) / (a - lower), (upper - value) / (upper - b), 1);
    return onScale(Math.max(fraction, 0), input.scale);
  });
};
