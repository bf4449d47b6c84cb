import { useMemo, useState } from 'react';
import { Button, Select } from 'antd';
import { DownloadOutlined } from '@ant-design/icons';
import { displayedValue, displayNumber } from '../../../shared/base/display.ts';
import type { ProjectSnapshot } from '../../../shared/contract/outputs.ts';
import { TOTAL } from '../../../shared/model/dataset.ts';
import { TierLines } from '../../ui/tier-lines.ts';
import { createScorer } from '../../../shared/scoring/create-scorer.ts';
import { compareScenarios } from '../../../shared/scoring/what-if/compare-scenarios.ts';
import type { ScenarioCell, ScenarioComparison } from '../../../shared/scoring/what-if/what-if-types.ts';
import { useDark } from '../../state/appearance.ts';
import { exportFile } from '../../state/export-files.ts';
import { seriesColour } from '../../ui/series-colours.ts';
import { TierTag } from '../../ui/tier-tag.tsx';
import { useAppearance } from '../../state/appearance.ts';
import { useTexts } from '../../ui/texts.ts';
import { Plot } from '../../views/plot/plot.tsx';
import type { Data, Layout } from '../../views/plot/plot-types.ts';
import { differenceText } from './differences.tsx';
import { askScore } from '../../state/score-question.ts';
import { useWorkbench } from '../../state/workbench.ts';
import { EvidenceCell } from '../../views/evidence-cell.tsx';
import { useShownMethods } from '../../views/shown-methods.ts';
import type { ShownMethod } from '../../views/shown-methods.ts';
import { asksAbout } from '../../views/table/copyable-table.tsx';
import type { AskedCell } from '../../views/table/copyable-table.tsx';
import { RankingsCard } from './rankings-card.tsx';
import { AnalysisError } from './analysis/run-line.tsx';
import { DataTable } from '../../views/table/data-table.tsx';

import { decimalsOf } from '../../../shared/report/score-text.ts';
import { HelpMark } from '../../ui/help-mark.tsx';

const MOST = 6;

/** 比较: two to six methods side by side on the same data, each against the first. */
export function CompareView({ snapshot }: { readonly snapshot: ProjectSnapshot }): React.JSX.Element {
  const t = useTexts();
  const methods = useShownMethods();
  const [keys, setKeys] = useState<readonly string[] | null>(null);
  const shown = useMemo(
    () =>
      (keys ?? methods.slice(0, MOST).map(({ key }) => key))
        .flatMap((key) => methods.filter((method) => method.key === key))
        .slice(0, MOST),
    [keys, methods],
  );
  const wanted = shown.map(({ key }) => key).join('\n');
  const compared = useMemo(() => {
    const chosen = wanted.split('\n').flatMap((key) => methods.filter((method) => method.key === key));
    return chosen.length < 2 ? null : compareScenarios(snapshot.dataset, chosen);
  }, [snapshot.dataset, methods, wanted]);
  return (
    <>
      <section className="card" aria-labelledby="compare">
        <header>
          <h2 id="compare">{t('whatIf.compare')}</h2>
          <HelpMark page="scenarios" name={t('whatIf.compare')} />
          <Select<string[]>
            mode="multiple"
            style={{ flex: 1, maxWidth: 720 }}
            aria-label={t('whatIf.compareWhich')}
            placeholder={t('whatIf.compareWhich')}
            maxCount={MOST}
            value={shown.map(({ key }) => key)}
            onChange={setKeys}
            options={methods.map(({ key, name }) => ({ value: key, label: name }))}
          />
          <span className="push" />
          <Button
            icon={<DownloadOutlined aria-hidden />}
            disabled={!compared?.ok}
            onClick={() =>
              void exportFile({
                what: 'comparison',
                format: 'xlsx',
                suggestedName: `${snapshot.title} ${t('whatIf.compare')}`,
                title: t('result.exporting'),
                compared: shown.map(({ choice }) => choice),
              })
            }
          >
            {t('whatIf.exportComparison')}
          </Button>
        </header>
        {compared === null && <p className="body muted">{t('whatIf.compareTwo')}</p>}
        {compared !== null && !compared.ok && (
          <div className="body">
            <AnalysisError error={compared.error} />
          </div>
        )}
        {compared?.ok && (
          <div className="wide">
            <Sums comparison={compared.value} snapshot={snapshot} />
            <ComparisonTable comparison={compared.value} shown={shown} />
          </div>
        )}
      </section>
      {compared?.ok && (
        <div className="two">
          <section className="card" aria-labelledby="slope">
            <header>
              <h2 id="slope">{t('whatIf.slope')}</h2>
            </header>
            <SlopePlot comparison={compared.value} />
          </section>
          <section className="card" aria-labelledby="against">
            <header>
              <h2 id="against">{t('whatIf.against', { name: compared.value.scenarios[0]?.name ?? '' })}</h2>
            </header>
            <AgainstPlot shown={shown} comparison={compared.value} />
          </section>
        </div>
      )}
      <RankingsCard snapshot={snapshot} />
    </>
  );
}

