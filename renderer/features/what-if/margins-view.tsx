import { useEffect, useMemo } from 'react';
import { Tabs } from 'antd';
import { displayNumber } from '../../../shared/base/display.ts';
import type { ProjectSnapshot } from '../../../shared/contract/outputs.ts';
import type { Dataset } from '../../../shared/model/dataset.ts';
import { TierLines } from '../../ui/tier-lines.ts';
import type { Margins, RankMargin, UnitMargin, WeightChange } from '../../../shared/scoring/what-if/what-if-types.ts';
import { subjectName } from '../../../shared/report/difference-words.ts';
import { TierTag } from '../../ui/tier-tag.tsx';
import { useTexts } from '../../ui/texts.ts';
import type { Texts } from '../../ui/texts.ts';
import { createScorer } from '../../../shared/scoring/create-scorer.ts';
import { EvidenceCell } from '../../views/evidence-cell.tsx';
import { useMethodChoice } from './analysis/method-choice.tsx';
import { AnalysisError } from './analysis/run-line.tsx';
import { useAnalysis } from './analysis/use-analysis.ts';
import { DataTable } from '../../views/table/data-table.tsx';

import { useShownDecimals } from '../../ui/look.ts';
import { HelpMark } from '../../ui/help-mark.tsx';

type Fragile = Margins['fragile'][number];

