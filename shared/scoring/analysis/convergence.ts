import { mean } from '../statistics/mean.ts';
import { standardDeviation } from '../statistics/standard-deviation.ts';

/** Index by year of the units that have it; years rising. */
export type YearIndex = ReadonlyMap<number, ReadonlyMap<string, number>>;

export interface Convergence {
  /** σ: the coefficient of variation by the population's standard deviation over the units that have every year. */
  readonly sigma: readonly { readonly year: number; readonly cv: number; readonly mean: number }[];
  /** β: slope of ln(x_T/x_0)/T on ln x_0 (Barro and Sala-i-Martin 1992); null for fewer than 3 units or no spread at the start. */
  readonly beta: {
    readonly from: number;
    readonly to: number;
    readonly slope: number;
    readonly standardError: number;
    readonly intercept: number;
    readonly rSquared: number;
  } | null;
  readonly units: readonly string[];
}

/** docs/METHODS "Analysis". Null: fewer than two years, or fewer than 2 units with a positive index in every one. */
export function convergence(years: YearIndex): Convergence | null {
  const list = [...years.keys()].sort((a, b) => a - b);
  const [from, to] = [list[0], list.at(-1)];
  if (from === undefined || to === undefined || from === to) return null;
  const at = (year: number, unit: string): number => years.get(year)?.get(unit) ?? Number.NaN;
  const units = [...(years.get(from)?.keys() ?? [])].filter((unit) => list.every((year) => at(year, unit) > 0)).sort();
  if (units.length < 2) return null;
  return {
    units,
    sigma: list.map((year) => {
      const values = units.map((unit) => at(year, unit));
      const centre = mean(values);
      return { year, mean: centre, cv: standardDeviation(values, true) / centre };
    }),
    beta: betaOf(
      units.map((unit) => Math.log(at(from, unit))),
      units.map((unit) => Math.log(at(to, unit) / at(from, unit)) / (to - from)),
      from,
      to,
    ),
  };
}

/** Least squares with the standard error of the slope. */
function betaOf(x: readonly number[], y: readonly number[], from: number, to: number): Convergence['beta'] {
  const n = x.length;
  const [centreX, centreY] = [mean(x), mean(y)];
  const squares = x.reduce((sum, value) => sum + (value - centreX) ** 2, 0);
  if (n < 3 || !(squares > 1e-18)) return null;
  const slope = x.reduce((sum, value, i) => sum + (value - centreX) * ((y[i] ?? 0) - centreY), 0) / squares;
  const intercept = centreY - slope * centreX;
  const residuals = x.reduce((sum, value, i) => sum + ((y[i] ?? 0) - intercept - slope * value) ** 2, 0);
  const whole = y.reduce((sum, value) => sum + (value - centreY) ** 2, 0);
  return {
    from,
    to,
    slope,
    intercept,
    standardError: Math.sqrt(residuals / (n - 2) / squares),
    rSquared: whole > 0 ? 1 - residuals / whole : Number.NaN,
  };
}
