import { describe, expect, test } from 'vitest';
import { proposeTreeWeights } from '../../../shared/scoring/weights/tree-weights.ts';
import { scored, smallDataset } from '../scoring/small-dataset.ts';
import type { DatasetSpec } from '../scoring/small-dataset.ts';

/** Standard deviations 1, 2 and 3 of a1, a2 and b; A : B = 3 : 1 now. */
const spec: DatasetSpec = {
  nodes: { A: { weight: 3 }, B: { weight: 1 } },
  measures: {
    a1: { parent: 'A', values: [1, 2, 3] },
    a2: { parent: 'A', values: [2, 4, 6] },
    b: { parent: 'B', values: [6, 3, 0] },
    off: { parent: 'B', weight: 0, values: [9, 1, 5] },
  },
};
function weightsOf(given: DatasetSpec, ...combination: Parameters<typeof proposeTreeWeights>[3][]) {
  const made = proposeTreeWeights(smallDataset(given).dataset, scored(given), 'std', ...combination);
  if (!made.ok) throw new Error(made.error.code);
  return made.value.groups;
}
const close = (weights: Readonly<Record<string, number>>): unknown =>
  Object.fromEntries(Object.entries(weights).map(([code, weight]) => [code, expect.closeTo(weight, 12)]));

describe('weights over all measures at once', () => {
  test('are rolled up: 1/6 and 2/6 below A, 3/6 below B', () => {
    expect(weightsOf(spec).map(({ parent, weights }) => [parent, weights])).toEqual([
      ['total', close({ A: 0.5, B: 0.5 })],
      ['A', close({ a1: 1 / 3, a2: 2 / 3 })],
      ['B', close({ b: 1, off: 0 })],
    ]);
  });
  test('combined half and half with the present 3/8, 3/8 and 2/8, measure by measure', () => {
    const [top, a] = weightsOf(spec, { kind: 'linear', subjectiveShare: 0.5 });
    // a1 (3/8 + 1/6)/2 = 13/48, a2 (3/8 + 1/3)/2 = 17/48, b (1/4 + 1/2)/2 = 18/48.
    expect(top?.weights).toEqual(close({ A: 30 / 48, B: 18 / 48 }));
    expect(a?.weights).toEqual(close({ a1: 13 / 30, a2: 17 / 30 }));
  });
  test('a group without spread gets 0, keeps its shares and says so', () => {
    const dead: DatasetSpec = {
      nodes: spec.nodes ?? {},
      measures: {
        ...spec.measures,
        a1: { parent: 'A', weight: 1, values: [5, 5, 5] },
        a2: { parent: 'A', weight: 3, values: [5, 5, 5] },
        c: { parent: 'B', values: [1, 2, 3] },
      },
    };
    const [top, a] = weightsOf(dead);
    expect(top?.weights).toEqual(close({ A: 0, B: 1 }));
    expect(a?.weights).toEqual(close({ a1: 0.25, a2: 0.75 }));
    expect(a?.detail.remarks.map(({ code }) => code)).toEqual(['WEIGHTS_GROUP_WITHOUT']);
    expect(top?.detail.remarks.map(({ code, params }) => [code, params?.['code']])).toEqual(
      expect.arrayContaining([
        ['WEIGHTS_CONSTANT_COLUMN', 'a1'],
        ['WEIGHTS_CONSTANT_COLUMN', 'a2'],
      ]),
    );
  });
  test('do not depend on the order of units', () => {
    const turned: DatasetSpec = {
      ...spec,
      units: ['U3', 'U2', 'U1'],
      measures: Object.fromEntries(
        Object.entries(spec.measures).map(([code, m]) => [code, { ...m, values: m.values.toReversed() }]),
      ),
    };
    expect(weightsOf(turned).map(({ weights }) => weights)).toEqual(
      weightsOf(spec).map(({ weights }) => close(weights)),
    );
  });
});
