import { describe, expect, it } from 'vitest';
import { standardMethod } from '../../../shared/model/method.ts';
import type { MeasureMethod, Method } from '../../../shared/model/method.ts';
import { typedEdit } from '../../../renderer/features/indicators/typed-edit.ts';
import { visibleRows } from '../../../renderer/features/indicators/indicator-rows.ts';
import type { IndicatorRow } from '../../../renderer/features/indicators/indicator-rows.ts';

const measure: MeasureMethod = { direction: 'higher', normalisation: 'goalposts', lower: 0, upper: 100, target: null, parameters: {}, treatment: 'none' };
const method: Method = { ...standardMethod, weights: { A: 25, B: 75, m: 1 }, measures: { m: measure } };
const row = { code: 'A', siblings: ['A', 'B'] };

describe('text typed into the indicator grid', () => {
  it('sets a weight and leaves the siblings', () => {
    expect(typedEdit(method, row, 'weight', '50', new Set())?.weights).toMatchObject({ A: 50, B: 75 });
  });

  it('sets a share in per cent and lets the siblings follow', () => {
    expect(typedEdit(method, row, 'share', '40%', new Set())?.weights).toMatchObject({ A: 40, B: 60 });
  });

  it('sets a limit, negative ones too, and empties it', () => {
    expect(typedEdit(method, { code: 'm', siblings: [] }, 'lower', '-5.5', new Set())?.measures['m']?.lower).toBe(-5.5);
    expect(typedEdit(method, { code: 'm', siblings: [] }, 'upper', '', new Set())?.measures['m']?.upper).toBeNull();
  });

  it.each([['weight', '-1'], ['share', 'abc'], ['lower', '1,5']])('refuses in %s: %s', (column, text) => {
    expect(typedEdit(method, { code: column === 'lower' ? 'm' : 'A', siblings: ['A', 'B'] }, column, text, new Set())).toBeNull();
  });
});

describe('rows of the indicator tree', () => {
  const tree = (code: string, depth: number, open: boolean, name = code): IndicatorRow => ({
    code, name, depth, open, kind: 'indicator', children: [], siblings: [], locked: false, weight: 1, baselineWeight: 1, share: 1, effective: 1, childrenTotal: 0, unit: '', definition: '', measure: null, baselineMeasure: null,
  });
  const rows = [tree('total', 0, true), tree('A', 1, false), tree('A1', 2, true), tree('B', 1, true), tree('B1', 2, false, '数据共享'), tree('B1-1', 3, false)];

  it('shows what lies under open rows only', () => {
    expect(visibleRows(rows, '').map((shown) => shown.code)).toEqual(['total', 'A', 'B', 'B1']);
  });

  it('shows what a search finds with everything above it, closed or not', () => {
    expect(visibleRows(rows, '数据').map((shown) => shown.code)).toEqual(['total', 'B', 'B1']);
    expect(visibleRows(rows, 'A1').map((shown) => shown.code)).toEqual(['total', 'A', 'A1']);
  });

  it('shows nothing when nothing is found', () => {
    expect(visibleRows(rows, '没有')).toEqual([]);
  });
});
