// @vitest-environment jsdom
// Whatever a user does with a grid, it shows what one made anew with the same view, rows and language shows.
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import type { Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { joinHost } from '../../../renderer/client/invoke.ts';
import { arrange, useGridViews, viewOf } from '../../../renderer/state/grid-views.ts';
import type { GridColumn } from '../../../renderer/views/grid/grid-column.ts';
import { ViewedGrid } from '../../../renderer/views/grid/viewed-grid.tsx';
import { createRandom } from '../../../shared/base/random.ts';
import { ownView } from '../../../shared/model/grid-view.ts';
import { idleHost } from '../renderer/idle-host.ts';

/** 500 before a release. */
const STEPS = Number.parseInt(process.env['WORKBENCH_GRID_STEPS'] ?? '20', 10);

interface City {
  readonly id: string;
  readonly name: string;
  readonly region: string;
  readonly scores: readonly number[];
  readonly index: number;
}
interface World {
  readonly language: 'zh' | 'en';
  readonly cohort: number;
  readonly weights: readonly number[];
}

const regions = ['东', '西', '南'];

/** Ten cities whose index is their weighted mean; one without a score. */
function citiesOf({ cohort, weights }: World): readonly City[] {
  const random = createRandom(cohort);
  const sum = weights.reduce((all, weight) => all + weight, 0);
  return Array.from({ length: 10 }, (_, at) => {
    const scores = weights.map(() => (at === 3 ? Number.NaN : Math.floor(random.next() * 5) * 20));
    return {
      id: `${cohort}-${at}`,
      name: `城${cohort}-${at}`,
      region: regions[at % 3] ?? '',
      scores,
      index: scores.reduce((all, score, part) => all + score * (weights[part] ?? 0), 0) / sum,
    };
  });
}

function columnsOf(language: 'zh' | 'en', parts: number): readonly GridColumn<City>[] {
  const byNumber = (number: (city: City) => number): Partial<GridColumn<City>> => ({
    number,
    sort: (a, b) => number(a) - number(b) || 0,
    blank: (city) => Number.isNaN(number(city)),
    text: (city) => (Number.isNaN(number(city)) ? '—' : number(city).toFixed(1)),
  });
  return [
    {
      id: 'name',
      title: language === 'zh' ? '名称' : 'Name',
      width: 90,
      minWidth: 60,
      heads: true,
      pin: 'left',
      key: ({ name }) => name,
      sort: (a, b) => a.name.localeCompare(b.name, 'zh-CN', { numeric: true }),
    },
    {
      id: 'region',
      title: language === 'zh' ? '地区' : 'Region',
      width: 60,
      key: ({ region }) => region,
      sort: (a, b) => a.region.localeCompare(b.region, 'zh-CN'),
      choices: { of: ({ region }) => region, options: regions.map((value) => ({ value, label: value })) },
    },
    {
      id: 'index',
      title: language === 'zh' ? '指数' : 'Index',
      width: 80,
      flex: 1,
      key: ({ index }) => index,
      sortFirst: 'desc',
      ...byNumber(({ index }) => index),
    },
    ...Array.from({ length: parts }, (_, at): GridColumn<City> => ({
      id: `part ${at}`,
      code: `P${at}`,
      title: language === 'zh' ? `分项${at}` : `Part ${at}`,
      width: 70,
      key: ({ scores }) => scores[at] ?? Number.NaN,
      ...byNumber(({ scores }) => scores[at] ?? Number.NaN),
    })),
  ];
}

const rowId = ({ id }: City): string => id;
const none = (): void => undefined;

function Screen({ world }: { readonly world: World }): React.JSX.Element {
  const rows = citiesOf(world);
  return (
    <ViewedGrid
      view="scores"
      form={world.language}
      label="cities"
      language={world.language}
      all={rows}
      clear={none}
      topRows
      rows={rows}
      columns={columnsOf(world.language, world.weights.length)}
      rowId={rowId}
    />
  );
}

/** All that is drawn: headings with their sorts and widths, fields of filters, rows in their order with their cells, and the foot. */
function drawn(place: HTMLElement) {
  const byPlace = (selector: string): HTMLElement[] => [...place.querySelectorAll<HTMLElement>(selector)];
  const headings = byPlace('.ag-header-cell[col-id]').map((heading) => [
    heading.getAttribute('col-id'),
    heading.getAttribute('aria-sort'),
    heading.getAttribute('aria-colindex'),
    heading.style.width,
    heading.textContent.replaceAll(/\s+/g, ' '),
    [...heading.querySelectorAll('.filter-cell > *')].map((field) =>
      field instanceof HTMLInputElement ? [field.value, field.getAttribute('aria-invalid')] : field.textContent,
    ),
  ]);
  const cells = byPlace('[role=row][row-id] [role=gridcell]').map((cell) => {
    const row = cell.closest('[role=row]');
    return [row?.getAttribute('row-index'), row?.getAttribute('row-id'), cell.getAttribute('col-id'), cell.textContent];
  });
  const sorted = (lines: readonly (readonly unknown[])[]): readonly string[] =>
    lines.map((line) => JSON.stringify(line)).toSorted();
  return {
    headings: sorted(headings),
    cells: sorted(cells),
    foot: place.querySelector('.grid-foot')?.textContent,
    rows: new Set(cells.map(([index]) => index).filter((index) => index?.startsWith('t-') === false)).size,
  };
}

/** How many rows the foot says are shown. */
function rowsShown(place: HTMLElement): number {
  return Number.parseInt(place.querySelector('.grid-foot [role=status]')?.textContent ?? '', 10);
}

let root: Root;
let place: HTMLElement;
beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  vi.stubGlobal('matchMedia', () => ({ matches: true, addListener: none, removeListener: none }));
  joinHost({ ...idleHost, invoke: async () => ({ ok: true, value: null }) });
  place = document.body.appendChild(document.createElement('div'));
  root = createRoot(place);
  useGridViews.setState({ shown: {}, named: {} });
});
afterEach(() => {
  act(() => root.unmount());
  place.remove();
});

