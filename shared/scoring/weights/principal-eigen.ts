const MOST_STEPS = 20_000;
const STILL = 1e-15;

/**
 * Largest eigenvalue of a matrix without negative elements, positive on the diagonal and connected, and its positive
 * vector, summing to 1: power iteration (Perron–Frobenius makes it converge).
 */
export function principalEigen(matrix: readonly (readonly number[])[]): {
  readonly value: number;
  readonly vector: readonly number[];
} {
  const n = matrix.length;
  let vector = Array.from({ length: n }, () => 1 / n);
  let value = n;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const image = matrix.map((row) => row.reduce((sum, element, j) => sum + element * (vector[j] ?? 0), 0));
    const total = image.reduce((sum, x) => sum + x, 0);
    const next = image.map((x) => x / total);
    const moved = next.reduce((most, x, i) => Math.max(most, Math.abs(x - (vector[i] ?? 0))), 0);
    vector = next;
    value = total;
    if (moved < STILL) break;
  }
  return { value, vector };
}
