import { err } from '../../base/result.ts';
import { presentValues } from '../cohort/cohort.ts';
import { extent } from '../statistics/extent.ts';
import { measureError, onScale, scoredColumn, unscoredColumn } from './normaliser.ts';
import type { Normaliser } from './normaliser.ts';

/** l + x/max·(u − l). Better-is-lower is refused; a maximum that is not positive → missing. */
export const fractionOfMax: Normaliser = (input) => {
  if (input.measure.direction === 'lower')
    return err(measureError('DIRECTION_REFUSED', input.code, { normalisation: 'fraction_of_max' }));
  const { max } = extent(presentValues(input.column, input.cohort));
  if (!(max > 0)) return unscoredColumn(input, 'not_positive_max');
  return scoredColumn(input, (value) => onScale(value / max, input.scale));
};
