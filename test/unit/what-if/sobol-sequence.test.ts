import { expect, test } from 'vitest';
import { createRandom } from '../../../shared/base/random.ts';
import type { Random } from '../../../shared/base/random.ts';
import { createSobolSequence } from '../../../shared/scoring/what-if/sobol-sequence.ts';

/** No shift: the sequence as it is tabulated. */
const unshifted: Random = { ...createRandom(1), next: () => 0 };

function points(dimensions: number, count: number, random: Random): readonly Float64Array[] {
  const sequence = createSobolSequence(dimensions, random);
  return Array.from({ length: count }, () => {
    const point = new Float64Array(dimensions);
    sequence.next(point);
    return point;
  });
}

// SciPy 1.17: qmc.Sobol(d=512, scramble=False, bits=32).random(64), coordinates 1, 2, 3, 10, 50, 162, 512.
test.each([
  [0, [0, 0, 0, 0, 0, 0, 0]],
  [1, [0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5]],
  [2, [0.75, 0.25, 0.25, 0.75, 0.75, 0.25, 0.75]],
  [3, [0.25, 0.75, 0.75, 0.25, 0.25, 0.75, 0.25]],
  [5, [0.875, 0.875, 0.125, 0.125, 0.875, 0.125, 0.875]],
  [17, [0.59375, 0.96875, 0.96875, 0.65625, 0.03125, 0.65625, 0.34375]],
  [63, [0.015625, 0.796875, 0.359375, 0.578125, 0.671875, 0.765625, 0.140625]],
])('point %d is that of SciPy', (at, expected) => {
  const point = points(512, 64, unshifted)[at];
  expect([0, 1, 2, 9, 49, 161, 511].map((d) => point?.[d])).toEqual(expected);
});

test('shifted by a seed, each of 64 equal intervals of every coordinate still holds one of 64 points', () => {
  const shifted = points(50, 64, createRandom(5));
  for (let d = 0; d < 50; d += 1) {
    expect(new Set(shifted.map((point) => Math.floor(64 * (point[d] ?? 0)))).size).toBe(64);
  }
  expect(points(3, 2, createRandom(5))).toEqual(points(3, 2, createRandom(5)));
  expect(points(3, 2, createRandom(6))).not.toEqual(points(3, 2, createRandom(5)));
});

test('coordinates beyond the table are random ones on [0, 1)', () => {
  const [first, second] = points(514, 2, createRandom(5)).map((point) => point[513]);
  expect(first).not.toBe(second);
  expect(first).toBeGreaterThanOrEqual(0);
  expect(first).toBeLessThan(1);
});
