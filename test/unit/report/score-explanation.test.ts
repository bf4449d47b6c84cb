import { describe, expect, test } from 'vitest';
import type { MeasureMethod, Method } from '../../../shared/model/method.ts';
import { explainScore } from '../../../shared/report/score-explanation.ts';
import type { ScoreExplanation } from '../../../shared/report/score-explanation.ts';
import { score } from '../../../shared/scoring/score.ts';
import { smallDataset } from '../scoring/small-dataset.ts';
import type { DatasetSpec } from '../scoring/small-dataset.ts';

function explained(spec: DatasetSpec, code: string, method: Partial<Method> = {}, unit = 0): ScoreExplanation {
  const made = smallDataset(spec, method);
  const result = score(made.dataset, made.method);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  const found = explainScore({ ...made, result: result.value }, unit, code);
  if (found === null) throw new Error(`no ${code}`);
  return found;
}

function node(spec: DatasetSpec, code: string, method: Partial<Method> = {}) {
  const found = explained(spec, code, method);
  if (found.kind !== 'node') throw new Error('a measure');
  return found;
}

describe('a node', () => {
  // A: 3 of 4; a2 is missing, so that a1 carries all of it. Total: 3/4·40 + 1/4·80 = 50.
  const spec: DatasetSpec = {
    nodes: { A: { weight: 3 }, B: { weight: 1 } },
    measures: {
      a1: { parent: 'A', values: [40] },
      a2: { parent: 'A', values: [null] },
      b1: { parent: 'B', values: [80] },
      off: { parent: 'B', weight: 0, values: [1] },
    },
  };
  test('is its children by their weights, and the sum is its score', () => {
    const total = node(spec, 'total');
    expect(total.parts.map(({ code, counted, score: own }) => [code, counted, own])).toEqual([
      ['A', 0.75, 40],
      ['B', 0.25, 80],
    ]);
    expect(total.parts.reduce((sum, { counted, score: own }) => sum + counted * own, 0)).toBe(50);
    expect([total.combined, total.score]).toEqual([50, 50]);
  });
  test('shows a child without a score with its own share, and who carries it instead; what is switched off not at all', () => {
    expect(node(spec, 'A').parts.map(({ code, share, counted }) => [code, share, counted])).toEqual([
      ['a1', 0.5, 1],
      ['a2', 0.5, 0],
    ]);
    expect(node(spec, 'B').parts.map(({ code }) => code)).toEqual(['b1']);
  });
  test('says what is asked for where too little is measured', () => {
    const missing = { policy: 'omit', minimumAvailability: 0.6, imputation: 'none' } as const;
    expect(node(spec, 'A', { missing })).toMatchObject({ measured: 0.5, asked: 0.6, score: Number.NaN });
    expect(node(spec, 'B', { missing }).asked).toBeNull();
  });
  test('has what is added to it and taken from it beside the sum', () => {
    const total = node(
      { ...spec, measures: { ...spec.measures, off: { parent: 'B', weight: 0, values: [7] } } },
      'total',
      {
        adjustments: [{ kind: 'bonus', measure: 'off', cap: 5 }],
      },
    );
    expect([total.combined, total.adjustments, total.score]).toEqual([
      50,
      [{ measure: 'off', kind: 'bonus', effect: 5 }],
      55,
    ]);
  });
});

describe('a measure', () => {
  test('says raw value, base and what comes of them', () => {
    const found = explained({ measures: { m: { values: [120], denominator: [60], factor: 10 } } }, 'm');
    expect(found).toMatchObject({ raw: 120, base: { name: 'base of m', value: 60, factor: 10 }, denominated: 20 });
  });
  test('says why there is none', () => {
    expect(explained({ measures: { m: { values: [null, 1] } } }, 'm')).toMatchObject({
      reason: 'no_record',
      formula: null,
    });
  });
});

