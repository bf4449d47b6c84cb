import { tierName } from '../../../shared/model/tier-name.ts';
import { tiersInUse } from '../../../shared/report/tier-lines.ts';
import { seriesColour } from '../../ui/series-colours.ts';
import { tierColours } from '../../ui/tier-colours.ts';
import { shownDecimals, shownScore } from '../../ui/look.ts';
import type { Data } from '../plot/plot-types.ts';
import { focusColour, pictureTable } from './picture.ts';
import type { Pictured, PictureSource } from './picture.ts';
import { tierSeries } from './tier-series.ts';

/** The cohort in the order of its index, each bar in the colour of its tier, tier lines behind. */
export function rankingPicture(source: PictureSource): Pictured {
  const { input, t, ink, look, focus, area } = source;
  const { dataset, result } = input;
  const ranked = [...source.units]
    .filter((unit) => !Number.isNaN(result.index[unit]))
    .sort((a, b) => (result.rank[a] ?? 0) - (result.rank[b] ?? 0));
  if (ranked.length === 0) return { because: t('explore.noNumbers') };
  // A bar too narrow for a line of letters has no value written on it.
  const pitch = (area.width - 60) / ranked.length;
  const written = pitch >= 14;
  const data = tierSeries(input).map((tier): Data => {
    const members = ranked.filter((unit) => result.tier[unit] === tier);
    return {
      type: 'bar',
      ...(tier === null ? { showlegend: false } : { name: tierName(tier, input.lang, input.method.tiers) }),
      x: members.map((unit) => dataset.units[unit]?.name ?? ''),
      y: members.map((unit) => result.index[unit] ?? Number.NaN),
      marker: {
        color: tier === null ? seriesColour(0) : tierColours(tier, input.method.tiers, look).fill,
        line: {
          color: members.map((unit) => (unit === focus ? focusColour : ink)),
          width: members.map((unit) => (unit === focus ? 3 : pitch >= 5 ? 0.5 : 0)),
        },
      },
      text: members.map((unit) =>
        written || unit === focus ? shownScore(input, result.index[unit] ?? Number.NaN, look) : '',
      ),
      textposition: 'outside',
      textangle: -90,
      cliponaxis: false,
      customdata: members.map((unit) => t('explore.hoverRank', { rank: result.rank[unit] ?? 0 })),
      hovertemplate: `%{x} %{y:.${shownDecimals(input, look)}f}<br>%{customdata}<extra></extra>`,
    };
  });
  return {
    data,
    layout: {
      barmode: 'overlay',
      bargap: 0.25,
      showlegend: true,
      legend: { orientation: 'h', y: 1.02, yanchor: 'bottom', x: 0, traceorder: 'normal' },
      yaxis:
        input.result.nodeOffScale[0] === 1
          ? { automargin: true }
          : { range: [input.method.scale.lower, input.method.scale.upper * 1.12] },
      xaxis: {
        type: 'category',
        tickangle: -90,
        categoryorder: 'array',
        categoryarray: ranked.map((unit) => dataset.units[unit]?.name ?? ''),
      },
      shapes: tiersInUse(input).flatMap(({ lower }) =>
        lower === null
          ? []
          : [
              {
                type: 'line' as const,
                xref: 'paper' as const,
                x0: 0,
                x1: 1,
                y0: lower,
                y1: lower,
                line: { color: ink, width: 1, dash: 'dot' as const },
              },
            ],
      ),
    },
    notes:
      ranked.length < dataset.units.length
        ? [t('explore.someUnits', { shown: ranked.length, count: dataset.units.length })]
        : [],
    places: {
      axes: ['unit', 'index'],
      names: [ranked.map((unit) => dataset.units[unit]?.name ?? ''), null],
      byUnit: 'x',
      units: new Map(
        ranked.map((unit) => {
          const [name, value] = [dataset.units[unit]?.name ?? '', result.index[unit] ?? Number.NaN];
          return [
            dataset.units[unit]?.code ?? '',
            [{ at: '', x: name, y: value, said: shownScore(input, value, look) }],
          ];
        }),
      ),
    },
    table: pictureTable(
      source,
      [t('explore.rank'), t('explore.unit'), t('explore.indexName'), t('explore.tier')],
      ranked.map((unit) => {
        const tier = result.tier[unit] ?? null;
        return [
          String(result.rank[unit] ?? ''),
          dataset.units[unit]?.name ?? '',
          result.index[unit] ?? Number.NaN,
          tier === null ? '—' : tierName(tier, input.lang, input.method.tiers),
        ];
      }),
    ),
  };
}
