import { useMemo, useState } from 'react';
import { Select } from 'antd';
import { displayNumber } from '../../../shared/base/display.ts';
import type { ProjectSnapshot } from '../../../shared/contract/outputs.ts';
import type { Dataset } from '../../../shared/model/dataset.ts';
import { TierLines } from '../../ui/tier-lines.ts';
import type { LeftOut, TornadoBar, WeightSensitivity } from '../../../shared/scoring/what-if/what-if-types.ts';
import { subjectName } from '../../../shared/report/difference-words.ts';
import { goToPlace, useDark } from '../../state/appearance.ts';
import { seriesColour } from '../../ui/series-colours.ts';
import { TierTag } from '../../ui/tier-tag.tsx';
import { useTexts } from '../../ui/texts.ts';
import { Plot } from '../../views/plot/plot.tsx';
import type { Data, Layout } from '../../views/plot/plot-types.ts';
import { useMethodChoice } from './analysis/method-choice.tsx';
import { AnalysisError, RunLine } from './analysis/run-line.tsx';
import { useAnalysis } from './analysis/use-analysis.ts';
import { NumberField } from '../../ui/number-field.tsx';
import { DataTable } from '../../views/table/data-table.tsx';
import { rankShiftWords } from '../../ui/rank-shift-words.ts';
import { byConsequence } from './diagnostics/findings.ts';
import { HelpMark } from '../../ui/help-mark.tsx';

const BARS = 20;
/** Rows of the design: the top and second level then answer within two seconds, and mostly converged. */
const DESIGN = 4096;

/** 敏感性: which weights and indicators the ranks hang on. */
export function SensitivityView({ snapshot }: { readonly snapshot: ProjectSnapshot }): React.JSX.Element {
  const t = useTexts();
  const { dataset } = snapshot;
  const { chosen, field } = useMethodChoice();
  const [noise, setNoise] = useState(25);
  const [seed, setSeed] = useState(2021);
  const [rows, setRows] = useState(DESIGN);
  const [unit, setUnit] = useState<string | null>(null);
  const [depth, setDepth] = useState(2);
  const sobol = useAnalysis('sensitivity');
  const left = useAnalysis('leave-one-out');
  const bars = useAnalysis('tornado');
  const deepest = Math.max(...dataset.nodes.map((node) => node.depth));
  const codes = dataset.nodes.filter((node) => node.depth > 0 && node.depth <= depth).map(({ code }) => code);
  const busy = sobol.progress !== null || left.progress !== null || bars.progress !== null;
  return (
    <TierLines value={chosen?.method.tiers ?? null}>
      <section className="card" aria-labelledby="sensitivity">
        <header>
          <h2 id="sensitivity">{t('whatIf.sensitivity')}</h2>
          <HelpMark page="sensitivity" name={t('whatIf.sensitivity')} />
          {field}
          <label className="field">
            ±
            <NumberField
              label={t('whatIf.noise')}
              width={84}
              rule={{ min: 0, max: 100, percent: true }}
              value={noise}
              onChange={(value) => setNoise(value ?? Number.NaN)}
              suffix="%"
            />
          </label>
        </header>
      </section>
      <section className="card" aria-labelledby="tornado">
        <header>
          <h2 id="tornado">{t('whatIf.tornado')}</h2>
          <HelpMark page="chart.tornado" name={t('whatIf.tornado')} />
          <Select
            aria-label={t('explore.unit')}
            style={{ width: 160 }}
            value={unit ?? ''}
            onChange={(value: string) => setUnit(value === '' ? null : value)}
            showSearch={{ optionFilterProp: 'label' }}
            options={[
              { value: '', label: t('whatIf.allRanks') },
              ...dataset.units.map(({ code, name }) => ({ value: code, label: name })),
            ]}
          />
          <span className="push" />
          <RunLine
            progress={bars.progress}
            disabled={chosen === null || busy || Number.isNaN(noise)}
            label={t('whatIf.compute')}
            onStart={() => chosen && bars.start(dataset, chosen.method, { noise: noise / 100, unit })}
            onCancel={bars.cancel}
          />
        </header>
        <div className="body stack">
          <AnalysisError error={bars.error} />
          {bars.done === null ? (
            <p className="hint">{t('whatIf.tornadoHint')}</p>
          ) : (
            <TornadoPlot dataset={dataset} bars={bars.done.result} unit={bars.done.settings.unit} />
          )}
        </div>
      </section>
      <section className="card" aria-labelledby="sobol">
        <header>
          <h2 id="sobol">{t('whatIf.sobol')}</h2>
          <HelpMark page="sensitivity" name={t('whatIf.sobol')} />
          <Select
            aria-label={t('explore.level')}
            style={{ width: 192 }}
            value={depth}
            onChange={setDepth}
            options={([1, 2, 3] as const)
              .filter((level) => level <= deepest)
              .map((level) => ({
                value: level,
                label: t('whatIf.downTo', { level: t(`explore.levelName.${level}`) }),
              }))}
          />
          <label className="field">
            {t('whatIf.designRows')}
            <NumberField
              label={t('whatIf.designRows')}
              width={96}
              rule={{ min: 2, max: 100_000, whole: true }}
              value={rows}
              onChange={(value) => setRows(value ?? Number.NaN)}
            />
          </label>
          <label className="field">
            {t('whatIf.seed')}
            <NumberField
              label={t('whatIf.seed')}
              width={96}
              rule={{ whole: true }}
              value={seed}
              onChange={(value) => setSeed(value ?? Number.NaN)}
            />
          </label>
          <span className="push" />
          <RunLine
            progress={sobol.progress}
            disabled={chosen === null || busy || [noise, rows, seed].some(Number.isNaN)}
            label={t('whatIf.compute')}
            onStart={() => chosen && sobol.start(dataset, chosen.method, { noise: noise / 100, n: rows, seed, codes })}
            onCancel={sobol.cancel}
          />
        </header>
        <div className="body stack">
          <AnalysisError error={sobol.error} />
          {sobol.done === null ? (
            <p className="hint">{t('whatIf.sobolHint')}</p>
          ) : (
            <SobolPlot dataset={dataset} result={sobol.done.result} />
          )}
        </div>
      </section>
      <section className="card" aria-labelledby="leave">
        <header>
          <h2 id="leave">{t('whatIf.leaveOneOut')}</h2>
          <HelpMark page="sensitivity" name={t('whatIf.leaveOneOut')} />
          <span className="push" />
          <RunLine
            progress={left.progress}
            disabled={chosen === null || busy}
            label={t('whatIf.compute')}
            onStart={() => chosen && left.start(dataset, chosen.method, null)}
            onCancel={left.cancel}
          />
        </header>
        <div className="body stack">
          <AnalysisError error={left.error} />
          {left.done === null ? (
            <p className="hint">{t('whatIf.leaveHint')}</p>
          ) : (
            <LeaveTable dataset={dataset} rows={left.done.result} />
          )}
        </div>
      </section>
    </TierLines>
  );
}

