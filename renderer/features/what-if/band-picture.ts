import { displayNumber } from '../../../shared/base/display.ts';
import type { UnitUncertainty } from '../../../shared/scoring/what-if/what-if-types.ts';
import type { Texts } from '../../ui/texts.ts';
import type { Data, Layout } from '../../views/plot/plot-types.ts';

/** Rank bands, the best median first: a thin line 5–95 %, a thick one 25–75 %, a dot for the median, a diamond for the method's own rank. */
export function bandPicture(
  units: readonly UnitUncertainty[],
  nameOf: (code: string) => string,
  t: Texts,
  dark: boolean,
): { readonly data: readonly Data[]; readonly layout: Partial<Layout>; readonly height: number } {
  const known = units
    .flatMap((unit) => (unit.rank === null ? [] : [{ ...unit, rank: unit.rank, name: nameOf(unit.code) }]))
    .sort((a, b) => a.rank.p50 - b.rank.p50 || (a.meanRank ?? 0) - (b.meanRank ?? 0));
  const blue = dark ? '#7fb2dc' : '#1f5582';
  const span = (
    name: string,
    width: number,
    colour: string,
    ends: (unit: (typeof known)[number]) => readonly [number, number],
  ): Data => ({
    type: 'scatter',
    mode: 'lines',
    name,
    y: known.flatMap((unit) => [unit.name, unit.name, unit.name]),
    x: known.flatMap((unit): (number | null)[] => [...ends(unit), null]),
    line: { width, color: colour },
    hoverinfo: 'skip',
  });
  const text = known.map(
    ({ name, rank, baselineRank }) =>
      `${name}<br>5 %–95 %: ${displayNumber(rank.p5, 0)}–${displayNumber(rank.p95, 0)}<br>25 %–75 %: ${displayNumber(rank.p25, 0)}–${displayNumber(rank.p75, 0)}<br>${t('whatIf.median')} ${displayNumber(rank.p50, 0)} · ${t('whatIf.ownRank')} ${baselineRank ?? '—'}`,
  );
  return {
    height: Math.max(known.length * 17 + 80, 240),
    data: [
      // A band of one rank still shows: its ends are drawn apart by a little.
      span('5–95 %', 3, dark ? '#48627a' : '#a9c4dc', ({ rank }) => [rank.p5 - 0.08, rank.p95 + 0.08]),
      span('25–75 %', 9, dark ? '#4f83ad' : '#6fa5cf', ({ rank }) => [rank.p25 - 0.08, rank.p75 + 0.08]),
      {
        type: 'scatter',
        mode: 'markers',
        name: t('whatIf.median'),
        y: known.map(({ name }) => name),
        x: known.map(({ rank }) => rank.p50),
        text,
        hovertemplate: '%{text}<extra></extra>',
        marker: { size: 9, color: blue, line: { width: 1, color: dark ? '#12171c' : '#ffffff' } },
      },
      {
        type: 'scatter',
        mode: 'markers',
        name: t('whatIf.ownRank'),
        y: known.map(({ name }) => name),
        x: known.map(({ baselineRank }) => baselineRank),
        text,
        hovertemplate: '%{text}<extra></extra>',
        marker: { size: 8, symbol: 'diamond-open', color: dark ? '#e8976c' : '#a8471c', line: { width: 1.5 } },
      },
    ],
    layout: {
      xaxis: {
        title: { text: t('scores.rank') },
        range: [0.3, units.length + 0.7],
        dtick: units.length > 60 ? 10 : 5,
        tick0: 5,
      },
      yaxis: { type: 'category', autorange: 'reversed', dtick: 1, ticks: '' },
      showlegend: true,
      legend: { orientation: 'h', y: 1.01, yanchor: 'bottom', x: 0 },
      hovermode: 'closest',
    },
  };
}
