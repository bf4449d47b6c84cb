import { describe, expect, test } from 'vitest';
import { missingReasonIndex } from '../../../shared/model/dataset.ts';
import type { Dataset } from '../../../shared/model/dataset.ts';
import type { Method, YearBasis } from '../../../shared/model/method.ts';
import { score } from '../../../shared/scoring/score.ts';
import { datasetOfYear } from '../../../shared/scoring/dataset-of-year.ts';
import { baseYearWarnings } from '../../../shared/scoring/base-year-gaps.ts';
import { createYearsScorer, scoreYears } from '../../../shared/scoring/score-years.ts';
import type { YearScore } from '../../../shared/scoring/score-years.ts';
import { smallDataset } from './small-dataset.ts';
import type { DatasetSpec, MeasureSpec } from './small-dataset.ts';

type Values = readonly (number | null)[];

/** The last year evaluated; each measure's column by year. */
function panel(
  measures: Readonly<
    Record<string, Omit<MeasureSpec, 'values'> & { readonly years: Readonly<Record<number, Values>> }>
  >,
  spec: Omit<DatasetSpec, 'measures'> = {},
): { readonly dataset: Dataset; readonly method: Method } {
  const years = Object.keys(Object.values(measures)[0]?.years ?? {}).map(Number);
  const of = (year: number): { readonly dataset: Dataset; readonly method: Method } =>
    smallDataset({
      ...spec,
      measures: Object.fromEntries(
        Object.entries(measures).map(([code, { years: columns, ...measure }]) => [
          code,
          { ...measure, values: columns[year] ?? [] },
        ]),
      ),
    });
  const last = years.at(-1) ?? 0;
  const { dataset, method } = of(last);
  return {
    dataset: {
      ...dataset,
      years: { evaluated: last, others: years.slice(0, -1).map((year) => ({ ...of(year).dataset, year })) },
    },
    method,
  };
}

function yearsOf(dataset: Dataset, method: Method): readonly YearScore[] {
  const scored = scoreYears(dataset, method);
  if (!scored.ok) throw new Error(JSON.stringify(scored.error));
  return scored.value;
}

/** Index by year. */
function indices(dataset: Dataset, method: Method): Readonly<Record<number, readonly number[]>> {
  return Object.fromEntries(yearsOf(dataset, method).map(({ year, result }) => [year, [...result.index]]));
}

const base = (year: number): YearBasis => ({ kind: 'base_year', year });
const pooled: YearBasis = { kind: 'pooled' };

// Worked out by hand: 2020 A 10 20 30, B 5 10 0; 2021 A 20 40 50, B 10 10 20; min-max, the index the mean of both.
const twoYears = panel({
  A: { normalisation: 'min_max', years: { 2020: [10, 20, 30], 2021: [20, 40, 50] } },
  B: { normalisation: 'min_max', years: { 2020: [5, 10, 0], 2021: [10, 10, 20] } },
});