function TornadoPlot({
  dataset,
  bars,
  unit,
}: {
  readonly dataset: Dataset;
  readonly bars: readonly TornadoBar[];
  readonly unit: string | null;
}): React.JSX.Element {
  const t = useTexts();
  const dark = useDark();
  const picture = useMemo(() => {
    const shown = bars.slice(0, BARS);
    const names = shown.map(({ code }) => subjectName(dataset, code));
    const spans = shown.map((bar) =>
      unit === null
        ? ([-bar.lowShift, bar.highShift] as const)
        : ([bar.lowIndex ?? Number.NaN, bar.highIndex ?? Number.NaN] as const),
    );
    const base =
      unit === null ? 0 : (spans.map(([low, high]) => (low + high) / 2).find((middle) => !Number.isNaN(middle)) ?? 0);
    const side = (name: string, at: 0 | 1, colour: string): Data => ({
      type: 'bar',
      orientation: 'h',
      name,
      y: names,
      base: unit === null ? 0 : base,
      x: spans.map((span) => span[at] - (unit === null ? 0 : base)),
      marker: { color: colour },
      customdata: shown.map(
        (bar, row) =>
          `${displayNumber((at === 0 ? bar.lowShare : bar.highShare) * 100)}%<br>${displayNumber(Math.abs(spans[row]?.[at] ?? Number.NaN), 3)}`,
      ),
      hovertemplate: `%{y}<br>${name} %{customdata}<extra></extra>`,
    });
    const layout: Partial<Layout> = {
      barmode: 'overlay',
      bargap: 0.25,
      height: Math.max(shown.length * 22 + 90, 200),
      yaxis: { autorange: 'reversed', type: 'category', dtick: 1 },
      showlegend: true,
      legend: { orientation: 'h', y: 1.01, yanchor: 'bottom', x: 0 },
      xaxis: { title: { text: t(unit === null ? 'whatIf.meanShift' : 'scores.index') } },
    };
    return {
      data: [side(t('whatIf.weightDown'), 0, seriesColour(1)), side(t('whatIf.weightUp'), 1, seriesColour(0))],
      layout,
    };
  }, [bars, dataset, unit, t]);
  return (
    <div style={{ height: picture.layout.height }}>
      <Plot label={t('whatIf.tornado')} data={picture.data} layout={picture.layout} dark={dark} />
    </div>
  );
}

