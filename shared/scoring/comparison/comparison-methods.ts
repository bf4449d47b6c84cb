import { clearlyAbove, largestMagnitude } from '../../base/tolerance.ts';
import { extent, hasSpread } from '../statistics/extent.ts';
import { mean } from '../statistics/mean.ts';
import { rankValues } from '../statistics/rank-values.ts';
import { standardDeviation } from '../statistics/standard-deviation.ts';
import { benefitOfTheDoubt } from './benefit-of-the-doubt.ts';
import type { LeafTable } from './leaf-table.ts';

/** docs/METHODS "Comparison rankings". */
export const comparisonMethods = [
  'topsis',
  'entropy_topsis',
  'grey',
  'rsr',
  'copeland',
  'borda',
  'mpi',
  'ampi',
  'bod',
  'bod_bounds',
] as const;
export type ComparisonMethodId = (typeof comparisonMethods)[number];

/** Scores of the table's units, more is better; null where the method can't be applied to these scores. */
type Comparison = (table: LeafTable) => readonly number[] | null;

/** Of `bod_bounds`: with half of each effective weight given, half of the score is a unit's own choice. */
const LEAST_SHARE = 0.5;

/** ρ of the grey relational grade. */
const DISTINGUISHING = 0.5;

/** vᵢ = wᵢ·x/√Σx², C = D⁻/(D⁺ + D⁻) by Euclid's distances to the worst and the best of each leaf. NaN where all units are the same. */
function closeness({ columns, units }: LeafTable, weights: readonly number[]): readonly number[] {
  const weighted = columns.map((column, leaf) => {
    const length = Math.hypot(...column);
    return column.map((x) => (length === 0 ? 0 : ((weights[leaf] ?? 0) * x) / length));
  });
  const ends = weighted.map(extent);
  return units.map((_, u) => {
    const from = (end: 'min' | 'max'): number =>
      Math.hypot(...weighted.map((column, leaf) => (column[u] ?? 0) - (ends[leaf]?.[end] ?? 0)));
    const worst = from('min');
    return worst / (from('max') + worst);
  });
}

/** Entropy weights over all leaves at once (docs/METHODS "entropy"); leaves without spread weigh 0. Null: a score below 0, or no leaf tells units apart. */
export function leafEntropyWeights(columns: readonly (readonly number[])[]): readonly number[] | null {
  if (columns.some((column) => column.some((x) => x < 0))) return null;
  const spreads = columns.map((column) => {
    if (!hasSpread(extent(column))) return 0;
    const total = column.reduce((sum, x) => sum + x, 0);
    const entropy = column.reduce((sum, x) => sum - (x === 0 ? 0 : (x / total) * Math.log(x / total)), 0);
    return 1 - entropy / Math.log(column.length);
  });
  const all = spreads.reduce((sum, spread) => sum + spread, 0);
  return all > 0 ? spreads.map((spread) => spread / all) : null;
}

function grey({ columns, units, weights }: LeafTable): readonly number[] {
  const distances = columns.map((column) => {
    const { max } = extent(column);
    return column.map((x) => max - x);
  });
  const { min, max } = extent(distances.flat());
  return units.map((_, u) =>
    max === 0
      ? 1
      : distances.reduce(
          (sum, column, leaf) =>
            sum + ((weights[leaf] ?? 0) * (min + DISTINGUISHING * max)) / ((column[u] ?? 0) + DISTINGUISHING * max),
          0,
        ),
  );
}

/** Σw·f(leaf) for each unit. */
function weightedSum(
  { columns, units, weights }: LeafTable,
  of: (column: readonly number[]) => ArrayLike<number>,
): readonly number[] {
  const terms = columns.map(of);
  return units.map((_, u) => terms.reduce((sum, term, leaf) => sum + (weights[leaf] ?? 0) * (term[u] ?? 0), 0));
}

function copeland({ columns, units, weights }: LeafTable): readonly number[] {
  const spans = columns.map((column) => largestMagnitude(column));
  const duel = (one: number, other: number): number => {
    let better = 0;
    let worse = 0;
    columns.forEach((column, leaf) => {
      const [x = 0, y = 0] = [column[one], column[other]];
      if (clearlyAbove(x, y, spans[leaf])) better += weights[leaf] ?? 0;
      else if (clearlyAbove(y, x, spans[leaf])) worse += weights[leaf] ?? 0;
    });
    return clearlyAbove(better, worse) ? 1 : clearlyAbove(worse, better) ? -1 : 0;
  };
  return units.map((_, u) => units.reduce((sum, __, other) => sum + (other === u ? 0 : duel(u, other)), 0));
}

/** M − S·cv over each unit's leaves after `set`; leaves without spread are left aside. Null: none is left. */
function penalised(
  { columns, units }: LeafTable,
  set: (column: readonly number[]) => readonly number[],
): readonly number[] | null {
  const standard = columns.filter((column) => hasSpread(extent(column))).map(set);
  if (standard.length === 0) return null;
  return units.map((_, u) => {
    const own = standard.map((column) => column[u] ?? Number.NaN);
    const centre = mean(own);
    const deviation = standardDeviation(own, true);
    return centre - (deviation * deviation) / centre;
  });
}

export const comparisons = {
  topsis: (table) => closeness(table, table.weights),
  entropy_topsis: (table) => {
    const weights = leafEntropyWeights(table.columns);
    return weights && closeness(table, weights);
  },
  grey,
  rsr: (table) =>
    weightedSum(table, (column) =>
      rankValues(Float64Array.from(column), 'rising', 'average').map((rank) => rank / column.length),
    ),
  copeland,
  borda: (table) =>
    weightedSum(table, (column) => rankValues(Float64Array.from(column), 'rising', 'min').map((rank) => rank - 1)),
  mpi: (table) =>
    penalised(table, (column) => {
      const centre = mean(column);
      const deviation = standardDeviation(column, true);
      return column.map((x) => 100 + (10 * (x - centre)) / deviation);
    }),
  // Goalposts half the range on either side of the cohort's mean, which comes to 100.
  ampi: (table) =>
    penalised(table, (column) => {
      const { min, max } = extent(column);
      const centre = mean(column);
      return column.map((x) => 100 + (60 * (x - centre)) / (max - min));
    }),
  bod: (table) => benefitOfTheDoubt(table, 0),
  bod_bounds: (table) => benefitOfTheDoubt(table, LEAST_SHARE),
} as const satisfies Record<ComparisonMethodId, Comparison>;
