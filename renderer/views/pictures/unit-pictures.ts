import { tierName } from '../../../shared/model/tier-name.ts';
import { columnStatistics } from '../../../shared/report/cohort-statistics.ts';
import { reportYears, yearResults } from '../../../shared/report/tier-history.ts';
import { seriesColour } from '../../ui/series-colours.ts';
import { tierColours } from '../../ui/tier-colours.ts';
import { polarAxes } from '../plot/line-plots.ts';
import { focusColour, pictureTable } from './picture.ts';
import type { Pictured, PictureSource } from './picture.ts';
import { shownDecimals, shownScore } from '../../ui/look.ts';

/** A unit against the cohort's mean and best on one level. */
export function unitRadarPicture(source: PictureSource, unit: string, depth: number): Pictured {
  const { input, t, ink, look } = source;
  const { dataset, result } = input;
  const at = dataset.units.findIndex(({ code }) => code === unit);
  const size = dataset.units.length;
  const shown = dataset.nodes.flatMap((node, n) =>
    node.depth === depth && (result.nodeEffective[n] ?? 0) > 0
      ? [{ node, column: result.scores.subarray(n * size, (n + 1) * size) }]
      : [],
  );
  if (at < 0 || shown.length === 0) return { because: t('explore.noNumbers') };
  const names = shown.map(({ node }) => (depth === 1 ? node.name : `${node.code} ${node.name}`));
  const ring = (values: readonly number[]): number[] => [...values, values[0] ?? Number.NaN];
  const around = { type: 'scatterpolar' as const, theta: [...names, names[0] ?? ''] };
  const own = shown.map(({ column }) => column[at] ?? Number.NaN);
  const statistics = shown.map(({ column }) => columnStatistics(column));
  const hover = (name: string): string => `%{theta}<br>${name} %{r:.${shownDecimals(input, look)}f}<extra></extra>`;
  const name = dataset.units[at]?.name ?? unit;
  return {
    data: [
      {
        ...around,
        name: t('explore.bestName'),
        r: ring(statistics.map(({ best }) => best)),
        mode: 'lines',
        line: { color: seriesColour(1), width: 1.5, dash: 'dot' },
        hovertemplate: hover(t('explore.bestName')),
      },
      {
        ...around,
        name: t('explore.meanName'),
        r: ring(statistics.map(({ mean }) => mean)),
        mode: 'lines',
        line: { color: ink, width: 1.5, dash: 'dash' },
        hovertemplate: hover(t('explore.meanName')),
      },
      {
        ...around,
        name,
        r: ring(own),
        mode: 'lines+markers',
        fill: 'toself',
        fillcolor: `${seriesColour(0)}33`,
        line: { color: seriesColour(0), width: 2.5 },
        marker: { size: 6 },
        hovertemplate: hover(name),
      },
    ],
    layout: {
      polar: polarAxes([input.method.scale.lower, input.method.scale.upper], ink, names.length),
      showlegend: true,
      legend: { orientation: 'h', x: 0.5, xanchor: 'center', y: -0.08 },
      margin: { l: 48, r: 48, t: 32, b: 24 },
    },
    notes: [],
    table: pictureTable(
      source,
      [t('explore.indicator'), name, t('explore.meanName'), t('explore.bestName')],
      names.map((label, n) => [
        label,
        own[n] ?? Number.NaN,
        statistics[n]?.mean ?? Number.NaN,
        statistics[n]?.best ?? Number.NaN,
      ]),
    ),
  };
}

/** 历年分组: a cell a unit and year; years run across, units in administrative order. */
export function yearsPicture(source: PictureSource): Pictured {
  const { input, t, ink, paper, look, focus, area } = source;
  const years = [...reportYears(input)].reverse();
  if (years.length < 2) return { because: t('explore.noHistory') };
  const results = yearResults(input);
  const units = source.units.flatMap((at) => input.dataset.units[at] ?? []);
  // A cell too narrow for two letters has none.
  const written = (area.width - 80) / units.length >= 22;
  const focusAt = units.findIndex(({ code }) => code === input.dataset.units[focus]?.code);
  const lines = input.method.tiers;
  const tiers = lines.map(({ tier }) => tier);
  const cells = years.map((year) =>
    units.map((unit) => results.get(unit.code)?.get(year) ?? { index: null, tier: null }),
  );
  const steps = tiers
    .map(
      (tier, position) =>
        [
          [position / tiers.length, tierColours(tier, lines, look).fill],
          [(position + 1) / tiers.length, tierColours(tier, lines, look).fill],
        ] as const,
    )
    .flat();
  const labels = cells.map((row) =>
    row.map(({ tier }) => (tier === null || !written ? '' : narrow(tierName(tier, input.lang, lines)))),
  );
  return {
    data: [
      {
        type: 'heatmap',
        x: units.map(({ name }) => name),
        y: years.map(String),
        z: cells.map((row) =>
          row.map(({ tier }) => (tier === null || !tiers.includes(tier) ? null : tiers.indexOf(tier))),
        ),
        zmin: -0.5,
        zmax: tiers.length - 0.5,
        colorscale: steps.map(([at, colour]): [number, string] => [at, colour]),
        showscale: false,
        xgap: 2,
        ygap: 2,
        hoverongaps: false,
        customdata: cells.map((row) =>
          row.map(
            ({ index, tier }) =>
              `${tier === null ? '—' : tierName(tier, input.lang, lines)}${index === null ? '' : ` ${shownScore(input, index, look)}`}`,
          ),
        ),
        hovertemplate: '%{x} %{y}：%{customdata}<extra></extra>',
      },
      {
        type: 'scatter',
        mode: 'text',
        hoverinfo: 'skip',
        showlegend: false,
        x: years.flatMap(() => units.map(({ name }) => name)),
        y: years.flatMap((year) => units.map(() => String(year))),
        text: labels.flat(),
        textfont: {
          size: 10,
          color: cells.flat().map(({ tier }) => (tier === null ? ink : tierColours(tier, lines, look).ink)),
        },
      },
    ],
    layout: {
      xaxis: { type: 'category', tickangle: -90, side: 'bottom', showgrid: false, fixedrange: true },
      yaxis: { type: 'category', showgrid: false, autorange: 'reversed', fixedrange: true },
      plot_bgcolor: paper,
      shapes:
        focusAt < 0
          ? []
          : [
              {
                type: 'rect',
                x0: focusAt - 0.5,
                x1: focusAt + 0.5,
                yref: 'paper',
                y0: 0,
                y1: 1,
                line: { color: focusColour, width: 2.5 },
              },
            ],
    },
    notes: written ? [] : [t('explore.namesLeftOut')],
    places: {
      axes: ['unit', 'year'],
      names: [units.map(({ name }) => name), years.map(String)],
      units: new Map(
        units.map(({ code, name }, unit) => [
          code,
          years.flatMap((year, row) => {
            const tier = cells[row]?.[unit]?.tier ?? null;
            return tier === null
              ? []
              : [{ at: String(year), x: name, y: String(year), said: tierName(tier, input.lang, lines) }];
          }),
        ]),
      ),
    },
    table: pictureTable(
      source,
      [t('explore.unit'), ...years.map(String)],
      units.map(({ name }, unit) => [
        name,
        ...cells.map((row) => {
          const tier = row[unit]?.tier ?? null;
          return tier === null ? '—' : tierName(tier, input.lang, lines);
        }),
      ]),
    ),
  };
}

/** 非常高 on two lines: a column of 32 is narrow. */
function narrow(name: string): string {
  return name.length === 3 ? `${name.slice(0, 2)}<br>${name.slice(2)}` : name.replace(' ', '<br>');
}
