import type { MeasureMethod } from '../../../../shared/model/method.ts';

/** docs/METHODS "Normalisation" for the three that the templates use, on 0–100, clipped between the limits. */
export function scoreOfValue(value: number, method: MeasureMethod): number {
  if (method.normalisation === 'identity') return value;
  const { lower, upper } = limits(method);
  const share =
    method.normalisation === 'log_goalposts'
      ? (Math.log(value) - Math.log(lower)) / (Math.log(upper) - Math.log(lower))
      : (value - lower) / (upper - lower);
  return 100 * Math.min(1, Math.max(0, method.direction === 'higher' ? share : 1 - share));
}

/** The value between the limits that scores `score` (0–100). */
export function valueOfScore(score: number, method: MeasureMethod): number {
  if (method.normalisation === 'identity') return score;
  const { lower, upper } = limits(method);
  const share = method.direction === 'higher' ? score / 100 : 1 - score / 100;
  return method.normalisation === 'log_goalposts' ? lower * (upper / lower) ** share : lower + share * (upper - lower);
}

function limits(method: MeasureMethod): { readonly lower: number; readonly upper: number } {
  if (method.lower === null || method.upper === null) throw new Error(`sample: ${method.normalisation} without limits`);
  return { lower: method.lower, upper: method.upper };
}
