import { appError } from '../../base/app-error.ts';
import { err, ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';

export type WeightsByCode = Readonly<Record<string, number>>;
/** linear: share·subjective + (1 − share)·objective. multiplicative: their product, normalised. */
export type CombinationRule =
  { readonly kind: 'linear'; readonly subjectiveShare: number } | { readonly kind: 'multiplicative' };

/**
 * 主客观组合赋权 of one sibling group: both sets are first brought to sum 1. Errors: different codes, a weight that is
 * negative or no number, all 0, a share outside 0–1, a product that is 0 everywhere.
 */
export function combineWeights(
  subjective: WeightsByCode,
  objective: WeightsByCode,
  rule: CombinationRule,
): Result<WeightsByCode> {
  const codes = Object.keys(subjective);
  const missing = [
    ...codes.filter((code) => !Object.hasOwn(objective, code)),
    ...Object.keys(objective).filter((code) => !Object.hasOwn(subjective, code)),
  ];
  const [first] = missing;
  if (first !== undefined || codes.length === 0)
    return err(appError('COMBINE_CODES_DIFFER', { code: first ?? '' }, first === undefined ? {} : { subject: first }));
  for (const weights of [subjective, objective]) {
    const wrong = codes.find((code) => !(Number.isFinite(weights[code]) && (weights[code] ?? -1) >= 0));
    if (wrong !== undefined)
      return err(appError('COMBINE_WEIGHT_INVALID', { code: wrong, weight: weights[wrong] ?? '' }, { subject: wrong }));
  }
  if (rule.kind === 'linear' && !(rule.subjectiveShare >= 0 && rule.subjectiveShare <= 1))
    return err(appError('COMBINE_SHARE', { share: rule.subjectiveShare }));
  const [s, o] = [shares(subjective, codes), shares(objective, codes)];
  const parts = codes.map((_, at) => {
    const [a = 0, b = 0] = [s[at], o[at]];
    return rule.kind === 'linear' ? rule.subjectiveShare * a + (1 - rule.subjectiveShare) * b : a * b;
  });
  const total = parts.reduce((sum, part) => sum + part, 0);
  // Of weights that are all 0 the shares are NaN, and so is the sum.
  if (!(total > 0)) return err(appError('COMBINE_ALL_ZERO'));
  return ok(Object.fromEntries(codes.map((code, at) => [code, (parts[at] ?? 0) / total])));
}

function shares(weights: WeightsByCode, codes: readonly string[]): number[] {
  const total = codes.reduce((sum, code) => sum + (weights[code] ?? 0), 0);
  return codes.map((code) => (weights[code] ?? 0) / total);
}
