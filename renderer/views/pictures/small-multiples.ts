import type { PaneInput } from '../../../shared/report/pane-inputs.ts';
import type { ReportTable } from '../../../shared/report/report-table.ts';
import { textCell } from '../../../shared/report/report-table.ts';
import type { Data, Layout } from '../plot/plot-types.ts';
import type { Picture, Pictured, PictureSource } from './picture.ts';

/** Pictures that can stand side by side, with what their axes, names and legends take of the area that they are given, px. */
const around = {
  ranking: { width: 60, height: 0, names: 76 },
  parallel: { width: 252, height: 112, names: 24 },
  swarm: { width: 144, height: 112, names: 24 },
  scatter: { width: 90, height: 100, names: 24 },
} as const;
export type PaneKind = keyof typeof around;

export function isPaneKind(kind: string): kind is PaneKind {
  return Object.hasOwn(around, kind);
}

/** Of the whole, and between panes, px. `top`: legend and the first row's titles. */
const EDGES = { left: 92, right: 16, top: 56, bottom: 30 } as const;
const BETWEEN = { across: 22, down: 26 } as const;
/** Height to width that a pane should have about. */
const SHAPE = 0.72;

interface Grid {
  readonly columns: number;
  readonly rows: number;
  readonly width: number;
  readonly height: number;
  /** Left and upper edge of the n-th pane, px within the drawing. */
  readonly at: (pane: number) => readonly [left: number, top: number];
  readonly whole: readonly [width: number, height: number];
}

/** Rows and columns whose panes are nearest to their shape. */
export function paneGrid(count: number, area: PictureSource['area'], names: number): Grid {
  const whole = [area.width - EDGES.left - EDGES.right, area.height - EDGES.top - EDGES.bottom - names] as const;
  const grids = Array.from({ length: count }, (_, at): Grid => {
    const columns = at + 1;
    const rows = Math.ceil(count / columns);
    // A pane that has none below it shows the names of its axis there.
    const down = BETWEEN.down + (count % columns === 0 ? 0 : names);
    const width = (whole[0] - (columns - 1) * BETWEEN.across) / columns;
    const height = (whole[1] - (rows - 1) * down) / rows;
    const place = (pane: number): readonly [number, number] => [
      (pane % columns) * (width + BETWEEN.across),
      Math.floor(pane / columns) * (height + down),
    ];
    return { columns, rows, width, height, at: place, whole };
  }).filter(({ width, height }) => width > 40 && height > 40);
  const far = ({ width, height }: Grid): number => Math.abs(Math.log(height / width / SHAPE));
  const [first, ...others] = grids;
  if (first === undefined)
    return { columns: 1, rows: count, width: whole[0], height: whole[1] / count, at: () => [0, 0], whole };
  return others.reduce((best, grid) => (far(grid) < far(best) ? grid : best), first);
}

/**
 * The same picture of each pane with common axes, the same units in the same places and the same unit in focus (Tufte 2001, small multiples). A pane that has nothing
 * to draw keeps its place and says why.
 */
export function multiplePicture(
  source: PictureSource,
  kind: PaneKind,
  panes: readonly PaneInput[],
  draw: (source: PictureSource) => Pictured,
): Pictured {
  const grid = paneGrid(panes.length, source.area, around[kind].names);
  const area = { width: grid.width + around[kind].width, height: grid.height + around[kind].height };
  const drawAll = (common: NonNullable<PictureSource['common']>): readonly Pictured[] =>
    panes.map(({ input }) =>
      input === null ? { because: source.t('explore.noNumbers') } : draw({ ...source, input, area, common }),
    );
  const first = drawAll({ ends: {} }).filter(isDrawn);
  if (first.length === 0) return { because: source.t('explore.noNumbers') };
  const ends = { x: unionOf(first, 'xaxis'), y: unionOf(first, 'yaxis') };
  const drawn = drawAll({
    ends: { ...(ends.x === null ? {} : { x: ends.x }), ...(ends.y === null ? {} : { y: ends.y }) },
  });
  const named = drawn.map((picture, at) => ({ name: panes[at]?.name ?? '', picture }));
  const reference = drawn.findLast(isDrawn);
  if (reference === undefined) return { because: source.t('explore.noNumbers') };
  const layout = { ...sharedLayout(reference, grid, kind), ...paneAxes(drawn, grid, reference, ends) };
  const titles = named.map(({ name, picture }, at) => paneTitle(name, picture, at));
  return {
    data: drawn.flatMap((picture, at) => (isDrawn(picture) ? picture.data.map((trace) => onAxes(trace, at)) : [])),
    layout: {
      ...layout,
      shapes: drawn.flatMap((picture, at) =>
        isDrawn(picture) ? (picture.layout.shapes ?? []).map((shape) => within(shape, at)) : [],
      ),
      annotations: [...titles.flat(), ...commonTitles(reference, around[kind].names)],
    },
    notes: notesOf(named),
    table: tableOf(named, reference, source),
  };
}

