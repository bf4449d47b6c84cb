import { err } from '../../base/result.ts';
import { limitsOf, measureError, onScale, scoredColumn } from './normaliser.ts';
import type { Normaliser, NormaliserInput } from './normaliser.ts';

/** l + (x − lower)/(upper − lower)·(u − l), clipped to [l, u]; (upper − x) where better is lower. Limits are fixed, so years compare. */
export const goalposts: Normaliser = (input) => {
  const limits = limitsOf(input);
  if (!limits.ok) return limits;
  return scoredColumn(input, (value) => clippedScore(input, value, limits.value.lower, limits.value.upper));
};

/** goalposts on ln x; x ≤ 0 → l, or u where better is lower. Both limits must be positive. */
export const logGoalposts: Normaliser = (input) => {
  const limits = limitsOf(input);
  if (!limits.ok) return limits;
  if (limits.value.lower <= 0)
    return err(measureError('LIMITS_NOT_POSITIVE', input.code, { lower: limits.value.lower }));
  const lower = Math.log(limits.value.lower);
  const upper = Math.log(limits.value.upper);
  return scoredColumn(input, (value) =>
    clippedScore(input, value > 0 ? Math.log(value) : Number.NEGATIVE_INFINITY, lower, upper),
  );
};

function clippedScore(input: NormaliserInput, value: number, lower: number, upper: number): number {
  const fraction = (input.measure.direction === 'higher' ? value - lower : upper - value) / (upper - lower);
  return onScale(Math.min(Math.max(fraction, 0), 1), input.scale);
}
