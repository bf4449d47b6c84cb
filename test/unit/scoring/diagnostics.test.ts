import { describe, expect, test } from 'vitest';
import { diagnostics } from '../../../shared/scoring/diagnostics.ts';
import { correlation } from '../../../shared/scoring/statistics/correlation.ts';
import { kurtosis, skewness } from '../../../shared/scoring/statistics/shape.ts';
import { median } from '../../../shared/scoring/statistics/median.ts';
import { standardDeviation } from '../../../shared/scoring/statistics/standard-deviation.ts';
import { symmetricEigen } from '../../../shared/scoring/statistics/symmetric-eigen.ts';
import { scored, smallDataset } from './small-dataset.ts';
import type { DatasetSpec } from './small-dataset.ts';
import type { Diagnostics } from '../../../shared/scoring/diagnostics.ts';

const diagnose = (spec: DatasetSpec): Diagnostics => diagnostics(smallDataset(spec).dataset, scored(spec));

describe('statistics', () => {
  test('skewness and kurtosis of 1…10, 100 are 3.255638 and 10.706674 (weights.json, type 2)', () => {
    const values = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 100];
    expect(skewness(values)).toBeCloseTo(3.255638, 6);
    expect(kurtosis(values)).toBeCloseTo(10.706674, 6);
  });
  test('need 3 and 4 values', () => expect([skewness([1, 2]), kurtosis([1, 2, 4])]).toEqual([Number.NaN, Number.NaN]));
  test('sample and population deviation of 2, 4, 6 are 2 and √(8/3)', () =>
    expect([standardDeviation([2, 4, 6]), standardDeviation([2, 4, 6], true)]).toEqual([2, Math.sqrt(8 / 3)]));
  test('the median of an even number is the mean of the middle two', () =>
    expect([median([4, 1, 9, 2]), median([5, 1, 3]), median([])]).toEqual([3, 3, Number.NaN]));
  test('correlation leaves pairs with a gap out: 1–2, 2–4, 4–8 lie on a line', () => {
    expect(correlation([1, 2, Number.NaN, 4], [2, 4, 5, 8])).toBeCloseTo(1, 12);
    expect(correlation([1, 2, 3], [5, 5, 5])).toBeNaN();
  });
  test('eigenvalues and vectors agree with numpy.linalg.eigh', () => {
    const { values, vectors } = symmetricEigen([
      [4, 1, 2],
      [1, 3, 0],
      [2, 0, 5],
    ]);
    expect(values).toEqual([6.66907909, 3.4760236, 1.85489731].map((value) => expect.closeTo(value, 8)));
    expect(vectors[0]).toEqual([0.63117897, 0.17202654, 0.75632002].map((value) => expect.closeTo(value, 8)));
    expect(vectors[1]).toEqual([0.37436195, 0.7864357, -0.49129626].map((value) => expect.closeTo(value, 8)));
  });
  test('eigenvalues of a matrix of two blocks are those of its blocks', () => {
    // λ² − 3λ + 1 = 0 for (1 1; 1 2): (3 ± √5)/2, the golden ratio squared and its inverse; 5 stands alone.
    const { values, vectors } = symmetricEigen([
      [1, 1, 0],
      [1, 2, 0],
      [0, 0, 5],
    ]);
    expect(values).toEqual([5, (3 + Math.sqrt(5)) / 2, (3 - Math.sqrt(5)) / 2].map((x) => expect.closeTo(x, 12)));
    expect(vectors[0]).toEqual([0, 0, 1]);
  });
});

describe('measures', () => {
  test('say how much is there, how much is 0 and how much differs', () => {
    const { measures } = diagnose({
      measures: { m: { values: [0, 0, 0, 5, null, null, null, null] }, full: { values: [1, 2, 3, 4, 5, 6, 7, 8] } },
    });
    expect(measures[0]).toMatchObject({
      code: 'm',
      availability: 0.5,
      zeros: 0.75,
      unique: 0.5,
      flags: expect.arrayContaining(['low_availability', 'many_zeros']),
    });
    expect(measures[1]).toMatchObject({ availability: 1, zeros: 0, unique: 1, flags: [] });
  });
  test('flag outlying values by skew and kurtosis, and few distinct ones', () => {
    const { measures } = diagnose({
      measures: {
        far: { values: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 100] },
        same: { values: [1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2] },
      },
    });
    expect(measures.map(({ flags }) => flags)).toEqual([['outlying'], ['few_unique']]);
  });
  test('do not count imputed values as available, nor excluded units as missing', () => {
    const spec: DatasetSpec = { measures: { m: { values: [1, null, 3, 4] } } };
    const { dataset } = smallDataset(spec);
    const result = scored(spec, {
      missing: { policy: 'omit', minimumAvailability: 0, imputation: 'mean' },
      excludedUnits: ['U4'],
    });
    expect(diagnostics(dataset, result).measures[0]?.availability).toBeCloseTo(2 / 3, 12);
  });
});

