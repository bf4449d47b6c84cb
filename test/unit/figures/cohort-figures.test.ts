import { sampleCohort } from '../report/sample-cohort.ts';
import { describe, expect, test } from 'vitest';
import { standardTiers } from '../../../shared/model/method.ts';
import { distributionFigure, heatFigure, mapFigure } from '../../../shared/report/figures/cohort-figures.ts';
import { scoreAxis } from '../../../shared/report/figures/figure-values.ts';
import { plainStyle, tierStyle } from '../../../shared/report/figures/figure-style.ts';
import { fourUnits } from '../report/four-units.ts';
import { flatUnit, smallCohort } from '../report/small-cohort.ts';
import type { SmallUnit } from '../report/small-cohort.ts';

const scores = (...values: readonly number[]): readonly SmallUnit[] =>
  values.map((value, at) =>
    flatUnit(
      `U${at + 1}`,
      value,
      value >= 90 ? 'very_high' : value >= 80 ? 'high' : value >= 65 ? 'medium' : 'low',
      at + 1,
    ),
  );

describe('the distribution', () => {
  const classes = (...values: readonly number[]) => {
    const figure = distributionFigure(smallCohort(scores(...values)));
    if (!figure) throw new Error('no figure');
    return figure.categories.map(({ key }, at) => [key, figure.series[0]?.values[at], figure.series[0]?.texts?.[at]]);
  };

  test('counts in classes of 5 where the range is 60 and twelve classes fit exactly', () => {
    // 60/12 = 5. 30 and 34.9 are in 30–35, 35 in 35–40; 90 begins the last class.
    const found = classes(30, 34.9, 35, 90);
    expect(found).toHaveLength(13);
    expect([found[0], found[1], found[2], found.at(-1)]).toEqual([
      ['30', 2, '2'],
      ['35', 1, '1'],
      ['40', 0, ''],
      ['90', 1, '1'],
    ]);
  });

  test('takes 2 for a range of 24, 1 for 12, 0.5 for 6 with a decimal', () => {
    expect(
      classes(60, 84)
        .map(([key]) => key)
        .slice(0, 3),
    ).toEqual(['60', '62', '64']);
    expect(
      classes(60, 72)
        .map(([key]) => key)
        .slice(0, 3),
    ).toEqual(['60', '61', '62']);
    expect(
      classes(60, 66)
        .map(([key]) => key)
        .slice(0, 3),
    ).toEqual(['60.0', '60.5', '61.0']);
    expect(
      classes(60, 84.1)
        .map(([key]) => key)
        .slice(0, 2),
    ).toEqual(['60', '65']);
  });

  test('counts an index that only rounding put below a bound above it', () => {
    expect(classes(60, 69.99999999999999, 72)[10]).toEqual(['70', 1, '1']);
  });

  test('puts one index into one class, and has no figure without any', () => {
    expect(classes(75)).toHaveLength(1);
    expect(
      distributionFigure(
        smallCohort([{ name: 'U1', p: Number.NaN, q: Number.NaN, index: Number.NaN, tier: null, rank: Number.NaN }]),
      ),
    ).toBeNull();
  });

  test('colours a class by its tier, and plainly where a line runs through it', () => {
    // Classes of 5 from 60: 60–65 low, 65–70 medium, …, 80–85 high, 90–95 very high.
    const styles = (input: Parameters<typeof distributionFigure>[0]) => distributionFigure(input)?.series[0]?.styles;
    const input = smallCohort(scores(60, 92, 94.9, 119));
    expect(styles(input)?.slice(0, 7)).toEqual(
      (['low', 'medium', 'medium', 'medium', 'high', 'high', 'very_high'] as const).map((tier) =>
        tierStyle(tier, standardTiers),
      ),
    );
    // With lines at 67 and 80 the class 65–70 is neither.
    const lines = {
      ...input,
      method: {
        ...input.method,
        tiers: [
          { tier: 'high' as const, lower: 80 },
          { tier: 'medium' as const, lower: 67 },
          { tier: 'low' as const, lower: null },
        ],
      },
    };
    expect(styles(lines)?.slice(0, 5)).toEqual([
      tierStyle('low', lines.method.tiers),
      plainStyle,
      tierStyle('medium', lines.method.tiers),
      tierStyle('medium', lines.method.tiers),
      tierStyle('high', lines.method.tiers),
    ]);
    expect(styles({ ...input, result: { ...input.result, tier: [null, null, null, null] } })?.slice(0, 2)).toEqual([
      plainStyle,
      plainStyle,
    ]);
  });
});