function SobolPlot({
  dataset,
  result,
}: {
  readonly dataset: Dataset;
  readonly result: WeightSensitivity;
}): React.JSX.Element {
  const t = useTexts();
  const dark = useDark();
  const picture = useMemo(() => {
    const shown = result.factors.slice(0, BARS);
    const names = shown.map(({ code }) => subjectName(dataset, code));
    const series = (name: string, which: 'first' | 'total', colour: string): Data => ({
      type: 'bar',
      orientation: 'h',
      name,
      y: names,
      x: shown.map((factor) => factor[which].value),
      marker: { color: colour },
      error_x: {
        type: 'data',
        symmetric: false,
        array: shown.map((factor) => factor[which].high - factor[which].value),
        arrayminus: shown.map((factor) => factor[which].value - factor[which].low),
        thickness: 1,
        width: 3,
      },
      hovertemplate: `%{y}<br>${name} %{x:.3f}<extra></extra>`,
    });
    const layout: Partial<Layout> = {
      barmode: 'group',
      height: Math.max(shown.length * 32 + 90, 200),
      yaxis: { autorange: 'reversed', type: 'category', dtick: 1 },
      showlegend: true,
      legend: { orientation: 'h', y: 1.01, yanchor: 'bottom', x: 0 },
      xaxis: { title: { text: t('whatIf.sobolAxis') } },
    };
    return {
      data: [series(t('whatIf.total'), 'total', seriesColour(0)), series(t('whatIf.first'), 'first', seriesColour(4))],
      layout,
    };
  }, [result, dataset, t]);
  const { rows, widestBand, firstOrderSum, converged } = result.convergence;
  const figures = {
    rows,
    width: displayNumber(widestBand, 3),
    sum: displayNumber(firstOrderSum, 3),
  };
  if (!converged)
    return (
      <p className="warned" role="alert">
        {t('whatIf.sobolNotConverged', { ...figures, more: 4 * rows })}
      </p>
    );
  return (
    <>
      <p className="hint">{t('whatIf.sobolConverged', figures)}</p>
      <p className="hint">
        {t('whatIf.sobolSum', {
          shift: displayNumber(result.meanShift, 3),
          words: rankShiftWords(result.meanShift, t),
          evaluations: result.evaluations,
        })}
      </p>
      <div style={{ height: picture.layout.height }}>
        <Plot label={t('whatIf.sobol')} data={picture.data} layout={picture.layout} dark={dark} />
      </div>
    </>
  );
}

function LeaveTable({
  dataset,
  rows,
}: {
  readonly dataset: Dataset;
  readonly rows: readonly LeftOut[];
}): React.JSX.Element {
  const t = useTexts();
  return (
    <DataTable<LeftOut>
      size="small"
      rowKey="code"
      dataSource={[...rows].sort(byConsequence)}
      pagination={{ pageSize: 20, size: 'small', showSizeChanger: false }}
      columns={[
        {
          title: t('whatIf.without'),
          dataIndex: 'code',
          render: (code: string, row) => (
            <>
              <button type="button" className="link" onClick={() => goToPlace('indicators', { kind: 'node', code })}>
                {subjectName(dataset, code)}
              </button>
              {row.alsoOff.length > 0 && (
                <span className="muted">　{t('whatIf.alsoOff', { codes: row.alsoOff.join(', ') })}</span>
              )}
            </>
          ),
        },
        {
          title: t('whatIf.meanShift'),
          dataIndex: 'meanShift',
          align: 'right',
          render: (shift: number) => (
            <>
              <span className="muted">{rankShiftWords(shift, t)}</span>　{displayNumber(shift, 3)}
            </>
          ),
          sorter: (a, b) => a.meanShift - b.meanShift,
        },
        {
          title: t('whatIf.ranksMoved'),
          dataIndex: 'ranksMoved',
          align: 'right',
          sorter: (a, b) => a.ranksMoved - b.ranksMoved,
        },
        {
          title: t('whatIf.largestShift'),
          dataIndex: 'largestShift',
          render: (shift: LeftOut['largestShift']) =>
            shift === null ? '—' : `${subjectName(dataset, shift.unit)} ${shift.from} → ${shift.to}`,
        },
        {
          title: t('whatIf.tiersMoved'),
          dataIndex: 'tierChanges',
          render: (changes: LeftOut['tierChanges']) =>
            changes.length === 0
              ? '—'
              : changes.slice(0, 6).map((change) => (
                  <span key={change.unit} className="nowrap" style={{ marginRight: 12 }}>
                    {subjectName(dataset, change.unit)} <TierTag tier={change.from} /> → <TierTag tier={change.to} />
                  </span>
                )),
        },
      ]}
    />
  );
}
