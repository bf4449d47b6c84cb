import { useMemo } from 'react';
import { displayNumber } from '../../../shared/base/display.ts';
import { useDark } from '../../state/appearance.ts';
import { useInferredWeights } from '../../state/inferred-weights.ts';
import { useWorkbench } from '../../state/workbench.ts';
import { seriesColour } from '../../ui/series-colours.ts';
import { useTexts } from '../../ui/texts.ts';
import { Plot } from '../../views/plot/plot.tsx';
import type { Data, Layout } from '../../views/plot/plot-types.ts';
import { HelpMark } from '../../ui/help-mark.tsx';

const layout: Partial<Layout> = { margin: { l: 4, r: 4, t: 4, b: 4 } };

/** 有效权重 as a sunburst: an indicator's angle is its weight in the index. */
export function EffectiveWeightsPlot({
  onChoose,
}: {
  readonly onChoose: (code: string) => void;
}): React.JSX.Element | null {
  const t = useTexts();
  const dark = useDark();
  const dataset = useWorkbench((state) => state.snapshot?.dataset ?? null);
  const result = useWorkbench((state) => state.result);
  const inferred = useInferredWeights();
  const data = useMemo((): readonly Data[] => {
    if (dataset === null || result === null) return [];
    const top = (at: number): number => {
      const node = dataset.nodes[at];
      return node === undefined || node.depth <= 1 ? at : top(node.parent);
    };
    const tops = dataset.nodes.flatMap((node, at) => (node.depth === 1 ? [at] : []));
    return [
      {
        type: 'sunburst',
        branchvalues: 'total',
        sort: false,
        maxdepth: 4,
        ids: dataset.nodes.map((node) => node.code),
        labels: dataset.nodes.map((node) => (node.parent < 0 ? t('scores.index') : node.code)),
        parents: dataset.nodes.map((node) => (node.parent < 0 ? '' : (dataset.nodes[node.parent]?.code ?? ''))),
        values: dataset.nodes.map((_, at) => result.nodeEffective[at] ?? 0),
        customdata: dataset.nodes.map(
          (node, at) => `${node.name} ${displayNumber((result.nodeEffective[at] ?? 0) * 100)}%`,
        ),
        hovertemplate: '%{customdata}<extra></extra>',
        marker: {
          colors: dataset.nodes.map((node, at) =>
            node.parent < 0 ? 'rgba(0,0,0,0)' : seriesColour(tops.indexOf(top(at))),
          ),
          line: { width: 1, color: dark ? '#1a2128' : '#ffffff' },
        },
        leaf: { opacity: 0.75 },
        insidetextorientation: 'radial',
      },
    ];
  }, [dataset, result, dark, t]);
  if (dataset === null || result === null) return null;
  return (
    <section style={{ flex: 1 }}>
      <header>
        <h2>{t('indicators.effective')}</h2>
        <HelpMark page="chart.weights" name={t('indicators.effective')} />
      </header>
      {inferred && <p className="inferred">{t('weights.inferred')}</p>}
      <div style={{ height: 320 }}>
        <Plot label={t('indicators.plotLabel')} data={data} layout={layout} dark={dark} />
      </div>
      <ul className="plain">
        {dataset.nodes.map((node, at) =>
          node.depth === 1 ? (
            <li key={node.code}>
              <button type="button" className="link-row" onClick={() => onChoose(node.code)}>
                <i
                  style={{
                    background: seriesColour(dataset.nodes.slice(0, at).filter((before) => before.depth === 1).length),
                  }}
                />
                <span>
                  {node.code}　{node.name}
                </span>
                <strong>{displayNumber((result.nodeEffective[at] ?? 0) * 100)}%</strong>
              </button>
            </li>
          ) : null,
        )}
      </ul>
    </section>
  );
}
