import { displayNumber } from '../../../shared/base/display.ts';
import { tierName } from '../../../shared/model/tier-name.ts';
import { columnStatistics } from '../../../shared/report/cohort-statistics.ts';
import { tiersInUse } from '../../../shared/report/tier-lines.ts';
import { correlation } from '../../../shared/scoring/statistics/correlation.ts';
import { standardDeviation } from '../../../shared/scoring/statistics/standard-deviation.ts';
import { seriesColour } from '../../ui/series-colours.ts';
import { tierColours, tierOrder } from '../../ui/tier-colours.ts';
import type { Data } from '../plot/plot-types.ts';
import { nodeColumn, nodeKey, nodeName } from './node-scores.ts';
import { focusColour, pictureTable, referenceLine } from './picture.ts';
import { placeLabels } from '../plot/place-labels.ts';
import type { Pictured, PictureSource } from './picture.ts';
import { tierSeries } from './tier-series.ts';
import { shownDecimals, shownScore } from '../../ui/look.ts';

/** Each tier has its own mark as well as its colour, the highest the first. */
const marks = ['circle', 'square', 'diamond', 'triangle-up', 'cross', 'star', 'triangle-down'] as const;

/** Two indicators, a point a unit, coloured by its tier; the means as lines. */
export function scatterPicture(source: PictureSource, across: number, up: number): Pictured {
  const { input, t, ink, look, focus, area } = source;
  const x = nodeColumn(source, across);
  const y = nodeColumn(source, up);
  const present = [...input.dataset.units.keys()].filter((unit) => !Number.isNaN(x[unit]) && !Number.isNaN(y[unit]));
  if (present.length === 0) return { because: t('explore.noNumbers') };
  const { tiers } = input.method;
  const decimals = shownDecimals(input, look);
  const name = (unit: number): string => input.dataset.units[unit]?.name ?? '';
  const ends = {
    x: source.common?.ends.x ?? padded(present.map((unit) => x[unit] ?? 0)),
    y: source.common?.ends.y ?? padded(present.map((unit) => y[unit] ?? 0)),
  };
  const places = placeLabels(
    present.map((unit) => ({ x: x[unit] ?? 0, y: y[unit] ?? 0, text: name(unit) })),
    { ...ends, width: area.width - 90, height: area.height - 100, size: 10, radius: 6 },
    present.includes(focus) ? [present.indexOf(focus)] : [],
  );
  const placed = new Map(present.map((unit, at) => [unit, places[at] ?? null]));
  const data = tierSeries(input).map((tier): Data => {
    const members = present.filter((unit) => input.result.tier[unit] === tier);
    return {
      type: 'scatter',
      mode: 'text+markers',
      ...(tier === null ? { showlegend: false } : { name: tierName(tier, input.lang, tiers) }),
      x: members.map((unit) => x[unit] ?? Number.NaN),
      y: members.map((unit) => y[unit] ?? Number.NaN),
      text: members.map((unit) => (placed.get(unit) === null ? '' : name(unit))),
      textposition: members.map((unit) => placed.get(unit) ?? 'top center'),
      textfont: { size: 10, color: members.map((unit) => (unit === focus ? focusColour : ink)) },
      customdata: members.map(name),
      marker: {
        size: members.map((unit) => (unit === focus ? 14 : 10)),
        symbol: marks[tier === null ? 0 : tierOrder(tier, tiers)] ?? 'circle',
        color: tier === null ? seriesColour(0) : tierColours(tier, tiers, look).fill,
        line: {
          color: members.map((unit) => (unit === focus ? focusColour : ink)),
          width: members.map((unit) => (unit === focus ? 3 : 1)),
        },
      },
      hovertemplate: `%{customdata}<br>%{x:.${decimals}f}, %{y:.${decimals}f}<extra></extra>`,
    };
  });
  const means = [columnStatistics(x).mean, columnStatistics(y).mean] as const;
  return {
    data,
    layout: {
      showlegend: true,
      legend: { orientation: 'h', y: 1.02, yanchor: 'bottom', x: 0, traceorder: 'normal' },
      xaxis: { title: { text: nodeName(source, across) }, range: [...ends.x] },
      yaxis: { title: { text: nodeName(source, up) }, range: [...ends.y] },
      shapes: [
        {
          type: 'line',
          yref: 'paper',
          y0: 0,
          y1: 1,
          x0: means[0],
          x1: means[0],
          line: { ...referenceLine, color: `${ink}80` },
        },
        {
          type: 'line',
          xref: 'paper',
          x0: 0,
          x1: 1,
          y0: means[1],
          y1: means[1],
          line: { ...referenceLine, color: `${ink}80` },
        },
      ],
    },
    notes: [
      t('explore.correlationNote', { r: displayNumber(correlation(x, y), 3) || '—', count: present.length }),
      ...(places.includes(null) ? [t('explore.namesLeftOut')] : []),
    ],
    places: {
      axes: [nodeKey(source, across), nodeKey(source, up)],
      names: [null, null],
      units: new Map(
        present.map((unit) => {
          const [right, high] = [x[unit] ?? Number.NaN, y[unit] ?? Number.NaN];
          const said = `${shownScore(input, right, look)}, ${shownScore(input, high, look)}`;
          return [input.dataset.units[unit]?.code ?? '', [{ at: '', x: right, y: high, said }]];
        }),
      ),
    },
    table: pictureTable(
      source,
      [t('explore.unit'), nodeName(source, across), nodeName(source, up)],
      present.map((unit) => [name(unit), x[unit] ?? Number.NaN, y[unit] ?? Number.NaN]),
    ),
  };
}

