import { describe, expect, test } from 'vitest';
import { unitFactor, unitsClash } from '../../../shared/model/unit-factor.ts';

describe('a number in one unit', () => {
  test.each([
    ['万元', '元', 10_000],
    ['小时', '分钟', 60],
    ['‰', '%', 0.1],
    ['万', '人', 10_000],
    ['个/万人', '个/万人', 1],
    ['个/人', '个/万人', 10_000],
  ])('of %s becomes one of %s', (from, to, factor) => {
    expect(unitFactor(from, to)).toBeCloseTo(factor, 12);
    expect(unitsClash(from, to)).toBe(false);
  });

  test('of one counting word is taken for another, without a factor', () => {
    expect([unitFactor('人次', '人'), unitsClash('人次', '人')]).toEqual([null, false]);
  });

  test.each([
    ['个/万人', '个'],
    ['个', '个/万人'],
    ['万', '个/万人'],
    ['元/人', '元'],
    ['小时', '人'],
    ['%', '人'],
  ])('of %s is none of %s', (from, to) => {
    expect([unitFactor(from, to), unitsClash(from, to)]).toEqual([null, true]);
  });
});