test(`after each of ${STEPS} random operations a grid shows what one made anew does`, async () => {
  const random = createRandom(20_211);
  const pick = <T,>(from: readonly T[]): T => {
    const found = from[Math.floor(random.next() * from.length)];
    if (found === undefined) throw new Error('nothing to pick from');
    return found;
  };
  let world: World = { language: 'zh', cohort: 1, weights: [30, 30, 40] };
  const ids = ['region', 'index', 'part 0', 'part 1', 'part 2'];
  const show = (): Promise<void> => act(async () => root.render(<Screen world={world} />));
  const heading = (column: string): Element | null =>
    place.querySelector(`.ag-header-cell[col-id="${column}"] .ag-header-cell-label`);
  const operations: Readonly<Record<string, () => void>> = {
    sort: () =>
      heading(pick(['name', ...ids]))?.dispatchEvent(
        new MouseEvent('click', { bubbles: true, shiftKey: random.next() < 0.5 }),
      ),
    'sort by a view': () =>
      arrange('scores', {
        sort: [
          { column: pick(ids), descending: random.next() < 0.5 },
          { column: 'name', descending: true },
        ],
      }),
    hide: () => arrange('scores', { hidden: ids.filter(() => random.next() < 0.3) }),
    'show all columns': () => arrange('scores', { hidden: [] }),
    pin: () => arrange('scores', { pinned: { [pick(ids)]: random.next() < 0.7 } }),
    widen: () => arrange('scores', { widths: { [pick(['name', ...ids])]: 40 + Math.floor(random.next() * 200) } }),
    'filter by number': () => arrange('scores', { filters: { index: [pick(['>40', '20..60', '<=50', 'x', '60'])] } }),
    'filter by words': () => arrange('scores', { filters: { name: [pick(['1', '-1', '城|2', 'none'])] } }),
    'filter by choice': () => arrange('scores', { filters: { region: regions.filter(() => random.next() < 0.5) } }),
    'end filters': () => arrange('scores', { filters: {} }),
    'row of filters': () => arrange('scores', { filtering: !viewOf('scores').filtering }),
    top: () =>
      arrange('scores', {
        top: [pick(citiesOf(world)).id, pick(citiesOf(world)).id].filter((id, at, all) => all.indexOf(id) === at),
      }),
    'own view': () => arrange('scores', ownView),
    weigh: () => {
      world = { ...world, weights: world.weights.map(() => 1 + Math.floor(random.next() * 9)) };
    },
    language: () => {
      world = { ...world, language: world.language === 'zh' ? 'en' : 'zh' };
    },
    cohort: () => {
      world = { ...world, cohort: pick([1, 2, 3]) };
    },
  };
  await show();
  const done: string[] = [];
  for (let step = 0; step < STEPS; step += 1) {
    const [name, operation] = pick(Object.entries(operations));
    done.push(name);
    await act(async () => operation());
    await show();
    const other = document.body.appendChild(document.createElement('div'));
    const anew = createRoot(other);
    await act(async () => anew.render(<Screen world={world} />));
    await vi.waitFor(
      () => {
        const made = drawn(other);
        expect(made.rows).toBe(rowsShown(other));
        expect(drawn(place), `after ${done.join(', ')}`).toEqual(made);
      },
      { timeout: 4000 },
    );
    act(() => anew.unmount());
    other.remove();
  }
}, 600_000);
