import { useMemo } from 'react';
import { displayNumber } from '../../../shared/base/display.ts';
import { useDark } from '../../state/appearance.ts';
import { useWorkbench } from '../../state/workbench.ts';
import { seriesColour } from '../../ui/series-colours.ts';
import { useShownDecimals } from '../../ui/look.ts';
import { useTexts } from '../../ui/texts.ts';
import { Plot } from '../../views/plot/plot.tsx';
import type { Data, Layout } from '../../views/plot/plot-types.ts';
import { HelpMark } from '../../ui/help-mark.tsx';

/** 指数构成: what each first-level indicator adds to each unit's index, units in rank order. */
export function ContributionPlot(): React.JSX.Element | null {
  const t = useTexts();
  const dark = useDark();
  const dataset = useWorkbench((state) => state.snapshot?.dataset ?? null);
  const result = useWorkbench((state) => state.result);
  const scale = useWorkbench((state) => state.resultMethod?.scale ?? null);
  const decimals = useShownDecimals(scale === null ? null : { method: { scale, rankRounding: null } });
  const picture = useMemo(() => {
    if (dataset === null || result === null || scale === null) return null;
    const count = result.units.length;
    const ranked = dataset.units
      .map((_, at) => at)
      .filter((at) => !Number.isNaN(result.index[at]))
      .sort((a, b) => (result.rank[a] ?? 0) - (result.rank[b] ?? 0) || a - b);
    const data: Data[] = dataset.nodes
      .flatMap((node, at) => (node.depth === 1 ? [{ node, at }] : []))
      .map(({ node, at }, position) => ({
        type: 'bar',
        orientation: 'h',
        name: node.name,
        marker: { color: seriesColour(position) },
        y: ranked.map((unit) => dataset.units[unit]?.name ?? ''),
        x: ranked.map((unit) => (result.nodeShares[at] ?? 0) * (result.scores[at * count + unit] ?? 0)),
        customdata: ranked.map((unit) => displayNumber(result.scores[at * count + unit] ?? Number.NaN, decimals)),
        hovertemplate: `%{y} ${node.name}<br>${t('scores.plotHover')}<extra></extra>`,
      }));
    const layout: Partial<Layout> = {
      barmode: 'stack',
      bargap: 0.25,
      height: Math.max(ranked.length * 20 + 90, 240),
      showlegend: true,
      legend: { orientation: 'h', y: 1, yanchor: 'bottom', x: 0, font: { size: 11 }, traceorder: 'normal' },
      yaxis: { autorange: 'reversed', automargin: true, ticks: '', dtick: 1, fixedrange: true },
      xaxis: { range: [Math.min(0, scale.lower), scale.upper], fixedrange: true, side: 'bottom' },
      margin: { l: 8, r: 12, t: 8, b: 24 },
    };
    return { data, layout };
  }, [dataset, result, scale, decimals, t]);
  if (picture === null) return null;
  return (
    <section style={{ flex: 1 }}>
      <header>
        <h2>{t('scores.side.plot')}</h2>
        <HelpMark page="chart.contribution" name={t('scores.side.plot')} />
      </header>
      <div style={{ height: picture.layout.height }}>
        <Plot label={t('scores.plotLabel')} data={picture.data} layout={picture.layout} dark={dark} />
      </div>
    </section>
  );
}