describe('several years by hand', () => {
  test('per_year: each year by its own limits', () => {
    for (const method of [twoYears.method, { ...twoYears.method, yearBasis: { kind: 'per_year' } as const }]) {
      const byYear = indices(twoYears.dataset, method);
      expect(byYear[2020]).toEqual([25, 75, 50]);
      // A 0, 200/3, 100; B 0, 0, 100.
      expect(byYear[2021]).toEqual([0, expect.closeTo(100 / 3, 12), 100]);
    }
  });

  test("base_year: both years by the first year's limits, not clipped", () => {
    const byYear = indices(twoYears.dataset, { ...twoYears.method, yearBasis: base(2020) });
    expect(byYear[2020]).toEqual([25, 75, 50]);
    // A (x − 10)/20: 50, 150, 200; B x/10: 100, 100, 200.
    expect(byYear[2021]).toEqual([75, 125, 200]);
  });

  test('pooled: limits over both years', () => {
    const byYear = indices(twoYears.dataset, { ...twoYears.method, yearBasis: pooled });
    // A (x − 10)/40, B x/20.
    expect(byYear[2020]).toEqual([12.5, 37.5, 25]);
    expect(byYear[2021]).toEqual([37.5, 62.5, 100]);
  });

  test('ranks and tiers are within a year', () => {
    const [first, last] = yearsOf(twoYears.dataset, { ...twoYears.method, yearBasis: pooled });
    expect([...(first?.result.rank ?? [])]).toEqual([3, 1, 2]);
    expect([...(last?.result.rank ?? [])]).toEqual([3, 2, 1]);
    expect(last?.result.tier).toEqual(['low', 'low', 'very_high']);
    expect(last?.result.units).toEqual(['U1', 'U2', 'U3']);
  });

  test('the score of the evaluated year is one of them', () => {
    const method = { ...twoYears.method, yearBasis: pooled };
    const last = score(twoYears.dataset, method);
    expect(last.ok && [...last.value.index]).toEqual([37.5, 62.5, 100]);
    const earlier = datasetOfYear(twoYears.dataset, 2020);
    const first = earlier === null ? null : score(earlier, method);
    expect(first?.ok === true && [...first.value.index]).toEqual([12.5, 37.5, 25]);
    expect(datasetOfYear(twoYears.dataset, 2019)).toBeNull();
  });

  test('a scorer with a memory gives the same after edits', () => {
    const scorer = createYearsScorer(twoYears.dataset);
    for (const weights of [
      { A: 1, B: 1 },
      { A: 3, B: 1 },
    ])
      for (const yearBasis of [pooled, base(2021), { kind: 'per_year' } as const])
        expect(scorer.score({ ...twoYears.method, weights, yearBasis })).toEqual(
          scoreYears(twoYears.dataset, { ...twoYears.method, weights, yearBasis }),
        );
  });
});

