import { err } from '../../base/result.ts';
import { atLeast, largestMagnitude } from '../../base/tolerance.ts';
import { presentValues } from '../cohort/cohort.ts';
import { measureError, scoredColumn } from './normaliser.ts';
import type { Normaliser } from './normaliser.ts';

/**
 * 阶梯: points of the highest bound ≤ x; below the first bound the scale's lower end. The points themselves rise or fall
 * with the bounds, so the direction is not used.
 */
export const steps: Normaliser = (input) => {
  const table = input.measure.parameters.steps;
  if (table === undefined || table.length === 0)
    return err(measureError('PARAMETER_MISSING', input.code, { normalisation: 'steps', parameter: 'steps' }));
  if (!table.every(([bound], at) => at === 0 || bound > (table[at - 1]?.[0] ?? Number.POSITIVE_INFINITY))) {
    return err(measureError('PARAMETER_NOT_RISING', input.code, { parameter: 'steps' }));
  }
  const magnitude = largestMagnitude(presentValues(input.column, input.cohort));
  return scoredColumn(
    input,
    (value) => table.findLast(([bound]) => atLeast(value, bound, magnitude))?.[1] ?? input.scale.lower,
  );
};

/**
 * base + per·x. `cap` (`countCap`) bounds the score from above when points are added, and bounds the deduction when `per` is negative.
 * `base` defaults to 0, or to the scale's upper end when points are deducted. The sign of `per` is the direction. May pass
 * the scale.
 */
export const countPoints: Normaliser = (input) => {
  const { per, countCap, base } = input.measure.parameters;
  if (per === undefined)
    return err(measureError('PARAMETER_MISSING', input.code, { normalisation: 'count_points', parameter: 'per' }));
  const start = base ?? (per < 0 ? input.scale.upper : 0);
  const most = countCap ?? Number.POSITIVE_INFINITY;
  return scoredColumn(input, (value) =>
    per < 0 ? start - Math.min(-per * value, most) : Math.min(start + per * value, most),
  );
};
