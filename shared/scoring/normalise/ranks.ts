import { err } from '../../base/result.ts';
import { presentValues } from '../cohort/cohort.ts';
import { rankInCohort } from '../cohort/rank-in-cohort.ts';
import { measureError, onScale, scoredColumn, unscoredColumn } from './normaliser.ts';
import type { Normaliser, NormaliserInput } from './normaliser.ts';

/**
 * l + (rank − 1)/(n − 1)·(u − l), rank ascending, ties min. One value alone has no rank to speak of: `no_spread`; and in no year has a value a
 * rank where the year that it is held against has none.
 */
export const percentileRank: Normaliser = (input) => {
  const ranks = ranksFromWorst(input);
  const count = presentValues(input.column, input.cohort).length;
  if (count < 2) return unscoredColumn(input, 'no_spread');
  return scoredColumn(input, (_, unit) => onScale(((ranks[unit] ?? Number.NaN) - 1) / (count - 1), input.scale));
};

/** rank − 1: the number of units that are worse. Not on [l, u]. */
export const borda: Normaliser = (input) => {
  if (presentValues(input.column, input.cohort).length === 0) return unscoredColumn(input, 'no_spread');
  const ranks = ranksFromWorst(input);
  return scoredColumn(input, (_, unit) => (ranks[unit] ?? Number.NaN) - 1);
};

/** Points by rank, best first, ties min: the points of the last entry whose rank is reached. The first entry must be rank 1. */
export const rankPoints: Normaliser = (input) => {
  const points = input.measure.parameters.points;
  if (points === undefined || points.length === 0)
    return err(measureError('PARAMETER_MISSING', input.code, { normalisation: 'rank_points', parameter: 'points' }));
  if (points[0]?.[0] !== 1) return err(measureError('POINTS_NOT_FROM_FIRST', input.code));
  if (!points.every(([rank], at) => at === 0 || rank > (points[at - 1]?.[0] ?? Number.POSITIVE_INFINITY))) {
    return err(measureError('PARAMETER_NOT_RISING', input.code, { parameter: 'points' }));
  }
  if (presentValues(input.column, input.cohort).length === 0) return unscoredColumn(input, 'no_spread');
  const ranks = rankInCohort(input.column, input.cohort, input.measure.direction === 'higher' ? 'falling' : 'rising');
  return scoredColumn(
    input,
    (_, unit) => points.findLast(([from]) => from <= (ranks[unit] ?? Number.NaN))?.[1] ?? Number.NaN,
  );
};

/** 1 for the worst value: ranks of x, or of −x where better is lower. */
function ranksFromWorst(input: NormaliserInput): Float64Array {
  return rankInCohort(input.column, input.cohort, input.measure.direction === 'higher' ? 'rising' : 'falling');
}
