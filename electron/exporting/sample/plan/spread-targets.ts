import type { Random } from '../../../../shared/base/random.ts';

/**
 * Targets around `mean` whose weighted mean is exactly `mean`, each within [lowest, 100]: normal deviations of `spread`
 * points, centred, then shrunk alike until all fit.
 */
export function spreadTargets(
  mean: number,
  weights: readonly number[],
  spread: number,
  random: Random,
  lowest = 5,
): readonly number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const raw = weights.map(() => random.normal() * spread);
  const centre = raw.reduce((total, deviation, at) => total + deviation * weights[at]!, 0) / sum;
  const deviations = raw.map((deviation) => deviation - centre);
  const highest = Math.max(...deviations);
  const least = Math.min(...deviations);
  const shrink = Math.min(1, highest > 0 ? (100 - mean) / highest : 1, least < 0 ? (lowest - mean) / least : 1);
  return deviations.map((deviation) => mean + deviation * Math.max(0, shrink));
}
