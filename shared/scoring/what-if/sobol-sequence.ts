import type { Random } from '../../base/random.ts';
import { sobolDirections } from './sobol-directions.ts';

const BITS = 32;

/** The points of one sequence after another, into `point`, each coordinate on [0, 1). */
export interface PointSequence {
  next(point: Float64Array): void;
}

/**
 * Sobol' sequence (Sobol' 1967; Joe and Kuo 2008) in Gray code order, shifted digitally by random bits, so that different seeds give different
 * designs of the same evenness. Its evenness is best for numbers of points that are powers of 2. Coordinates beyond the 512 tabulated ones
 * are plain random numbers.
 */
export function createSobolSequence(dimensions: number, random: Random): PointSequence {
  const directions = directionNumbers(dimensions);
  const state = Uint32Array.from({ length: directions.length }, () => Math.floor(random.next() * 2 ** BITS));
  let at = 0;
  return {
    next: (point) => {
      for (let d = 0; d < dimensions; d += 1) point[d] = d < state.length ? state[d]! / 2 ** BITS : random.next();
      // The lowest 0 bit of the number of the point just given: one direction number leads to the next.
      let bit = 0;
      for (let rest = at; (rest & 1) === 1; rest >>>= 1) bit += 1;
      for (let d = 0; d < state.length; d += 1) state[d] = (state[d]! ^ directions[d]![bit]!) >>> 0;
      at += 1;
    },
  };
}

/** Per dimension 32 direction numbers as integers, the first of them half of 2^32. */
function directionNumbers(dimensions: number): readonly Uint32Array[] {
  const parts = dimensions > 1 ? sobolDirections.split(';') : [];
  const first = Uint32Array.from({ length: BITS }, (_, bit) => 2 ** (BITS - 1 - bit));
  return [first, ...parts.slice(0, dimensions - 1).map(directionsOf)];
}

function directionsOf(part: string): Uint32Array {
  const [polynomial = 1, ...initial] = part.trim().split(' ').map(Number);
  const degree = initial.length;
  const directions = new Uint32Array(BITS);
  for (let bit = 0; bit < BITS; bit += 1) {
    if (bit < degree) {
      directions[bit] = (initial[bit] ?? 0) * 2 ** (BITS - 1 - bit);
      continue;
    }
    const before = directions[bit - degree] ?? 0;
    let value = before ^ (before >>> degree);
    // The polynomial's inner bits, from the highest power down.
    for (let k = 1; k < degree; k += 1) {
      if (((polynomial >>> (degree - k)) & 1) === 1) value ^= directions[bit - k] ?? 0;
    }
    directions[bit] = value >>> 0;
  }
  return directions;
}
