import { describe, expect, test } from 'vitest';
import { cellText } from '../../../shared/report/cell-text.ts';
import { figureSpecs } from '../../../shared/report/figures/figure-specs.ts';
import { figureTable } from '../../../shared/report/figures/figure-table.ts';
import { fourUnits } from '../report/four-units.ts';
import { sampleCohort } from '../report/sample-cohort.ts';

const input = sampleCohort('province-2021');
const rows = (id: string, of = input): readonly (readonly string[])[] => {
  const figure = figureSpecs(of).find((one) => one.id === id);
  if (figure === undefined) throw new Error(id);
  const { head, body } = figureTable(figure, of);
  return [...head, ...body].map((row) => row.map(cellText));
};

describe('the values of a figure as a table', () => {
  test('of bars: a row a category, a column a series, as the figure prints its numbers', () => {
    // By hand in four-units.ts: P (90 + 85 + 70 + 50)/4, Q (100 + 80 + 75 + 60)/4.
    expect(rows('F4-1', fourUnits())).toEqual([
      ['指标', '平均值', '最高值'],
      ['甲指标', '73.75', '90.00'],
      ['乙指标', '78.75', '100.00'],
    ]);
  });

  test('of points, tiles and heat maps: a row a unit', () => {
    expect(rows('F-map')).toHaveLength(1 + 32 + 3);
    expect(rows('F-map')[0]).toEqual(['名称', '总体指数', '能力水平']);
    expect(rows('F-map').find(([name]) => name === '台湾')).toEqual(['台湾', '—', '—']);
    expect(rows('F-heat')[1]?.[0]).toBe('北京');
    expect(rows('F-change', fourUnits()).slice(0, 2)).toEqual([
      ['名称', '2020 年总体指数', '2021 年总体指数'],
      ['北', '88.00', '94.00'],
    ]);
  });

  test('there is one for every figure, with as many cells in each row as in its head', () => {
    for (const figure of figureSpecs(input)) {
      const { head, body } = figureTable(figure, input);
      expect(body.length, figure.id).toBeGreaterThan(0);
      for (const row of body) expect(row.length, figure.id).toBe(head[0]?.length);
    }
  });
});