describe('what else is a statistic', () => {
  const one = (
    measure: Omit<MeasureSpec, 'values'>,
    first: Values,
    second: Values,
    yearBasis: YearBasis,
    spec: Omit<DatasetSpec, 'measures'> = {},
  ): readonly number[] => {
    const { dataset, method } = panel({ A: { ...measure, years: { 2020: first, 2021: second } } }, spec);
    return indices(dataset, { ...method, yearBasis })[2021] ?? [];
  };

  test("mean and deviation of the base year's values, of all values", () => {
    // 2020: mean 20, sample sd 10.
    expect(one({ normalisation: 'z_score' }, [10, 20, 30], [20, 40, 50], base(2020))).toEqual([0, 2, 3]);
    // All six: mean 170/6; Σx² = 100+400+900+400+1600+2500 = 5900, sd = √((5900 − 170²/6)/5).
    const sd = Math.sqrt((5900 - 170 ** 2 / 6) / 5);
    expect(one({ normalisation: 'z_score' }, [10, 20, 30], [20, 40, 50], pooled)).toEqual(
      [20, 40, 50].map((x) => expect.closeTo((x - 170 / 6) / sd, 12)),
    );
  });

  test("a rank among the base year's values, which it can exceed", () => {
    // Of 10, 20, 30 none lies below 5, one below 20, all below 40: 0, 1/2, 3/2 of the scale.
    expect(one({ normalisation: 'percentile_rank' }, [10, 20, 30], [5, 20, 40], base(2020))).toEqual([0, 50, 150]);
    expect(one({ normalisation: 'borda' }, [10, 20, 30], [5, 20, 40], base(2020))).toEqual([0, 1, 3]);
    // All six: 5, 10, 20, 20, 30, 40.
    expect(one({ normalisation: 'percentile_rank' }, [10, 20, 30], [5, 20, 40], pooled)).toEqual([0, 40, 100]);
  });

  test('the reference unit of the base year, and its mean over all years', () => {
    const toU3: Omit<MeasureSpec, 'values'> = { normalisation: 'distance_to_reference', parameters: { ref: 'U3' } };
    // 2020: worst 10, reference 30.
    expect(one(toU3, [10, 20, 30], [20, 40, 50], base(2020))).toEqual([50, 150, 200]);
    // Worst 10, reference (30 + 50)/2 = 40.
    expect(one(toU3, [10, 20, 30], [20, 40, 50], pooled)).toEqual(
      [20, 40, 50].map((x) => expect.closeTo(((x - 10) / 30) * 100, 12)),
    );
  });

  test('what a gap is filled with', () => {
    expect(one({ imputation: 'mean' }, [10, 20, 30], [null, 40, 50], base(2020))).toEqual([20, 40, 50]);
    expect(one({ imputation: 'mean' }, [10, 20, 30], [null, 40, 50], pooled)).toEqual([30, 40, 50]);
  });

  test('where outliers are cut, for another year too', () => {
    // 1 2 3 4 5 100: skew and kurtosis beyond the limits, 100 becomes 5; what another year has above is 5 then, what lies below stays.
    const first = [1, 2, 3, 4, 5, 100];
    expect(one({ treatment: 'winsorise' }, first, [0, 2, 5, 6, 99, 3], base(2020))).toEqual([0, 2, 5, 5, 5, 3]);
  });

  test('a logarithm below the least of the base year', () => {
    // 10 … 30: ln(x − 10 + 0.2); 5 counts as 10.
    const [low, same] = one({ treatment: 'log' }, [10, 20, 30], [5, 10, 30], base(2020));
    expect(low).toBe(Math.log(0.2));
    expect(same).toBe(Math.log(0.2));
  });

  test('a base year without values of a measure leaves it missing, with the reason', () => {
    for (const normalisation of ['min_max', 'z_score', 'percentile_rank', 'borda', 'rank_points'] as const) {
      const { dataset, method } = panel({
        A: { normalisation, parameters: { points: [[1, 100]] }, years: { 2020: [null, null, null], 2021: [1, 2, 3] } },
        // Without it nobody would have an index, which is refused.
        B: { normalisation: 'goalposts', lower: 0, upper: 10, years: { 2020: [1, 2, 3], 2021: [1, 2, 3] } },
      });
      const last = yearsOf(dataset, { ...method, yearBasis: base(2020) }).at(-1);
      expect([...(last?.result.reasons.slice(0, 3) ?? [])], normalisation).toEqual(
        [1, 2, 3].map(() => missingReasonIndex('no_spread')),
      );
    }
  });

  test('scores of nodes that are rescaled', () => {
    const { dataset, method } = panel({ A: { years: { 2020: [10, 20, 30], 2021: [20, 40, 60] } } });
    const rescaled = (yearBasis: YearBasis): unknown =>
      indices(dataset, {
        ...method,
        yearBasis,
        aggregation: { default: { id: 'arithmetic' }, nodes: { total: { id: 'arithmetic', rescale: 'max' } } },
      })[2021];
    expect(rescaled({ kind: 'per_year' })).toEqual([20 / 60, 40 / 60, 1].map((x) => expect.closeTo(100 * x, 12)));
    expect(rescaled(base(2020))).toEqual([20 / 30, 40 / 30, 2].map((x) => expect.closeTo(100 * x, 12)));
  });
});

