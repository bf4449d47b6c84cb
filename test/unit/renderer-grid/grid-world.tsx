// A grid with everything a screen gives one: groups, editing, views; and what it shows, for `as-made-anew.test.tsx`.
import type { PastedCell } from '../../../renderer/views/grid/grid-clipboard.ts';
import type { GridColumn } from '../../../renderer/views/grid/grid-column.ts';
import { ViewedGrid } from '../../../renderer/views/grid/viewed-grid.tsx';
import { createRandom } from '../../../shared/base/random.ts';
import { readNumber } from '../../../shared/base/read-number.ts';

export interface City {
  readonly id: string;
  readonly name: string;
  readonly region: string;
  readonly scores: readonly number[];
  readonly bonus: string;
  readonly index: number;
  /** Set: the heading row of a region. */
  readonly heading?: string;
}

export interface World {
  readonly language: 'zh' | 'en';
  readonly cohort: number;
  readonly grouped: boolean;
  /** Of the method: the index is their weighted mean, with the bonus. */
  readonly weights: readonly number[];
  /** What was typed into the column of the bonus, by id. */
  readonly bonus: Readonly<Record<string, string>>;
}

export const regions = ['东', '西', '南'];

/** Cities whose index follows from weights and bonus; one without a score, whose bonus may not be edited. */
export function citiesOf({ cohort, weights, bonus }: World, count: number): readonly City[] {
  const random = createRandom(cohort);
  const sum = weights.reduce((all, weight) => all + weight, 0);
  return Array.from({ length: count }, (_, at) => {
    const scores = weights.map(() => (at === 3 ? Number.NaN : Math.floor(random.next() * 5) * 20));
    const id = `${cohort}-${at}`;
    const more = readNumber(bonus[id] ?? '0', {});
    return {
      id,
      name: `城${cohort}-${at}`,
      region: regions[at % 3] ?? '',
      scores,
      bonus: bonus[id] ?? '0',
      index:
        scores.reduce((all, score, part) => all + score * (weights[part] ?? 0), 0) / sum +
        (more.type === 'number' ? more.value : 0),
    };
  });
}

function rowsOf(world: World, count: number): readonly City[] {
  const cities = citiesOf(world, count);
  if (!world.grouped) return cities;
  return regions.flatMap((region) => {
    const within = cities.filter((city) => city.region === region);
    const heading = { id: region, name: region, region, scores: [], bonus: '', index: Number.NaN, heading: region };
    return [heading, ...within];
  });
}

function columnsOf(
  { language, weights }: World,
  commit: (row: City, text: string) => void,
): readonly GridColumn<City>[] {
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
      text: ({ name }) => name,
      sort: (a, b) => a.name.localeCompare(b.name, 'zh-CN', { numeric: true }),
    },
    {
      id: 'bonus',
      title: language === 'zh' ? '加分' : 'Bonus',
      width: 70,
      key: ({ bonus }) => bonus,
      text: ({ bonus }) => bonus,
      edit: {
        allowed: ({ scores, heading }) => heading === undefined && !Number.isNaN(scores[0]),
        start: ({ bonus }) => bonus,
        commit,
      },
    },
    {
      id: 'region',
      title: language === 'zh' ? '地区' : 'Region',
      width: 60,
      key: ({ region }) => region,
      text: ({ region }) => region,
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
      marks: { high: ({ index }) => index >= 50 },
      ...byNumber(({ index }) => index),
    },
    ...weights.map((_, at): GridColumn<City> => ({
      id: `part ${at}`,
      code: `P${at}`,
      title: language === 'zh' ? `分项${at}` : `Part ${at}`,
      width: 70,
      key: ({ scores }) => scores[at] ?? Number.NaN,
      ...byNumber(({ scores }) => scores[at] ?? Number.NaN),
    })),
  ];
}

interface ScreenProps {
  readonly world: World;
  readonly count: number;
  /** All cells as one edit; false: refused. */
  readonly put: (cells: readonly PastedCell<City>[]) => boolean;
  readonly settle?: () => void;
}

const rowId = ({ id }: City): string => id;
const none = (): void => undefined;
const rowMarks = { best: ({ index }: City) => index >= 60, lacking: ({ index }: City) => Number.isNaN(index) };

export function Screen({ world, count, put, settle = none }: ScreenProps): React.JSX.Element {
  const rows = rowsOf(world, count);
  return (
    <ViewedGrid
      view="scores"
      form={`${world.language} ${world.grouped}`}
      label="cities"
      language={world.language}
      all={rows}
      clear={none}
      topRows
      rows={rows}
      columns={columnsOf(world, (row, text) => void put([{ row, column: 'bonus', text }]))}
      rowId={rowId}
      rowMarks={rowMarks}
      onPaste={put}
      settle={settle}
      {...(world.grouped
        ? { groupOf: ({ region }: City) => region, heading: ({ heading }: City) => heading ?? null }
        : {})}
    />
  );
}

/** All that is drawn: headings with their sorts and widths, fields of filters, rows in their order with their cells, and the foot. `within`: only rows at these places. */
export function drawn(place: HTMLElement, within?: ReadonlySet<string>) {
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
  const cells = byPlace('[role=row][row-id] [role=gridcell]')
    .map((cell) => {
      const row = cell.closest('[role=row]');
      const index = row?.getAttribute('row-index') ?? '';
      const marks = [
        row?.classList.contains('best'),
        row?.classList.contains('lacking'),
        cell.classList.contains('high'),
      ];
      return [index, row?.getAttribute('row-id'), cell.getAttribute('col-id'), cell.textContent, ...marks] as const;
    })
    .filter(([index]) => within?.has(index) ?? true);
  const sorted = (lines: readonly (readonly unknown[])[]): readonly string[] =>
    lines.map((line) => JSON.stringify(line)).toSorted();
  return {
    headings: sorted(headings),
    cells: sorted(cells),
    // What is selected is said there too, which a grid made anew knows nothing of.
    foot: [...(place.querySelector('.grid-foot')?.children ?? [])]
      .filter((part) => !part.classList.contains('totals'))
      .map((part) => part.textContent),
    places: new Set(cells.map(([index]) => index)),
  };
}

/** How many rows the foot says are shown, those of groups left out. */
export function rowsShown(place: HTMLElement): number {
  return Number.parseInt(place.querySelector('.grid-foot [role=status]')?.textContent ?? '', 10);
}

/** Ids of the rows that are drawn where they scroll, from the top; headings of groups left out. */
export function idsDrawn(place: HTMLElement): readonly string[] {
  const rows = [...place.querySelectorAll('[role=row][row-id][row-index]')]
    .filter((row) => /^\d+$/.test(row.getAttribute('row-index') ?? '') && row.querySelector('[col-id]') !== null)
    .map((row) => [row.getAttribute('row-id') ?? '', Number.parseInt(row.getAttribute('row-index') ?? '', 10)] as const)
    .toSorted((a, b) => a[1] - b[1]);
  return [...new Set(rows.map(([id]) => id))];
}
