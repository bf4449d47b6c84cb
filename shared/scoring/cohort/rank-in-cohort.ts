import { clearlyAbove, largestMagnitude } from '../../base/tolerance.ts';
import { rankValues } from '../statistics/rank-values.ts';
import { mapPresent, presentValues } from './cohort.ts';
import type { Cohort } from './cohort.ts';

/**
 * Ranks of a column among the units that statistics run over, from 1, ties min, NaN where missing. A unit of another year than theirs is ranked
 * as if it were one more of them. `span`: what differences are held against, left out the largest magnitude in the column.
 */
export function rankInCohort(
  column: Float64Array,
  cohort: Cohort,
  order: 'falling' | 'rising',
  span?: number,
): Float64Array {
  const own = mapPresent(column, cohort, (value) => value);
  if (cohort.reference === cohort.included) return rankValues(own, order, 'min', span);
  const reference = presentValues(column, cohort);
  const magnitude = span ?? largestMagnitude(reference);
  const before = (a: number, b: number): boolean =>
    order === 'falling' ? clearlyAbove(a, b, magnitude) : clearlyAbove(b, a, magnitude);
  return mapPresent(
    column,
    cohort,
    (value) => 1 + reference.reduce((count, other) => count + (before(other, value) ? 1 : 0), 0),
  );
}
