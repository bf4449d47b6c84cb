// @vitest-environment jsdom
import { describe, expect, test, vi } from 'vitest';
import { createGrid } from 'ag-grid-community';
import { columnDefinitions } from '../../../renderer/views/grid/column-definitions.ts';
import type { GridColumn } from '../../../renderer/views/grid/grid-column.ts';
import { LiveRows } from '../../../renderer/views/grid/live-rows.ts';
import type { LiveRow } from '../../../renderer/views/grid/live-rows.ts';
import '../../../renderer/views/grid/grid.tsx';
import { unit } from './row-fixture.ts';
import type { Unit } from './row-fixture.ts';

const name: GridColumn<Unit> = { id: 'name', title: 'Name', key: (row) => row.name };
const score: GridColumn<Unit> = {
  id: 'score',
  title: 'Score',
  key: (row) => row.score ?? '',
  text: (row) => (row.score === null ? '—' : row.score.toFixed(1)),
  align: 'right',
  sort: (a, b) => (a.score ?? 0) - (b.score ?? 0),
  blank: (row) => row.score === null,
  sortFirst: 'desc',
};

const one = (column: GridColumn<Unit>) => columnDefinitions([column], new LiveRows<Unit>())[0] ?? {};

/** The library over the rows, without React; the order of `rows` is the rows' own. */
function opened(rows: readonly Unit[], columns: readonly GridColumn<Unit>[]) {
  const live = new LiveRows<Unit>();
  const api = createGrid<LiveRow<Unit>>(document.createElement('div'), {
    rowData: live.take(rows, (row) => row.id),
    columnDefs: columnDefinitions(columns, live),
    getRowId: ({ data }) => data.id,
  });
  const shown = (): string[] => {
    const ids: string[] = [];
    api.forEachNodeAfterFilterAndSort((node) => ids.push(node.data?.id ?? ''));
    return ids;
  };
  const sortBy = (colId: string, sort: 'asc' | 'desc' | null): string[] => {
    api.applyColumnState({ state: [{ colId, sort }] });
    return shown();
  };
  return { api, shown, sortBy };
}

describe('a column', () => {
  test('has the width, pin, heading and alignment that it asks for, and nothing else', () => {
    expect(one({ ...name, width: 120, pin: 'left', hint: 'What it is called', className: 'strong' })).toMatchObject({
      colId: 'name',
      headerName: 'Name',
      headerTooltip: 'What it is called',
      width: 120,
      pinned: 'left',
      headerClass: 'align-left',
      cellClass: 'align-left words strong',
      sortable: false,
    });
    const bare = one(name);
    for (const key of ['headerTooltip', 'width', 'valueFormatter', 'tooltipValueGetter', 'comparator'])
      expect(bare).not.toHaveProperty(key);
    expect(bare).not.toHaveProperty('editable');
    // Said, since the library keeps what isn't: a column that was pinned or grew no longer does.
    expect(bare).toMatchObject({ flex: null, pinned: null });
    expect(one(score).cellClass).toBe('align-right');
  });

  test('that grows is at least as wide as it says, else 80 pixels', () => {
    expect(one({ ...name, flex: 2 })).toMatchObject({ flex: 2, minWidth: 80 });
    expect(one({ ...name, flex: 2, width: 150 })).toMatchObject({ flex: 2, minWidth: 150 });
  });

  test('draws a heading of its own for a code or a toggle only', () => {
    expect(one(name)).not.toHaveProperty('headerComponentParams');
    expect(one({ ...name, code: 'A-1' })).toHaveProperty('headerComponentParams');
    expect(one({ ...name, toggle: { open: false, label: 'open', act: () => undefined } })).toHaveProperty(
      'headerComponentParams',
    );
  });

  test('sorts from the end that it names first', () => {
    expect(one(score).sortingOrder).toEqual(['desc', 'asc', null]);
    expect(one({ ...score, sortFirst: 'asc' }).sortingOrder).toEqual(['asc', 'desc', null]);
    expect(one(name).sortingOrder).toEqual(['asc', 'desc', null]);
  });
});

describe('sorting', () => {
  const rows = [unit('U1', 70), unit('U2', null), unit('U3', 90), unit('U4', 70), unit('U5', null)];

  test('rises and falls, equal rows in their own order and rows without a value last, both ways', () => {
    const { shown, sortBy } = opened(rows, [name, score]);
    expect(shown()).toEqual(['U1', 'U2', 'U3', 'U4', 'U5']);
    expect(sortBy('score', 'asc')).toEqual(['U1', 'U4', 'U3', 'U2', 'U5']);
    expect(sortBy('score', 'desc')).toEqual(['U3', 'U1', 'U4', 'U2', 'U5']);
    expect(sortBy('score', null)).toEqual(['U1', 'U2', 'U3', 'U4', 'U5']);
  });

  test('leaves it to the next column to decide between equal rows', () => {
    const named = { ...name, sort: (a: Unit, b: Unit) => a.name.localeCompare(b.name) };
    const { api, shown } = opened(rows, [named, score]);
    api.applyColumnState({
      state: [
        { colId: 'score', sort: 'desc', sortIndex: 0 },
        { colId: 'name', sort: 'desc', sortIndex: 1 },
      ],
    });
    expect(shown()).toEqual(['U3', 'U4', 'U1', 'U5', 'U2']);
  });

  test('takes a column that knows no blanks as it compares', () => {
    const { blank: _, ...plain } = score;
    expect(opened(rows, [plain]).sortBy('score', 'asc')).toEqual(['U2', 'U5', 'U1', 'U4', 'U3']);
  });
});

describe('what a cell gives', () => {
  test('to the library: its key; to a copy: its text; to the pointer: its tooltip', () => {
    const { api } = opened([unit('U1', 70)], [name, { ...score, tooltip: (row) => `of ${row.name}` }]);
    const node = api.getRowNode('U1');
    if (!node) throw new Error('no row');
    expect(api.getCellValue({ rowNode: node, colKey: 'score' })).toBe(70);
    expect(api.getCellValue({ rowNode: node, colKey: 'score', useFormatter: true })).toBe('70.0');
    expect(api.getCellValue({ rowNode: node, colKey: 'name', useFormatter: true })).toBe('U1 name');
  });

  test('is kept unless an editor hands on a text; what may not be edited opens none', () => {
    const commit = vi.fn();
    const weight: GridColumn<Unit> = {
      ...name,
      id: 'weight',
      edit: { allowed: (row) => row.id !== 'U2', start: (row) => row.weight ?? '', commit },
    };
    const rows = [unit('U1', 70, { weight: '25' }), unit('U2', 80)];
    const { api } = opened(rows, [weight]);
    const node = api.getRowNode('U1');
    if (!node) throw new Error('no row');
    node.setDataValue('weight', 26);
    node.setDataValue('weight', null);
    expect(commit).not.toHaveBeenCalled();
    node.setDataValue('weight', '30');
    expect(commit.mock.calls).toEqual([[rows[0], '30']]);
    api.startEditingCell({ rowIndex: 1, colKey: 'weight' });
    expect(api.getEditingCells()).toEqual([]);
    api.startEditingCell({ rowIndex: 0, colKey: 'weight' });
    expect(api.getEditingCells()).toHaveLength(1);
  });
});
