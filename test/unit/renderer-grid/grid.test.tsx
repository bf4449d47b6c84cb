// @vitest-environment jsdom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import type { Root } from 'react-dom/client';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createGrid, ModuleRegistry, ValidationModule } from 'ag-grid-community';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { Grid } from '../../../renderer/views/grid/grid.tsx';
import type { PastedCell } from '../../../renderer/views/grid/grid-clipboard.ts';
import type { GridColumn } from '../../../renderer/views/grid/grid-column.ts';
import { unit } from './row-fixture.ts';
import type { Unit } from './row-fixture.ts';

// It says on the console which module an option or function lacks; that fails the test (test/config/no-complaints.ts).
ModuleRegistry.registerModules([ValidationModule]);

const commit = vi.fn();
const columns: readonly GridColumn<Unit>[] = [
  { id: 'name', title: 'Name', key: (row) => row.name, width: 100 },
  {
    id: 'score',
    title: 'Score',
    code: 'S',
    key: (row) => row.score ?? '',
    text: (row) => (row.score === null ? '—' : row.score.toFixed(1)),
    sort: (a, b) => (a.score ?? 0) - (b.score ?? 0),
    blank: (row) => row.score === null,
    width: 100,
  },
  {
    id: 'weight',
    title: 'Weight',
    key: (row) => row.weight ?? '',
    edit: { allowed: (row) => row.id !== 'U3', start: (row) => row.weight ?? '', commit },
    width: 100,
  },
];
const rows = [unit('U1', 70, { weight: '25' }), unit('U2', 90, { weight: '30' }), unit('U3', 80, { weight: '45' })];

/** As long as a crowded machine may take; it goes on as soon as it holds. */
const eventually = <T,>(check: () => T): Promise<T> => vi.waitFor(check, { timeout: 30_000 });

type Props = Partial<React.ComponentProps<typeof Grid<Unit>>>;
let root: Root;
let place: HTMLElement;
let shownProps: Props = {};

beforeAll(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  vi.stubGlobal('matchMedia', () => ({ matches: true }));
});
beforeEach(() => {
  place = document.body.appendChild(document.createElement('div'));
  root = createRoot(place);
  shownProps = {};
  commit.mockReset();
});
afterEach(() => {
  act(() => root.unmount());
  place.remove();
});

/** Shows the grid, or shows it anew with other props. The library settles in timers of its own. */
async function show(props: Props = {}): Promise<void> {
  shownProps = { ...shownProps, ...props };
  await act(async () => {
    root.render(
      <Grid label="units" language="en" rows={rows} columns={columns} rowId={(row) => row.id} {...shownProps} />,
    );
  });
  await eventually(() => expect(place.querySelector('[role=row][row-id]')).not.toBeNull());
}

const cell = (row: string, column: string): HTMLElement => {
  const found = place.querySelector<HTMLElement>(`[row-id="${row}"] [col-id="${column}"]`);
  if (!found) throw new Error(`no cell ${row} ${column}`);
  return found;
};
const text = (row: string, column: string): string => cell(row, column).textContent.trim();
const ids = (): readonly (string | null)[] =>
  [
    ...place.querySelectorAll(
      '.ag-center-cols-container [role=row], .ag-full-width-container [role=row], [role=row][row-id]',
    ),
  ]
    .map((row) => [row.getAttribute('row-id'), Number(row.getAttribute('row-index'))] as const)
    .filter(([id], at, all) => all.findIndex(([other]) => other === id) === at)
    .toSorted((a, b) => a[1] - b[1])
    .map(([id]) => id);

async function focus(row: string, column: string): Promise<void> {
  await act(async () => {
    const at = cell(row, column);
    for (const down of ['pointerdown', 'mousedown'])
      at.dispatchEvent(new PointerEvent(down, { bubbles: true, pointerType: 'mouse', button: 0 }));
    at.focus();
    at.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  });
}

