import { describe, expect, test } from 'vitest';
import { familiarities, judgementBases } from '../../../shared/model/expert-round.ts';
import type { ExpertAnswer, ExpertRound } from '../../../shared/model/expert-round.ts';
import { roundStatistics } from '../../../shared/scoring/experts/round-statistics.ts';
import { roundWeights } from '../../../shared/scoring/experts/round-weights.ts';
import { tukeyOutliers } from '../../../shared/scoring/experts/tukey-outliers.ts';
import { delphi } from '../../../shared/scoring/weights/delphi.ts';
import type { DelphiStatistics } from '../../../shared/scoring/weights/delphi.ts';
import type { Result } from '../../../shared/base/result.ts';
import { oracle } from './oracle.ts';

const { codes, experts } = oracle;
const round: ExpertRound = {
  ...{ id: 'r', kind: 'rating', title: '第一轮', number: 1, previous: null, scale: 5, authority: true, due: null },
  items: codes.map((code) => ({ code, name: code, parent: code.length === 1 ? 'total' : 'A' })),
  experts,
  at: '2026-05-01T08:00:00.000Z',
};
const pairs: ExpertRound = { ...round, kind: 'ahp', items: round.items.slice(0, 5) };

function answer(expert: string, values: readonly (number | null)[], more: Partial<ExpertAnswer> = {}): ExpertAnswer {
  return {
    ...{ round: 'r', expert, values, basis: null, familiarity: null, comments: {}, wordings: {} },
    ...{ late: false, file: '', hash: '', at: '', ...more },
  };
}

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

const bases = Object.values(judgementBases);
const near = (numbers: readonly number[]) => numbers.map((number) => expect.closeTo(number, 10));
const columns = (statistics: DelphiStatistics | null) => {
  const of = (key: 'mean' | 'median' | 'lower' | 'upper' | 'sd' | 'variation' | 'fullMarks') =>
    statistics?.items.map((item) => item[key]);
  return {
    ...{ mean: of('mean'), median: of('median'), lower: of('lower'), upper: of('upper') },
    ...{ sd: of('sd'), variation: of('variation'), fullMarks: of('fullMarks') },
  };
};

describe('three rounds of fifteen experts', () => {
  test.each(oracle.rounds)('round $number agrees with numpy and scipy', ({ marks, counted, ...known }) => {
    const answers = experts.flatMap((expert, at) =>
      counted.includes(expert)
        ? [
            answer(expert, marks[at] ?? [], {
              basis: (oracle.basis[at] ?? []).reduce((sum, chosen, of) => sum + (bases[of]?.[chosen] ?? 0), 0),
              familiarity: familiarities[oracle.familiar[at] ?? 0] ?? null,
            }),
          ]
        : [],
    );
    const found = value(roundStatistics(round, answers));
    expect(found?.positive).toBeCloseTo(known.positive, 12);
    const { concordance, ...of } = known.all;
    expect(columns(found?.all ?? null)).toEqual(
      Object.fromEntries(Object.entries(of).map(([key, numbers]) => [key, near(numbers)])),
    );
    expect(found?.all?.authority?.mean).toBeCloseTo(known.authority, 10);
    const agreements = [found?.all, ...(found?.groups.map(({ statistics }) => statistics) ?? [])];
    for (const [at, { w, chiSquare, degrees, p }] of [
      concordance,
      known.top.concordance,
      known.under.concordance,
    ].entries()) {
      const own = agreements[at]?.concordance;
      expect([own?.w, own?.chiSquare, own?.degrees]).toEqual([...near([w, chiSquare]), degrees]);
      expect(Math.abs((own?.p ?? 0) / p - 1)).toBeLessThan(1e-6);
    }
  });

  test('nobody’s answer gives no statistics', () => {
    expect(value(roundStatistics(round, []))).toBeNull();
    expect(value(roundStatistics(round, [answer('E01', [], { round: 'another' })]))).toBeNull();
  });
});

