import { describe, expect, it } from 'vitest';
import { displayNumber } from '../../../shared/base/display.ts';
import type { FigureSpec } from '../../../shared/report/figures/figure-spec.ts';
import { figureSpecs } from '../../../shared/report/figures/figure-specs.ts';
import { figureTitle } from '../../../shared/report/figures/figure-text.ts';
import { unitRadar } from '../../../shared/report/figures/unit-radar.ts';
import { fourUnits } from '../report/four-units.ts';
import { readPublished } from '../report/read-published.ts';
import { sampleCohort } from '../report/sample-cohort.ts';
import { flatUnit, smallCohort } from '../report/small-cohort.ts';
import { treeCohort } from '../report/tree-cohort.ts';

type Kind = FigureSpec['kind'];
/** The members of the union that may be of this kind: bars are one member with four kinds. */
type OfKind<K extends Kind, F = FigureSpec> = F extends { readonly kind: infer Own }
  ? K extends Own
    ? F
    : never
  : never;

function figure<K extends Kind>(figures: readonly FigureSpec[], id: string, kind: K): OfKind<K> {
  const found = figures.find(
    (candidate): candidate is FigureSpec & OfKind<K> => candidate.id === id && candidate.kind === kind,
  );
  if (!found)
    throw new Error(`no figure ${id} of kind ${kind} among ${figures.map((f) => `${f.id} ${f.kind}`).join(', ')}`);
  return found;
}
const shown = (values: readonly (number | null)[]): string[] =>
  values.map((value) => (value === null ? '—' : displayNumber(value)));

describe.each([
  {
    id: 'province-2021',
    tiers: 'tiers-provinces',
    count: 'F3-2',
    years: ['2017', '2018', '2019', '2020', '2021'],
    first: 'F4-1',
    second: ['F4-3', 'F4-5', 'F4-7', 'F4-9', 'F4-11'],
  },
  {
    id: 'key-city-2021',
    tiers: 'tiers-key-cities',
    count: 'F3-3',
    years: ['2018', '2019', '2020', '2021'],
    first: 'F4-2',
    second: ['F4-4', 'F4-6', 'F4-8', 'F4-10', 'F4-12'],
  },
] as const)('figures of $id', ({ id, tiers, count, years, first, second }) => {
  const input = sampleCohort(id);
  const figures = figureSpecs(input);
  const means = readPublished('means').filter((row) => row['framework'] === id);

  it('count in each tier and year what the report prints', () => {
    const stacked = figure(figures, count, 'stacked-bars');
    const rows = readPublished(tiers);
    expect(stacked.categories.map(({ key }) => key)).toEqual(years);
    for (const series of stacked.series)
      expect(series.values, series.key).toEqual(
        years.map((year) => rows.filter((row) => row[year] === series.key).length),
      );
    expect(stacked.series.map(({ name }) => name)).toEqual(['非常高', '高', '中', '低']);
  });

  it('show the printed means of the first and second level, with the printed number of units above each', () => {
    const printed = new Map(means.map((row) => [row['indicator']!, row]));
    const top = figure(figures, first, 'radar');
    expect(shown(top.series[0]!.values)).toEqual(top.categories.map(({ key }) => printed.get(key)!['mean']));
    for (const bars of second.map((number) => figure(figures, number, 'bars'))) {
      const texts = bars.series[0]!.texts!;
      bars.categories.forEach(({ key }, i) => {
        const row = printed.get(key);
        expect(texts[i]!.split('\n')[0], key).toBe(row!['mean']);
        if (row!['entities_above_mean']) expect(texts[i], key).toContain(`${row!['entities_above_mean']} 个`);
      });
      expect(printed.get(bars.categories[0]!.key.charAt(0))!['mean']).toBe(
        displayNumber(bars.referenceLines[0]!.value),
      );
    }
  });

  it('have ids of their own and titles with their numbers', () => {
    expect(new Set(figures.map((one) => one.id)).size).toBe(figures.length);
    for (const one of figures) expect(figureTitle(one, 'zh').startsWith('图 ')).toBe(one.number !== null);
    expect(JSON.parse(JSON.stringify(figures))).toEqual(figures);
  });

  it('show every unit once in the map and in the class of its index', () => {
    const map = figure(figures, 'F-map', 'tile-map');
    expect(map.tiles.filter(({ tier }) => tier !== null)).toHaveLength(32);
    expect(new Set(map.tiles.map(({ column, row }) => `${column},${row}`)).size).toBe(map.tiles.length);
    const spread = figure(figures, 'F-distribution', 'histogram');
    expect(spread.series[0]!.values.reduce<number>((sum, value) => sum + (value ?? 0), 0)).toBe(32);
  });
});