function clipboard(
  type: 'copy' | 'paste',
  row: string,
  column: string,
  content = '',
  target: HTMLElement = cell(row, column),
): { event: Event; kept: Map<string, string> } {
  const kept = new Map([['text/plain', content]]);
  const event = Object.assign(new Event(type, { bubbles: true, cancelable: true }), {
    clipboardData: {
      getData: (kind: string) => kept.get(kind) ?? '',
      setData: (kind: string, put: string) => kept.set(kind, put),
    },
  });
  act(() => void target.dispatchEvent(event));
  return { event, kept };
}

describe('the grid', () => {
  test('shows the text of each cell, and new content of the same rows in their cells', async () => {
    await show();
    expect(ids()).toEqual(['U1', 'U2', 'U3']);
    expect([text('U1', 'score'), text('U1', 'name'), text('U2', 'weight')]).toEqual(['70.0', 'U1 name', '30']);
    const kept = cell('U1', 'score');
    await show({ rows: [unit('U1', 71, { weight: '26' }), rows[1] ?? unit('U2', 0), rows[2] ?? unit('U3', 0)] });
    expect([text('U1', 'score'), text('U1', 'weight'), text('U2', 'score')]).toEqual(['71.0', '26', '90.0']);
    expect(cell('U1', 'score')).toBe(kept);
  });

  test('tells of the row that got the focus, though other rows stand in its place a moment later', async () => {
    const onFocusRow = vi.fn();
    const search = document.body.appendChild(document.createElement('input'));
    await show({ onFocusRow });
    await act(async () => {
      const at = cell('U1', 'name');
      at.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, pointerType: 'mouse', button: 0 }));
      at.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, button: 0 }));
      at.focus();
      // Before the library's timers: the focus goes to a search field, and what is looked for leaves other rows only.
      search.focus();
      root.render(
        <Grid
          label="units"
          language="en"
          rows={rows.slice(1)}
          columns={columns}
          rowId={(row) => row.id}
          onFocusRow={onFocusRow}
        />,
      );
    });
    await eventually(() => expect(ids()).toEqual(['U2', 'U3']));
    await new Promise((settled) => setTimeout(settled));
    expect(onFocusRow.mock.calls.map(([row]) => row.id)).toEqual(['U1']);
    search.remove();
  });

  // However fast: the library's own way out waits for a timer. From the grid's end the browser goes on to what comes after.
  test('is left by Tab from any cell, twice at once too, and backwards by way of its headings', async () => {
    const onFocusRow = vi.fn();
    await show({ onFocusRow });
    const tab = (shiftKey = false): boolean =>
      document.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Tab', shiftKey, bubbles: true, cancelable: true }),
      ) ?? false;
    await act(async () => {
      for (const row of ['U1', 'U2']) {
        cell(row, 'name').focus();
        expect(tab()).toBe(true);
        expect(document.activeElement?.className).toBe('grid-end');
      }
      cell('U3', 'weight').focus();
      expect(tab(true)).toBe(false);
      expect(document.activeElement?.closest('[col-id]')?.getAttribute('col-id')).toBe('weight');
      expect(document.activeElement?.closest('[row-id]')).toBeNull();
    });
    expect(onFocusRow.mock.calls.map(([row]) => row.id)).toEqual(['U1', 'U2', 'U3']);
  });

  test('tells of no row while a pinned row has the focus', async () => {
    const onFocusRow = vi.fn();
    await show({ onFocusRow, pinnedTop: [unit('mean', 80)] });
    await focus('mean', 'name');
    await focus('U2', 'name');
    await eventually(() => expect(onFocusRow.mock.calls.map(([row]) => row.id)).toEqual(['U2']));
  });

  test('takes rows that come, go and change their order', async () => {
    await show();
    await show({ rows: [unit('U4', 60), ...rows.slice(1).toReversed()] });
    await eventually(() => expect([ids(), text('U4', 'score')]).toEqual([['U4', 'U3', 'U2'], '60.0']));
  });

  test('keeps a sorted column sorted when content changes, and lets go of it when told', async () => {
    const onSort = vi.fn();
    await show({ onSort });
    await act(async () => {
      const heading = place.querySelector<HTMLElement>('.ag-header-cell[col-id="score"] .ag-header-cell-label');
      heading?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    });
    await eventually(() => expect(onSort).toHaveBeenLastCalledWith([{ column: 'score', descending: false }]));
    await eventually(() => expect(ids()).toEqual(['U1', 'U3', 'U2']));
    await show({ rows: [unit('U1', 99), ...rows.slice(1)] });
    await eventually(() => expect(ids()).toEqual(['U3', 'U2', 'U1']));
    await show({ sort: [] });
    await eventually(() => expect(ids()).toEqual(['U1', 'U2', 'U3']));
    expect(onSort).toHaveBeenCalledTimes(1);
  });

  test('shows other columns, and rows that stay on top', async () => {
    await show({ pinnedTop: [unit('mean', 80)] });
    await eventually(() =>
      expect(place.querySelector('.ag-grid-pinned-top-rows, .ag-floating-top')?.textContent).toContain('80.0'),
    );
    await show({ columns: columns.slice(0, 1) });
    await eventually(() => expect(place.querySelector('[row-id="U1"] [col-id="score"]')).toBeNull());
    expect(text('U1', 'name')).toBe('U1 name');
  });

  test('marks rows and cells while their condition holds', async () => {
    const marked = columns.map((column) =>
      column.id === 'score' ? { ...column, marks: { high: (row: Unit) => (row.score ?? 0) > 80 } } : column,
    );
    await show({ columns: marked, rowMarks: { best: (row) => row.score === 90 } });
    const marks = (): readonly boolean[] =>
      ['U1', 'U2', 'U3'].map((id) => cell(id, 'score').classList.contains('high'));
    const best = (): readonly boolean[] =>
      ['U1', 'U2', 'U3'].map((id) => place.querySelector(`[row-id="${id}"]`)?.classList.contains('best') ?? false);
    expect([marks(), best()]).toEqual([
      [false, true, false],
      [false, true, false],
    ]);
    await show({ rows: [unit('U1', 90), unit('U2', 60), unit('U3', 85)] });
    await eventually(() => expect(marks()).toEqual([true, false, true]));
    expect(best()).toEqual([true, false, false]);
  });

  test('takes off the mark of a row whose content is drawn over', async () => {
    await show({ rowMarks: { best: (row) => row.score === 90 } });
    const best = (id: string) => place.querySelector(`[row-id="${id}"]`)?.classList.contains('best');
    expect(best('U2')).toBe(true);
    await show({ rows: [unit('U1', 90), unit('U2', 60), unit('U3', 85)] });
    await eventually(() => expect([best('U1'), best('U2')]).toEqual([true, false]));
  });
});