describe('a base year that lacks what is scored by it', () => {
  // A is there in both years, B only in 2021, C in 2020 without spread, D is missing everywhere, E has fixed limits.
  const gaps = panel({
    A: { normalisation: 'min_max', years: { 2020: [10, 20, 30], 2021: [20, 40, 50] } },
    B: { normalisation: 'min_max', years: { 2020: [null, null, null], 2021: [10, 10, 20] } },
    C: { normalisation: 'z_score', years: { 2020: [7, 7, null], 2021: [1, 2, 3] } },
    D: { normalisation: 'min_max', years: { 2020: [null, null, null], 2021: [null, null, null] } },
    E: { normalisation: 'goalposts', lower: 0, upper: 10, years: { 2020: [null, null, null], 2021: [1, 2, 3] } },
  });
  const method: Method = { ...gaps.method, yearBasis: base(2020) };
  const warnings = (own: Method, year: number): readonly unknown[] => {
    const dataset = datasetOfYear(gaps.dataset, year) ?? gaps.dataset;
    const scored = score(dataset, own);
    if (!scored.ok) throw new Error(JSON.stringify(scored.error));
    return baseYearWarnings(dataset, own, scored.value);
  };

  test('warns of every measure that no year has a score of for it, by name and year', () => {
    expect(warnings(method, 2021)).toMatchObject([
      { code: 'BASE_YEAR_NO_VALUE', params: { measure: 'B', year: 2020 }, place: { subject: 'B' } },
      { code: 'BASE_YEAR_NO_SPREAD', params: { measure: 'C', year: 2020 }, place: { subject: 'C' } },
    ]);
    // In the base year itself B is simply missing; C has values and no scores.
    expect(warnings(method, 2020)).toMatchObject([{ code: 'BASE_YEAR_NO_SPREAD', params: { measure: 'C' } }]);
  });

  test('warns of nothing that counts nowhere, and of nothing by other bases', () => {
    expect(warnings({ ...method, weights: { ...method.weights, B: 0, C: 0 } }, 2021)).toEqual([]);
    expect(warnings({ ...method, yearBasis: pooled }, 2021)).toEqual([]);
    expect(warnings({ ...method, yearBasis: { kind: 'per_year' } }, 2021)).toEqual([]);
  });

  test('refuses to score nobody: the measures are named', () => {
    const { A: _, E: __, ...weights } = method.weights;
    const nobody: Method = { ...method, weights: { ...weights, A: 0, E: 0 } };
    const error = {
      code: 'BASE_YEAR_SCORES_NOBODY',
      params: { year: 2020, measures: 'B, C' },
      place: { subject: 'B' },
    };
    expect(score(gaps.dataset, nobody)).toMatchObject({ ok: false, error });
    expect(scoreYears(gaps.dataset, nobody)).toMatchObject({ ok: false, error });
    // Where no year has any value, the base year is not to blame.
    const nothing: Method = { ...nobody, weights: { ...nobody.weights, B: 0, C: 0 } };
    expect(score(gaps.dataset, nothing).ok).toBe(true);
  });
});

describe('what is refused', () => {
  test('a base year without values names those that have some', () => {
    const refused = scoreYears(twoYears.dataset, { ...twoYears.method, yearBasis: base(2018) });
    expect(!refused.ok && refused.error).toMatchObject({
      code: 'BASE_YEAR_WITHOUT_VALUES',
      params: { year: 2018, years: '2020, 2021' },
    });
    const { years: _, ...without } = twoYears.dataset;
    expect(score(without, { ...twoYears.method, yearBasis: base(2021) })).toMatchObject({
      error: { code: 'BASE_YEAR_WITHOUT_VALUES' },
    });
  });

  test('a value outside a mean is told with its year', () => {
    const { dataset, method } = panel({ A: { years: { 2020: [0, 1, 2], 2021: [1, 2, 3] } } });
    const geometric: Method = { ...method, aggregation: { default: { id: 'geometric' }, nodes: {} } };
    expect(scoreYears(dataset, geometric)).toMatchObject({ error: { params: { unit: 'U1 (2020)', year: 2020 } } });
    expect(scoreYears(dataset, { ...geometric, yearBasis: pooled })).toMatchObject({
      error: { params: { unit: 'U1 (2020)', year: 2020 } },
    });
  });

  test('a year twice is a fault of the program', () => {
    const years = { evaluated: 2021, others: [{ ...twoYears.dataset, year: 2021 }] };
    expect(() => scoreYears({ ...twoYears.dataset, years }, twoYears.method)).toThrow('year twice');
  });
});
