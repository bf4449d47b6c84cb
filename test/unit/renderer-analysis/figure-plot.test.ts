import { expect, test } from 'vitest';
import { standardTiers } from '../../../shared/model/method.ts';
import type { BarFigure, LineFigure, TileMapFigure } from '../../../shared/report/figures/figure-spec.ts';
import { plainStyle, seriesStyle, tierStyle } from '../../../shared/report/figures/figure-style.ts';
import { figurePlot } from '../../../renderer/views/plot/figure-plot.ts';

const screen = { ink: '#000000', paper: '#ffffff', hatched: false };
const bars: BarFigure = {
  id: 'F3-1',
  number: '3-1',
  title: '图',
  notes: [],
  kind: 'bars',
  orientation: 'vertical',
  categoryTitle: '区域',
  categories: [
    { key: 'n', label: '华北', tier: null },
    { key: 's', label: '华南', tier: null },
  ],
  values: { title: '指数', range: [0, 100], decimals: 2 },
  series: [{ key: 'mean', name: '平均', values: [88.125, null], style: seriesStyle(0) }],
  referenceLines: [{ value: 80.5, label: '平均 80.50', kind: 'mean' }],
};

test('bars carry the values of the figure at full precision, missing ones draw nothing', () => {
  const { data, layout } = figurePlot(bars, screen);
  expect(data).toMatchObject([
    {
      type: 'bar',
      x: ['华北', '华南'],
      y: [88.125, null],
      customdata: ['88.13', '—'],
      marker: { color: ['#1F5582', '#1F5582'] },
    },
  ]);
  expect(layout.shapes).toMatchObject([{ y0: 80.5, y1: 80.5, line: { dash: 'dash' } }]);
  expect(layout.xaxis?.type).toBe('category');
});

test("values beside a reference line stand on plates of the paper, which the line does not show through; without a line they are the bars' own", () => {
  const { data, layout } = figurePlot(bars, screen);
  expect(data).toMatchObject([{ text: ['', ''] }]);
  expect(layout.annotations).toMatchObject([
    { text: '平均<br>80.50' },
    { x: 0, y: 88.125, text: '88.13', bgcolor: '#ffffff', yanchor: 'bottom' },
  ]);
  expect(layout.annotations).toHaveLength(2);
  expect(figurePlot({ ...bars, orientation: 'horizontal' }, screen).layout.annotations?.[1]).toMatchObject({
    x: 88.125,
    y: 0,
    xanchor: 'left',
  });
  expect(figurePlot({ ...bars, referenceLines: [] }, screen)).toMatchObject({ data: [{ text: ['88.13', '—'] }] });
});

test('the name of a line has room beside the plot, however long it is', () => {
  const named = (label: string): number =>
    Number(figurePlot({ ...bars, referenceLines: [{ value: 80, label, kind: 'mean' }] }, screen).layout.margin?.r);
  // Ten Chinese letters of 11 px are 110 px wide.
  expect(named('一二三四五六七八九十 80.00')).toBeGreaterThanOrEqual(110);
  expect(named('名'.repeat(40))).toBeLessThan(200);
});

test('horizontal bars stand on their side, reference lines upright', () => {
  const { data, layout } = figurePlot({ ...bars, orientation: 'horizontal' }, screen);
  expect(data).toMatchObject([{ orientation: 'h', y: ['华北', '华南'], x: [88.125, null] }]);
  expect(layout.shapes).toMatchObject([{ x0: 80.5, x1: 80.5 }]);
});

test('in print, patterns lie over the fills; on screen they do not', () => {
  const stacked: BarFigure = {
    ...bars,
    kind: 'stacked-bars',
    series: [{ ...bars.series[0]!, style: tierStyle('high', standardTiers) }],
  };
  expect(figurePlot(stacked, { ...screen, hatched: true }).data).toMatchObject([
    { marker: { pattern: { shape: ['/', '/'] } } },
  ]);
  expect(JSON.stringify(figurePlot(stacked, screen).data)).not.toContain('pattern');
});

test('a radar closes its line', () => {
  const radar: LineFigure = {
    ...bars,
    kind: 'radar',
    categories: ['a', 'b', 'c'].map((key) => ({ key, label: key, tier: null })),
    series: [{ key: 'u', name: 'u', values: [1, 2, 3], style: seriesStyle(0) }],
  };
  expect(figurePlot(radar, screen).data).toMatchObject([{ theta: ['a', 'b', 'c', 'a'], r: [1, 2, 3, 1] }]);
});

test('tiles are equal squares in the colour of their tier', () => {
  const map: TileMapFigure = {
    id: 'F-map',
    number: null,
    title: '图',
    notes: [],
    kind: 'tile-map',
    scale: { title: '指数', range: null, decimals: 2 },
    legend: [{ tier: 'high', name: '高', style: tierStyle('high', standardTiers) }],
    tiles: [
      { key: 'a', label: '甲', column: 0, row: 0, value: 85, tier: 'high', style: tierStyle('high', standardTiers) },
      { key: 'b', label: '乙', column: 3, row: 2, value: null, tier: null, style: plainStyle },
    ],
  };
  const shapes = figurePlot(map, screen).layout.shapes ?? [];
  expect(
    shapes.map((shape) =>
      [Number(shape.x1) - Number(shape.x0), Number(shape.y1) - Number(shape.y0)].map((side) => side.toFixed(9)),
    ),
  ).toEqual([
    ['0.920000000', '0.920000000'],
    ['0.920000000', '0.920000000'],
  ]);
  expect(shapes.map((shape) => shape.fillcolor)).toEqual(['#6FA5CF', '#ffffff']);
});