describe('groups', () => {
  const grouped = [
    unit('east', null, { heading: 'East', group: 'east' }),
    unit('U1', 70, { group: 'east' }),
    unit('U2', 90, { group: 'east' }),
    unit('west', null, { heading: 'West', group: 'west' }),
    unit('U3', 95, { group: 'west' }),
    unit('U4', 60, { group: 'west' }),
  ];

  test('stay together under their headings, in their own order, however a column sorts', async () => {
    await show({ rows: grouped, groupOf: (row) => row.group, heading: (row) => row.heading ?? null });
    expect(ids()).toEqual(['east', 'U1', 'U2', 'west', 'U3', 'U4']);
    expect([...place.querySelectorAll('.group-heading')].map((heading) => heading.textContent)).toEqual([
      'East',
      'West',
    ]);
    for (const [clicks, order] of [
      [1, ['east', 'U1', 'U2', 'west', 'U4', 'U3']],
      [1, ['east', 'U2', 'U1', 'west', 'U3', 'U4']],
    ] as const) {
      for (let at = 0; at < clicks; at += 1)
        await act(async () => {
          place
            .querySelector('.ag-header-cell[col-id="score"] .ag-header-cell-label')
            ?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
        });
      await eventually(() => expect(ids()).toEqual(order));
    }
  });

  test('take a new heading', async () => {
    await show({ rows: grouped, groupOf: (row) => row.group, heading: (row) => row.heading ?? null });
    await show({ rows: grouped.map((row) => (row.id === 'east' ? { ...row, heading: 'East (2)' } : row)) });
    await eventually(() => expect(place.querySelector('.group-heading')?.textContent).toBe('East (2)'));
  });
});