function Sums({
  comparison,
  snapshot,
}: {
  readonly comparison: ScenarioComparison;
  readonly snapshot: ProjectSnapshot;
}): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  return (
    <div className="body figures">
      {comparison.scenarios.slice(1).map(({ name, differences, meanShift, tierChanges }) => (
        <span
          key={name}
          title={differences
            .slice(0, 20)
            .map((difference) => differenceText(snapshot.dataset, difference, t, language))
            .join('\n')}
        >
          <strong style={{ margin: 0 }}>{name}</strong>
          {language === 'zh' ? '　' : ' '}
          {t('whatIf.compareSum', {
            differences: differences.length,
            shift: meanShift === null ? '—' : displayNumber(meanShift),
            tiers: tierChanges,
          })}
        </span>
      ))}
    </div>
  );
}

type Row = ScenarioComparison['rows'][number];

function ComparisonTable({
  comparison,
  shown,
}: {
  readonly comparison: ScenarioComparison;
  readonly shown: readonly ShownMethod[];
}): React.JSX.Element {
  const t = useTexts();
  const snapshot = useWorkbench((state) => state.snapshot);
  const results = useMemo(() => {
    const scorer = snapshot === null ? null : createScorer(snapshot.dataset);
    return shown.map(({ method }) => {
      const scored = scorer?.score(method);
      return scored?.ok ? scored.value : null;
    });
  }, [snapshot, shown]);
  const decimals = useDecimalsOfAll(shown);
  const asked = (at: number) => (row: Row) =>
    asksAbout({ unit: row.unit, code: TOTAL, method: shown[at]?.key ?? null });
  const ask = ({ unit, code, method }: AskedCell): void => {
    const of = shown.find(({ key }) => key === method);
    if (of !== undefined) askScore(unit, code, { name: of.name, method: of.method });
  };
  return (
    <DataTable<Row>
      size="small"
      rowKey="unit"
      pagination={comparison.rows.length > 64 ? { pageSize: 64, size: 'small', showSizeChanger: false } : false}
      dataSource={comparison.rows}
      bordered
      rowClassName={(row) => (row.tierChanged ? 'row-changed' : '')}
      onAsk={ask}
      columns={[
        {
          title: t('scores.unit'),
          dataIndex: 'name',
          width: 96,
          render: (name: string, row) => (row.tierChanged ? <strong>{name}</strong> : name),
        },
        ...comparison.scenarios.map(({ name }, at) => ({
          title: name,
          key: name,
          children: [
            {
              title: t('scores.index'),
              key: 'index',
              align: 'right' as const,
              onCell: asked(at),
              width: 112,
              render: (_: unknown, row: Row) => (
                <Figure cell={row.cells[at]} decimals={decimals} what="index" first={at === 0} />
              ),
            },
            {
              title: t('scores.rank'),
              key: 'rank',
              align: 'right' as const,
              onCell: asked(at),
              width: 84,
              render: (_: unknown, row: Row) => (
                <Figure cell={row.cells[at]} decimals={0} what="rank" first={at === 0} />
              ),
            },
            {
              title: t('scores.tier'),
              key: 'tier',
              align: 'center' as const,
              onCell: asked(at),
              width: 84,
              render: (_: unknown, row: Row) => (
                <TierLines value={shown[at]?.method.tiers ?? null}>
                  <TierTag tier={row.cells[at]?.tier ?? null} />
                </TierLines>
              ),
            },
            {
              title: t('scores.evidence'),
              key: 'evidence',
              align: 'right' as const,
              width: 84,
              onCell: asked(at),
              render: (_: unknown, row: Row) => (
                <EvidenceCell
                  dataset={snapshot?.dataset ?? null}
                  method={shown[at]?.method ?? null}
                  result={results[at] ?? null}
                  unit={row.unit}
                />
              ),
            },
          ],
        })),
      ]}
    />
  );
}

/** Decimals that all the methods' indices show, so that they compare. */
function useDecimalsOfAll(shown: readonly ShownMethod[]): number {
  const chosen = useAppearance((state) => state.decimals);
  return chosen ?? Math.max(2, ...shown.map(decimalsOf));
}

function Figure({
  cell,
  decimals,
  what,
  first,
}: {
  readonly cell: ScenarioCell | undefined;
  readonly decimals: number;
  readonly what: 'index' | 'rank';
  readonly first: boolean;
}): React.JSX.Element {
  const value = what === 'index' ? cell?.index : cell?.rank;
  const delta = (what === 'index' ? cell?.indexDelta : cell?.rankDelta) ?? 0;
  const text = displayNumber(Math.abs(delta), decimals);
  return (
    <>
      {!first && displayedValue(delta, decimals) !== 0 && (
        <span className={delta > 0 ? 'change up' : 'change down'} style={{ marginRight: 8, fontSize: 12 }}>
          {delta > 0 ? '▲' : '▼'}
          {text}
        </span>
      )}
      {value == null ? '—' : displayNumber(value, decimals)}
    </>
  );
}

