import { mean } from './mean.ts';

/** Standard deviation with divisor n − 1, or n for the population; NaN where the divisor is not positive. */
export function standardDeviation(values: readonly number[], population = false): number {
  const divisor = population ? values.length : values.length - 1;
  if (divisor <= 0) return Number.NaN;
  const centre = mean(values);
  let squares = 0;
  for (const value of values) squares += (value - centre) ** 2;
  return Math.sqrt(squares / divisor);
}
