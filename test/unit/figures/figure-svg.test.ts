import { describe, expect, it } from 'vitest';
import type { FigureSeries, FigureSpec } from '../../../shared/report/figures/figure-spec.ts';
import { seriesStyle } from '../../../shared/report/figures/figure-style.ts';
import { figureSpecs } from '../../../shared/report/figures/figure-specs.ts';
import { figureSvg } from '../../../shared/report/figures/svg/figure-svg.ts';
import { wrapText } from '../../../shared/report/figures/svg/svg-text.ts';
import { unitRadar } from '../../../shared/report/figures/unit-radar.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import { hostileCohort, hostileNames } from '../exporting/hostile-cohort.ts';
import { fourUnits } from '../report/four-units.ts';
import { sampleCohort } from '../report/sample-cohort.ts';
import { flatUnit, smallCohort } from '../report/small-cohort.ts';
import { treeCohort } from '../report/tree-cohort.ts';
import { svgElements, textBoxes } from './svg-elements.ts';

const many = smallCohort(
  Array.from({ length: 400 }, (_, i) =>
    flatUnit(
      i === 7 ? '名'.repeat(40) : `单位${i}`,
      100 - i / 8,
      i < 81 ? 'very_high' : i < 161 ? 'high' : i < 281 ? 'medium' : 'low',
      i + 1,
      `地区${i % 7}`,
    ),
  ),
);
const wide = treeCohort([['R', null], ...Array.from({ length: 30 }, (_, i) => [`R${i}`, 'R'] as const)], 'R3');
const cohorts: readonly (readonly [name: string, input: ReportInput])[] = [
  ['provinces', sampleCohort('province-2021')],
  ['key cities', sampleCohort('key-city-2021')],
  ['provinces in English', sampleCohort('province-2021', { lang: 'en' })],
  ['four units', fourUnits()],
  ['names that would break a file', hostileCohort()],
  ['400 units', many],
  ['one level', treeCohort([['R', null]], 'R')],
  ['thirty first-level indicators', wide],
];

function everyFigure(input: ReportInput): readonly FigureSpec[] {
  return [...figureSpecs(input), unitRadar(input, 0), unitRadar(input, Math.min(7, input.dataset.units.length - 1))];
}

describe.each(cohorts)('SVG of %s', (_name, input) => {
  const drawn = everyFigure(input).map((figure) => ({ id: figure.id, ...figureSvg(figure, { lang: input.lang }) }));

  it('is well-formed, and refers to nothing outside itself', () => {
    for (const { id, svg } of drawn) {
      const names = new Set(svgElements(svg).map(({ name }) => name));
      expect(
        [...names].filter((name) => ['script', 'image', 'foreignObject', 'use', 'a'].includes(name)),
        id,
      ).toEqual([]);
      expect(svg.replace('xmlns="http://www.w3.org/2000/svg"', ''), id).not.toMatch(/https?:|NaN|Infinity|undefined/);
    }
  });

  it('has no text outside its edges and no two texts over one another', () => {
    for (const { id, svg, width, height } of drawn) {
      const boxes = textBoxes(svg);
      expect(
        boxes
          .filter(({ left, right, top, bottom }) => left < -1 || right > width + 1 || top < -1 || bottom > height + 1)
          .map(({ text }) => text),
        id,
      ).toEqual([]);
      const over = boxes.flatMap((a, i) =>
        boxes
          .slice(i + 1)
          .filter(
            (b) => a.left < b.right - 0.5 && b.left < a.right - 0.5 && a.top < b.bottom - 0.5 && b.top < a.bottom - 0.5,
          )
          .map((b) => `${a.text} × ${b.text}`),
      );
      expect(over, id).toEqual([]);
    }
  });
});

it.each(cohorts.filter(([name]) => !['400 units', 'one level', 'thirty first-level indicators'].includes(name)))(
  'no mean or tier line runs through a value in the figures of %s',
  (_name, input) => {
    let lines = 0;
    for (const figure of everyFigure(input)) {
      const { svg } = figureSvg(figure, { lang: input.lang });
      const boxes = textBoxes(svg).filter(({ text }) => /^[\d.]+( [^\d]|$|,)/.test(text));
      for (const { attributes } of svgElements(svg).filter(
        ({ name, attributes: own }) =>
          name === 'line' && own['stroke'] === '#B3261E' && Number(own['x2']) - Number(own['x1']) > 100,
      )) {
        lines += 1;
        const y = Number(attributes['y1']);
        expect(
          boxes
            .filter(
              ({ top, bottom, left, right }) =>
                top < y && bottom > y && left >= Number(attributes['x1']) && right <= Number(attributes['x2']),
            )
            .map(({ text }) => text),
          figure.id,
        ).toEqual([]);
      }
    }
    expect(lines).toBeGreaterThan(0);
  },
);

