import { mean } from './mean.ts';

/**
 * Type-2 skewness (Joanes and Gill 1998; SKEW of spreadsheets): √(n(n−1))/(n−2) · m₃/m₂^1.5. NaN for fewer than 3 values
 * or no spread.
 */
export function skewness(values: readonly number[]): number {
  const n = values.length;
  if (n < 3) return Number.NaN;
  const { second, third } = centralMoments(values);
  return ((Math.sqrt(n * (n - 1)) / (n - 2)) * third) / second ** 1.5;
}

/**
 * Type-2 excess kurtosis (Joanes and Gill 1998; KURT of spreadsheets): ((n+1)·g₂ + 6)(n−1)/((n−2)(n−3)). NaN for fewer
 * than 4 values or no spread.
 */
export function kurtosis(values: readonly number[]): number {
  const n = values.length;
  if (n < 4) return Number.NaN;
  const { second, fourth } = centralMoments(values);
  const excess = fourth / second ** 2 - 3;
  return (((n + 1) * excess + 6) * (n - 1)) / ((n - 2) * (n - 3));
}

function centralMoments(values: readonly number[]): {
  readonly second: number;
  readonly third: number;
  readonly fourth: number;
} {
  const centre = mean(values);
  let second = 0;
  let third = 0;
  let fourth = 0;
  for (const value of values) {
    const deviation = value - centre;
    const square = deviation * deviation;
    second += square;
    third += square * deviation;
    fourth += square * square;
  }
  const n = values.length;
  return { second: second / n, third: third / n, fourth: fourth / n };
}
