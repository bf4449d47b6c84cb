import { describe, expect, test } from 'vitest';
import type { Dataset } from '../../../shared/model/dataset.ts';
import { cellMarks, missingReasons, NOT_COUNTED } from '../../../shared/model/dataset.ts';
import type { Method } from '../../../shared/model/method.ts';
import { inputHash } from '../../../shared/scoring/input-hash.ts';
import { score } from '../../../shared/scoring/score.ts';
import { scoreJson } from '../../../shared/scoring/score-json.ts';
import type { ScoreResult } from '../../../shared/model/score-result.ts';
import { scored, smallDataset } from './small-dataset.ts';
import type { DatasetSpec } from './small-dataset.ts';

// A has 3 of 4 of the weight with a1 : a2 = 1 : 2, B the rest in one measure.
const tree: DatasetSpec = {
  nodes: { A: { weight: 3 }, B: { weight: 1 } },
  measures: {
    a1: { parent: 'A', values: [10, 10, 10] },
    a2: { parent: 'A', weight: 2, values: [20, null, 20] },
    b1: { parent: 'B', values: [30, 30, null] },
  },
};

/** `months` of each measure, one number a unit: of 12 that are expected. */
function withMonths(dataset: Dataset, months: Readonly<Record<string, readonly number[]>>): Dataset {
  return {
    ...dataset,
    measures: dataset.measures.map((measure) => ({ ...measure, months: months[measure.code] ? 12 : null })),
    evidence: {
      months: Uint8Array.from(
        dataset.measures.flatMap(({ code }) => months[code] ?? dataset.units.map(() => NOT_COUNTED)),
      ),
      levels: new Uint8Array(dataset.values.length).fill(NOT_COUNTED),
      records: new Uint32Array(dataset.values.length).fill(1),
      doubts: new Uint8Array(dataset.values.length),
    },
  };
}

