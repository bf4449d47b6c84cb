import { useEffect, useMemo, useState } from 'react';
import { Switch } from 'antd';
import { displayNumber } from '../../../shared/base/display.ts';
import type { ProjectSnapshot } from '../../../shared/contract/outputs.ts';
import { diagnostics } from '../../../shared/scoring/diagnostics.ts';
import type { Diagnostics } from '../../../shared/scoring/diagnostics.ts';
import { subjectName } from '../../../shared/report/difference-words.ts';
import { useWorkbench } from '../../state/workbench.ts';
import { useTexts } from '../../ui/texts.ts';
import { DataTable } from '../../views/table/data-table.tsx';
import { AnalysisError } from './analysis/run-line.tsx';
import { useAnalysis } from './analysis/use-analysis.ts';
import { FindingGroupList } from './diagnostics/finding-group-list.tsx';
import { findingsOf, weighFindings } from './diagnostics/findings.ts';
import { HelpMark } from '../../ui/help-mark.tsx';

/** 诊断: what the data and the tree say of themselves; each flag with what it may mean and where to act. */
export function DiagnosticsView({ snapshot }: { readonly snapshot: ProjectSnapshot }): React.JSX.Element | null {
  const t = useTexts();
  const { dataset } = snapshot;
  const result = useWorkbench((state) => state.result);
  const method = useWorkbench((state) => state.resultMethod);
  const [flagged, setFlagged] = useState(true);
  const found = useMemo(() => (result === null ? null : diagnostics(dataset, result)), [dataset, result]);
  const { start, done, error, progress } = useAnalysis('leave-one-out');
  useEffect(() => {
    if (method !== null) start(dataset, method, null);
  }, [dataset, method, start]);
  // Of another result the moves say nothing.
  const leftOut = done !== null && done.dataset === dataset && done.method === method ? done.result : null;
  const groups = useMemo(
    () => (found === null ? [] : weighFindings(findingsOf(found, t), leftOut)),
    [found, leftOut, t],
  );
  if (found === null) return null;
  const measures = flagged ? found.measures.filter((measure) => measure.flags.length > 0) : found.measures;
  return (
    <>
      <section className="card" aria-labelledby="flags">
        <header>
          <h2 id="flags">{t('whatIf.diagnostics')}</h2>
          <HelpMark page="diagnostics" name={t('whatIf.diagnostics')} />
          <span className="muted">
            {t('whatIf.flagsCount', { count: groups.reduce((sum, { findings }) => sum + findings.length, 0) })}
          </span>
          <span className="push" />
          <span className="muted" role="status">
            {progress !== null ? t('whatIf.weighing') : leftOut === null ? '' : t('whatIf.weighed')}
          </span>
        </header>
        <div className="body">
          <AnalysisError error={error} />
          {groups.length === 0 ? <p>{t('whatIf.noFlags')}</p> : <FindingGroupList dataset={dataset} groups={groups} />}
        </div>
      </section>
      <div className="two">
        <section className="card" aria-labelledby="diagnosed">
          <header>
            <h2 id="diagnosed">{t('whatIf.measures')}</h2>
            <HelpMark page="statistic.skewness" name={t('whatIf.measures')} />
            <span className="push" />
            <label className="nowrap">
              <Switch size="small" checked={flagged} onChange={setFlagged} aria-label={t('whatIf.flaggedOnly')} />{' '}
              {t('whatIf.flaggedOnly')}
            </label>
          </header>
          <DataTable<Diagnostics['measures'][number]>
            size="small"
            rowKey="code"
            dataSource={measures}
            pagination={{ pageSize: 15, size: 'small', showSizeChanger: false }}
            locale={{ emptyText: t('whatIf.noFlags') }}
            columns={[
              { title: t('whatIf.measure'), dataIndex: 'code', render: (code: string) => subjectName(dataset, code) },
              { title: t('whatIf.availability'), dataIndex: 'availability', align: 'right', render: share },
              { title: t('whatIf.zeros'), dataIndex: 'zeros', align: 'right', render: share },
              { title: t('whatIf.unique'), dataIndex: 'unique', align: 'right', render: share },
              { title: t('whatIf.skew'), dataIndex: 'skew', align: 'right', render: two },
              { title: t('whatIf.kurtosis'), dataIndex: 'kurtosis', align: 'right', render: two },
            ]}
          />
        </section>
        <section className="card" aria-labelledby="groups">
          <header>
            <h2 id="groups">{t('whatIf.groups')}</h2>
            <HelpMark page="statistic.cronbach" name={t('whatIf.groups')} />
          </header>
          <DataTable<Diagnostics['groups'][number]>
            size="small"
            rowKey="node"
            dataSource={found.groups.filter(({ children }) => children.length > 1)}
            pagination={{ pageSize: 15, size: 'small', showSizeChanger: false }}
            locale={{ emptyText: t('whatIf.noGroups') }}
            columns={[
              { title: t('whatIf.group'), dataIndex: 'node', render: (code: string) => subjectName(dataset, code) },
              {
                title: t('whatIf.members'),
                dataIndex: 'children',
                align: 'right',
                render: (children: readonly string[]) => children.length,
              },
              { title: t('whatIf.alpha'), dataIndex: 'alpha', align: 'right', render: two },
              {
                title: t('whatIf.firstComponent'),
                dataIndex: 'explainedVariance',
                align: 'right',
                render: (variance: readonly number[]) => share(variance[0] ?? Number.NaN),
              },
            ]}
          />
        </section>
      </div>
    </>
  );
}

function share(value: number): string {
  return Number.isNaN(value) ? '—' : `${displayNumber(value * 100, 1)}%`;
}

function two(value: number): string {
  return displayNumber(value) || '—';
}