function isDrawn(picture: Pictured): picture is Picture {
  return !('because' in picture);
}

const across = ['x', 'x2', 'x3', 'x4', 'x5', 'x6', 'x7', 'x8', 'x9', 'x10', 'x11', 'x12'] as const;
const upwards = ['y', 'y2', 'y3', 'y4', 'y5', 'y6', 'y7', 'y8', 'y9', 'y10', 'y11', 'y12'] as const;

/** The library's names of a pane's axes. */
function axesOf(pane: number): readonly [x: (typeof across)[number], y: (typeof upwards)[number]] {
  return [across[pane] ?? 'x', upwards[pane] ?? 'y'];
}

function onAxes(trace: Data, pane: number): Data {
  const [xaxis, yaxis] = axesOf(pane);
  const own = { ...trace, xaxis, yaxis };
  return pane === 0 ? own : { ...own, showlegend: false };
}

type ShapeOf = NonNullable<Layout['shapes']>[number];

/** A reference to an axis, or to the drawing, becomes one to the pane's own. */
function within(shape: ShapeOf, pane: number): ShapeOf {
  const [x, y] = axesOf(pane);
  return {
    ...shape,
    xref: shape.xref === 'paper' ? (`${x} domain` as const) : x,
    yref: shape.yref === 'paper' ? (`${y} domain` as const) : y,
  };
}

type AxisName = 'xaxis' | 'yaxis';

/** From the least end to the greatest, in the direction that the axes run; null where they leave it to the library. */
function unionOf(pictures: readonly Picture[], axis: AxisName): [number, number] | null {
  const ranges = pictures.map(({ layout }) => layout[axis]?.range ?? []);
  const numbers = ranges.flat().filter((end) => typeof end === 'number');
  if (numbers.length < ranges.length * 2) return null;
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  const [from, to] = ranges[0] ?? [];
  return typeof from === 'number' && typeof to === 'number' && from > to ? [high, low] : [low, high];
}

function paneAxes(
  drawn: readonly Pictured[],
  grid: Grid,
  reference: Picture,
  ends: { readonly x: [number, number] | null; readonly y: [number, number] | null },
): Partial<Layout> {
  const axes = drawn.flatMap((picture, pane) => {
    const [left, top] = grid.at(pane);
    const [x, y] = axesOf(pane);
    const own = isDrawn(picture) ? picture.layout : reference.layout;
    const [width, height] = grid.whole;
    const below = pane + grid.columns < drawn.length;
    const common = { automargin: false, title: { text: '' } };
    return [
      [
        `xaxis${x.slice(1)}`,
        {
          ...own.xaxis,
          ...(own.xaxis?.type === 'category' && reference.layout.xaxis?.categoryarray !== undefined
            ? { categoryorder: 'array', categoryarray: reference.layout.xaxis.categoryarray }
            : {}),
          ...(ends.x === null ? {} : { range: ends.x }),
          ...(pane === 0 ? {} : { matches: 'x' }),
          ...common,
          anchor: y,
          domain: [left / width, Math.min(1, (left + grid.width) / width)],
          showticklabels: !below,
          tickfont: { size: 10 },
        },
      ],
      [
        `yaxis${y.slice(1)}`,
        {
          ...own.yaxis,
          ...(ends.y === null ? {} : { range: ends.y }),
          ...(pane === 0 ? {} : { matches: 'y' }),
          ...common,
          anchor: x,
          domain: [Math.max(0, 1 - (top + grid.height) / height), 1 - top / height],
          showticklabels: pane % grid.columns === 0,
          tickfont: { size: 10 },
        },
      ],
    ] as const;
  });
  return Object.fromEntries(axes);
}

