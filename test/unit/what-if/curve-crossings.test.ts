import { describe, expect, test } from 'vitest';
import {
  lineCandidates,
  meetingCandidates,
  nearestChange,
  orderAt,
} from '../../../shared/scoring/what-if/curve-crossings.ts';
import type { IndexCurve } from '../../../shared/scoring/what-if/share-curves.ts';

/** (n0 + n1·s)/(d0 + d1·s) of a share s. */
const formula = (n0: number, n1: number, d0 = 1, d1 = 0, breaks: readonly number[] = []): IndexCurve => ({
  at: (share) => (n0 + n1 * share) / (d0 + d1 * share),
  form: () => ({ n0, n1, d0, d1 }),
  breaks,
});
const drawn = (at: (share: number) => number, breaks: readonly number[] = []): IndexCurve => ({
  at,
  form: () => null,
  breaks,
});
const near = (shares: readonly number[]) => shares.map((share) => expect.closeTo(share, 9));

describe('where curves meet', () => {
  test('two straight lines at one share: 10 + 20s = 30 − 20s', () => {
    expect(meetingCandidates(formula(10, 20), formula(30, -20))).toEqual(near([0.5]));
  });

  test('a line and a hyperbola at two: s = 0.24/(1 − s)', () => {
    expect(meetingCandidates(formula(0, 1), formula(0.24, 0, 1, -1)).toSorted()).toEqual(near([0.4, 0.6]));
    expect(meetingCandidates(formula(0, 1), formula(0.26, 0, 1, -1))).toEqual([]);
  });

  test('outside 0–1 nowhere', () => {
    expect(meetingCandidates(formula(10, 20), formula(50, -10))).toEqual([]);
    expect(meetingCandidates(formula(10, 20), formula(5, -10))).toEqual([]);
  });

  test('is searched where there is no formula: s² = 0.09, and (s − 0.31)(s − 0.77) = 0', () => {
    expect(
      meetingCandidates(
        drawn((s) => s * s),
        formula(0.09, 0),
      ),
    ).toEqual(near([0.3]));
    expect(
      meetingCandidates(
        drawn((s) => (s - 0.31) * (s - 0.77)),
        formula(0, 0),
      ),
    ).toEqual(near([0.31, 0.77]));
    expect(
      meetingCandidates(
        drawn((s) => s * s),
        formula(-1, 0),
      ),
    ).toEqual([]);
    expect(
      meetingCandidates(
        drawn(() => Number.NaN),
        formula(0, 0),
      ),
    ).toEqual([]);
  });

  test('breaks of either are places of their own', () => {
    expect(meetingCandidates(formula(10, 20, 1, 0, [0.7]), formula(30, -20, 1, 0, [0.2])).toSorted()).toEqual(
      near([0.2, 0.5, 0.7]),
    );
  });

  test('a curve meets a line: 10 + 20s = 20; with a break, on its own side of it', () => {
    expect(lineCandidates(formula(10, 20), 20)).toEqual(near([0.5]));
    expect(lineCandidates(formula(10, 20, 1, 0, [0.25]), 20)).toEqual(near([0.25, 0.5]));
    expect(lineCandidates(formula(10, 20), 35)).toEqual([]);
    expect(
      lineCandidates(
        drawn((s) => s * s),
        0.09,
      ),
    ).toEqual(near([0.3]));
  });
});

describe('which is above', () => {
  test('tells 1, −1, and 0 for a tie or what cannot be compared', () => {
    const [low, high] = [formula(10, 0), formula(20, 0)];
    expect([orderAt(high, low, 0.5, 100), orderAt(low, high, 0.5, 100)]).toEqual([1, -1]);
    expect(orderAt(low, formula(10 + 1e-12, 0), 0.5, 100)).toBe(0);
    expect(
      orderAt(
        low,
        drawn(() => Number.NaN),
        0.5,
        100,
      ),
    ).toBe(0);
    expect(
      orderAt(
        drawn(() => Number.NaN),
        low,
        0.5,
        100,
      ),
    ).toBe(0);
  });
});

describe('the nearest change', () => {
  test('is the nearer of the sides on which it holds', () => {
    const outside = (share: number): boolean => share < 0.3 || share > 0.8;
    expect(nearestChange(0.5, [0.3, 0.8], outside)).toBe(0.3);
    expect(nearestChange(0.6, [0.3, 0.8], outside)).toBe(0.8);
    expect(nearestChange(0.5, [0.3, 0.8], (share) => share > 0.8)).toBe(0.8);
    expect(nearestChange(0.5, [0.3, 0.8], (share) => share < 0.3)).toBe(0.3);
    expect(nearestChange(0.5, [0.3, 0.8], () => false)).toBeNull();
  });

  test('passes over a place beyond which it does not hold', () => {
    expect(nearestChange(0.1, [0.3, 0.6], (share) => share > 0.6)).toBe(0.6);
    expect(nearestChange(0.9, [0.3, 0.6], (share) => share < 0.3)).toBe(0.3);
  });

  test('may be 0 alone, where the child is switched off', () => {
    expect(nearestChange(0.5, [], (share) => share === 0)).toBe(0);
    expect(nearestChange(0, [], (share) => share === 0)).toBeNull();
  });
});
