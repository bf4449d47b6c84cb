import { describe, expect, test } from 'vitest';
import { analysisTables } from '../../../shared/report/analysis-tables.ts';
import { analysisFigures } from '../../../shared/report/figures/analysis-figures.ts';
import type { FigureSpec } from '../../../shared/report/figures/figure-spec.ts';
import { figureSpecs } from '../../../shared/report/figures/figure-specs.ts';
import { figureSvg } from '../../../shared/report/figures/svg/figure-svg.ts';
import { fourUnits } from '../report/four-units.ts';
import { sampleCohort } from '../report/sample-cohort.ts';

const ids = ['F-obstacles', 'F-coupling', 'F-gap', 'F-convergence', 'F-breaks', 'F-groups'];

/** Values that a figure draws, null where it draws nothing. */
function valuesOf(figure: FigureSpec): readonly (number | null)[] {
  if (figure.kind === 'heat-map') return figure.values.flat();
  return 'series' in figure ? figure.series.flatMap(({ values }) => values) : [];
}

describe('the figures of 结构分析', () => {
  const input = sampleCohort('province-2021');
  const figures = analysisFigures(input);

  test('are there for every table, among all figures, and can be drawn', () => {
    const made = figures.map(({ id }) => id);
    expect(made).toEqual(ids.filter((id) => made.includes(id)));
    expect(made).toEqual(expect.arrayContaining(['F-obstacles', 'F-coupling', 'F-gap', 'F-breaks', 'F-groups']));
    expect(analysisTables(input).length).toBeGreaterThanOrEqual(4);
    expect(figureSpecs(input).map(({ id }) => id)).toEqual(expect.arrayContaining(made));
    for (const figure of figures) {
      expect(JSON.parse(JSON.stringify(figure))).toEqual(figure);
      expect(figureSvg(figure, { lang: 'en' }).svg, figure.id).toMatch(/^<svg/);
      expect(
        valuesOf(figure).some((value) => value !== null),
        figure.id,
      ).toBe(true);
    }
  });

  test('draw each unit once in the colour of its class, with its index', () => {
    for (const id of ['F-breaks', 'F-groups']) {
      const figure = figures.find((one) => one.id === id);
      if (figure?.kind !== 'stacked-bars') throw new Error(id);
      expect(figure.series).toHaveLength(4);
      const drawn = figure.categories.map((_, at) => figure.series.flatMap(({ values }) => values[at] ?? []));
      expect(drawn.every((values) => values.length === 1)).toBe(true);
      expect(drawn.flat().toSorted((a, b) => a - b)).toEqual([...input.result.index].toSorted((a, b) => a - b));
    }
  });

  test('draw obstacle degrees that add up to what the unit lacks', () => {
    const heat = figures.find(({ id }) => id === 'F-obstacles');
    if (heat?.kind !== 'heat-map') throw new Error('no heat map');
    expect(heat.rows).toHaveLength(32);
    for (const row of heat.values)
      expect(row.reduce<number>((sum, degree) => sum + (degree ?? 0), 0)).toBeCloseTo(100, 9);
  });

  test('draw the coefficients of variation of four units by year', () => {
    const line = analysisFigures(fourUnits()).find(({ id }) => id === 'F-convergence');
    if (line === undefined) return expect(analysisTables(fourUnits()).some(({ id }) => id === 'N-4')).toBe(false);
    if (line.kind !== 'line') throw new Error('no line');
    const years = line.categories.map(({ label }) => label);
    expect(years).toEqual([...years].sort());
    expect(line.series[0]?.values.every((value) => value !== null && value > 0)).toBe(true);
  });
});
