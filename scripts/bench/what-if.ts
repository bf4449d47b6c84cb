import { createRandom } from '../../shared/base/random.ts';
import type { Method } from '../../shared/model/method.ts';
import type { Dataset } from '../../shared/model/dataset.ts';
import { createScorer } from '../../shared/scoring/create-scorer.ts';
import { margins } from '../../shared/scoring/what-if/margins.ts';
import { weightSensitivity } from '../../shared/scoring/what-if/sensitivity.ts';
import { uncertainty } from '../../shared/scoring/what-if/uncertainty.ts';
import { syntheticCohort } from './synthetic-cohort.ts';

const UNITS = 32;
const MEASURES = 160;
const DRAWS = 10_000;
/** Rows and weights of the low-discrepancy design. */
const DESIGN = 4096;
const FACTORS = 25;
/** Draws of the peer, which would take too long for all. */
const PEER_DRAWS = 200;

/** Issue 5: 10,000 Monte-Carlo draws of 32 units × 160 measures in three levels; a peer of objects for the ratio; all margins. */
export async function benchWhatIf(): Promise<{ name: string; value: number; unit: string; budget: number }[]> {
  const { dataset, method } = syntheticCohort(UNITS, MEASURES, false);
  const seconds = median(
    Array.from({ length: 5 }, () =>
      timed(() => {
        if (!uncertainty(dataset, method, { seed: 1, draws: DRAWS, weights: { kind: 'uniform', noise: 0.25 } }).ok)
          throw new Error('the draws failed');
      }),
    ),
  );
  const peer = timed(() => drawWithObjects(dataset, method));
  const margin = median(
    Array.from({ length: 3 }, () =>
      timed(() => {
        if (!margins(dataset, method).ok) throw new Error('the margins failed');
      }),
    ),
  );
  const codes = dataset.nodes.slice(1, 1 + FACTORS).map(({ code }) => code);
  const sobol = median(
    Array.from({ length: 3 }, () =>
      timed(() => {
        if (!weightSensitivity(dataset, method, { codes, noise: 0.25, n: DESIGN, seed: 1 }).ok)
          throw new Error('the indices failed');
      }),
    ),
  );
  return [
    { name: 'what-if: 10,000 draws, 32 × 160, three levels', value: seconds, unit: 's', budget: 0.25 },
    { name: 'what-if: draws per second', value: Math.round(DRAWS / seconds), unit: '1/s', budget: 40_000 },
    {
      name: 'what-if: times faster than a scorer of objects',
      value: peer / PEER_DRAWS / (seconds / DRAWS),
      unit: '×',
      budget: 1,
    },
    { name: 'what-if: Sobol indices, 4,096 rows, 25 weights', value: sobol, unit: 's', budget: 2 },
    { name: 'what-if: margins of all units over all weights', value: margin, unit: 's', budget: 1 },
  ];
}

/** The peer: a method object a draw through the memoising scorer. */
function drawWithObjects(dataset: Dataset, method: Method): void {
  const random = createRandom(1);
  const scorer = createScorer(dataset);
  for (let draw = 0; draw < PEER_DRAWS; draw += 1) {
    const weights = Object.fromEntries(
      Object.entries(method.weights).map(([code, weight]) => [code, weight * (1 + 0.25 * (2 * random.next() - 1))]),
    );
    if (!scorer.score({ ...method, weights }).ok) throw new Error('the peer failed');
  }
}

function timed(run: () => void): number {
  const started = performance.now();
  run();
  return (performance.now() - started) / 1000;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