function padded(values: readonly number[]): [number, number] {
  const low = values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  const high = values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  const room = Math.max(high - low, 1e-9) * 0.06;
  return [low - room, high + room];
}

/** How one indicator's scores spread: a histogram in twentieths of the scale, every unit as a point below it. */
export function distributionPicture(source: PictureSource, node: number): Pictured {
  const { input, t, ink, look, focus } = source;
  const values = nodeColumn(source, node);
  const present = [...input.dataset.units.keys()].filter((unit) => !Number.isNaN(values[unit]));
  if (present.length === 0) return { because: t('explore.noNumbers') };
  const numbers = present.map((unit) => values[unit] ?? Number.NaN);
  const { mean, best, lowest } = columnStatistics(values);
  const judged = input.result.nodeOffScale[node] === 1 ? [] : tiersInUse(input);
  const { scale } = input.method;
  const step = (scale.upper - scale.lower) / 20;
  const lines = judged.flatMap(({ lower }) =>
    lower === null || lower < lowest - step || lower > best + step ? [] : [lower],
  );
  return {
    data: [
      {
        type: 'histogram',
        x: numbers,
        // Off the scale the classes are the library's own.
        ...(input.result.nodeOffScale[node] === 1
          ? {}
          : { xbins: { start: scale.lower, end: scale.upper + step, size: step } }),
        marker: { color: seriesColour(4), line: { color: ink, width: 0.5 } },
        hovertemplate: '%{x}：%{y}<extra></extra>',
        showlegend: false,
      },
      {
        type: 'scatter',
        mode: 'markers',
        x: numbers,
        y: numbers.map(() => 0),
        yaxis: 'y2',
        showlegend: false,
        text: present.map((unit) => input.dataset.units[unit]?.name ?? ''),
        hovertemplate: `%{text} %{x:.${shownDecimals(input, look)}f}<extra></extra>`,
        marker: {
          symbol: 'line-ns',
          size: present.map((unit) => (unit === focus ? 26 : 16)),
          line: {
            width: present.map((unit) => (unit === focus ? 4 : 1.5)),
            color: present.map((unit) => (unit === focus ? focusColour : seriesColour(0))),
          },
          color: seriesColour(0),
        },
      },
    ],
    layout: {
      bargap: 0.04,
      xaxis: { title: { text: nodeName(source, node) }, anchor: 'y2' },
      yaxis: { domain: [0.16, 1], title: { text: t('explore.distributionCount') } },
      yaxis2: { domain: [0, 0.1], visible: false, range: [-1, 1], fixedrange: true },
      shapes: [
        ...lines.map((line) => ({
          type: 'line' as const,
          yref: 'paper' as const,
          y0: 0,
          y1: 1,
          x0: line,
          x1: line,
          line: { color: ink, width: 1, dash: 'dot' as const },
        })),
        {
          type: 'line',
          yref: 'paper',
          y0: 0,
          y1: 1,
          x0: mean,
          x1: mean,
          line: { ...referenceLine, color: seriesColour(3) },
        },
      ],
      annotations: [
        {
          x: mean,
          yref: 'paper',
          y: 1,
          text: t('explore.mean', { value: shownScore(input, mean, look) }),
          showarrow: false,
          xanchor: 'left',
          yanchor: 'top',
          xshift: 4,
        },
      ],
    },
    notes: [
      t('explore.distributionNote', {
        mean: shownScore(input, mean, look),
        sd: shownScore(input, standardDeviation(numbers), look) || '—',
        lowest: shownScore(input, lowest, look),
        best: shownScore(input, best, look),
      }),
    ],
    places: {
      axes: [nodeKey(source, node), 'count'],
      names: [null, null],
      units: new Map(
        present.map((unit) => {
          const value = values[unit] ?? Number.NaN;
          return [
            input.dataset.units[unit]?.code ?? '',
            [{ at: '', x: value, y: 0, yref: 'y2' as const, said: shownScore(input, value, look) }],
          ];
        }),
      ),
    },
    table: pictureTable(
      source,
      [t('explore.unit'), nodeName(source, node)],
      [...present]
        .sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0))
        .map((unit) => [input.dataset.units[unit]?.name ?? '', values[unit] ?? Number.NaN]),
    ),
  };
}