function scoredWithMonths(
  months: Readonly<Record<string, readonly number[]>>,
  method: Partial<Method> = {},
): ScoreResult {
  const made = smallDataset(tree, method);
  const result = score(withMonths(made.dataset, months), made.method);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const byNode = (values: Float64Array, size = 3): readonly (readonly number[])[] =>
  Array.from({ length: values.length / size }, (_, n) =>
    Array.from(values.subarray(n * size, (n + 1) * size), (value) => Number(value.toFixed(12))),
  );

describe('the measured share', () => {
  test('is the share of the effective weight whose cells have a value', () => {
    // total: U1 all; U2 lacks a2 = 3/4 · 2/3 = 1/2; U3 lacks b1 = 1/4.
    expect(byNode(scored(tree).evidence.measured)).toEqual([
      [1, 0.5, 0.75],
      [1, Number((1 / 3).toFixed(12)), 1],
      [1, 1, 0],
    ]);
  });

  test('counts a cell without its base as missing', () => {
    const result = scored({
      measures: { m1: { values: [10, 10], denominator: [5, null] }, m2: { values: [1, 1], denominator: [0, 1] } },
    });
    expect(byNode(result.evidence.measured, 2)).toEqual([[0.5, 0.5]]);
    expect([...result.evidence.cellMeasured]).toEqual([1, 0, 0, 1]);
  });

  test('leaves out what is switched off', () => {
    const off = scored({ measures: { m1: { values: [1] }, m2: { values: [null], weight: 0 } } });
    expect(byNode(off.evidence.measured, 1)).toEqual([[1]]);
  });

  test('takes an imputed cell as imputed, not as measured', () => {
    const result = scored(tree, { missing: { policy: 'omit', minimumAvailability: 0, imputation: 'mean' } });
    expect(byNode(result.evidence.measured)[0]).toEqual([1, 0.5, 0.75]);
    expect(byNode(result.evidence.imputed)[0]).toEqual([0, 0.5, 0.25]);
  });

  test('has eleven twelfths of a cell of eleven months', () => {
    const result = scoredWithMonths({ a1: [12, 11, 12], b1: [12, 12, 6] });
    // U2: a1 weighs 3/4 · 1/3 = 1/4, of it 11/12; a2 is missing. U3: b1 has six months, but no value.
    expect(byNode(result.evidence.measured)[0]?.map((share) => share.toFixed(6))).toEqual([
      '1.000000',
      (0.25 * (11 / 12) + 0.25).toFixed(6),
      '0.750000',
    ]);
    expect([...result.evidence.incomplete.subarray(0, 3)]).toEqual([0, 1, 1]);
  });

  test('knows no months where nobody counted them', () => {
    const result = scoredWithMonths({ a1: [NOT_COUNTED, NOT_COUNTED, 12] });
    expect([...result.evidence.incomplete.subarray(0, 3)]).toEqual([0, 0, 0]);
  });

  test('is nothing for a unit that the method leaves out', () => {
    const result = scored(tree, { excludedUnits: ['U2'] });
    expect(result.evidence.measured[1]).toBeNaN();
    expect(result.evidence.imputed[1]).toBeNaN();
  });
});

test('score --json has the evidence of a unit and the measured share of every node', () => {
  const made = smallDataset(tree);
  const dataset = withMonths(made.dataset, { a1: [12, 11, 12] });
  const result = score(dataset, made.method);
  if (!result.ok) throw new Error('not scored');
  const [, second] = scoreJson(dataset, made.method, result.value, '', '').units;
  expect(second?.evidence.measured).toBeCloseTo(0.25 * (11 / 12) + 0.25, 12);
  expect(second?.evidence).toMatchObject({ imputed: 0, incomplete: 1, doubts: 0 });
  expect(second?.measured['A']).toBeCloseTo(11 / 36, 12);
  expect(second?.measured['B']).toBe(1);
});

describe('an incomplete period', () => {
  // U1 has twelve months, U2 eleven; the measure is a total divided by persons, ×10.
  const spec: DatasetSpec = {
    measures: { m: { values: [1200, 1100], denominator: [100, 50], factor: 10 }, n: { values: [1, 1] } },
  };
  const under = (incomplete: 'mark' | 'missing' | 'scale', total = true): ScoreResult => {
    const made = smallDataset(spec, {
      missing: { policy: 'omit', minimumAvailability: 0, imputation: 'none', incomplete },
    });
    const counted = withMonths(made.dataset, { m: [12, 11] });
    const dataset = { ...counted, measures: counted.measures.map((measure) => ({ ...measure, total })) };
    const result = score(dataset, made.method);
    if (!result.ok) throw new Error(JSON.stringify(result.error));
    return result.value;
  };
  test('is kept and marked under mark', () => {
    const result = under('mark');
    expect([...result.denominated.subarray(0, 2)]).toEqual([120, 220]);
    expect(result.evidence.cellMeasured[1]).toBeCloseTo(11 / 12, 12);
    expect(result.evidence.incomplete[1]).toBe(1);
  });
  test('is missing under missing, with that reason', () => {
    const result = under('missing');
    expect(result.denominated[1]).toBeNaN();
    expect(missingReasons[result.reasons[1] ?? 0]).toBe('incomplete_period');
    expect([result.evidence.measured[1], result.evidence.incomplete[1]]).toEqual([0.5, 1]);
  });
  test('is twelve elevenths under scale, and imputed', () => {
    const result = under('scale');
    // 1100 · 12/11 = 1200; ÷ 50 · 10 = 240.
    expect(result.denominated[1]).toBeCloseTo(240, 10);
    expect((result.marks[1] ?? 0) & cellMarks.imputed).toBe(cellMarks.imputed);
    expect([result.evidence.measured[1], result.evidence.imputed[1]]).toEqual([0.5, 0.5]);
    expect(result.denominated[0]).toBe(120);
  });
  test('counts by its months towards the least measured share', () => {
    const made = smallDataset({ measures: { m: { values: [1200, 1100] } } });
    const dataset = withMonths(made.dataset, { m: [12, 11] });
    const indexUnder = (minimumAvailability: number): readonly number[] => {
      const result = score(dataset, {
        ...made.method,
        missing: { policy: 'omit', minimumAvailability, imputation: 'none' },
      });
      if (!result.ok) throw new Error(result.error.code);
      return [...result.value.index];
    };
    // 11/12 = 0.9167.
    expect(indexUnder(0.91)).toEqual([1200, 1100]);
    expect(indexUnder(0.92)).toEqual([1200, Number.NaN]);
  });
  test('of a mean or a stock is not scaled', () => {
    const result = under('scale', false);
    expect(result.denominated[1]).toBe(220);
    expect(result.evidence.imputed[1]).toBe(0);
  });
  test('has its months in the hash of what is scored where the method looks at them', () => {
    const made = smallDataset(spec);
    const [one, other] = [11, 10].map((months) => withMonths(made.dataset, { m: [12, months] }));
    if (one === undefined || other === undefined) throw new Error('no datasets');
    const scale = { missing: { ...made.method.missing, incomplete: 'scale' } } as const;
    expect(inputHash(one)).toBe(inputHash(other));
    expect(inputHash(one, scale)).not.toBe(inputHash(other, scale));
  });
});