describe('Kendall’s W', () => {
  const concordance = (ranks: readonly (readonly number[])[]) =>
    value(
      delphi([
        {
          round: 1,
          items: ranks[0]?.map((_, at) => `${at}`) ?? [],
          experts: ranks.map((row, at) => ({ name: `${at}`, ratings: row.map((rank) => 11 - rank) })),
        },
      ]),
    )[0]?.concordance;

  /** Data, rank sums and ΣD² are printed at https://www.scribd.com/document/659863121/The-KENDALL-Coefficient-of-Concordance (a hand-out on Kendall's W), without ties. */
  test('four judges of ten projects without ties: rank sums 10, 8, 12, 16, 21, 22, 25, 31, 37, 38, ΣD² = 1048, so W = 12 · 1048 / (4² · 10 · 99)', () => {
    const found = concordance([
      [1, 3, 4, 5, 2, 8, 6, 7, 10, 9],
      [2, 1, 4, 5, 6, 3, 8, 7, 10, 9],
      [3, 2, 1, 5, 7, 4, 6, 8, 9, 10],
      [4, 2, 3, 1, 6, 7, 5, 9, 8, 10],
    ]);
    expect(found?.w).toBeCloseTo((12 * 1048) / (16 * 990), 12);
    expect(found?.chiSquare).toBeCloseTo((4 * 9 * 12 * 1048) / (16 * 990), 10);
    expect(found?.degrees).toBe(9);
  });

  /** From memory of Siegel 1956, Nonparametric Statistics, p. 230 (s = 25.5, W = .16): no stored page that prints it was found. */
  test('three executives and six applicants: s = 25.5, W = .16', () => {
    const found = concordance([
      [1, 6, 3, 2, 5, 4],
      [1, 5, 6, 4, 2, 3],
      [6, 3, 2, 5, 4, 1],
    ]);
    expect(found?.w).toBeCloseTo(25.5 / 157.5, 12);
    expect(found?.w.toFixed(2)).toBe('0.16');
  });

  /** Data, W and its significance are printed at https://support.nag.com/numeric/nl/nagdoc_27.1/examples/baseresults/g08dafe.r.html (NAG Library, example of g08daf). */
  test('three rankings of ten with ties: W = 0.828 on 9 degrees, significance 0.008', () => {
    const found = concordance([
      [1, 4.5, 2, 4.5, 3, 7.5, 6, 9, 7.5, 10],
      [2.5, 1, 2.5, 4.5, 4.5, 8, 9, 6.5, 10, 6.5],
      [2, 1, 4.5, 4.5, 4.5, 4.5, 8, 8, 8, 10],
    ]);
    expect(found?.w).toBeCloseTo((12 * 591) / (9 * 990 - 3 * 114), 12);
    expect(found?.w.toFixed(3)).toBe('0.828');
    expect(found?.degrees).toBe(9);
    expect(found?.p.toFixed(3)).toBe('0.008');
  });
});

describe('group AHP', () => {
  const answers = experts.map((expert, at) => answer(expert, oracle.ahp.judged[at] ?? []));
  const weightsOf = (...args: Parameters<typeof roundWeights>) =>
    Object.values(value(roundWeights(...args)).groups[0]?.weights ?? {});

  test('of judgements and of priorities agrees with numpy', () => {
    expect(weightsOf(pairs, answers)).toEqual(near(oracle.ahp.judgements));
    expect(weightsOf(pairs, answers, { rule: 'priorities' })).toEqual(near(oracle.ahp.priorities));
    expect(value(roundWeights(pairs, answers)).groups[0]?.ahp?.cr).toBeCloseTo(oracle.ahp.groupCr, 9);
  });

  test('gives each expert’s consistency and marks who lies apart', () => {
    const found = value(roundWeights(pairs, answers)).experts;
    expect(found.map(({ cr }) => cr)).toEqual(near(oracle.ahp.crs));
    expect(found.map(({ distance }) => distance)).toEqual(near(oracle.ahp.distances));
    expect(found.flatMap(({ expert, outlier }) => (outlier ? [expert] : []))).toEqual(oracle.ahp.outliers);
  });

  test('weighs experts and leaves them out', () => {
    expect(weightsOf(pairs, answers, { weightOf: { E01: 2, E07: 0 } })).toEqual(near(oracle.ahp.without));
  });

  test('refuses a group that judgements leave apart, and nobody’s answer', () => {
    const lacking = answers.map((one) => ({ ...one, values: one.values.map((given, at) => (at < 4 ? null : given)) }));
    expect(roundWeights(pairs, lacking)).toMatchObject({ ok: false, error: { code: 'EXPERT_NO_WEIGHTS' } });
    expect(
      roundWeights(pairs, answers, { weightOf: Object.fromEntries(experts.map((one) => [one, 0])) }),
    ).toMatchObject({
      ok: false,
      error: { code: 'EXPERT_NO_ANSWER' },
    });
  });
});

describe('weights of points', () => {
  const points: ExpertRound = { ...round, kind: 'points', items: round.items.slice(0, 3) };

  test('are shares of the weighted means, an empty cell being nothing', () => {
    // (50 + 2·70)/3, (30 + 2·30)/3, (20 + 0)/3 of 100.
    const found = value(
      roundWeights(points, [answer('E01', [50, 30, 20]), answer('E02', [70, 30, null])], { weightOf: { E02: 2 } }),
    );
    expect(Object.values(found.groups[0]?.weights ?? {})).toEqual(near([190 / 300, 90 / 300, 20 / 300]));
  });
});

test('a value lies apart beyond one and a half times the quartiles’ distance, among five or more', () => {
  expect(tukeyOutliers([1, 2, 3, 4, 5, 20])).toEqual([5]);
  expect(tukeyOutliers([1, 2, 3, 20])).toEqual([]);
  expect(tukeyOutliers([0.5, 0.5, 0.5, 0.5, 0.5 + 1e-12])).toEqual([]);
});
