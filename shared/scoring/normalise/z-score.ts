import { presentValues } from '../cohort/cohort.ts';
import { extent, hasSpread } from '../statistics/extent.ts';
import { mean } from '../statistics/mean.ts';
import { standardDeviation } from '../statistics/standard-deviation.ts';
import { scoredColumn, unscoredColumn } from './normaliser.ts';
import type { Normaliser } from './normaliser.ts';

/** mean₀ + sd₀·(x − mean)/sd, −(x − mean) where better is lower; sample sd, or the population's (UN EGDI). Not on [l, u]. */
export const zScore: Normaliser = (input) => {
  const present = presentValues(input.column, input.cohort);
  if (!hasSpread(extent(present))) return unscoredColumn(input, 'no_spread');
  const centre = mean(present);
  const deviation = standardDeviation(present, input.z.population);
  const sign = input.measure.direction === 'higher' ? 1 : -1;
  return scoredColumn(input, (value) => input.z.mean + (input.z.sd * sign * (value - centre)) / deviation);
};
