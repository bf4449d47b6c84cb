import { appError } from '../../base/app-error.ts';
import type { AppError } from '../../base/app-error.ts';
import { bestRange } from '../best-range.ts';
import type { MeasureMethod } from '../method.ts';
import { normalisationNeeds } from '../normalisation-needs.ts';

/** What is wrong with a measure's normalisation that shows without values; by the codes that scoring gives, so that both say the same. */
export function checkMeasureMethod(measure: string, method: MeasureMethod): AppError | null {
  const { normalisation, direction, lower, upper, target, parameters } = method;
  const needs = normalisationNeeds[normalisation];
  const fault = (code: string, params: Readonly<Record<string, string | number>> = {}): AppError =>
    appError(code, { measure, normalisation, ...params }, { subject: measure });
  if (direction === 'lower' && needs.risingOnly) return fault('DIRECTION_REFUSED');
  if (needs.limits) {
    if (lower === null || upper === null) return fault('LIMITS_MISSING');
    if (!(lower < upper)) return fault('LIMITS_NOT_RISING', { lower, upper });
    if (normalisation === 'log_goalposts' && !(lower > 0)) return fault('LIMITS_NOT_POSITIVE', { lower });
  }
  if (normalisation === 'distance_to_target' && target === null) return fault('TARGET_MISSING');
  if (normalisation === 'distance_to_reference' && !parameters.ref)
    return fault('PARAMETER_MISSING', { parameter: 'ref' });
  if (normalisation === 'steps') return checkRising(parameters.steps, 'steps', fault);
  if (normalisation === 'rank_points')
    return (
      checkRising(parameters.points, 'points', fault) ??
      (parameters.points?.[0]?.[0] === 1 ? null : fault('POINTS_NOT_FROM_FIRST'))
    );
  if (normalisation === 'interval' || normalisation === 'moderate') {
    const best = bestRange(method);
    return best.ok ? null : fault(bestFaults[best.error.why], best.error.params);
  }
  if (normalisation === 'count_points' && parameters.per === undefined)
    return fault('PARAMETER_MISSING', { parameter: 'per' });
  return null;
}

const bestFaults = {
  missing: 'PARAMETER_MISSING',
  outside_limits: 'BEST_OUTSIDE_LIMITS',
  several_values: 'BEST_NOT_ONE_VALUE',
} as const;

function checkRising(
  pairs: readonly (readonly [number, number])[] | undefined,
  parameter: string,
  fault: (code: string, params: Readonly<Record<string, string>>) => AppError,
): AppError | null {
  if (pairs === undefined || pairs.length === 0) return fault('PARAMETER_MISSING', { parameter });
  const rising = pairs.every(([bound], at) => at === 0 || bound > (pairs[at - 1]?.[0] ?? Number.NEGATIVE_INFINITY));
  return rising ? null : fault('PARAMETER_NOT_RISING', { parameter });
}
