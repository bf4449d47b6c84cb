/** Eigenvalues, largest first, and the unit eigenvector of each. */
export interface Eigen {
  readonly values: readonly number[];
  /** `vectors[k]` belongs to `values[k]`; its largest component is positive. */
  readonly vectors: readonly (readonly number[])[];
}

const SWEEPS = 100;

/** Eigenvalues and vectors of a symmetric matrix by cyclic Jacobi rotations (Golub and Van Loan, Matrix Computations, 8.5). */
export function symmetricEigen(matrix: readonly (readonly number[])[]): Eigen {
  const n = matrix.length;
  const a = matrix.map((row) => Float64Array.from(row));
  const v = matrix.map((_, i) => Float64Array.from(matrix, (__, j) => (i === j ? 1 : 0)));
  const at = (rows: readonly Float64Array[], i: number, j: number): number => rows[i]?.[j] ?? Number.NaN;
  const set = (rows: readonly Float64Array[], i: number, j: number, value: number): void => {
    const row = rows[i];
    if (row !== undefined) row[j] = value;
  };
  const rotateColumns = (rows: readonly Float64Array[], p: number, q: number, c: number, s: number): void => {
    for (let k = 0; k < n; k += 1) {
      const left = at(rows, k, p);
      const right = at(rows, k, q);
      set(rows, k, p, c * left - s * right);
      set(rows, k, q, s * left + c * right);
    }
  };
  for (let sweep = 0; sweep < SWEEPS && offDiagonal(a) > 0; sweep += 1) {
    for (let p = 0; p < n; p += 1) {
      for (let q = p + 1; q < n; q += 1) {
        const element = at(a, p, q);
        if (Math.abs(element) <= 1e-18 * (Math.abs(at(a, p, p)) + Math.abs(at(a, q, q)))) {
          set(a, p, q, 0);
          set(a, q, p, 0);
          continue;
        }
        const tau = (at(a, q, q) - at(a, p, p)) / (2 * element);
        const t = (tau >= 0 ? 1 : -1) / (Math.abs(tau) + Math.sqrt(1 + tau * tau));
        const c = 1 / Math.sqrt(1 + t * t);
        const s = t * c;
        rotateColumns(a, p, q, c, s);
        for (let k = 0; k < n; k += 1) {
          const upper = at(a, p, k);
          const lower = at(a, q, k);
          set(a, p, k, c * upper - s * lower);
          set(a, q, k, s * upper + c * lower);
        }
        rotateColumns(v, p, q, c, s);
      }
    }
  }
  const order = a.map((_, k) => k).sort((left, right) => at(a, right, right) - at(a, left, left));
  return { values: order.map((k) => at(a, k, k)), vectors: order.map((k) => signed(v.map((_, i) => at(v, i, k)))) };
}

function offDiagonal(rows: readonly Float64Array[]): number {
  let sum = 0;
  rows.forEach((row, i) =>
    row.forEach((value, j) => {
      if (i !== j) sum += value * value;
    }),
  );
  return sum;
}

/** The sign of an eigenvector is free: fixed so that results do not flip between runs. */
function signed(vector: readonly number[]): number[] {
  const largest = vector.reduce((most, x) => (Math.abs(x) > Math.abs(most) ? x : most), 0);
  return largest < 0 ? vector.map((x) => -x) : [...vector];
}
