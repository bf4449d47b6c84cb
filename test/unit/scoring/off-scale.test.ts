import { describe, expect, test } from 'vitest';
import { normalisations } from '../../../shared/model/method.ts';
import type { MeasureMethod, Method } from '../../../shared/model/method.ts';
import { leavesScale } from '../../../shared/scoring/normalise/leaves-scale.ts';
import { offScaleReason } from '../../../shared/scoring/off-scale-reason.ts';
import { scored, smallDataset } from './small-dataset.ts';
import type { DatasetSpec, MeasureSpec } from './small-dataset.ts';

// docs/METHODS "Off the scale", the list as it stands there.
const off: Readonly<Record<string, readonly MeasureMethod['parameters'][]>> = {
  z_score: [{}],
  borda: [{}],
  vector: [{}],
  count_points: [{ per: 1 }, { per: -1 }],
  distance_to_target: [{}, { cap: false }],
  distance_to_reference: [{ ref: 'U1' }, { ref: 'U1', cap: true }],
};
const on: Readonly<Record<string, readonly MeasureMethod['parameters'][]>> = {
  count_points: [{ per: 1, countCap: 100 }],
  distance_to_target: [{ cap: true }],
};

describe('off the scale', () => {
  test.each(normalisations)('%s: stands where docs/METHODS puts it', (normalisation) => {
    for (const parameters of off[normalisation] ?? []) expect(leavesScale({ normalisation, parameters })).toBe(true);
    for (const parameters of on[normalisation] ?? (off[normalisation] ? [] : [{}]))
      expect(leavesScale({ normalisation, parameters })).toBe(false);
  });

  const high: MeasureSpec = { values: [95, 85, 70], parent: 'A' };
  const z: MeasureSpec = { values: [3, 2, 1], normalisation: 'z_score', parent: 'B' };
  const spec = (weightOfB: number, weightOfZ: number): DatasetSpec => ({
    nodes: { A: {}, B: { weight: weightOfB } },
    measures: { a: high, b: { ...high, parent: 'B' }, z: { ...z, weight: weightOfZ } },
  });

  test('one measure that counts takes the index off it: ranks and no tiers', () => {
    const result = scored(spec(1, 1));
    expect(result.tier).toEqual([null, null, null]);
    expect([...result.rank]).toEqual([1, 2, 3]);
    expect([...result.nodeOffScale]).toEqual([1, 0, 1]);
  });
  test.each([
    ['the measure', 1, 0],
    ['the node above it', 0, 1],
  ])('switching %s off puts it back', (_, weightOfB, weightOfZ) => {
    expect(scored(spec(weightOfB, weightOfZ)).tier).toEqual(['very_high', 'high', 'medium']);
  });
  test('is explained by the measures that count, or by the aggregation', () => {
    const reasonOf = (given: DatasetSpec, changes: Partial<Method> = {}) => {
      const { dataset, method } = smallDataset(given, changes);
      return offScaleReason(dataset, method, scored(given, changes));
    };
    expect(reasonOf(spec(1, 1))).toEqual({ kind: 'measures', measures: ['z'], normalisations: ['z_score'] });
    expect(reasonOf(spec(1, 0))).toBeNull();
    expect(
      reasonOf(spec(1, 1), { aggregation: { default: { id: 'arithmetic' }, nodes: { total: { id: 'copeland' } } } }),
    ).toEqual({ kind: 'aggregation' });
  });
});
