import { describe, expect, test } from 'vitest';
import type { HistoryEntry } from '../../../shared/model/history.ts';
import { changeFigure } from '../../../shared/report/figures/year-figures.ts';
import { reportSentences } from '../../../shared/report/patterns/report-sentences.ts';
import { tierCountsByYear, tierMoves } from '../../../shared/report/tier-history.ts';
import { fourUnits } from './four-units.ts';

const last = (indices: readonly (number | null)[]): HistoryEntry[] =>
  indices.map((index, at) => ({ unit: `U0${at + 1}`, year: 2020, index, tier: null }));
const growth = (input: ReturnType<typeof fourUnits>): string | undefined =>
  reportSentences(input).find(({ id }) => id === 'growth')?.text;

describe('the growth of the mean', () => {
  test('rises where this year is higher: 75.75 of 70 is 8.21 % more', () => {
    expect(growth(fourUnits({ history: last([80, 75, 65, 60]) }))).toBe(
      '总体指数平均值由 2020 年的 70.00 变为 75.75，增长 8.21%。',
    );
  });

  test('is none at all where both years are the same, and not said over a mean of 0 or less', () => {
    expect(growth(fourUnits({ history: last([94, 83, 72, 54]) }))).toContain('0.00%');
    expect(growth(fourUnits({ history: last([0, 0, 0, 0]) }))).toBeUndefined();
    expect(growth(fourUnits({ history: last([10, -10, 5, -6]) }))).toBeUndefined();
    expect(growth(fourUnits({ history: last([80, null, 65, 60]) }))).toBeUndefined();
  });

  test('compares the units that have an index this year', () => {
    // Without 西: last year (80 + 75 + 65)/3 = 73.33.
    const input = fourUnits({ history: last([80, 75, 65, 60]) });
    const index = Float64Array.from([94, 83, 72, Number.NaN]);
    const scores = Float64Array.from([...index, ...input.result.scores.slice(4)]);
    expect(
      growth({ ...input, result: { ...input.result, index, scores, tier: ['very_high', 'high', 'medium', null] } }),
    ).toMatch(/由 2020 年的 73\.33 变为 83\.00/);
  });
});

describe('moves between tiers', () => {
  test('are up or down by the order of the tiers, and none where last year says nothing', () => {
    const tiers = ['high', 'high', 'low', null] as const;
    const history = tiers.map((tier, at): HistoryEntry => ({ unit: `U0${at + 1}`, year: 2020, index: null, tier }));
    const { up, down } = tierMoves(fourUnits({ history }));
    // 北 high → very high, 东 stays high, 南 low → medium, 西 unknown.
    expect(up.map(({ unit, from, to }) => [unit.name, from, to])).toEqual([
      ['北', 'high', 'very_high'],
      ['南', 'low', 'medium'],
    ]);
    expect(down).toEqual([]);
    const fallen = history.map((entry) => ({ ...entry, tier: 'very_high' as const }));
    expect(tierMoves(fourUnits({ history: fallen })).down.map(({ unit }) => unit.name)).toEqual(['东', '南', '西']);
    expect(tierMoves(fourUnits({ history: fallen.map((entry) => ({ ...entry, year: 2019 })) }))).toEqual({
      up: [],
      down: [],
    });
  });

  test('are counted by year, oldest first, this year from the result', () => {
    const counted = tierCountsByYear(fourUnits()).map(({ year, counts }) => [year, ...counts.values()]);
    // 2020: 88 high, 80 high by its index, 70 and 66 medium.
    expect(counted).toEqual([
      [2020, 0, 2, 2, 0],
      [2021, 1, 1, 1, 1],
    ]);
  });
});

describe('last year beside this year', () => {
  test('has a point a unit known in both, from three on', () => {
    const figure = changeFigure(fourUnits());
    expect(figure?.points.map(({ label, x, y, tier }) => [label, x, y, tier])).toEqual([
      ['北', 88, 94, 'very_high'],
      ['东', 80, 83, 'high'],
      ['南', 70, 72, 'medium'],
      ['西', 66, 54, 'low'],
    ]);
    expect([figure?.x.title, figure?.y.title].map((title) => title?.match(/\d{4}/)?.[0])).toEqual(['2020', '2021']);
    expect(changeFigure(fourUnits({ history: fourUnits().history.slice(1) }))?.points).toHaveLength(3);
    expect(changeFigure(fourUnits({ history: fourUnits().history.slice(2) }))).toBeNull();
  });
});

describe('the sentences', () => {
  test('speak of each first-level indicator once, and of none that no unit has', () => {
    const of = (input: ReturnType<typeof fourUnits>): readonly string[] =>
      reportSentences(input)
        .filter(({ id }) => ['indicator-of-total', 'indicator-of-P', 'indicator-of-Q'].includes(id))
        .map(({ text }) => text);
    const input = fourUnits();
    // P 90, 85, 70, 50 and Q 100, 80, 75, 60: two above 73.75 and two above 78.75.
    const [p, q] = [
      '“甲指标”平均值为 73.75，2 个省级政府高于平均值，占比 50.00%。',
      '“乙指标”平均值为 78.75，2 个省级政府高于平均值，占比 50.00%。',
    ];
    expect(of(input)).toEqual([p, q]);
    const scores = Float64Array.from(input.result.scores, (value, at) => (at >= 8 ? Number.NaN : value));
    expect(of({ ...input, result: { ...input.result, scores } })).toEqual([p]);
  });
});
