import { expect, test } from 'vitest';
import { applyProposal, proposeWeights, siblingScores } from '../../../shared/scoring/weights/propose-weights.ts';
import { score } from '../../../shared/scoring/score.ts';
import { smallDataset } from '../scoring/small-dataset.ts';

const { dataset, method } = smallDataset({
  nodes: { A: { weight: 30 }, B: { weight: 70 } },
  measures: {
    A1: { parent: 'A', weight: 2, values: [1, 3] },
    A2: { parent: 'A', weight: 6, values: [2, 4] },
    A3: { parent: 'A', weight: 0, values: [5, 50] },
    B1: { parent: 'B', weight: 5, values: [10, 20] },
  },
});
function result() {
  const scored = score(dataset, method);
  if (!scored.ok) throw new Error(JSON.stringify(scored.error));
  return scored.value;
}

test('one group is proposed by its parent, a switched-off sibling stays off', () => {
  // sd/mean of A1 and A2: √2/2 and √2/3.
  const proposed = proposeWeights(dataset, result(), 'variation', 'A');
  if (!proposed.ok) throw new Error(proposed.error.code);
  const [group] = proposed.value.groups;
  expect(proposed.value.groups).toHaveLength(1);
  expect(group?.parent).toBe('A');
  expect(group?.weights['A1']).toBeCloseTo(0.6, 12);
  expect(group?.weights['A2']).toBeCloseTo(0.4, 12);
  expect(group?.weights['A3']).toBe(0);
});

test('over the whole tree a group with one child keeps its share and says why', () => {
  const proposed = proposeWeights(dataset, result(), 'std', null);
  if (!proposed.ok) throw new Error(proposed.error.code);
  expect(proposed.value.groups.map(({ parent }) => parent)).toEqual(['total', 'A', 'B']);
  expect(proposed.value.groups[2]).toMatchObject({
    weights: { B1: 1 },
    detail: { kept: true, remarks: [{ code: 'WEIGHTS_TOO_FEW_SIBLINGS' }] },
  });
});

test('nodes are weighed by their own scores, whatever stands at their place among the measures', () => {
  // A (weights 2 and 6): 1.75, 3.75, sd √2; B: 10, 20, sd 10/√2 = 5√2. So 1/6 and 5/6.
  const proposed = proposeWeights(dataset, result(), 'std', 'total');
  if (!proposed.ok) throw new Error(proposed.error.code);
  expect(proposed.value.groups[0]?.weights).toEqual({ A: expect.closeTo(1 / 6, 12), B: expect.closeTo(5 / 6, 12) });
});

test('asked for alone, a group with one child is an error', () => {
  expect(proposeWeights(dataset, result(), 'entropy', 'B')).toMatchObject({
    ok: false,
    error: { code: 'WEIGHTS_TOO_FEW_SIBLINGS', place: { subject: 'B' } },
  });
});

test('a code without children is an error', () => {
  expect(proposeWeights(dataset, result(), 'entropy', 'A1')).toMatchObject({
    ok: false,
    error: { code: 'WEIGHTS_GROUP_UNKNOWN' },
  });
});

test('when no group can be weighed there is an error, with the others beside it', () => {
  const flat = smallDataset({ measures: { M1: { values: [1, 1] }, M2: { values: [2, 2] } } });
  const scored = score(flat.dataset, flat.method);
  if (!scored.ok) throw new Error(scored.error.code);
  expect(proposeWeights(flat.dataset, scored.value, 'std', null)).toMatchObject({
    ok: false,
    error: { code: 'WEIGHTS_NOTHING_TO_TELL' },
  });
});

test('an applied proposal keeps the sum that the analyst wrote', () => {
  const proposed = proposeWeights(dataset, result(), 'equal', 'A');
  if (!proposed.ok) throw new Error(proposed.error.code);
  const applied = applyProposal(method, proposed.value);
  expect(applied.weights).toEqual({ A: 30, B: 70, A1: 4, A2: 4, A3: 0, B1: 5 });
});

test('the scores that are weighed are those of the siblings that count', () => {
  expect(siblingScores(dataset, result(), 'A')?.codes).toEqual(['A1', 'A2']);
  expect(siblingScores(dataset, result(), 'nowhere')).toBeNull();
});