describe('the heat figure', () => {
  test('has a row a unit in administrative order, index and first level beside one another', () => {
    const figure = heatFigure(fourUnits());
    expect(figure?.columns.map(({ key, label }) => [key, label])).toEqual([
      ['index', '总体指数'],
      ['P', '甲指标'],
      ['Q', '乙指标'],
    ]);
    expect(figure?.rows.map(({ label }) => label)).toEqual(['北', '东', '南', '西']);
    expect(figure?.values).toEqual([
      [94, 90, 100],
      [83, 85, 80],
      [72, 70, 75],
      [54, 50, 60],
    ]);
  });
});

describe('the map of tiles', () => {
  test('has 台湾, 香港 and 澳门 in grey beside the provinces, without tier or value, and says that it is no map', () => {
    const figure = mapFigure(sampleCohort('province-2021'));
    const others = figure.tiles.filter(({ tier }) => tier === null);
    expect(others.map(({ label, value, style }) => [label, value, style.fill])).toEqual([
      ['台湾', null, 'E3E6E9'],
      ['香港', null, 'E3E6E9'],
      ['澳门', null, 'E3E6E9'],
    ]);
    expect(figure.tiles).toHaveLength(35);
    expect(new Set(figure.tiles.map(({ column, row }) => `${column},${row}`)).size).toBe(35);
    expect(figure.notes.join()).toMatch(/不是地图.*灰色为未参评/);
    expect(mapFigure(sampleCohort('key-city-2021')).tiles).toHaveLength(32);
    // A cohort of one's own has nothing beside its units.
    expect(mapFigure(smallCohort(scores(60, 70))).tiles).toHaveLength(2);
  });

  test('lays other cohorts out by region, at least eight a row, each region on a row of its own', () => {
    // Nine of 甲 fill a row and begin the next; 乙 begins the one after.
    const units = [
      ...scores(...Array.from({ length: 9 }, (_, at) => 60 + at)).map((one) => ({ ...one, group: '甲' })),
      ...scores(95, 85).map((one) => ({ ...one, group: '乙' })),
    ];
    const figure = mapFigure(smallCohort(units));
    expect(figure.tiles.map(({ column, row }) => [column, row])).toEqual([
      ...Array.from({ length: 8 }, (_, at) => [at, 0]),
      [0, 1],
      [0, 2],
      [1, 2],
    ]);
    expect(figure.tiles.slice(-2).map(({ value, tier }) => [value, tier])).toEqual([
      [95, 'very_high'],
      [85, 'high'],
    ]);
    expect(figure.legend.map(({ tier }) => tier)).toEqual(['very_high', 'high', 'medium', 'low']);
  });

  test('lays a hundred units out eleven a row: the root of 120, rounded up', () => {
    const figure = mapFigure(smallCohort(scores(...Array.from({ length: 100 }, () => 70))));
    expect(Math.max(...figure.tiles.map(({ column }) => column))).toBe(10);
    expect(Math.max(...figure.tiles.map(({ row }) => row))).toBe(9);
  });
});

describe('the axis of scores', () => {
  test('is the scale of the method while every value lies on it, its ends included', () => {
    const input = fourUnits();
    expect(scoreAxis(input, 't', [0, 50, null, 100])).toEqual({ title: 't', range: [0, 100], decimals: 2 });
    expect(scoreAxis(input, 't', [0, 100.1]).range).toBeNull();
    expect(scoreAxis(input, 't', [-0.1, 50]).range).toBeNull();
    expect(scoreAxis(input, 't', [-1e-10, 100 + 1e-10]).range).toEqual([0, 100]);
  });
});
