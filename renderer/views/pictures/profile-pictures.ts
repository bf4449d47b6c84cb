import { tierName } from '../../../shared/model/tier-name.ts';
import { columnStatistics } from '../../../shared/report/cohort-statistics.ts';
import { contrastOf } from '../../../shared/report/colour/colour-spaces.ts';
import { shownDecimals, shownScore } from '../../ui/look.ts';
import { seriesColour } from '../../ui/series-colours.ts';
import { tierColours } from '../../ui/tier-colours.ts';
import type { Data } from '../plot/plot-types.ts';
import { clearHeights, placeLabels } from '../plot/place-labels.ts';
import { focusColour, pictureTable } from './picture.ts';
import type { Pictured, PictureSource } from './picture.ts';
import { nodeColumn, nodeKey, nodeName, scoreRange } from './node-scores.ts';

const NAME_APART = 13;
/** Left of, right of, above and below what is drawn, px. */
const MARGINS = { left: 120, right: 132, top: 48, bottom: 64 } as const;

/** 平行坐标: a line a unit over the indicators of one level, in the colour of its tier; the mean dashed. */
export function parallelPicture(source: PictureSource, depth: number): Pictured {
  const { input, t, ink, look, units, focus, area } = source;
  const { dataset, result, method } = input;
  const nodes = [...dataset.nodes.keys()].filter(
    (node) => dataset.nodes[node]?.depth === depth && (result.nodeEffective[node] ?? 0) > 0,
  );
  if (nodes.length < 2) return { because: t('explore.noNumbers') };
  const whole = depth === 1 && source.common === undefined;
  const labels = nodes.map((node) => (whole ? nodeName(source, node) : (dataset.nodes[node]?.code ?? '')));
  const columns = nodes.map((node) => nodeColumn(source, node));
  const range = source.common?.ends.y ?? lineRange(source, nodes, units);
  const decimals = shownDecimals(input, look);
  const drawn = units.filter((unit) => columns.some((column) => !Number.isNaN(column[unit])));
  const height = area.height - MARGINS.top - MARGINS.bottom;
  const ends = drawn.map(
    (unit) => (1 - ((columns.at(-1)?.[unit] ?? Number.NaN) - range[0]) / (range[1] - range[0])) * height,
  );
  const at = drawn.indexOf(focus);
  const named = source.common === undefined ? clearHeights(ends, NAME_APART, at < 0 ? [] : [at]) : new Set<number>();
  const faint = focus >= 0 || drawn.length > 40 ? '66' : '';
  const line = (unit: number, position: number): Data => {
    const tier = result.tier[unit] ?? null;
    const own = tier === null ? seriesColour(0) : tierColours(tier, method.tiers, look).fill;
    const inFocus = unit === focus;
    const name = dataset.units[unit]?.name ?? '';
    return {
      type: 'scatter',
      mode: 'text+lines+markers',
      name,
      showlegend: false,
      x: labels,
      y: columns.map((column) => known(column[unit])),
      line: { color: inFocus ? focusColour : `${ofPaper(own, source)}${faint}`, width: inFocus ? 3.5 : 1.2 },
      marker: { size: inFocus ? 8 : 4 },
      text: labels.map((_, place) => (place === labels.length - 1 && named.has(position) ? name : '')),
      textposition: 'middle right',
      textfont: { size: 11, ...(inFocus ? { color: focusColour } : {}) },
      cliponaxis: false,
      hovertemplate: `${name}${tier === null ? '' : ` ${tierName(tier, input.lang, method.tiers)}`}<br>%{x} %{y:.${decimals}f}<extra></extra>`,
    };
  };
  const lines = drawn.map((unit, position) => ({ unit, data: line(unit, position) }));
  const mean: Data = {
    type: 'scatter',
    mode: 'lines',
    name: t('explore.meanName'),
    x: labels,
    y: columns.map((column) => known(columnStatistics(column).mean)),
    line: { color: ink, width: 2, dash: 'dash' },
    hovertemplate: `${t('explore.meanName')}<br>%{x} %{y:.${decimals}f}<extra></extra>`,
  };
  return {
    data: [...lines.filter(({ unit }) => unit !== focus), ...lines.filter(({ unit }) => unit === focus)]
      .map(({ data }) => data)
      .concat(mean),
    layout: {
      showlegend: true,
      legend: { orientation: 'h', y: 1.02, yanchor: 'bottom', x: 0, traceorder: 'normal' },
      xaxis: {
        type: 'category',
        showgrid: true,
        ...(depth === 1 ? (whole ? {} : { tickangle: 0 }) : { tickangle: -90 }),
      },
      yaxis: { range: [...range], title: { text: t('explore.score') } },
      margin: { l: 56, r: MARGINS.right, t: MARGINS.top, b: 44 },
    },
    notes: named.size < drawn.length ? [t('explore.namesLeftOut')] : [],
    places: {
      axes: [`level-${depth}`, 'score'],
      names: [labels, null],
      units: new Map(
        drawn.map((unit) => [
          dataset.units[unit]?.code ?? '',
          nodes.flatMap((node, place) => {
            const value = columns[place]?.[unit] ?? Number.NaN;
            return Number.isNaN(value)
              ? []
              : [
                  {
                    at: dataset.nodes[node]?.code ?? '',
                    x: labels[place] ?? '',
                    y: value,
                    said: shownScore(input, value, look),
                  },
                ];
          }),
        ]),
      ),
    },
    table: pictureTable(
      source,
      [t('explore.unit'), ...nodes.map((node) => nodeName(source, node))],
      drawn.map((unit) => [dataset.units[unit]?.name ?? '', ...columns.map((column) => column[unit] ?? Number.NaN)]),
    ),
  };
}