/** Height of a pane's name, px. */
const TITLE = 20;

function sharedLayout({ layout }: Picture, { whole }: Grid, kind: PaneKind): Partial<Layout> {
  const { barmode, bargap, showlegend } = layout;
  return {
    ...(barmode === undefined ? {} : { barmode }),
    ...(bargap === undefined ? {} : { bargap }),
    ...(showlegend === undefined ? {} : { showlegend }),
    // Above the names of the first row.
    legend: { orientation: 'h', x: 0, y: 1 + TITLE / whole[1], yanchor: 'bottom', traceorder: 'normal' },
    margin: { l: EDGES.left, r: EDGES.right, t: EDGES.top, b: EDGES.bottom + around[kind].names },
  };
}

type Text = NonNullable<Layout['annotations']>[number];

/** The pane's name above it, and why it is empty within. */
function paneTitle(name: string, picture: Pictured, pane: number): readonly Partial<Text>[] {
  const [x, y] = axesOf(pane);
  const own = { xref: `${x} domain`, yref: `${y} domain`, showarrow: false } as const;
  return [
    { ...own, x: 0, y: 1, xanchor: 'left', yanchor: 'bottom', text: `<b>${escaped(name)}</b>`, font: { size: 12 } },
    ...(isDrawn(picture) ? [] : [{ ...own, x: 0.5, y: 0.5, text: escaped(picture.because), font: { size: 12 } }]),
  ];
}

/** Once for all panes: below in the middle and at the left. */
function commonTitles({ layout }: Picture, names: number): readonly Partial<Text>[] {
  const [across, up] = [titleOf(layout.xaxis), titleOf(layout.yaxis)];
  const own = { xref: 'paper', yref: 'paper', showarrow: false, font: { size: 12 } } as const;
  return [
    ...(across === '' ? [] : [{ ...own, x: 0.5, y: 0, yanchor: 'top' as const, yshift: -names, text: across }]),
    ...(up === '' ? [] : [{ ...own, x: 0, y: 0.5, xshift: -EDGES.left + 14, textangle: -90, text: up }]),
  ];
}

function titleOf(axis: Layout['xaxis'] | undefined): string {
  const title = axis?.title;
  return typeof title === 'object' ? (title.text ?? '') : '';
}

interface NamedPane {
  readonly name: string;
  readonly picture: Pictured;
}

/** What all panes say once, what some say with their names. */
function notesOf(panes: readonly NamedPane[]): readonly string[] {
  const said = panes.map(({ picture }) => (isDrawn(picture) ? picture.notes : [picture.because]));
  const all = new Set(said.flat().filter((note) => said.every((own) => own.includes(note))));
  const own = panes.flatMap(({ name }, at) =>
    (said[at] ?? []).filter((note) => !all.has(note)).map((note) => `${name}：${note}`),
  );
  return [...all, ...own];
}

/** The rows of all panes under one another, each with its pane. */
function tableOf(panes: readonly NamedPane[], reference: Picture, { t }: PictureSource): ReportTable {
  const [head = []] = reference.table.head;
  return {
    ...reference.table,
    head: [[textCell(t('explore.pane'), { align: 'center' }), ...head]],
    columns: [1, ...reference.table.columns],
    body: panes.flatMap(({ name, picture }) =>
      isDrawn(picture) ? picture.table.body.map((row) => [textCell(name), ...row]) : [],
    ),
  };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