describe('groups', () => {
  // Six units, three children; numpy: corrcoef, Cronbach's alpha from its definition, eigvalsh of the correlations.
  const spec: DatasetSpec = {
    measures: {
      a: { values: [3, 5, 4, 2, 5, 1] },
      b: { values: [4, 4, 3, 1, 5, 3] },
      c: { values: [3, 3, 5, 2, 4, 2] },
    },
  };
  test('have correlations, alpha and explained variance as numpy has them', () => {
    const [group] = diagnose(spec).groups;
    expect(group?.correlations[0]).toEqual([1, 0.65737574, 0.6984303].map((r) => expect.closeTo(r, 8)));
    expect(group?.withParent.map(({ r }) => r)).toEqual(
      [0.9296598045441623, 0.8265916550695563, 0.8155873773420166].map((r) => expect.closeTo(r, 12)),
    );
    expect(group?.alpha).toBeCloseTo(0.8174807197943442, 12);
    expect(group?.explainedVariance).toEqual(
      [0.73852016, 0.18080504, 0.0806748].map((share) => expect.closeTo(share, 8)),
    );
  });
  test('flag siblings that say the same and children that run against their parent', () => {
    const [group] = diagnose({
      measures: { a: { values: [1, 2, 3, 4] }, b: { values: [2, 4, 6, 8.1] }, c: { values: [9, 8, 7, 6] } },
    }).groups;
    expect(group?.siblingFlags.map(({ a, b }) => [a, b])).toEqual([
      ['a', 'b'],
      ['a', 'c'],
      ['b', 'c'],
    ]);
    expect(group?.withParent.map(({ flagged }) => flagged)).toEqual([false, false, true]);
  });
  test('leave switched-off children out, and have no alpha for one child', () => {
    const [group] = diagnose({ measures: { a: { values: [1, 2, 3] }, b: { weight: 0, values: [3, 1, 2] } } }).groups;
    expect([group?.children, group?.alpha]).toEqual([['a'], Number.NaN]);
  });
  test('have an alpha from two children and three complete units on', () => {
    // Variances 1 and 1, of the sums 1, 3, 5… : (1, 2, 3) + (1, 3, 2) = 2, 5, 5, variance 3; 2·(1 − 2/3) = 2/3.
    const two = { measures: { m: { values: [1, 2, 3] }, n: { values: [1, 3, 2] } } };
    expect(diagnose(two).groups[0]?.alpha).toBeCloseTo(2 / 3, 12);
    const holed = { measures: { m: { values: [1, 2, 3] }, n: { values: [1, 3, null] } } };
    expect(diagnose(holed).groups[0]?.alpha).toBeNaN();
  });

  test('have no components where a correlation is undefined', () => {
    expect(
      diagnose({ measures: { a: { values: [1, 2, 3] }, b: { values: [5, 5, 5] } } }).groups[0]?.explainedVariance,
    ).toEqual([]);
  });
});

describe('levels', () => {
  test('correlate across groups and flag what says the same in two of them', () => {
    const { levels } = diagnose({
      nodes: { A: {}, B: {} },
      measures: {
        a1: { parent: 'A', values: [1, 2, 3, 4] },
        a2: { parent: 'A', values: [2, 4, 6, 8] },
        b1: { parent: 'B', values: [4, 3, 2, 1] },
        b2: { parent: 'B', values: [1, 3, 1, 3] },
      },
    });
    expect(levels.map(({ level, codes }) => [level, codes])).toEqual([
      [1, ['A', 'B']],
      ['measures', ['a1', 'a2', 'b1', 'b2']],
    ]);
    // a1 and a2 are of one group; b1 is their mirror image in another.
    expect(levels[1]?.flags.map(({ a, b, r }) => [a, b, r])).toEqual([
      ['a1', 'b1', expect.closeTo(-1, 12)],
      ['a2', 'b1', expect.closeTo(-1, 12)],
    ]);
    // (1, 2, 3, 4) and (1, 3, 1, 3): covariance 2, squares 5 and 4, r = 2/√20.
    expect(levels[1]?.correlations[0]?.[3]).toBeCloseTo(2 / Math.sqrt(20), 12);
  });
});
