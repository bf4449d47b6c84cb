import { describe, expect, test } from 'vitest';
import { cellMarks, missingReasons } from '../../../shared/model/dataset.ts';
import type { Method } from '../../../shared/model/method.ts';
import { margins } from '../../../shared/scoring/what-if/margins.ts';
import { uncertainty } from '../../../shared/scoring/what-if/uncertainty.ts';
import { scored, smallDataset } from './small-dataset.ts';
import type { DatasetSpec } from './small-dataset.ts';

const strict: Partial<Method> = { missing: { policy: 'strict', minimumAvailability: 0, imputation: 'none' } };
const spec: DatasetSpec = {
  nodes: { A: {}, B: { weight: 3 } },
  measures: {
    a1: { parent: 'A', values: [50, 'n/a', null] },
    a2: { parent: 'A', values: [70, 40, 80] },
    b: { parent: 'B', values: [90, 'n/a', 60] },
  },
};

describe('not applicable', () => {
  test('is left out as if the unit had no such indicator, under strict too, up to nodes of which nothing applies', () => {
    const result = scored(spec, strict);
    // U1: (60 + 3·90)/4; U2: A is 40, B does not apply; U3 lacks a1, which is a gap.
    expect([...result.index]).toEqual([82.5, 40, Number.NaN]);
    expect([...result.coverage.subarray(0, 3)]).toEqual([1, 1, 0.75]);
  });
  test('counts neither as present nor as lacking under a least availability', () => {
    const least: Partial<Method> = { missing: { policy: 'omit', minimumAvailability: 0.9, imputation: 'none' } };
    expect([...scored(spec, least).index]).toEqual([82.5, 40, Number.NaN]);
  });
  test('is never imputed', () => {
    const { imputed, reasons, marks } = scored(spec, {
      missing: { policy: 'omit', minimumAvailability: 0, imputation: 'mean' },
    });
    expect([...imputed.subarray(0, 3)]).toEqual([50, Number.NaN, 50]);
    expect(missingReasons[reasons[1] ?? 0]).toBe('not_applicable');
    expect([...marks.subarray(0, 3)]).toEqual([0, 0, cellMarks.imputed]);
  });
  test('of every indicator is no index', () => {
    const none: DatasetSpec = { measures: { m: { values: ['n/a', 10] } } };
    expect([...scored(none, strict).index]).toEqual([Number.NaN, 10]);
  });
  test('draws without noise give the same ranks as the method, under strict', () => {
    const { dataset, method } = smallDataset(spec, strict);
    const run = uncertainty(dataset, method, { seed: 1, draws: 8, weights: { kind: 'uniform', noise: 0 } });
    if (!run.ok) throw new Error(run.error.code);
    expect(run.value.units.map(({ rank }) => rank?.p50 ?? null)).toEqual([1, 2, null]);
    const found = margins(dataset, method);
    expect(found.ok && found.value.exact).toBe(false);
  });
});

describe('choices of a measure', () => {
  test('its own imputation goes before the method\u2019s, none included', () => {
    const own: DatasetSpec = {
      measures: {
        plain: { values: [1, 3, null] },
        zero: { imputation: 'zero', values: [1, 3, null] },
        none: { imputation: 'none', values: [1, 3, null] },
        inherited: { imputation: null, values: [1, 3, null] },
      },
    };
    const { imputed } = scored(own, { missing: { policy: 'omit', minimumAvailability: 0, imputation: 'mean' } });
    expect([2, 5, 8, 11].map((at) => imputed[at])).toEqual([2, 0, Number.NaN, 2]);
  });
  test('its own winsorise_max goes before the method\u2019s', () => {
    const values = [1, 2, 3, 4, 5, 6, 7, 1000];
    const own: DatasetSpec = {
      measures: {
        treated: { treatment: 'winsorise', values },
        kept: { treatment: 'winsorise', winsoriseMax: 0, values },
      },
    };
    const { treated } = scored(own);
    expect([treated[7], treated[15]]).toEqual([7, 1000]);
  });
});
