import { presentValues } from '../cohort/cohort.ts';
import { scoredColumn, unscoredColumn } from './normaliser.ts';
import type { Normaliser } from './normaliser.ts';

/** x/√Σx² over the present values; 1 − that where better is lower. All 0 → missing, `no_spread`. Not on [l, u]: for TOPSIS. */
export const vector: Normaliser = (input) => {
  const length = Math.hypot(...presentValues(input.column, input.cohort));
  if (length === 0) return unscoredColumn(input, 'no_spread');
  const higher = input.measure.direction === 'higher';
  return scoredColumn(input, (value) => (higher ? value / length : 1 - value / length));
};