it('a bar is as high as its value: 94 and 54 on a scale of 100 are 188 and 108 of 200 px', () => {
  const bars = figureSpecs(fourUnits()).find(({ id }) => id === 'F3-4');
  const { svg } = figureSvg(bars!, { lang: 'zh' });
  const heights = svgElements(svg)
    .filter(
      ({ name, attributes }) =>
        name === 'rect' && attributes['fill'] === '#1F5582' && attributes['stroke'] !== undefined,
    )
    .map(({ attributes }) => Number(attributes['height']));
  // The first is the sample in the legend.
  expect(heights.slice(1, 3)).toEqual([188, 108]);
});

it('series differ by hatching as well as by colour, so that they stay apart in black and white', () => {
  const bars = figureSpecs(sampleCohort('province-2021')).find(({ id }) => id === 'F3-4');
  if (bars?.kind !== 'grouped-bars') throw new Error('no F3-4');
  expect(new Set(bars.series.map(({ style }) => style.pattern)).size).toBe(6);
  const { svg } = figureSvg(bars, { lang: 'zh' });
  const hatchings = svgElements(svg)
    .map(({ attributes }) => attributes['class'] ?? '')
    .filter((name) => name.startsWith('hatch-'));
  expect(new Set(hatchings).size).toBe(5);
});

it('names with markup, quotes and line breaks are drawn as the same text', () => {
  const input = smallCohort([
    flatUnit('<b>&"甲"\r\n乙', 90, 'very_high', 1),
    flatUnit('乙', 60, 'low', 2),
    flatUnit(hostileNames[0]!, 60, 'low', 2),
  ]);
  const heat = figureSpecs(input).find(({ id }) => id === 'F-heat');
  const texts = svgElements(figureSvg(heat!, { lang: 'zh' }).svg)
    .filter(({ name }) => name === 'text')
    .map(({ text }) => text);
  expect(texts).toContain('<b>&"甲" 乙');
  expect(texts).toContain(hostileNames[0]);
});

it('text wraps between words, inside long Chinese, and ends in an ellipsis when lines run out', () => {
  expect(wrapText('服务成效度', 34, 11, 3)).toEqual(['服务成', '效度']);
  expect(wrapText('Service results', 50, 11, 3)).toEqual(['Service', 'results']);
  expect(wrapText('名'.repeat(40), 110, 11, 2)).toEqual(['名'.repeat(10), `${'名'.repeat(9)}…`]);
});

it('lines over ranks fall from the first at the top, and are named once where they end', () => {
  const line = (key: string, values: readonly (number | null)[]): FigureSeries => ({
    key,
    name: key,
    values,
    style: seriesStyle(0),
  });
  const { svg } = figureSvg(
    {
      id: 'F-rank-paths',
      number: null,
      title: '名次',
      notes: [],
      kind: 'line',
      named: 'ends',
      categoryTitle: '年度',
      categories: ['2020', '2021'].map((label) => ({ key: label, label, tier: null })),
      values: { title: '名次', range: [3, 1], decimals: 0 },
      series: [line('甲', [2, 1]), line('乙', [1, 2]), line('丙', [3, null])],
      referenceLines: [],
    },
    { lang: 'zh' },
  );
  const heightOf = (name: string): number =>
    Number(svgElements(svg).find(({ name: kind, text }) => kind === 'text' && text === name)?.attributes['y']);
  // The first of 2021 above the second; who has no rank at the end has no name there.
  expect(heightOf('甲')).toBeLessThan(heightOf('乙'));
  expect([svg.split('>甲<').length, svg.split('>丙<').length]).toEqual([2, 1]);
  expect(heightOf('1')).toBeLessThan(heightOf('2'));
  expect(heightOf('2')).toBeLessThan(heightOf('3'));
});