/** Ranks from scenario to scenario; units that change tier stand out, the others stay in the background. */
function SlopePlot({ comparison }: { readonly comparison: ScenarioComparison }): React.JSX.Element {
  const t = useTexts();
  const dark = useDark();
  const picture = useMemo(() => {
    const names = comparison.scenarios.map(({ name }) => name);
    const quiet = dark ? '#5b6873' : '#c3ccd6';
    let coloured = 0;
    const data = [...comparison.rows].reverse().map((row): Data => {
      const colour = row.tierChanged ? seriesColour(coloured++) : quiet;
      return {
        type: 'scatter',
        mode: 'lines+markers',
        name: row.name,
        x: names,
        y: row.cells.map(({ rank }) => rank),
        line: { color: colour, width: row.tierChanged ? 3 : 1 },
        marker: { size: row.tierChanged ? 7 : 4, color: colour },
        showlegend: false,
        hovertemplate: `${row.name} %{y}<br>%{x}<extra></extra>`,
      };
    });
    const side = (at: number, anchor: 'left' | 'right') =>
      comparison.rows.flatMap((row) => {
        const rank = row.cells[at]?.rank;
        return rank == null
          ? []
          : [
              {
                x: at,
                y: rank,
                xref: 'x' as const,
                text:
                  anchor === 'right'
                    ? `${row.name} ${displayNumber(rank, 0)}`
                    : `${displayNumber(rank, 0)} ${row.name}`,
                showarrow: false,
                xanchor: anchor,
                xshift: anchor === 'right' ? -8 : 8,
                font: { size: 10 },
              },
            ];
      });
    const layout: Partial<Layout> = {
      height: Math.max(comparison.rows.length * 15 + 60, 300),
      xaxis: { type: 'category', side: 'top', fixedrange: true, showgrid: false, range: [-0.5, names.length - 0.5] },
      yaxis: { autorange: 'reversed', visible: false, fixedrange: true },
      annotations: [...side(0, 'right'), ...side(names.length - 1, 'left')],
    };
    return { data, layout };
  }, [comparison, dark]);
  return (
    <div style={{ height: picture.layout.height, padding: 8 }}>
      <Plot label={t('whatIf.slope')} data={picture.data} layout={picture.layout} dark={dark} />
    </div>
  );
}

/** Index of the first scenario across, of each other one up; on the dashed line nothing changed. */
function AgainstPlot({
  comparison,
  shown,
}: {
  readonly comparison: ScenarioComparison;
  readonly shown: readonly ShownMethod[];
}): React.JSX.Element {
  const decimals = useDecimalsOfAll(shown);
  const t = useTexts();
  const dark = useDark();
  const picture = useMemo(() => {
    const all = comparison.rows.flatMap(({ cells }) => cells.flatMap(({ index }) => (index === null ? [] : [index])));
    const ends = [Math.min(...all), Math.max(...all)];
    const data: Data[] = [
      {
        type: 'scatter',
        mode: 'lines',
        x: ends,
        y: ends,
        line: { color: dark ? '#9aa7b4' : '#5b6a79', width: 1, dash: 'dash' },
        hoverinfo: 'skip',
        showlegend: false,
      },
      ...comparison.scenarios.slice(1).map(({ name }, position): Data => ({
        type: 'scatter',
        mode: 'markers',
        name,
        x: comparison.rows.map(({ cells }) => cells[0]?.index ?? null),
        y: comparison.rows.map(({ cells }) => cells[position + 1]?.index ?? null),
        text: comparison.rows.map((row) => row.name),
        hovertemplate: `%{text}<br>${comparison.scenarios[0]?.name ?? ''} %{x:.${decimals}f}<br>${name} %{y:.${decimals}f}<extra></extra>`,
        marker: {
          size: 8,
          color: seriesColour(position),
          symbol: (['circle', 'square', 'diamond', 'triangle-up', 'x'] as const)[position] ?? 'circle',
        },
      })),
    ];
    const layout: Partial<Layout> = {
      showlegend: true,
      legend: { orientation: 'h', y: 1.02, yanchor: 'bottom', x: 0 },
      xaxis: { title: { text: comparison.scenarios[0]?.name ?? '' } },
      yaxis: { title: { text: t('scores.index') } },
    };
    return { data, layout };
  }, [comparison, decimals, dark, t]);
  return (
    <div style={{ height: 420, padding: 8 }}>
      <Plot
        label={t('whatIf.against', { name: comparison.scenarios[0]?.name ?? '' })}
        data={picture.data}
        layout={picture.layout}
        dark={dark}
      />
    </div>
  );
}