/** Lines need no zero: whole tenths of the scale round the scores that are drawn, or what they span off it. */
function lineRange(source: PictureSource, nodes: readonly number[], units: readonly number[]): [number, number] {
  const [low, high] = scoreRange(source, nodes);
  const { lower, upper } = source.input.method.scale;
  if (low !== lower || high !== upper) return [low, high];
  const tenth = (upper - lower) / 10;
  const least = nodes.reduce((all, node) => {
    const column = nodeColumn(source, node);
    return units.reduce((own, unit) => ((column[unit] ?? upper) < own ? (column[unit] ?? upper) : own), all);
  }, upper);
  return [lower + Math.floor((least - lower) / tenth - 1e-9) * tenth, upper];
}

/** A fill that can't be told from the paper is drawn in the ink. */
function ofPaper(fill: string, { ink, paper }: Pick<PictureSource, 'ink' | 'paper'>): string {
  return contrastOf(fill, paper) < 1.3 ? ink : fill;
}

/** 按地区分布: a point a unit, in rows by region, beside one another where scores are near (Wilkinson 1999, dot plots). */
export function swarmPicture(source: PictureSource, node: number): Pictured {
  const { input, t, ink, look, focus, area } = source;
  const { dataset, result, method } = input;
  const values = nodeColumn(source, node);
  const present = [...dataset.units.keys()].filter((unit) => !Number.isNaN(values[unit]));
  if (present.length === 0) return { because: t('explore.noNumbers') };
  const named = new Set(present.map((unit) => dataset.units[unit]?.group ?? ''));
  const groups = [...[...named].filter((group) => group !== ''), ...(named.has('') ? [''] : [])];
  const ends = present.map((unit) => values[unit] ?? 0);
  const [low, high] = source.common?.ends.x ?? padded(Math.min(...ends), Math.max(...ends));
  const width = area.width - MARGINS.left - 24;
  const row = (area.height - MARGINS.top - MARGINS.bottom) / groups.length;
  // So many points that they would fill half their row are drawn smaller.
  const most = groups.reduce(
    (all, group) => Math.max(all, present.filter((unit) => (dataset.units[unit]?.group ?? '') === group).length),
    1,
  );
  const radius = Math.max(1.5, Math.min(6, row / 6, Math.sqrt((width * row) / most) / 5));
  const offsets = new Map<number, number>();
  for (const group of groups) {
    const members = present.filter((unit) => (dataset.units[unit]?.group ?? '') === group);
    const xs = members.map((unit) => (((values[unit] ?? 0) - low) / (high - low)) * width);
    swarm(xs, radius * 2 + 1, row / 2 - radius).forEach((offset, at) => offsets.set(members[at] ?? -1, offset / row));
  }
  const place = (unit: number): number => groups.indexOf(dataset.units[unit]?.group ?? '') + (offsets.get(unit) ?? 0);
  const space = {
    ...{ width, height: row * groups.length, x: [low, high] as const, y: [groups.length - 0.5, -0.5] as const },
    ...{ size: 10, radius },
  };
  const at = present.indexOf(focus);
  const labels = placeLabels(
    present.map((unit) => ({ x: values[unit] ?? 0, y: place(unit), text: dataset.units[unit]?.name ?? '' })),
    space,
    at < 0 ? [] : [at],
  );
  const tierFill = (unit: number): string => {
    const tier = result.tier[unit] ?? null;
    return tier === null ? seriesColour(0) : tierColours(tier, method.tiers, look).fill;
  };
  const means = groups.map((group) =>
    columnStatistics(
      Float64Array.from(
        present.filter((unit) => (dataset.units[unit]?.group ?? '') === group),
        (unit) => values[unit] ?? Number.NaN,
      ),
    ),
  );
  return {
    data: [
      {
        type: 'scatter',
        mode: 'text+markers',
        showlegend: false,
        x: present.map((unit) => values[unit] ?? Number.NaN),
        y: present.map(place),
        text: present.map((unit, n) => (labels[n] === null ? '' : (dataset.units[unit]?.name ?? ''))),
        textposition: labels.map((label) => label ?? 'top center'),
        textfont: { size: 10, color: present.map((unit) => (unit === focus ? focusColour : ink)) },
        customdata: present.map((unit) => dataset.units[unit]?.name ?? ''),
        marker: {
          size: present.map((unit) => radius * 2 + (unit === focus ? 3 : 0)),
          color: present.map((unit) => (unit === focus ? focusColour : tierFill(unit))),
          line: { color: ink, width: 0.75 },
        },
        hovertemplate: `%{customdata} %{x:.${shownDecimals(input, look)}f}<extra></extra>`,
      },
    ],
    layout: {
      xaxis: { title: { text: nodeName(source, node) }, range: [low, high] },
      yaxis: {
        range: [groups.length - 0.5, -0.5],
        tickvals: groups.map((_, at) => at),
        ticktext: groups.map((group) => (group === '' ? t('explore.noGroup') : group)),
        zeroline: false,
        fixedrange: true,
      },
      shapes: means.map(({ mean }, at) => ({
        type: 'line' as const,
        x0: mean,
        x1: mean,
        y0: at - 0.38,
        y1: at + 0.38,
        line: { color: ink, width: 2, dash: 'dash' as const },
      })),
    },
    notes: [t('explore.swarmNote'), ...(labels.includes(null) ? [t('explore.namesLeftOut')] : [])],
    places: {
      axes: [nodeKey(source, node), 'group'],
      names: [null, null],
      units: new Map(
        present.map((unit) => {
          const value = values[unit] ?? Number.NaN;
          return [
            dataset.units[unit]?.code ?? '',
            [{ at: '', x: value, y: place(unit), said: shownScore(input, value, look) }],
          ];
        }),
      ),
    },
    table: pictureTable(
      source,
      [t('explore.group'), t('explore.unit'), nodeName(source, node)],
      groups.flatMap((group) =>
        present
          .filter((unit) => (dataset.units[unit]?.group ?? '') === group)
          .sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0))
          .map((unit) => [
            group === '' ? t('explore.noGroup') : group,
            dataset.units[unit]?.name ?? '',
            values[unit] ?? Number.NaN,
          ]),
      ),
    ),
  };
}

