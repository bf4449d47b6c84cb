import { describe, expect, it } from 'vitest';
import type { Dataset } from '../../../shared/model/dataset.ts';
import { standardMethod } from '../../../shared/model/method.ts';
import type { Method } from '../../../shared/model/method.ts';
import {
  childrenOf,
  equalise,
  redistribute,
  resetWeights,
  setShare,
  setShares,
  siblingsOf,
  totalWeight,
} from '../../../renderer/state/sibling-weights.ts';

const codes = ['A', 'B', 'C', 'D'];
const method = (A: number, B: number, C: number, D: number): Method => ({
  ...standardMethod,
  weights: { A, B, C, D, other: 7 },
  measures: {},
});
const none: ReadonlySet<string> = new Set();
const weights = (of: Method): readonly number[] => codes.map((code) => of.weights[code] ?? Number.NaN);

describe('weights among siblings', () => {
  it('scales the others in proportion when one takes a share, and keeps the total', () => {
    // 40 to A leaves 60 for B : C : D = 30 : 20 : 25, that is 24, 16 and 20.
    const next = setShare(method(25, 30, 20, 25), codes, 'A', 0.4, none);
    expect(weights(next)).toEqual([40, 24, 16, 20]);
    expect(next.weights['other']).toBe(7);
  });

  it('leaves locked siblings alone and lets the open ones pay', () => {
    // B keeps 30; 70 − 40 = 30 for C : D = 20 : 25.
    const next = setShare(method(25, 30, 20, 25), codes, 'A', 0.4, new Set(['B']));
    expect(next.weights['B']).toBe(30);
    expect(next.weights['C']).toBeCloseTo((30 * 20) / 45, 12);
    expect(next.weights['D']).toBeCloseTo((30 * 25) / 45, 12);
  });

  it('stops a share at what the locked siblings leave', () => {
    expect(weights(setShare(method(25, 30, 20, 25), codes, 'A', 0.9, new Set(['B'])))).toEqual([70, 30, 0, 0]);
  });

  it('changes nothing when no sibling may give', () => {
    const held = method(25, 30, 20, 25);
    expect(setShare(held, codes, 'A', 0.4, new Set(['B', 'C', 'D']))).toBe(held);
  });

  it('shares equally among siblings that were all switched off when another gives way', () => {
    expect(weights(setShare(method(90, 0, 0, 0), codes, 'A', 0.5, none))).toEqual([45, 15, 15, 15]);
  });

  it('equalises the open siblings over what they held together', () => {
    expect(weights(equalise(method(25, 30, 20, 25), codes, new Set(['B'])))).toEqual([70 / 3, 30, 70 / 3, 70 / 3]);
  });

  it('gives every sibling weight 1 when all were switched off', () => {
    expect(weights(equalise(method(0, 0, 0, 0), codes, none))).toEqual([1, 1, 1, 1]);
  });

  it('redistributes to a wanted sum without touching locked weights', () => {
    // 50 − 30 = 20 for A : C : D = 25 : 20 : 25.
    const next = redistribute(method(25, 30, 20, 25), codes, 50, new Set(['B']));
    expect(totalWeight(next, codes)).toBeCloseTo(50, 12);
    expect(next.weights['C']).toBeCloseTo((20 * 20) / 70, 12);
  });

  describe('takes several shares at once', () => {
    const shares = (
      entries: Readonly<Record<string, number>>,
      locked: ReadonlySet<string>,
      held = method(25, 30, 20, 25),
    ) => {
      const set = setShares(held, codes, new Map(Object.entries(entries)), locked);
      return set.ok ? weights(set.value).map((weight) => Number(weight.toFixed(9))) : set.error;
    };

    it('exactly, the others scaling to the rest', () => {
      // 70 to A and B; C : D = 20 : 25 of 30.
      expect(shares({ A: 0.4, B: 0.3 }, none)).toEqual([40, 30, 13.333333333, 16.666666667]);
      // D keeps 25: C gets 100 − 60 − 25.
      expect(shares({ A: 0.4, B: 0.2 }, new Set(['D']))).toEqual([40, 20, 15, 25]);
    });

    it('with the rounding of two decimals made good where nobody else can', () => {
      expect(shares({ A: 0.3333, B: 0.3333, C: 0.3333, D: 0 }, none)).toEqual([
        33.333333333, 33.333333333, 33.333333333, 0,
      ]);
      expect(shares({ A: 0.2501, B: 0.25, C: 0.25, D: 0.25 }, none)).toEqual([
        25.00749925, 24.99750025, 24.99750025, 24.99750025,
      ]);
    });

    it('of a group that is switched off out of a hundred', () => {
      expect(shares({ A: 0.4 }, none, method(0, 0, 0, 0))).toEqual([40, 20, 20, 20]);
    });

    it('not beyond what the locked ones leave, nor short of it where nobody takes the rest', () => {
      expect(shares({ A: 0.8 }, new Set(['B']))).toMatchObject({
        code: 'SCREEN_SHARES_OVER',
        params: { codes: 'A', sum: '80.00', free: '70.00' },
      });
      expect(shares({ A: 0.4, C: 0.2 }, new Set(['B', 'D']))).toMatchObject({ code: 'SCREEN_SHARES_OVER' });
      expect(shares({ A: 0.2, C: 0.2 }, new Set(['B', 'D']))).toMatchObject({
        code: 'SCREEN_SHARES_SHORT',
        params: { codes: 'A、C', sum: '40.00', free: '45.00' },
      });
    });
  });

  it('gives nothing to siblings that are all locked, nor below nothing', () => {
    const held = method(25, 30, 20, 25);
    expect(equalise(held, codes, new Set(codes))).toBe(held);
    expect(redistribute(held, codes, 50, new Set(codes))).toBe(held);
    expect(redistribute(held, codes, 20, new Set(['B']))).toBe(held);
    expect(weights(redistribute(held, codes, 30, new Set(['B'])))).toEqual([0, 30, 0, 0]);
  });

  it('goes back to the baseline for the group asked for only', () => {
    const next = resetWeights(method(1, 2, 3, 4), method(25, 30, 20, 25), ['A', 'B']);
    expect(weights(next)).toEqual([25, 30, 3, 4]);
  });
});

describe('the tree of a dataset', () => {
  const dataset: Dataset = {
    framework: 'test',
    units: [],
    values: new Float64Array(),
    reasons: new Uint8Array(),
    marks: new Uint8Array(),
    denominators: {},
    previous: null,
    nodes: [
      { code: 'total', name: '总', parent: -1, depth: 0 },
      { code: 'A', name: '甲', parent: 0, depth: 1 },
      { code: 'B', name: '乙', parent: 0, depth: 1 },
    ],
    measures: [
      { code: 'A.1', name: '', parent: 1, unit: '', denominator: null, factor: 1 },
      { code: 'A.2', name: '', parent: 1, unit: '', denominator: null, factor: 1 },
    ],
  };

  it('finds siblings of nodes and of measures, and none of the root', () => {
    expect(siblingsOf(dataset, 'B')).toEqual(['A', 'B']);
    expect(siblingsOf(dataset, 'A.2')).toEqual(['A.1', 'A.2']);
    expect(siblingsOf(dataset, 'total')).toEqual([]);
    expect(childrenOf(dataset, 'A')).toEqual(['A.1', 'A.2']);
  });
});
