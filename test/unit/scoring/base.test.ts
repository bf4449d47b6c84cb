import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../../shared/base/canonical-json.ts';
import { contentHash } from '../../../shared/base/content-hash.ts';
import { displayedValue, displayNumber } from '../../../shared/base/display.ts';
import { createRandom } from '../../../shared/base/random.ts';
import { toJson } from '../../../shared/base/to-json.ts';
import { atLeast, clearlyAbove, nearlyEqual } from '../../../shared/base/tolerance.ts';

describe('displayNumber', () => {
  test.each([
    [81.745, '81.75'],
    [81.744999999, '81.74'],
    [1.005, '1.01'],
    [-1.005, '-1.01'],
    [0.004, '0.00'],
    [-0.004, '0.00'],
    [-0, '0.00'],
    [89.99999999999999, '90.00'],
    [100, '100.00'],
    [0.005, '0.01'],
    [1234567.125, '1234567.13'],
    [1e-9, '0.00'],
    [1e15, '1000000000000000.00'],
    [Number.NaN, ''],
    [Number.POSITIVE_INFINITY, ''],
  ])('shows %s as %s', (value, shown) => expect(displayNumber(value)).toBe(shown));
  test('takes other numbers of decimals', () =>
    expect([displayNumber(2.5, 0), displayNumber(0.12345, 4), displayNumber(9.9999, 3)]).toEqual([
      '3',
      '0.1235',
      '10.000',
    ]));
  test('as a number is what is shown', () =>
    expect([displayedValue(81.745), displayedValue(Number.NaN)]).toEqual([81.75, Number.NaN]));
});

describe('comparisons', () => {
  test('take a relative tolerance of 1e-9', () => {
    expect(nearlyEqual(100, 100 + 0.9e-7)).toBe(true);
    expect(nearlyEqual(100, 100 + 1.1e-7)).toBe(false);
    expect([atLeast(89.99999999999999, 90), atLeast(89.9999, 90)]).toEqual([true, false]);
    expect([clearlyAbove(0.1 + 0.2, 0.3), clearlyAbove(0.31, 0.3)]).toEqual([false, true]);
  });
  test('never call missing equal to anything', () =>
    expect([nearlyEqual(Number.NaN, Number.NaN), atLeast(Number.NaN, 0)]).toEqual([false, false]));
});

describe('canonical JSON', () => {
  test('sorts keys, drops undefined members and writes −0 as 0', () => {
    expect(canonicalJson({ b: [1, { d: null, c: -0 }], a: '文', z: undefined })).toBe(
      '{"a":"文","b":[1,{"c":0,"d":null}]}',
    );
  });
  test('refuses numbers that JSON cannot hold', () => expect(() => canonicalJson([Number.NaN])).toThrow('not finite'));
  test('is what contentHash hashes: SHA-256 of "{}" (sha256sum)', () =>
    expect(contentHash({})).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a'));
});

describe('toJson', () => {
  test('gives what JSON.parse(JSON.stringify(…)) gives of plain values', () => {
    const value = { b: [1.5, '权重', undefined, { n: Number.NaN, z: -0 }], a: null, u: undefined, t: true };
    expect(toJson(value)).toStrictEqual(JSON.parse(JSON.stringify(value)));
  });
  test.each([new Float64Array(2), new Map([[1, 2]]), new Date(0), () => 1])(
    'refuses %s, which JSON would hold in another form or not at all',
    (value) => expect(() => toJson({ value })).toThrow('no JSON value'),
  );
});

describe('random numbers', () => {
  test('are the same for the same seed and others for another', () => {
    const draw = (seed: number): number[] => {
      const random = createRandom(seed);
      return [random.next(), random.next(), random.normal(), random.below(1000)];
    };
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
  });
  test('fill [0, 1) evenly and the normal curve with mean 0 and sd 1', () => {
    const random = createRandom(1);
    const uniform = Array.from({ length: 20_000 }, () => random.next());
    const normal = Array.from({ length: 20_000 }, () => random.normal());
    const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(uniform.every((value) => value >= 0 && value < 1)).toBe(true);
    // Four standard errors: 4·√(1/12/20000) and 4·√(1/20000); of the variance 4·√(2/20000).
    expect(Math.abs(mean(uniform) - 0.5)).toBeLessThan(0.0082);
    expect(Math.abs(mean(normal))).toBeLessThan(0.0283);
    expect(Math.abs(mean(normal.map((value) => value * value)) - 1)).toBeLessThan(0.04);
    expect(new Set(Array.from({ length: 200 }, () => random.below(3)))).toEqual(new Set([0, 1, 2]));
  });
});
