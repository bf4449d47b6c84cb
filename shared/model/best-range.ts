import { err, ok } from '../base/result.ts';
import type { Result } from '../base/result.ts';
import type { MeasureMethod } from './method.ts';

interface BestRangeFault {
  readonly why: 'missing' | 'outside_limits' | 'several_values';
  readonly params: Readonly<Record<string, string | number>>;
}

/** From where to where a measure under `interval` or `moderate` is best: lower < a ≤ b < upper, a = b under `moderate`; else what is wrong. */
export function bestRange({
  normalisation,
  lower,
  upper,
  parameters: { best },
}: Pick<MeasureMethod, 'normalisation' | 'lower' | 'upper' | 'parameters'>): Result<
  readonly [from: number, to: number],
  BestRangeFault
> {
  if (best === undefined) return err({ why: 'missing', params: { normalisation, parameter: 'best' } });
  const [a, b] = best;
  const params = { normalisation, best: bestText(best), lower: lower ?? '', upper: upper ?? '' };
  if (!(a <= b && a > (lower ?? Number.NaN) && b < (upper ?? Number.NaN)))
    return err({ why: 'outside_limits', params });
  return normalisation === 'moderate' && a !== b ? err({ why: 'several_values', params }) : ok(best);
}

/** `50..60`, or `50` where both are one, as a score book writes it. */
export function bestText([from, to]: readonly [from: number, to: number]): string {
  return from === to ? String(from) : `${from}..${to}`;
}
