import { describe, expect, test } from 'vitest';
import type { Method } from '../../../shared/model/method.ts';
import type { ScoreResult } from '../../../shared/model/score-result.ts';
import { scored } from './small-dataset.ts';
import type { DatasetSpec } from './small-dataset.ts';

const omit = (
  minimumAvailability: number,
  imputation: Method['missing']['imputation'] = 'none',
): Pick<Method, 'missing'> => ({ missing: { policy: 'omit', minimumAvailability, imputation } });
const strict: Pick<Method, 'missing'> = { missing: { policy: 'strict', minimumAvailability: 0, imputation: 'none' } };

function shareOf(
  { evidence, nodes, units }: ScoreResult,
  which: 'measured' | 'imputed',
  code: string,
): readonly number[] {
  const at = nodes.indexOf(code) * units.length;
  return Array.from(evidence[which].subarray(at, at + units.length), (share) => Number(share.toFixed(12)));
}

// total: A 3, B 1. A: A1 1, A2 1. Two measures of equal weight under each of A1, A2 and B.
const threeLevels: DatasetSpec = {
  nodes: { A: { weight: 3 }, B: { weight: 1 }, A1: { parent: 'A' }, A2: { parent: 'A' } },
  measures: {
    a11: { parent: 'A1', values: [10, null, 10] },
    a12: { parent: 'A1', values: [20, 90, 20] },
    a21: { parent: 'A2', values: [30, 30, 30] },
    a22: { parent: 'A2', values: [40, 40, 40] },
    b1: { parent: 'B', values: [50, 50, null] },
    b2: { parent: 'B', values: [60, 60, 60] },
  },
};

describe('what has no score', () => {
  test('brings nothing to what stands above it, level by level', () => {
    const result = scored(threeLevels, omit(0.6));
    // U2: A1 has 1/2, too little; so A has (0 + 1) ÷ 2 = 1/2, too little; so the index has (3·0 + 1·1) ÷ 4.
    // U3: B has 1/2, too little; so the index has (3·1 + 1·0) ÷ 4.
    expect(shareOf(result, 'measured', 'A1')).toEqual([1, 0.5, 1]);
    expect(shareOf(result, 'measured', 'A')).toEqual([1, 0.5, 1]);
    expect(shareOf(result, 'measured', 'B')).toEqual([1, 1, 0.5]);
    expect(shareOf(result, 'measured', 'total')).toEqual([1, 0.25, 0.75]);
    // U1: (3·(15 + 35)/2 + 55) ÷ 4 = 32.5. U3 stands on A alone: 25.
    expect([...result.index]).toEqual([32.5, Number.NaN, 25]);
  });

  test('brings what is measured beneath where nothing is asked for', () => {
    const result = scored(threeLevels, omit(0));
    // U2: A is (1/2 + 1) ÷ 2 = 3/4, the index (3·3/4 + 1) ÷ 4. U3: (3 + 1/2) ÷ 4.
    expect(shareOf(result, 'measured', 'total')).toEqual([1, 0.8125, 0.875]);
  });

  test('takes its imputed share with it', () => {
    const one: DatasetSpec = {
      nodes: { A: {}, B: {} },
      measures: {
        a1: { parent: 'A', values: [10, null] },
        a2: { parent: 'A', values: [20, 20] },
        b1: { parent: 'B', values: [30, null] },
        b2: { parent: 'B', weight: 3, values: [40, 40] },
      },
    };
    // U2: A is 1/2 measured, too little; of B 1/4 is imputed.
    const result = scored(one, omit(0.6, 'zero'));
    expect(shareOf(result, 'measured', 'total')).toEqual([1, 0.375]);
    expect(shareOf(result, 'imputed', 'A')).toEqual([0, 0.5]);
    expect(shareOf(result, 'imputed', 'total')).toEqual([0, 0.125]);
    expect(shareOf(scored(one, omit(0, 'zero')), 'imputed', 'total')).toEqual([0, 0.375]);
  });

  test('brings nothing under strict either', () => {
    const result = scored(threeLevels, strict);
    expect(shareOf(result, 'measured', 'A1')).toEqual([1, 0.5, 1]);
    expect(shareOf(result, 'measured', 'A')).toEqual([1, 0.5, 1]);
    expect(shareOf(result, 'measured', 'total')).toEqual([1, 0.25, 0.75]);
  });

  test('of what a rescaling could not spread brings nothing', () => {
    const result = scored(
      { nodes: { A: {}, B: {} }, measures: { a: { parent: 'A', values: [7, 7] }, b: { parent: 'B', values: [1, 2] } } },
      { aggregation: { default: { id: 'arithmetic' }, nodes: { A: { id: 'arithmetic', rescale: 'min_max' } } } },
    );
    expect(shareOf(result, 'measured', 'A')).toEqual([1, 1]);
    expect(shareOf(result, 'measured', 'total')).toEqual([0.5, 0.5]);
  });

  test('is another thing than what does not apply, which is no child', () => {
    const result = scored(
      {
        nodes: { A: {}, B: {} },
        measures: {
          a: { parent: 'A', values: ['n/a', 5] },
          b1: { parent: 'B', values: [1, 1] },
          b2: { parent: 'B', values: [2, 2] },
        },
      },
      omit(0.9),
    );
    expect(shareOf(result, 'measured', 'total')).toEqual([1, 1]);
  });
});

test('a stricter threshold lifts nobody: without half of the first level there is no index on the other half', () => {
  // Six indicators of ten measures. U1 lacks one measure of ten in three of them, where it is weak; U2 has all.
  const codes = ['A', 'B', 'C', 'D', 'E', 'F'];
  const spec: DatasetSpec = {
    nodes: Object.fromEntries(codes.map((code) => [code, {}])),
    measures: Object.fromEntries(
      codes.flatMap((parent, n) =>
        Array.from({ length: 10 }, (_, at) => [
          `${parent}${at}`,
          { parent, values: [n >= 3 ? 95 : at === 0 ? null : 40, 80] },
        ]),
      ),
    ),
  };
  const under = (least: number): ScoreResult => scored(spec, omit(least));
  // 3·(9/10) + 3 of 6 are measured: 95 %.
  expect(shareOf(under(0), 'measured', 'total')).toEqual([0.95, 1]);
  expect([...under(0.9).rank]).toEqual([2, 1]);
  // Three indicators drop out at 90 % of theirs, and half of the index with them.
  expect(shareOf(under(0.95), 'measured', 'total')).toEqual([0.5, 1]);
  expect([...under(0.95).rank]).toEqual([Number.NaN, 1]);
});
