import { describe, expect, test } from 'vitest';
import type { Dataset } from '../../../shared/model/dataset.ts';
import type { Method, YearBasis } from '../../../shared/model/method.ts';
import { explainScore } from '../../../shared/report/score-explanation.ts';
import { datasetOfYear } from '../../../shared/scoring/dataset-of-year.ts';
import { score } from '../../../shared/scoring/score.ts';
import { invertScore } from '../../../shared/scoring/what-if/invert-score.ts';
import { yearChange } from '../../../shared/scoring/what-if/year-change.ts';
import { smallDataset } from './small-dataset.ts';
import type { MeasureSpec } from './small-dataset.ts';

const base: YearBasis = { kind: 'base_year', year: 2020 };
const pooled: YearBasis = { kind: 'pooled' };

/** 10, 20, 30 in 2020 and 20, 40, 50 in 2021, the year scored. */
function twoYears(measure: Partial<MeasureSpec>, yearBasis: YearBasis): { dataset: Dataset; method: Method } {
  const of = (values: readonly number[]) => smallDataset({ measures: { m: { ...measure, values } } });
  const { dataset, method } = of([20, 40, 50]);
  const earlier = of([10, 20, 30]).dataset;
  return {
    dataset: { ...dataset, years: { evaluated: 2021, others: [{ ...earlier, year: 2020 }] } },
    method: { ...method, yearBasis },
  };
}

function written(measure: Partial<MeasureSpec>, yearBasis: YearBasis, unit = 0): readonly [string | null, number] {
  const { dataset, method } = twoYears(measure, yearBasis);
  const result = score(dataset, method);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  const found = explainScore({ dataset, method, result: result.value }, unit, 'm');
  return found?.kind === 'measure' ? [found.formula, found.score] : [null, Number.NaN];
}

describe('a normalisation that takes other years is written out with their numbers', () => {
  test.each<readonly [Partial<MeasureSpec>, YearBasis, string, number]>([
    [{ normalisation: 'min_max' }, base, '0 + (20 − 10) ÷ (30 − 10) × (100 − 0)', 50],
    [{ normalisation: 'min_max' }, pooled, '0 + (20 − 10) ÷ (50 − 10) × (100 − 0)', 25],
    [{ normalisation: 'fraction_of_max' }, base, '0 + 20 ÷ 30 × (100 − 0)', 200 / 3],
    // Among 10, 20, 30 as one more of them: one is worse.
    [{ normalisation: 'percentile_rank' }, base, '0 + (2 − 1) ÷ (3 − 1) × (100 − 0)', 50],
    // Of 10, 20, 20, 30, 40, 50.
    [{ normalisation: 'percentile_rank' }, pooled, '0 + (2 − 1) ÷ (6 − 1) × (100 − 0)', 20],
    [{ normalisation: 'borda' }, pooled, '2 − 1', 1],
    // The reference unit's mean over both years: (20 + 40)/2.
    [
      { normalisation: 'distance_to_reference', parameters: { ref: 'U2' } },
      pooled,
      '0 + (1 − (30 − 20) ÷ (30 − 10)) × (100 − 0)',
      50,
    ],
    [
      { normalisation: 'distance_to_reference', parameters: { ref: 'U2' } },
      base,
      '0 + (1 − (20 − 20) ÷ (20 − 10)) × (100 − 0)',
      100,
    ],
    // 2020 has the mean 20 and the sample deviation 10.
    [{ normalisation: 'z_score' }, base, '0 + 1 × (20 − 20) ÷ 10', 0],
  ])('%o by %o', (measure, yearBasis, formula, expected) => {
    const [text, value] = written(measure, yearBasis);
    expect([text, value]).toEqual([formula, expect.closeTo(expected, 9)]);
  });
});

describe('the value behind a score', () => {
  const inverse = (wanted: number, yearBasis: YearBasis, unit = 0, measure: Partial<MeasureSpec> = {}): unknown => {
    const { dataset, method } = twoYears({ normalisation: 'min_max', ...measure }, yearBasis);
    const result = score(dataset, method);
    if (!result.ok) throw new Error(JSON.stringify(result.error));
    const found = invertScore(dataset, method, result.value, 0, unit, wanted);
    return 'why' in found ? found.why : found.value;
  };

  test('lies between the limits of the years that it is held against', () => {
    expect(inverse(75, base)).toBe(25);
    expect(inverse(75, pooled)).toBe(40);
  });

  test('may lie beyond those of a base year, which it doesn’t move; of its own year it moves them', () => {
    expect(inverse(150, base)).toBe(40);
    expect(inverse(101, pooled)).toBe('beyond_range');
    expect(inverse(75, { kind: 'base_year', year: 2021 })).toBe('sets_the_range');
  });

  test('is measured from the reference unit’s mean over the years', () => {
    const reference = { normalisation: 'distance_to_reference', parameters: { ref: 'U2' } } as const;
    // 30 − (1 − 0.75)·(30 − 10)
    expect(inverse(75, pooled, 2, reference)).toBe(25);
    expect(inverse(75, pooled, 1, reference)).toBe('sets_the_range');
    // By 2020 the reference of 2021 is not the one that is held against: 20 − 0.25·(20 − 10).
    expect(inverse(75, base, 1, reference)).toBe(17.5);
  });
});

describe('a change between two years of one dataset', () => {
  const split = (yearBasis: YearBasis) => {
    const { dataset, method } = twoYears({ normalisation: 'min_max' }, yearBasis);
    const earlier = datasetOfYear(dataset, 2020);
    if (earlier === null) throw new Error('no 2020');
    const found = yearChange({ dataset: earlier, method }, { dataset, method });
    if (!found.ok) throw new Error(JSON.stringify(found.error));
    return found.value.map(({ before, after, parts }) => [before, after, parts]);
  };
  const data = (change: number) => ({ data: expect.closeTo(change, 9), weights: 0, framework: 0, limits: 0 });

  test('is all of the data, by the scores of the years that it is held against', () => {
    expect(split(base)).toEqual([
      [0, 50, data(50)],
      [50, 150, data(100)],
      [100, 200, data(100)],
    ]);
    expect(split(pooled)).toEqual([
      [0, 25, data(25)],
      [25, 75, data(50)],
      [50, 100, data(50)],
    ]);
  });

  test('mixes the years of datasets whose units and measures differ', () => {
    const { dataset, method } = twoYears({ normalisation: 'min_max' }, base);
    const earlier = smallDataset({
      units: ['U1', 'U9'],
      measures: { m: { values: [10, 30], normalisation: 'min_max' } },
    });
    const found = yearChange(
      { dataset: { ...earlier.dataset, years: { evaluated: 2020, others: [] } }, method },
      { dataset, method },
    );
    if (!found.ok) throw new Error(JSON.stringify(found.error));
    // Framework and data of 2021 alone have 2020 as base: 50, 150, 200 as above.
    expect(found.value.map(({ after }) => after)).toEqual([50, 150, 200]);
    expect(found.value[0]).toMatchObject({ before: 0, change: 50 });
  });
});
