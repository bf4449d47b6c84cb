import { describe, expect, it } from 'vitest';
import {
  addRow,
  moveRow,
  removeRows,
  shiftRow,
  systemDifference,
  systemRows,
  tableRows,
} from '../../../renderer/features/indicators/framework/system-rows.ts';
import type { TableRow } from '../../../renderer/features/indicators/framework/system-rows.ts';
import { emptyUnit, mergedUnits, unitDrafts } from '../../../renderer/features/indicators/framework/unit-rows.ts';
import type { SystemMeasure, SystemRow } from '../../../shared/model/framework-change/framework-change.ts';

const measure: SystemMeasure = {
  unit: '件',
  base: null,
  source: { record: 'measure_table', aggregation: 'mean' },
  method: {
    direction: 'higher',
    normalisation: 'min_max',
    lower: null,
    upper: null,
    target: null,
    parameters: {},
    treatment: 'none',
  },
};
const row = (code: string, parent: string | null, leaf = false): SystemRow => ({
  code,
  parent,
  name: `名${code}`,
  definition: '',
  weight: 1,
  measure: leaf ? measure : null,
});
/** A (A1 with two measures, A2 with one), B. */
const before = [
  row('A', null),
  row('A1', 'A'),
  row('m1', 'A1', true),
  row('m2', 'A1', true),
  row('A2', 'A'),
  row('m3', 'A2', true),
  row('B', null),
];
const held = new Map(before.map((one) => [one.code, one]));
const rows = tableRows(before, new Set(held.keys()));
const shape = (list: readonly TableRow[]): string => list.map(({ code, depth }) => `${code || '+'}${depth}`).join(' ');

describe('the table of the whole system', () => {
  it('adds a row after all that is below one, or inside it', () => {
    expect(shape(addRow(rows, 1, false, 'x'))).toBe('A1 A12 m13 m23 +2 A22 m33 B1');
    expect(shape(addRow(rows, 1, true, 'x'))).toBe('A1 A12 m13 m23 +3 A22 m33 B1');
    expect(shape(addRow([], null, false, 'x'))).toBe('+1');
  });

  it('moves in and out with everything below, and not deeper than one below the row above', () => {
    expect(shape(shiftRow(rows, 4, 1))).toBe('A1 A12 m13 m23 A23 m34 B1');
    expect(shape(shiftRow(rows, 4, -1))).toBe('A1 A12 m13 m23 A21 m32 B1');
    expect(shiftRow(rows, 0, 1)).toBe(rows);
    expect(shiftRow(rows, 0, -1)).toBe(rows);
    expect(shiftRow(shiftRow(rows, 3, 1), 3, 1)).toEqual(shiftRow(rows, 3, 1));
  });

  it('moves a branch among its siblings and no further', () => {
    expect(shape(moveRow(rows, 4, -1))).toBe('A1 A22 m33 A12 m13 m23 B1');
    expect(shape(moveRow(rows, 0, 1))).toBe('B1 A1 A12 m13 m23 A22 m33');
    expect(moveRow(rows, 4, 1)).toBe(rows);
  });

  it('removes with everything below', () => {
    expect(shape(removeRows(rows, [1]))).toBe('A1 A22 m33 B1');
  });

  it('goes back as it came, weights and methods left to the project', () => {
    const after = systemRows(rows, held);
    expect(after.map(({ code, parent }) => [code, parent])).toEqual(before.map(({ code, parent }) => [code, parent]));
    expect(after.every(({ weight }) => weight === null)).toBe(true);
    expect(after.every((one) => one.measure === null || one.measure.method === null)).toBe(true);
    expect(systemDifference(before, after)).toEqual({ added: [], removed: [], changed: [] });
  });

  it('gives new rows codes that were never used, and says what changes', () => {
    const added = addRow(removeRows(rows, [3]), 2, false, 'x').map((one) =>
      one.id === 'x' ? { ...one, name: '新' } : one,
    );
    const after = systemRows(added, held);
    expect(after.map(({ code }) => code)).toEqual(['A', 'A1', 'm1', 'A1-2', 'A2', 'm3', 'B']);
    expect(systemDifference(before, after)).toEqual({ added: ['新'], removed: ['名m2'], changed: [] });
  });

  it('sends the weight of a row that stands below another now', () => {
    const after = systemRows(shiftRow(rows, 4, -1), held);
    expect(after.find(({ code }) => code === 'A2')).toMatchObject({ parent: null, weight: 1 });
  });
});

describe('the table of units', () => {
  let made = 0;
  const newId = (): string => `n${(made += 1)}`;
  const table = [{ ...emptyUnit, code: '01', name: '东区', group: '沿海', id: '01', kept: true }];

  it('takes a list beside what is there: by code, else by name; empty cells leave what stands', () => {
    const merged = mergedUnits(
      table,
      [
        { code: '01', name: '东城区', fullName: '', group: '' },
        { code: '', name: '西区', fullName: '', group: '内陆' },
      ],
      newId,
    );
    expect([merged.added, merged.updated]).toEqual([1, 1]);
    expect(unitDrafts(merged.rows).map(({ code, name, group }) => [code, name, group])).toEqual([
      ['01', '东城区', '沿海'],
      ['02', '西区', '内陆'],
    ]);
    expect(mergedUnits(table, [{ code: '', name: '东 区', fullName: '东区人民政府', group: '' }], newId)).toMatchObject(
      { added: 0, updated: 1 },
    );
  });

  it('leaves out rows that are empty and numbers those without a code', () => {
    const list = [
      ...table,
      { ...emptyUnit, id: 'a', kept: false },
      { ...emptyUnit, name: '南区', id: 'b', kept: false },
    ];
    expect(unitDrafts(list).map(({ code }) => code)).toEqual(['01', '02']);
  });
});
