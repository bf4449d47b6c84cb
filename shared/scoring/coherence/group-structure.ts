import { standardDeviation } from '../statistics/standard-deviation.ts';
import { symmetricEigen } from '../statistics/symmetric-eigen.ts';
import { chiSquareTail } from './chi-square-tail.ts';

/** Eigenvalues below this share of the largest are rounding: the matrix is singular. */
const SINGULAR = 1e-10;

export interface Bartlett {
  readonly chiSquare: number;
  readonly df: number;
  readonly p: number;
}

/** Cronbach's alpha of complete columns: k/(k − 1)·(1 − Σ var/var of the sum); NaN for fewer than 2 columns or 3 rows, or no spread of the sum. */
export function cronbachAlpha(columns: readonly (readonly number[])[]): number {
  const k = columns.length;
  const rows = columns[0]?.length ?? 0;
  if (k < 2 || rows < 3) return Number.NaN;
  const variance = (values: readonly number[]): number => standardDeviation(values, false) ** 2;
  const sums = Array.from({ length: rows }, (_, u) => columns.reduce((sum, column) => sum + (column[u] ?? 0), 0));
  const whole = variance(sums);
  return whole > 0
    ? (k / (k - 1)) * (1 - columns.reduce((sum, column) => sum + variance(column), 0) / whole)
    : Number.NaN;
}

/** Kaiser–Meyer–Olkin, and each column's own: Σr²/(Σr² + Σq²), q the partial correlations. NaN where the matrix is singular or empty. */
export function kaiserMeyerOlkin(matrix: readonly (readonly number[])[]): {
  readonly overall: number;
  readonly each: readonly number[];
} {
  const inverse = inverseOf(matrix);
  if (inverse === null) return { overall: Number.NaN, each: matrix.map(() => Number.NaN) };
  const at = (rows: readonly (readonly number[])[], i: number, j: number): number => rows[i]?.[j] ?? Number.NaN;
  const sums = matrix.map((row, i) =>
    row.reduce(
      ({ whole, partial }, r, j) => {
        if (i === j) return { whole, partial };
        const q = at(inverse, i, j) / Math.sqrt(at(inverse, i, i) * at(inverse, j, j));
        return { whole: whole + r * r, partial: partial + q * q };
      },
      { whole: 0, partial: 0 },
    ),
  );
  const whole = sums.reduce((sum, own) => sum + own.whole, 0);
  const partial = sums.reduce((sum, own) => sum + own.partial, 0);
  return { overall: whole / (whole + partial), each: sums.map((own) => own.whole / (own.whole + own.partial)) };
}

/** Bartlett's test of sphericity: −(n − 1 − (2p + 5)/6)·ln|R| on p(p − 1)/2 degrees; null where the matrix is singular or n too small. */
export function bartlett(matrix: readonly (readonly number[])[], n: number): Bartlett | null {
  const p = matrix.length;
  const { values } = symmetricEigen(matrix);
  const factor = n - 1 - (2 * p + 5) / 6;
  if (p < 2 || factor <= 0 || isSingular(values)) return null;
  // A determinant a rounding above 1 would give a statistic below 0.
  const chiSquare = Math.max(0, -factor * values.reduce((sum, value) => sum + Math.log(value), 0));
  const df = (p * (p - 1)) / 2;
  return { chiSquare, df, p: chiSquareTail(chiSquare, df) };
}

function isSingular(eigenvalues: readonly number[]): boolean {
  return (eigenvalues.at(-1) ?? 0) <= SINGULAR * (eigenvalues[0] ?? 0);
}

function inverseOf(matrix: readonly (readonly number[])[]): readonly (readonly number[])[] | null {
  if (matrix.length < 2) return null;
  const { values, vectors } = symmetricEigen(matrix);
  if (isSingular(values)) return null;
  return matrix.map((row, i) =>
    row.map((_, j) =>
      values.reduce((sum, value, k) => sum + ((vectors[k]?.[i] ?? 0) * (vectors[k]?.[j] ?? 0)) / value, 0),
    ),
  );
}
