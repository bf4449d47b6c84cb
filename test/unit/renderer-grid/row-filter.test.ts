import { describe, expect, test } from 'vitest';
import type { GridColumn } from '../../../renderer/views/grid/grid-column.ts';
import { numberCondition } from '../../../renderer/views/grid/number-condition.ts';
import { isRefused, rowFilter } from '../../../renderer/views/grid/row-filter.ts';
import { selectionTotals } from '../../../renderer/views/grid/selection-totals.ts';
import { viewedColumns } from '../../../renderer/views/grid/viewed-columns.ts';

interface City {
  readonly name: string;
  readonly tier: string;
  readonly index: number;
}
const cities: readonly City[] = [
  { name: '南京 Nanjing', tier: 'high', index: 79.96 },
  { name: '苏州', tier: 'high', index: 80 },
  { name: '无锡', tier: 'low', index: 60.004 },
  { name: '徐州', tier: '', index: Number.NaN },
];
const columns: readonly GridColumn<City>[] = [
  { id: 'name', title: '名称', key: ({ name }) => name, width: 100, heads: true, pin: 'left', minWidth: 60 },
  {
    id: 'tier',
    title: '等级',
    key: ({ tier }) => tier,
    width: 100,
    pin: 'left',
    choices: { of: ({ tier }) => tier, options: [{ value: 'high', label: '高' }] },
  },
  {
    id: 'index',
    title: '指数',
    key: ({ index }) => index,
    text: ({ index }) => index.toFixed(2),
    number: ({ index }) => index,
    width: 100,
    flex: 1,
  },
];

describe('a condition on a number', () => {
  test.each([
    ['>79.96', [80]],
    ['>=79.96', [79.96, 80]],
    ['<80', [79.96, 60.004]],
    ['<= 60.004', [60.004]],
    ['60.1..79.96', [79.96]],
    ['60.004~80', [79.96, 80, 60.004]],
    ['＞６０ ＜８０', [79.96, 60.004]],
    // As the column shows it, with as many decimals as are typed.
    ['80', [79.96, 80]],
    ['60.00', [60.004]],
    ['=79.96', [79.96]],
    ['≥80%', [80]],
  ])('%s', (typed, expected) => {
    const holds = numberCondition(typed);
    expect(cities.map(({ index }) => index).filter((value) => holds?.(value))).toEqual(expected);
  });

  test.each(['', 'abc', '>', '1..', '>1..2', '1..2..3', '>1 x'])('%j is none', (typed) => {
    expect(numberCondition(typed)).toBeNull();
  });
});

describe('the filters of columns', () => {
  const names = (filters: Readonly<Record<string, readonly string[]>>): readonly string[] => {
    const holds = rowFilter(columns, filters);
    return cities.filter((city) => holds === null || holds(city)).map(({ name }) => name);
  };

  test('all hold; a text is looked for without case, one of several will do', () => {
    expect(names({ name: ['NAN|苏'] })).toEqual(['南京 Nanjing', '苏州']);
    expect(names({ name: ['州'], tier: ['high', ''] })).toEqual(['苏州', '徐州']);
    expect(names({ name: ['州'], tier: ['high'], index: ['>80'] })).toEqual([]);
  });

  test('that say nothing, can’t be read or are of no column leave every row', () => {
    expect(rowFilter(columns, { name: [' '], tier: [], gone: ['x'] })).toBeNull();
    expect(names({ index: ['much'] })).toHaveLength(4);
    expect(columns.map((column) => isRefused(column, ['much']))).toEqual([false, false, true]);
  });
});

describe('the columns of a view', () => {
  const shown = (view: Partial<Parameters<typeof viewedColumns>[1]>, room = 1000) =>
    viewedColumns(columns, { hidden: [], pinned: {}, widths: {}, ...view }, room);

  test('are without the hidden ones, but for what names the rows', () => {
    expect(shown({ hidden: ['name', 'tier'] }).map(({ id }) => id)).toEqual(['name', 'index']);
  });

  test('have the widths they were dragged to, no narrower than names can be told apart, and no longer grow', () => {
    const [name, , index] = shown({ widths: { name: 10, index: 240 } });
    expect(name?.width).toBe(60);
    expect(index).toMatchObject({ width: 240 });
    expect(index).not.toHaveProperty('flex');
  });

  test('stay in view as chosen, while they take at most three fifths of the grid', () => {
    const pins = (room: number): readonly string[] =>
      shown({ pinned: { index: true } }, room).flatMap(({ id, pin }) => (pin === 'left' ? [id] : []));
    expect(pins(1000)).toEqual(['name', 'tier', 'index']);
    expect(pins(499)).toEqual(['name', 'tier']);
    expect(pins(150)).toEqual(['name']);
    expect(shown({ pinned: { tier: false } })[1]).not.toHaveProperty('pin');
  });
});

test('selected cells come to the sum of the numbers behind them, with the decimals that they show', () => {
  // 79.96 + 80 + 60.004 = 219.964; three numbers of eight cells.
  expect(selectionTotals(cities, columns.slice(1))).toEqual({
    cells: 8,
    count: 3,
    sum: 79.96 + 80 + 60.004,
    mean: (79.96 + 80 + 60.004) / 3,
    least: 60.004,
    most: 80,
    decimals: 2,
  });
  expect(selectionTotals([{ name: 'x', tier: '1,200', index: Number.NaN }], columns).sum).toBe(1200);
});
