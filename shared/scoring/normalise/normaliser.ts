import type { AppError } from '../../base/app-error.ts';
import { appError } from '../../base/app-error.ts';
import { err, ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import { missingReasonIndex } from '../../model/dataset.ts';
import type { MissingReason } from '../../model/dataset.ts';
import type { MeasureMethod, Method } from '../../model/method.ts';
import { mapPresent } from '../cohort/cohort.ts';
import type { Cohort } from '../cohort/cohort.ts';

/** What one measure is normalised with. */
export interface NormaliserInput {
  /** Measure code, for errors. */
  readonly code: string;
  /** Treated values, NaN where missing. */
  readonly column: Float64Array;
  readonly cohort: Cohort;
  readonly unitCodes: readonly string[];
  readonly measure: MeasureMethod;
  readonly scale: Method['scale'];
  readonly z: Method['z'];
}

/** Scores of one measure; `reasons` is 0 except where normalisation made a present value missing. */
export interface NormalisedColumn {
  readonly values: Float64Array;
  readonly reasons: Uint8Array;
}

/** One row of docs/METHODS "Normalisation". An error names the measure in `place.subject`. */
export type Normaliser = (input: NormaliserInput) => Result<NormalisedColumn>;

/** Scores of every present value. */
export function scoredColumn(
  input: NormaliserInput,
  score: (value: number, unit: number) => number,
): Result<NormalisedColumn> {
  return ok({ values: mapPresent(input.column, input.cohort, score), reasons: new Uint8Array(input.cohort.size) });
}

/** A column that cannot be scored: every present value becomes missing, with one reason. */
export function unscoredColumn(input: NormaliserInput, reason: MissingReason): Result<NormalisedColumn> {
  const reasons = new Uint8Array(input.cohort.size);
  for (const unit of input.cohort.included) {
    if (!Number.isNaN(input.column[unit])) reasons[unit] = missingReasonIndex(reason);
  }
  return ok({ values: new Float64Array(input.cohort.size).fill(Number.NaN), reasons });
}

/** `fraction` of the way up the scale. */
export function onScale(fraction: number, scale: Method['scale']): number {
  return scale.lower + fraction * (scale.upper - scale.lower);
}

/** Lower and upper limit of a normalisation that needs both, lower < upper. */
export function limitsOf(
  input: Pick<NormaliserInput, 'code' | 'measure'>,
): Result<{ readonly lower: number; readonly upper: number }> {
  const { lower, upper, normalisation } = input.measure;
  if (lower === null || upper === null || !Number.isFinite(lower) || !Number.isFinite(upper)) {
    return err(measureError('LIMITS_MISSING', input.code, { normalisation }));
  }
  if (lower >= upper) return err(measureError('LIMITS_NOT_RISING', input.code, { normalisation, lower, upper }));
  return ok({ lower, upper });
}

/** An error about how a measure is normalised. */
export function measureError(
  code: string,
  measure: string,
  params: Readonly<Record<string, string | number>> = {},
): AppError {
  return appError(code, { measure, ...params }, { subject: measure });
}
