import { missingReasonIndex } from '../../model/dataset.ts';
import { mapPresent, presentValues } from '../cohort/cohort.ts';
import { extent, hasSpread } from '../statistics/extent.ts';
import { onScale, scoredColumn, unscoredColumn } from './normaliser.ts';
import type { Normaliser } from './normaliser.ts';

/** l + (x − min)/(max − min)·(u − l); (max − x) where better is lower. No spread → missing. */
export const minMax: Normaliser = (input) => {
  const range = extent(presentValues(input.column, input.cohort));
  if (!hasSpread(range)) return unscoredColumn(input, 'no_spread');
  const width = range.max - range.min;
  const higher = input.measure.direction === 'higher';
  return scoredColumn(input, (value) => onScale((higher ? value - range.min : range.max - value) / width, input.scale));
};

/** min_max on ln x over the positive values; x ≤ 0 → missing, `non_positive`. */
export const logMinMax: Normaliser = (input) => {
  const logarithms = mapPresent(input.column, input.cohort, (value) => (value > 0 ? Math.log(value) : Number.NaN));
  const scored = minMax({ ...input, column: logarithms });
  if (!scored.ok) return scored;
  for (const unit of input.cohort.included) {
    if ((input.column[unit] ?? Number.NaN) <= 0) scored.value.reasons[unit] = missingReasonIndex('non_positive');
  }
  return scored;
};
