import type { Random } from '../../base/random.ts';
import { LANES } from './index-engine.ts';
import type { IndexEngine } from './index-engine.ts';
import type { WeightNoise } from './what-if-types.ts';

/** Tries before a Dirichlet draw whose parts all underflow is given up for the method's own weights. */
const MOST_TRIES = 100;

/** Fills one lane of a weight buffer with a draw. Weights are relative to siblings, so nothing is renormalised here. */
export type DrawWeights = (buffer: Float64Array, lane: number) => void;

export function createDrawWeights(
  engine: Pick<IndexEngine, 'weights' | 'groups'>,
  noise: WeightNoise,
  random: Random,
): DrawWeights {
  const { weights, groups } = engine;
  if (noise.kind === 'uniform') {
    const delta = noise.noise;
    return (buffer, lane) => {
      for (let w = 0; w < weights.length; w += 1) {
        // Never 0 at noise 1: a weight of 0 would switch the indicator off.
        const u = random.next() || 2 ** -54;
        buffer[w * LANES + lane] = weights[w]! * (1 + delta * (2 * u - 1));
      }
    };
  }
  const totals = groups.map(({ start, end }) => weights.subarray(start, end).reduce((sum, weight) => sum + weight, 0));
  return (buffer, lane) => {
    groups.forEach(({ start, end }, group) => {
      for (let tries = 0; ; tries += 1) {
        let total = 0;
        for (let w = start; w < end; w += 1) {
          const shape = (noise.concentration * weights[w]!) / totals[group]!;
          const part = tries < MOST_TRIES ? gamma(random, shape) : weights[w]!;
          buffer[w * LANES + lane] = part;
          total += part;
        }
        if (total > 0) break;
      }
    });
  };
}

/** Gamma(shape, 1) by Marsaglia and Tsang (2000); below 1 by their boost u^(1/shape). */
function gamma(random: Random, shape: number): number {
  if (shape < 1) return gamma(random, shape + 1) * random.next() ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = random.normal();
    const v = (1 + c * x) ** 3;
    if (v <= 0) continue;
    const u = random.next();
    if (u < 1 - 0.0331 * x ** 4 || Math.log(u) < 0.5 * x * x + d * (1 - v + Math.log(v))) return d * v;
  }
}
