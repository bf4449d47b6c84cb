import { nearlyEqual } from '../../base/tolerance.ts';
import { err } from '../../base/result.ts';
import { presentValues } from '../cohort/cohort.ts';
import { extent } from '../statistics/extent.ts';
import { mean } from '../statistics/mean.ts';
import { measureError, onScale, scoredColumn, unscoredColumn } from './normaliser.ts';
import type { Normaliser } from './normaliser.ts';

/**
 * l + (x − min)/(target − min)·(u − l), or (max − x)/(max − target) where better is lower; min and max observed. With
 * `cap` no score passes the target's. A target on the worst value has no distance (`no_spread`); one beyond it, on the
 * wrong side of every value, is an error.
 */
export const distanceToTarget: Normaliser = (input) => {
  const { target, direction, parameters } = input.measure;
  if (target === null || !Number.isFinite(target)) return err(measureError('TARGET_MISSING', input.code));
  const range = extent(presentValues(input.column, input.cohort));
  const worst = direction === 'higher' ? range.min : range.max;
  if (Number.isNaN(worst) || nearlyEqual(target, worst, magnitudeOf(range))) return unscoredColumn(input, 'no_spread');
  if (direction === 'higher' ? target < worst : target > worst)
    return err(measureError('TARGET_BEHIND', input.code, { target, worst }));
  return scoredColumn(input, (value) => {
    const fraction = (value - worst) / (target - worst);
    return onScale(parameters.cap === true ? Math.min(fraction, 1) : fraction, input.scale);
  });
};

/**
 * l + (1 − (ref − x)/(ref − min))·(u − l); mirrored with the maximum where better is lower. `ref`: the value of the
 * reference unit; without it the column is missing, `no_reference`.
 */
export const distanceToReference: Normaliser = (input) => {
  const ref = input.measure.parameters.ref;
  if (ref === undefined || ref === '')
    return err(
      measureError('PARAMETER_MISSING', input.code, { normalisation: 'distance_to_reference', parameter: 'ref' }),
    );
  // Of several years its mean over those that statistics run over; of one year its value.
  const positions = input.cohort.reference.filter((unit) => input.cohort.codes[unit] === ref);
  if (positions.length === 0) return err(measureError('REFERENCE_UNKNOWN', input.code, { unit: ref }));
  const reference = mean(
    positions.map((unit) => input.column[unit] ?? Number.NaN).filter((value) => !Number.isNaN(value)),
  );
  if (Number.isNaN(reference)) return unscoredColumn(input, 'no_reference');
  const range = extent(presentValues(input.column, input.cohort));
  const worst = input.measure.direction === 'higher' ? range.min : range.max;
  if (nearlyEqual(reference, worst, magnitudeOf(range))) return unscoredColumn(input, 'no_spread');
  // Both directions are one formula: the mirrored differences change sign above and below the line.
  return scoredColumn(input, (value) => onScale(1 - (reference - value) / (reference - worst), input.scale));
};

function magnitudeOf({ min, max }: { readonly min: number; readonly max: number }): number {
  return Math.max(Math.abs(min), Math.abs(max));
}
