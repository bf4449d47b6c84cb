import { useState } from 'react';
import { Button } from 'antd';
import type { Result } from '../../../shared/base/result.ts';
import type { RunSummary, StoredAnalysis } from '../../../shared/contract/outputs.ts';
import type { Dataset } from '../../../shared/model/dataset.ts';
import type { Method } from '../../../shared/model/method.ts';
import { invoke } from '../../client/invoke.ts';
import { fail } from '../../state/notices.ts';
import { localTime } from '../../ui/local-time.ts';
import { useTexts } from '../../ui/texts.ts';
import { startAnalysis } from '../../workers/start-analysis.ts';
import type { Analyses, AnalysisKind } from '../../workers/analysis-request.ts';
import { DataTable } from '../../views/table/data-table.tsx';

type Compute = <K extends AnalysisKind>(
  kind: K,
  dataset: Dataset,
  method: Method,
  settings: Analyses[K]['settings'],
) => Promise<Result<Analyses[K]['result']>>;
const compute: Compute = (kind, dataset, method, settings) =>
  startAnalysis(kind, dataset, method, settings, () => undefined).result;

interface StoredProps {
  readonly runs: readonly RunSummary[];
  readonly kind: RunSummary['kind'];
  readonly show: (stored: StoredAnalysis) => void;
  /** Computes it again by its own settings and says whether every bit agrees. */
  readonly repeat: (stored: StoredAnalysis, run: Compute) => Promise<void>;
}

/** Analyses of one kind that the project keeps. */
export function StoredAnalyses({ runs, kind, show, repeat }: StoredProps): React.JSX.Element | null {
  const t = useTexts();
  const [busy, setBusy] = useState<number | null>(null);
  const kept = runs.filter((run) => run.kind === kind);
  if (kept.length === 0) return null;
  const get = async (id: number, act: (stored: StoredAnalysis) => void | Promise<void>): Promise<void> => {
    setBusy(id);
    const stored = await invoke('analysis.get', { id });
    if (stored.ok) await act(stored.value);
    else fail(stored);
    setBusy(null);
  };
  return (
    <section className="card" aria-labelledby={`stored-${kind}`}>
      <header>
        <h2 id={`stored-${kind}`}>{t('whatIf.stored')}</h2>
      </header>
      <DataTable<RunSummary>
        size="small"
        rowKey="id"
        pagination={false}
        dataSource={[...kept].sort((a, b) => b.id - a.id)}
        columns={[
          { title: t('result.runId'), dataIndex: 'id', align: 'right', width: 72 },
          { title: t('batches.at'), dataIndex: 'at', className: 'nowrap', render: localTime },
          { title: t('batches.note'), dataIndex: 'label' },
          {
            title: t('whatIf.method'),
            dataIndex: 'scenario',
            render: (scenario: string | null) => scenario ?? t('whatIf.baseline'),
          },
          {
            title: '',
            key: 'act',
            align: 'right',
            render: (_, run) => (
              <span className="nowrap">
                <Button size="small" disabled={busy !== null} onClick={() => void get(run.id, show)}>
                  {t('whatIf.show')}
                </Button>{' '}
                <Button
                  size="small"
                  loading={busy === run.id}
                  onClick={() => void get(run.id, (stored) => repeat(stored, compute))}
                >
                  {t('whatIf.repeat')}
                </Button>
              </span>
            ),
          },
        ]}
      />
    </section>
  );
}
