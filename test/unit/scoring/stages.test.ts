import { describe, expect, test } from 'vitest';
import { cellMarks, missingReasons } from '../../../shared/model/dataset.ts';
import type { ImputationId, Method } from '../../../shared/model/method.ts';
import type { ScoreResult } from '../../../shared/model/score-result.ts';
import { score } from '../../../shared/scoring/score.ts';
import { winsorise } from '../../../shared/scoring/winsorise.ts';
import { refusal, scored, smallDataset } from './small-dataset.ts';
import type { DatasetSpec } from './small-dataset.ts';

const reasons = (result: ScoreResult): string[] =>
  Array.from(result.reasons, (reason) => missingReasons[reason] ?? '?');
const imputing = (imputation: ImputationId): Partial<Method> => ({
  missing: { policy: 'omit', minimumAvailability: 0, imputation },
});

describe('denominators', () => {
  test('divide and multiply by the factor: 500 for 250,000 persons is 20 per 10,000', () => {
    expect([
      ...scored({ measures: { m: { values: [500], denominator: [250_000], factor: 10_000 } } }).denominated,
    ]).toEqual([20]);
  });
  test('that are missing or zero make the cell missing, with that reason', () => {
    const result = scored({ measures: { m: { values: [5, 5, null], denominator: [null, 0, 2] } } });
    expect([...result.denominated]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
    expect(reasons(result)).toEqual(['no_base', 'zero_base', 'no_record']);
  });
});

describe('imputation', () => {
  // Present: 1, 3, 8 (groups a, a, b); missing: one of each group and one without group.
  const spec: DatasetSpec = {
    groups: ['a', 'a', 'b', 'a', 'b', ''],
    measures: { m: { values: [1, 3, 8, null, null, null] } },
    previous: { m: [9, 9, 9, 7, null, 6] },
  };
  test.each([
    ['none', [Number.NaN, Number.NaN, Number.NaN]],
    ['median', [3, 3, 3]],
    ['mean', [4, 4, 4]],
    ['group_mean', [2, 8, Number.NaN]],
    ['group_median', [2, 8, Number.NaN]],
    ['previous_period', [7, Number.NaN, 6]],
    ['zero', [0, 0, 0]],
  ] as const)('%s', (imputation, filled) => {
    expect([...scored(spec, imputing(imputation)).imputed]).toEqual([1, 3, 8, ...filled]);
  });
  test('marks what it filled and nothing else', () => {
    const result = scored(spec, imputing('group_mean'));
    expect(Array.from(result.marks, (mark) => mark & cellMarks.imputed)).toEqual([
      0,
      0,
      0,
      cellMarks.imputed,
      cellMarks.imputed,
      0,
    ]);
    expect(reasons(result)).toEqual(['present', 'present', 'present', 'present', 'present', 'no_record']);
  });
  test('keeps the mark that a level of the missing value is missing', () => {
    const { dataset, method } = smallDataset(spec, imputing('mean'));
    const marks = Uint8Array.from(dataset.marks);
    marks[3] = cellMarks.levelMissing;
    const result = score({ ...dataset, marks }, method);
    expect(result.ok && result.value.marks[3]).toBe(cellMarks.levelMissing | cellMarks.imputed);
  });
  test('works on the values after denominators', () => {
    expect([
      ...scored({ measures: { m: { values: [10, 40, null], denominator: [10, 20, 5] } } }, imputing('mean')).imputed,
    ]).toEqual([1, 2, 1.5]);
  });
  test('by group needs a group somewhere', () => {
    expect(refusal({ measures: { m: { values: [1, null] } } }, imputing('group_mean')).code).toBe('GROUPS_MISSING');
  });
});

describe('treatment', () => {
  const outlying = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 100];
  test('winsorise brings one far maximum to the next lower value', () => {
    expect(winsorise(outlying, 5)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 10]);
  });
  test('winsorise brings one far minimum to the next higher value', () => {
    expect(
      winsorise(
        outlying.map((value) => -value),
        5,
      ),
    ).toEqual([-1, -2, -3, -4, -5, -6, -7, -8, -9, -10, -10]);
  });
  test('winsorise changes no more points than it may', () => {
    expect(winsorise(outlying, 0)).toEqual(outlying);
    // Two steps are needed: 1000 → 300, then both to 10.
    const two = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 300, 1000];
    expect(winsorise(two, 1)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 300, 300]);
  });
  // Of b, b, b, b + d the skewness is exactly ±2 and the kurtosis 4, which come out a rounding below or above.
  test.each([
    [0.7, -2.7],
    [1 / 3, 0.1],
    [98, 0.1],
    [98, 1],
    [3, 0.3],
  ])('winsorise takes one of four values apart, %d and %d from it, whatever the rounding', (b, d) => {
    expect(winsorise([b, b, b, b + d], 5)).toEqual([b, b, b, b]);
  });
  test('winsorise leaves fewer than four values and no spread alone', () => {
    expect(winsorise([1, 1, 1000], 5)).toEqual([1, 1, 1000]);
    expect(winsorise([7, 7, 7, 7, 7], 5)).toEqual([7, 7, 7, 7, 7]);
  });
  test('marks what it changed', () => {
    const result = scored({ measures: { m: { treatment: 'winsorise', values: outlying } } });
    expect(Array.from(result.marks, (mark) => mark & cellMarks.treated)).toEqual([
      ...new Array<number>(10).fill(0),
      cellMarks.treated,
    ]);
    expect(result.imputed[10]).toBe(100);
  });
  test('log is ln(x − min + 0.01·range)', () => {
    // Range 100: ln 1, ln 11, ln 101.
    expect([...scored({ measures: { m: { treatment: 'log', values: [0, 10, 100] } } }).treated]).toEqual([
      0,
      Math.log(11),
      Math.log(101),
    ]);
  });
  test('log leaves a column without spread as it is', () => {
    expect([...scored({ measures: { m: { treatment: 'log', values: [5, 5] } } }).treated]).toEqual([5, 5]);
  });
});

describe('a published index', () => {
  // UNDP HDI 2014 (weights.json): limits 20–85, 0–18, 0–15, 100–75,000 on a logarithm; education arithmetic, the whole geometric.
  test.each([
    ['Norway', [81.6, 17.5, 12.6, 64_992], 0.944],
    ['Denmark', [80.2, 18.7, 12.7, 44_025], 0.923],
  ] as const)('the HDI of %s comes out as printed', (_, [life, expected, mean, income], hdi) => {
    const measure = (
      parent: string,
      value: number,
      lower: number,
      upper: number,
      normalisation: 'goalposts' | 'log_goalposts' = 'goalposts',
    ) => ({ parent, values: [value], lower, upper, normalisation });
    const result = scored(
      {
        nodes: { health: {}, education: {}, living: {} },
        measures: {
          life: measure('health', life, 20, 85),
          expected: measure('education', expected, 0, 18),
          mean: measure('education', mean, 0, 15),
          income: measure('living', income, 100, 75_000, 'log_goalposts'),
        },
      },
      {
        scale: { lower: 0, upper: 1 },
        aggregation: { default: { id: 'arithmetic' }, nodes: { total: { id: 'geometric' } } },
      },
    );
    expect(Math.abs((result.index[0] ?? 0) - hdi)).toBeLessThanOrEqual(0.0006);
  });
});
