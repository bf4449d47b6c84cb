import { contentHash } from '../../../shared/base/content-hash.ts';
import { createRandom } from '../../../shared/base/random.ts';
import { standardMethod } from '../../../shared/model/method.ts';
import type { Method } from '../../../shared/model/method.ts';
import type { Dataset, TreeNode } from '../../../shared/model/dataset.ts';
import { margins } from '../../../shared/scoring/what-if/margins.ts';
import { uncertainty } from '../../../shared/scoring/what-if/uncertainty.ts';
import type { UncertaintySettings } from '../../../shared/scoring/what-if/what-if-types.ts';

const UNITS = 32;
const MEASURES = 60;

/** Hashes of analyses that take every path where engines could differ: log, exp, powers, square roots, sorting. */
export function drawnResults(): readonly string[] {
  const { dataset, method } = cohort();
  const settings: readonly UncertaintySettings[] = [
    { seed: 7, draws: 2000, weights: { kind: 'uniform', noise: 0.25 } },
    { seed: 7, draws: 2000, weights: { kind: 'dirichlet', concentration: 5 } },
    {
      seed: 8,
      draws: 2000,
      weights: { kind: 'uniform', noise: 0.5 },
      alternatives: { aggregation: [{ id: 'geometric' }, { id: 'power', p: 0.5 }], normalisation: ['min_max'] },
    },
  ];
  return [...settings.map((setting) => uncertainty(dataset, method, setting)), margins(dataset, method)].map(
    (result) => {
      if (!result.ok) throw new Error(JSON.stringify(result.error));
      return contentHash(JSON.parse(JSON.stringify(result.value)));
    },
  );
}

/** 合成数据 with a twentieth of the cells missing. */
function cohort(): { readonly dataset: Dataset; readonly method: Method } {
  const random = createRandom(2021);
  const nodes: TreeNode[] = [
    { code: 'total', name: '', parent: -1, depth: 0 },
    ...Array.from({ length: 12 }, (_, at) => ({ code: `N${at}`, name: '', parent: 0, depth: 1 })),
  ];
  const measures = Array.from({ length: MEASURES }, (_, at) => ({
    code: `M${at}`,
    name: '',
    parent: 1 + (at % 12),
    unit: '',
    denominator: null,
    factor: 1,
  }));
  return {
    dataset: {
      framework: 'drawn',
      nodes,
      measures,
      previous: null,
      denominators: {},
      units: Array.from({ length: UNITS }, (_, u) => ({ code: `U${u}`, name: '', fullName: '', order: u, group: '' })),
      values: Float64Array.from({ length: UNITS * MEASURES }, () =>
        random.next() < 0.05 ? Number.NaN : 60 + 60 * random.next(),
      ),
      reasons: new Uint8Array(UNITS * MEASURES),
      marks: new Uint8Array(UNITS * MEASURES),
    },
    method: {
      ...standardMethod,
      scale: { lower: 1, upper: 100 },
      weights: Object.fromEntries([...nodes.slice(1), ...measures].map(({ code }) => [code, 0.5 + random.next()])),
      measures: Object.fromEntries(
        measures.map(({ code }) => [
          code,
          {
            direction: 'higher',
            normalisation: 'goalposts',
            lower: 0,
            upper: 120,
            target: null,
            parameters: {},
            treatment: 'none',
          },
        ]),
      ),
    },
  };
}