/** How far from the middle of their row points stand, px, so that none lies on another; those that don't fit into `most` stay at its edge. */
export function swarm(xs: readonly number[], apart: number, most: number): readonly number[] {
  const offsets = xs.map(() => 0);
  const placed: number[] = [];
  for (const point of [...xs.keys()].sort((a, b) => (xs[a] ?? 0) - (xs[b] ?? 0))) {
    // They are placed from the left: only the last can be near.
    const beyond = placed.findLastIndex((other) => (xs[point] ?? 0) - (xs[other] ?? 0) >= apart);
    const near = placed.slice(beyond + 1);
    const free = (offset: number): boolean =>
      near.every((other) => {
        const across = (xs[other] ?? 0) - (xs[point] ?? 0);
        return across * across + (offset - (offsets[other] ?? 0)) ** 2 >= apart * apart - 1e-9;
      });
    const candidates = [
      0,
      ...near.flatMap((other) => {
        const across = (xs[other] ?? 0) - (xs[point] ?? 0);
        const away = Math.sqrt(Math.max(0, apart * apart - across * across));
        return [(offsets[other] ?? 0) + away, (offsets[other] ?? 0) - away];
      }),
    ]
      .filter((offset) => Math.abs(offset) <= most)
      .sort((a, b) => Math.abs(a) - Math.abs(b));
    offsets[point] = candidates.find(free) ?? Math.sign(placed.length % 2 === 0 ? 1 : -1) * Math.max(0, most);
    placed.push(point);
  }
  return offsets;
}

function padded(low: number, high: number): readonly [number, number] {
  const room = Math.max(high - low, 1e-9) * 0.05;
  return [low - room, high + room];
}

function known(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}
