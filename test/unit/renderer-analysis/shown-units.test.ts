import { expect, test } from 'vitest';
import { shownUnits, usualWindow, WINDOW, withUnits } from '../../../renderer/views/pictures/shown-units.ts';
import type { UnitWindow } from '../../../renderer/views/pictures/shown-units.ts';
import type { HeatFigure } from '../../../shared/report/figures/figure-spec.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import { sampleCohort } from '../report/sample-cohort.ts';

const sample = sampleCohort('province-2021');

/** A hundred units in administrative order 0 … 99, of which unit u has rank 100 − u; the first has no score. Ten regions of ten. */
function hundred(): ReportInput {
  const units = Array.from({ length: 100 }, (_, u) => ({
    ...{ code: `c${u}`, name: `地区${u}`, fullName: `地区${u}`, order: u + 1, group: `组${Math.floor(u / 10)}` },
  }));
  return {
    ...sample,
    dataset: { ...sample.dataset, units },
    result: {
      ...sample.result,
      index: Float64Array.from(units, (_, u) => (u === 0 ? Number.NaN : u)),
      rank: Float64Array.from(units, (_, u) => 100 - u),
    },
  };
}
const input = hundred();
const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at);

test('up to sixty units all are shown, more by their ends', () => {
  expect([usualWindow(sample), usualWindow(input)]).toEqual(['all', 'ends']);
});

test.each<readonly [UnitWindow, number, readonly number[]]>([
  ['all', -1, range(0, 99)],
  ['top', -1, range(70, 99)],
  ['bottom', -1, range(1, 30)],
  ['ends', -1, [...range(1, 15), ...range(85, 99)]],
  ['ends', 50, [...range(1, 15), ...range(48, 52), ...range(85, 99)]],
  ['around', 50, range(35, 65)],
  ['around', 98, range(83, 99)],
  ['top', 50, [50, ...range(70, 99)]],
  ['group:组3', -1, range(30, 39)],
  ['group:组3', 50, [...range(30, 39), 50]],
  ['group:组0', -1, range(0, 9)],
])('%s with %d in focus shows these, in administrative order', (window, focus, shown) => {
  expect(WINDOW).toBe(30);
  expect(shownUnits(input, window, focus)).toEqual(shown);
});

test('a figure keeps the values of the units that are shown, and is left alone where its rows are no units', () => {
  const every = new Set(['a', 'b', 'c']);
  const heat: HeatFigure = {
    ...{ id: 'F', number: null, title: '图', notes: [], kind: 'heat-map' },
    rows: ['a', 'b', 'c'].map((key) => ({ key, label: key, tier: null })),
    columns: [{ key: 'x', label: 'x', tier: null }],
    values: [[1], [null], [3]],
    scale: { title: '', range: null, decimals: 0 },
  };
  expect(withUnits(heat, new Set(['b', 'c']), every)).toEqual({
    ...heat,
    rows: heat.rows.slice(1),
    values: [[null], [3]],
  });
  const regions = { ...heat, rows: heat.rows.map(({ key }) => ({ key: `区${key}`, label: key, tier: null })) };
  expect(withUnits(regions, new Set(['b']), every)).toBe(regions);
});
