import { expect, test } from 'vitest';
import {
  judgementMatrix,
  judgementsOf,
  nearestJudgement,
  saatyScale,
  saatyValue,
} from '../../../renderer/features/what-if/analysis/saaty.ts';

test('the scale runs from 9 over 1 to 1/9, each step with its reciprocal', () => {
  expect(saatyScale.map(saatyValue)).toEqual([
    9,
    8,
    7,
    6,
    5,
    4,
    3,
    2,
    1,
    1 / 2,
    1 / 3,
    1 / 4,
    1 / 5,
    1 / 6,
    1 / 7,
    1 / 8,
    1 / 9,
  ]);
});

test('a matrix has 1 on its diagonal, reciprocals below it and null where nobody judged', () => {
  expect(judgementMatrix({ '0-1': '3', '1-2': '1/5' }, 3)).toEqual([
    [1, 3, null],
    [1 / 3, 1, 1 / 5],
    [null, 5, 1],
  ]);
});

test('a ratio goes to the step nearest by its logarithm: 1.41 lies nearer to 1 than to 2, 1.42 does not', () => {
  // The middle between 1 and 2 by logarithm is √2 = 1.41421…
  expect(nearestJudgement(1.41)).toBe('1');
  expect(nearestJudgement(1.42)).toBe('2');
  expect(nearestJudgement(1 / 1.42)).toBe('1/2');
  expect(nearestJudgement(40)).toBe('9');
});

test('weights 30 : 10 : 0 imply that the first matters three times as much; the one switched off stays open', () => {
  expect(judgementsOf([30, 10, 0])).toEqual({ '0-1': '3' });
});