it('F3-1 shows the printed regional means of the provinces against the printed mean of 88.07', () => {
  const bars = figure(figureSpecs(sampleCohort('province-2021')), 'F3-1', 'bars');
  expect(bars.categories.map(({ key }, i) => [key, shown(bars.series[0]!.values)[i]])).toEqual(
    readPublished('region-means').map((row) => [row['region'], row['mean_2021']]),
  );
  expect(bars.referenceLines.map(({ value }) => displayNumber(value))).toEqual(['88.07']);
});

describe('figures of four units worked out by hand', () => {
  const figures = figureSpecs(fourUnits());

  it("group a region's units with the means of all units beside them", () => {
    // 上: 北 90/100 → 94, 西 50/60 → 54; means of all: 75.75, 73.75, 78.75
    const bars = figure(figures, 'F3-4', 'grouped-bars');
    expect(bars.categories.map(({ label }) => label)).toEqual(['北', '西', '平均值']);
    expect(bars.series.map(({ values }) => values)).toEqual([
      [94, 54, 75.75],
      [90, 50, 73.75],
      [100, 60, 78.75],
    ]);
    expect(bars.referenceLines).toMatchObject([{ value: 75.75, kind: 'mean' }]);
  });

  it('set last year against this year for the units known in both', () => {
    const change = figure(figures, 'F-change', 'scatter');
    expect(change.points.map(({ label, x, y }) => [label, x, y])).toEqual([
      ['北', 88, 94],
      ['东', 80, 83],
      ['南', 70, 72],
      ['西', 66, 54],
    ]);
    expect(change.referenceLines.map(({ value }) => value)).toEqual([90, 80, 65]);
  });

  it('give the mean index only for years in which it is known for all: (88 + 80 + 70 + 66) / 4 = 76 and 75.75', () => {
    expect(figure(figures, 'F-years', 'line').series[0]!.values).toEqual([76, 75.75]);
  });

  it('count the index in classes from their lower bound on', () => {
    // 54 … 94 spans 40: classes of 5 from 50 to 95
    const spread = figure(figures, 'F-distribution', 'histogram');
    expect(spread.categories.map(({ key }) => key)).toEqual(['50', '55', '60', '65', '70', '75', '80', '85', '90']);
    expect(spread.series[0]!.values).toEqual([1, 0, 0, 0, 1, 0, 1, 0, 1]);
  });

  it('draw a unit against mean and best as bars when there are only two indicators', () => {
    const own = unitRadar(fourUnits(), 1);
    expect(own.kind).toBe('grouped-bars');
    expect(own.kind === 'grouped-bars' && own.series.map(({ values }) => values)).toEqual([
      [85, 80],
      [73.75, 78.75],
      [90, 100],
    ]);
  });
});

it('an index of 89.99999999999999 is counted from 90 on, where its tier is', () => {
  const units = [flatUnit('甲', 89.99999999999999, 'very_high', 1), flatUnit('乙', 60, 'low', 2)];
  const spread = figure(figureSpecs(smallCohort(units)), 'F-distribution', 'histogram');
  expect(spread.categories.at(-1)!.key).toBe('90');
});

it('missing scores are null in a figure, never a bar of nothing', () => {
  const input = smallCohort([
    { ...flatUnit('甲', 90, 'very_high', 1, '东'), q: Number.NaN },
    flatUnit('乙', 60, 'low', 2, '东'),
  ]);
  expect(figure(figureSpecs(input), 'F3-4', 'grouped-bars').series[2]!.values).toEqual([null, 60, 60]);
});

it('a region of 90 units becomes three heat maps of at most 40 rows, in order and without losing a unit', () => {
  const units = Array.from({ length: 90 }, (_, i) => flatUnit(`单位${i}`, 90 - i / 2, 'medium', i + 1, '东'));
  const parts = figureSpecs(smallCohort(units)).filter(({ id }) => id.startsWith('F3-4'));
  expect(parts.map(({ id }) => id)).toEqual(['F3-4-1', 'F3-4-2', 'F3-4-3']);
  expect(parts.flatMap((part) => (part.kind === 'heat-map' ? part.rows.map(({ label }) => label) : []))).toEqual(
    units.map(({ name }) => name),
  );
});

it('a framework of one level has no figures of first or second level, and none fails', () => {
  const ids = figureSpecs(treeCohort([['R', null]], 'R')).map(({ id }) => id);
  expect(ids.filter((id) => id.startsWith('F4'))).toEqual([]);
  expect(ids).toContain('F-distribution');
});