/** 余量: how far each unit is from its tier lines and which single weight would carry it over. */
export function MarginsView({ snapshot }: { readonly snapshot: ProjectSnapshot }): React.JSX.Element {
  const t = useTexts();
  const { chosen, field } = useMethodChoice();
  const { start, done, error, progress } = useAnalysis('margins');
  const { dataset } = snapshot;
  const method = chosen?.method ?? null;
  useEffect(() => {
    if (method !== null) start(dataset, method, null);
  }, [dataset, method, start]);
  const scores = useMemo(() => {
    const scored = method === null ? null : createScorer(dataset).score(method);
    return scored?.ok ? scored.value : null;
  }, [dataset, method]);
  const evidence = {
    title: t('scores.evidence'),
    key: 'evidence',
    align: 'right' as const,
    width: 84,
    render: (_: unknown, { unit }: { readonly unit: string }) => (
      <EvidenceCell dataset={dataset} method={method} result={scores} unit={unit} />
    ),
  };
  const nameOf = (unit: string): string => dataset.units.find(({ code }) => code === unit)?.name ?? unit;
  const result = done?.result ?? null;
  const decimals = useShownDecimals(method === null ? null : { method });
  return (
    <TierLines value={method?.tiers ?? null}>
      <section className="card" aria-labelledby="margins">
        <header>
          <h2 id="margins">{t('whatIf.margins')}</h2>
          <HelpMark page="tier-margin" name={t('whatIf.margins')} />
          {field}
          <span className="muted">
            {progress !== null
              ? t('whatIf.computing')
              : result === null
                ? ''
                : t(result.exact ? 'whatIf.marginsExact' : 'whatIf.marginsBisected')}
          </span>
        </header>
        <div className="body">
          <AnalysisError error={error} />
          <p className="hint">{t('whatIf.marginsHint')}</p>
          {result !== null && (
            <Tabs
              items={[
                {
                  key: 'fragile',
                  label: t('whatIf.fragile'),
                  children: (
                    <DataTable<Fragile>
                      size="small"
                      rowKey={(row) => `${row.unit} ${row.direction}`}
                      pagination={{ pageSize: 20, size: 'small', showSizeChanger: false }}
                      dataSource={result.fragile}
                      columns={[
                        { title: t('scores.unit'), dataIndex: 'unit', render: nameOf },
                        evidence,
                        {
                          title: t('whatIf.wouldBe'),
                          key: 'to',
                          render: (_, row) => (
                            <>
                              {row.direction === 'up' ? '▲ ' : '▼ '}
                              <TierTag tier={row.to} />
                            </>
                          ),
                        },
                        {
                          title: t('whatIf.gap'),
                          dataIndex: 'gap',
                          align: 'right',
                          render: (gap: number) => displayNumber(Math.abs(gap), 4),
                        },
                        {
                          title: t('whatIf.weight'),
                          key: 'code',
                          render: (_, row) =>
                            row.change === null ? (
                              <span className="muted">{t('whatIf.noWeight')}</span>
                            ) : (
                              subjectName(dataset, row.change.code)
                            ),
                        },
                        {
                          title: t('whatIf.shareChange'),
                          key: 'share',
                          align: 'right',
                          render: (_, row) => shareText(row.change),
                        },
                        {
                          title: t('whatIf.shareBy'),
                          key: 'by',
                          align: 'right',
                          render: (_, row) => byText(row.change, t),
                        },
                      ]}
                    />
                  ),
                },
                {
                  key: 'units',
                  label: t('whatIf.byUnit'),
                  children: (
                    <DataTable<UnitMargin>
                      size="small"
                      rowKey="unit"
                      pagination={false}
                      dataSource={result.units}
                      scroll={{ x: 'max-content' }}
                      columns={[
                        { title: t('scores.unit'), dataIndex: 'unit', render: nameOf },
                        {
                          title: t('scores.index'),
                          dataIndex: 'index',
                          align: 'right',
                          render: (index: number | null) => (index === null ? '—' : displayNumber(index, decimals)),
                        },
                        evidence,
                        {
                          title: t('scores.tier'),
                          dataIndex: 'tier',
                          render: (tier: UnitMargin['tier']) => <TierTag tier={tier} />,
                        },
                        {
                          title: t('whatIf.toUp'),
                          key: 'up',
                          align: 'right',
                          render: (_, { up }) => (up === null ? '—' : displayNumber(Math.abs(up.gap), decimals)),
                        },
                        {
                          title: t('whatIf.byWeightUp'),
                          key: 'weightUp',
                          render: (_, { weightUp }) => changeText(dataset, weightUp, t),
                        },
                        {
                          title: t('whatIf.toDown'),
                          key: 'down',
                          align: 'right',
                          render: (_, { down }) => (down === null ? '—' : displayNumber(Math.abs(down.gap), decimals)),
                        },
                        {
                          title: t('whatIf.byWeightDown'),
                          key: 'weightDown',
                          render: (_, { weightDown }) => changeText(dataset, weightDown, t),
                        },
                      ]}
                    />
                  ),
                },
                {
                  key: 'ranks',
                  label: t('whatIf.rankMargins'),
                  children: (
                    <DataTable<RankMargin>
                      size="small"
                      rowKey={(row) => `${row.upper} ${row.lower}`}
                      pagination={{ pageSize: 20, size: 'small', showSizeChanger: false }}
                      dataSource={[...result.ranks].sort(
                        (a, b) => Math.abs(a.swap?.change ?? 9) - Math.abs(b.swap?.change ?? 9),
                      )}
                      columns={[
                        { title: t('whatIf.upper'), dataIndex: 'upper', render: nameOf },
                        { title: t('whatIf.lower'), dataIndex: 'lower', render: nameOf },
                        {
                          title: t('whatIf.gap'),
                          dataIndex: 'gap',
                          align: 'right',
                          render: (gap: number) => displayNumber(gap, 4),
                        },
                        {
                          title: t('whatIf.swapBy'),
                          key: 'swap',
                          render: (_, { swap }) => changeText(dataset, swap, t),
                        },
                      ]}
                    />
                  ),
                },
              ]}
            />
          )}
        </div>
      </section>
    </TierLines>
  );
}

function shareText(change: WeightChange | null): string {
  return change === null ? '—' : `${displayNumber(change.fromShare * 100)}% → ${displayNumber(change.toShare * 100)}%`;
}

function byText(change: WeightChange | null, t: Texts): string {
  return change === null
    ? '—'
    : t('whatIf.points', { points: `${change.change > 0 ? '+' : '−'}${displayNumber(Math.abs(change.change) * 100)}` });
}

function changeText(dataset: Dataset, change: WeightChange | null, t: Texts): string {
  return change === null ? t('whatIf.noWeight') : `${subjectName(dataset, change.code)}　${shareText(change)}`;
}