/** The formula of the first of three values, 62, 10 and 95, and its score. */
const written = (method: Partial<MeasureMethod>, scale?: Method['scale']): readonly [string | null, number] => {
  const found = explained({ measures: { m: { values: [62, 10, 95], ...method } } }, 'm', scale ? { scale } : {});
  return found.kind === 'measure' ? [found.formula, found.score] : [null, Number.NaN];
};
const limits = { lower: 50, upper: 100 } as const;

describe('a normalisation written out', () => {
  test.each<readonly [string, Partial<MeasureMethod>, string, number]>([
    ['identity', {}, '62', 62],
    ['min_max', {}, '0 + (62 − 10) ÷ (95 − 10) × (100 − 0)', (52 / 85) * 100],
    ['min_max', { direction: 'lower' }, '0 + (95 − 62) ÷ (95 − 10) × (100 − 0)', (33 / 85) * 100],
    ['goalposts', limits, '0 + min(1, max(0, (62 − 50) ÷ (100 − 50))) × (100 − 0)', 24],
    ['efficacy', limits, '60 + 40 × (62 − 50) ÷ (100 − 50)', 69.6],
    [
      'log_goalposts',
      limits,
      '0 + min(1, max(0, (ln 62 − ln 50) ÷ (ln 100 − ln 50))) × (100 − 0)',
      (Math.log(62 / 50) / Math.log(2)) * 100,
    ],
    ['fraction_of_max', {}, '0 + 62 ÷ 95 × (100 − 0)', (62 / 95) * 100],
    ['percentile_rank', {}, '0 + (2 − 1) ÷ (3 − 1) × (100 − 0)', 50],
    ['borda', {}, '2 − 1', 1],
    ['distance_to_target', { target: 110 }, '0 + (62 − 10) ÷ (110 − 10) × (100 − 0)', 52],
    [
      'distance_to_reference',
      { parameters: { ref: 'U3' } },
      '0 + (1 − (95 − 62) ÷ (95 − 10)) × (100 − 0)',
      (1 - 33 / 85) * 100,
    ],
    [
      'steps',
      {
        parameters: {
          steps: [
            [0, 10],
            [60, 50],
            [90, 100],
          ],
        },
      },
      '50',
      50,
    ],
    [
      'rank_points',
      {
        parameters: {
          points: [
            [1, 100],
            [2, 80],
          ],
        },
      },
      '80',
      80,
    ],
    ['count_points', { parameters: { per: 2, countCap: 100 } }, 'min(100, 0 + 2 × 62)', 100],
    ['count_points', { parameters: { per: -0.5 } }, '100 − 0.5 × 62', 69],
    [
      'interval',
      { lower: 0, upper: 100, parameters: { best: [70, 80] } },
      '0 + max(0, min(1, (62 − 0) ÷ (70 − 0), (100 − 62) ÷ (100 − 80))) × (100 − 0)',
      (62 / 70) * 100,
    ],
    ['vector', {}, `62 ÷ ${Number(Math.hypot(62, 10, 95).toPrecision(10))}`, 62 / Math.hypot(62, 10, 95)],
  ])('%s %o', (normalisation, more, formula, expected) => {
    const [text, value] = written({ ...more, normalisation: normalisation as MeasureMethod['normalisation'] });
    expect(text).toBe(formula);
    expect(value).toBeCloseTo(expected, 9);
  });
  test('z_score has the mean and the deviation of the cohort', () => {
    // Mean of 1, 2, 3 is 2, sample deviation 1: 2 + 10·(1 − 2)/1 of the first.
    const found = explained({ measures: { m: { values: [1, 2, 3], normalisation: 'z_score' } } }, 'm', {
      z: { mean: 50, sd: 10, population: false },
    });
    expect(found).toMatchObject({ formula: '50 + 10 × (1 − 2) ÷ 1', score: 40 });
  });
  test('holds on another scale, and marks what is below 0', () => {
    const found = explained({ measures: { m: { values: [-2, 2, 8], normalisation: 'min_max' } } }, 'm', {
      scale: { lower: 1, upper: 10 },
    });
    expect(found).toMatchObject({ formula: '1 + ((−2) − (−2)) ÷ (8 − (−2)) × (10 − 1)', score: 1 });
  });
});