async function press(key: string, more: KeyboardEventInit = {}): Promise<void> {
  await act(async () => {
    document.activeElement?.dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }),
    );
  });
}

/** As typing does: the text, and the event that says so. */
function write(input: HTMLInputElement, value: string): void {
  input.value = value;
  input.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

function editor(): HTMLInputElement | null {
  return place.querySelector<HTMLInputElement>('input.cell-input');
}

describe('an editor', () => {
  test('left as it opened commits nothing, by whatever key; the next one opens on what the edit before it made', async () => {
    const settle = vi.fn();
    await show({ settle });
    await focus('U1', 'weight');
    await press('F2');
    for (const key of ['Tab', 'Tab', 'Enter', 'Escape']) await press(key);
    expect(commit).not.toHaveBeenCalled();
    // Weight of U3 may not be edited: past U2 there is nowhere to go on to.
    await focus('U1', 'weight');
    await press('F2');
    const first = editor();
    if (!first) throw new Error('no editor');
    write(first, '50');
    commit.mockImplementation((row: Unit) =>
      settle.mockImplementationOnce(() =>
        root.render(
          <Grid
            label="units"
            language="en"
            rows={rows.map((each) => (each.id === row.id ? each : { ...each, weight: '15' }))}
            columns={columns}
            rowId={(each) => each.id}
            settle={settle}
          />,
        ),
      ),
    );
    await press('Tab');
    expect(commit.mock.calls).toEqual([[rows[0], '50']]);
    await eventually(() => expect(editor()?.value).toBe('15'));
    await press('Tab');
    expect(editor()).toBeNull();
    expect(commit).toHaveBeenCalledTimes(1);
  });

  test('follows its row while nothing is typed; then it keeps what is typed, and says so; Escape gives the row back', async () => {
    await show();
    await focus('U1', 'weight');
    await press('F2');
    const input = editor();
    if (!input) throw new Error('no editor');
    const other = (weight: string): readonly Unit[] => [{ ...unit('U1', 70), weight }, ...rows.slice(1)];
    await show({ rows: other('26') });
    expect([input.value, input.classList.contains('overtaken')]).toEqual(['26', false]);
    write(input, '40');
    await show({ rows: other('27') });
    expect([input.value, input.classList.contains('overtaken')]).toEqual(['40', true]);
    await press('Escape');
    expect(editor()).toBeNull();
    expect(text('U1', 'weight')).toBe('27');
    expect(commit).not.toHaveBeenCalled();
  });

  test('leaves keys of an input method alone, and opens for the first of them', async () => {
    await show();
    await focus('U1', 'weight');
    await press('Process', { keyCode: 229 });
    const input = editor();
    if (!input) throw new Error('no editor');
    expect([input.value, document.activeElement]).toEqual(['', input]);
    write(input, '4');
    for (const key of ['Enter', 'Tab', 'Escape']) await press(key, { isComposing: true });
    expect(editor()).toBe(input);
    expect(commit).not.toHaveBeenCalled();
    await press('Enter');
    expect(commit.mock.calls).toEqual([[rows[0], '4']]);
  });

  test('stays while another window is in front, and commits when the focus goes elsewhere', async () => {
    await show();
    await focus('U1', 'weight');
    await press('F2');
    const input = editor();
    if (!input) throw new Error('no editor');
    write(input, '40');
    await act(async () => void input.dispatchEvent(new FocusEvent('focusout', { bubbles: true })));
    expect(editor()).toBe(input);
    await act(async () => input.blur());
    expect(commit.mock.calls).toEqual([[rows[0], '40']]);
  });
});

describe('the keyboard and the clipboard', () => {
  test('tell which row has the focus, and open a cell that cannot be edited', async () => {
    const [onFocusRow, onOpen] = [vi.fn(), vi.fn()];
    await show({ onFocusRow, onOpen });
    // The library tells of what happened in a turn of its own.
    await focus('U2', 'name');
    await eventually(() => expect(onFocusRow).toHaveBeenLastCalledWith(rows[1]));
    await eventually(() => expect(onOpen.mock.calls).toEqual([[rows[1], 'name']]));
    await focus('U2', 'weight');
    await focus('U3', 'name');
    await eventually(() => expect(onOpen.mock.calls.slice(1)).toEqual([[rows[2], 'name']]));
    onOpen.mockClear();
    for (const key of ['ArrowLeft', 'Enter'])
      await act(async () => {
        cell('U3', 'name').dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
      });
    await eventually(() => expect(onOpen.mock.calls).toEqual([[rows[2], 'name']]));
  });

  test('put the focus alone by a click where a double click opens, and open nothing where nothing does', async () => {
    const [onFocusRow, onOpen] = [vi.fn(), vi.fn()];
    const by = { name: 'double-click', score: 'click' } as const;
    const opensBy = (column: string) => (column === 'name' || column === 'score' ? by[column] : 'nothing');
    await show({ onFocusRow, onOpen, opensBy, columns: columns.map(({ edit: _, ...column }) => column) });
    const twice = (column: string): Promise<void> =>
      act(async () => void cell('U2', column).dispatchEvent(new MouseEvent('dblclick', { bubbles: true })));
    for (const column of ['weight', 'name']) {
      await focus('U2', column);
      await eventually(() => expect(onFocusRow).toHaveBeenLastCalledWith(rows[1]));
    }
    for (const column of ['weight', 'name', 'score']) await twice(column);
    await focus('U2', 'score');
    await eventually(() => expect(onOpen.mock.calls.map(([, column]) => String(column))).toEqual(['name', 'score']));
  });

  test('copy the text of the focused cell as it is shown', async () => {
    await show();
    await focus('U2', 'score');
    const { event, kept } = clipboard('copy', 'U2', 'score');
    expect(kept.get('text/plain')).toBe('90.0');
    expect(event.defaultPrevented).toBe(true);
  });

  // As the Chromium of Electron sends it where no words are selected.
  test('copy and paste by events of the page as well, while a cell has the focus', async () => {
    const onPaste = vi.fn<(cells: readonly PastedCell<Unit>[]) => boolean>(() => true);
    await show({ onPaste });
    await focus('U2', 'weight');
    expect(clipboard('copy', '', '', '', document.body).kept.get('text/plain')).toBe('30');
    clipboard('paste', '', '', '41', document.body);
    expect(onPaste.mock.calls.map(([cells]) => cells.map(({ text: put }) => put))).toEqual([['41']]);
    const elsewhere = document.body.appendChild(document.createElement('input'));
    act(() => elsewhere.focus());
    expect(clipboard('copy', '', '', 'before', document.body).kept.get('text/plain')).toBe('before');
    elsewhere.remove();
  });

  test('leave a copy alone while nothing has the focus', async () => {
    await show();
    const { event, kept } = clipboard('copy', 'U2', 'score', 'before');
    expect([kept.get('text/plain'), event.defaultPrevented]).toEqual(['before', false]);
  });

  const puts = (): ReturnType<typeof vi.fn<(cells: readonly PastedCell<Unit>[]) => boolean>> =>
    vi.fn<(cells: readonly PastedCell<Unit>[]) => boolean>(() => true);
  const given = (onPaste: ReturnType<typeof puts>): readonly unknown[] =>
    onPaste.mock.calls.map(([cells]) => cells.map(({ row, column, text: put }) => [row.id, column, put]));

  test('put a block right and down from the focused cell as one edit; what stands there already may stand in the block', async () => {
    const onPaste = puts();
    await show({ onPaste });
    await focus('U1', 'score');
    // A blank row and a tab at the end are what spreadsheets put around a block.
    const { event } = clipboard('paste', 'U1', 'score', '70.0\t 1 \t\n90.0\t2\t\n\n');
    expect(given(onPaste)).toEqual([
      [
        ['U1', 'weight', '1'],
        ['U2', 'weight', '2'],
      ],
    ]);
    expect(event.defaultPrevented).toBe(true);
  });

  test.each([
    ['a text for a cell that cannot be edited', 'score', 'x\t1'],
    ['more rows than there are', 'weight', '1\n2\n45\n4'],
    ['more columns than there are', 'weight', '1\t2'],
    ['a cell of a row that may not be edited', 'weight', '1\n2\n3'],
  ])('refuse a block whole for %s', async (_, column, block) => {
    const onPaste = puts();
    await show({ onPaste });
    await focus('U1', column);
    expect(clipboard('paste', 'U1', column, block).event.defaultPrevented).toBe(true);
    expect(onPaste).not.toHaveBeenCalled();
  });

  test('Shift and arrows select a range, which is copied as it is shown and ends with the focus', async () => {
    await show();
    await focus('U1', 'name');
    for (const key of ['ArrowRight', 'ArrowDown']) await press(key, { shiftKey: true });
    await eventually(() =>
      expect([...place.querySelectorAll('.in-range')].map((each) => each.textContent.trim())).toEqual([
        'U1 name',
        '70.0',
        'U2 name',
        '90.0',
      ]),
    );
    const { kept } = clipboard('copy', 'U1', 'name');
    expect(kept.get('text/plain')).toBe('U1 name\t70.0\nU2 name\t90.0');
    expect(kept.get('text/html')).toContain('<td sdval="70" sdnum="1033;0;0.00"');
    await focus('U3', 'score');
    expect(place.querySelector('.in-range')).toBeNull();
    expect(clipboard('copy', 'U3', 'score').kept.get('text/plain')).toBe('80.0');
  });

  test('Shift and a press of the mouse end the range that the focus began', async () => {
    await show();
    await focus('U1', 'name');
    await act(async () => {
      const at = cell('U2', 'score');
      for (const kind of ['pointerdown', 'mousedown', 'mouseup', 'click'])
        at.dispatchEvent(
          new PointerEvent(kind, { bubbles: true, cancelable: true, shiftKey: true, button: 0, pointerType: 'mouse' }),
        );
    });
    await eventually(() => expect(place.querySelectorAll('.in-range')).toHaveLength(4));
    expect(clipboard('copy', 'U1', 'name').kept.get('text/plain')).toBe('U1 name\t70.0\nU2 name\t90.0');
  });

  test('one value fills a selected range; Delete empties and Ctrl+D fills what may be edited, each as one edit', async () => {
    const onPaste = puts();
    await show({ onPaste });
    await focus('U1', 'weight');
    await press('ArrowDown', { shiftKey: true });
    clipboard('paste', 'U1', 'weight', '9\n');
    await press('Delete');
    await press('d', { ctrlKey: true });
    expect(given(onPaste)).toEqual([
      [
        ['U1', 'weight', '9'],
        ['U2', 'weight', '9'],
      ],
      [
        ['U1', 'weight', ''],
        ['U2', 'weight', ''],
      ],
      [['U2', 'weight', '25']],
    ]);
  });

  test('a cell that shows nothing leaves the clipboard as it was', async () => {
    await show({ rows: [unit('U1', 70, { weight: '' })] });
    await focus('U1', 'weight');
    const { event, kept } = clipboard('copy', 'U1', 'weight', 'before');
    expect([kept.get('text/plain'), event.defaultPrevented]).toEqual(['before', false]);
  });

  test('leave a paste alone where nobody takes it or nothing has the focus', async () => {
    await show();
    await focus('U1', 'weight');
    expect(clipboard('paste', 'U1', 'weight', '1').event.defaultPrevented).toBe(false);
    const onPaste = vi.fn();
    act(() => root.unmount());
    root = createRoot(place);
    await show({ onPaste });
    expect(clipboard('paste', 'U1', 'weight', '1').event.defaultPrevented).toBe(false);
    expect(onPaste).not.toHaveBeenCalled();
  });

  test.each([
    ['7', '7'],
    ['F2', '25'],
    ['Backspace', ''],
  ])('%s on a cell that may be edited starts with %j', async (key, expected) => {
    await show();
    await focus('U1', 'weight');
    await act(async () => {
      cell('U1', 'weight').dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    });
    const input = await eventually(() => {
      const found = place.querySelector<HTMLInputElement>('input.cell-input');
      if (!found) throw new Error('no editor');
      return found;
    });
    expect([input.value, input.getAttribute('aria-label')]).toEqual([expected, 'Weight']);
    expect(document.activeElement).toBe(input);
    write(input, ' 40 ');
    await act(async () => {
      input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    });
    await eventually(() => expect(commit.mock.calls).toEqual([[rows[0], '40']]));
    // The grid shows what the rows say, not what was typed.
    expect(text('U1', 'weight')).toBe('25');
  });
});

test('a grid that is gone is asked nothing by what the library tells later', async () => {
  await show();
  await focus('U1', 'score');
  act(() => {
    const at = cell('U2', 'score');
    for (const down of ['pointerdown', 'mousedown'])
      at.dispatchEvent(new PointerEvent(down, { bubbles: true, pointerType: 'mouse', button: 0 }));
    at.focus();
    root.render(null);
  });
  // The library tells of the focus in a timer, and cells are painted in a frame: complaints fail the test.
  await new Promise(requestAnimationFrame);
  await new Promise((resolve) => setTimeout(resolve));
  expect(place.querySelector('[role=row]')).toBeNull();
});

test('the library has a module for every function of its own that the grid calls', async () => {
  // A function without its module says so on the console and gives undefined.
  const folder = join(import.meta.dirname, '../../../renderer/views/grid');
  const called = new Set(
    readdirSync(folder)
      .filter((file) => /\.tsx?$/.test(file))
      .flatMap((file) => [...readFileSync(join(folder, file), 'utf8').matchAll(/\b(?:api|grid\.current)\??\.(\w+)\(/g)])
      .map(([, name]) => name ?? ''),
  );
  expect([...called]).toContain('getFocusedCell');
  const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  // Of the arguments below, which are nonsense: "column undefined not found" and the like.
  const warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const api: object = createGrid(document.createElement('div'), { columnDefs: [], rowData: [] });
  // The last one has none here: once that is said, the others would have been.
  for (const name of [...called].filter((each) => each !== 'destroy').concat('exportDataAsCsv')) {
    const run: unknown = Reflect.get(api, name);
    if (typeof run !== 'function') throw new Error(`no function ${name}`);
    try {
      Reflect.apply(run, api, [{}]);
    } catch {
      // What it was called with is nonsense: only a missing module is of interest.
    }
  }
  const missing = (): readonly (string | undefined)[] =>
    [
      ...said.mock.calls
        .flat()
        .join(' ')
        .matchAll(/`api\.(\w+)` as `\w+` is not registered/g),
    ].map(([, name]) => name);
  await eventually(() => expect(missing()).toContain('exportDataAsCsv'));
  expect(missing()).toEqual(['exportDataAsCsv']);
  said.mockClear();
  warned.mockClear();
});

describe('a heading', () => {
  test('shows the code over the title; its button opens what is below and neither sorts nor drags', async () => {
    const [act1, onSort] = [vi.fn(), vi.fn()];
    const toggle = { open: false, label: 'open A', act: act1 };
    await show({
      onSort,
      columns: columns.map((column) => (column.id === 'score' ? { ...column, toggle } : column)),
    });
    const heading = place.querySelector('.ag-header-cell[col-id="score"] .column-heading');
    expect([...(heading?.children ?? [])].map((line) => line.textContent)).toEqual(['S▸', 'Score']);
    const button = heading?.querySelector('button');
    expect([button?.getAttribute('aria-label'), button?.getAttribute('aria-expanded'), button?.tabIndex]).toEqual([
      'open A',
      'false',
      -1,
    ]);
    act(() => void button?.dispatchEvent(new MouseEvent('click', { bubbles: true })));
    expect(act1).toHaveBeenCalledTimes(1);
    const down = vi.fn();
    place.addEventListener('pointerdown', down);
    act(() => void button?.dispatchEvent(new Event('pointerdown', { bubbles: true })));
    expect(down).not.toHaveBeenCalled();
    await show({
      columns: columns.map((column) =>
        column.id === 'score' ? { ...column, toggle: { ...toggle, open: true } } : column,
      ),
    });
    await eventually(() => expect(place.querySelector('.column-heading .twist')?.textContent).toBe('◂'));
    expect(place.querySelector('.column-heading .twist')?.getAttribute('aria-expanded')).toBe('true');
    expect(onSort).not.toHaveBeenCalled();
  });
});
