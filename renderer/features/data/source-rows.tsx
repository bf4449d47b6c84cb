import { useEffect, useState } from 'react';
import { Alert, Button } from 'antd';
import type { AppError } from '../../../shared/base/app-error.ts';
import type { SourcePin } from '../../../shared/model/source-pin.ts';
import type { SourceRow, SourceRowPage } from '../../../shared/model/source-run.ts';
import { invoke } from '../../client/invoke.ts';
import { goTo, useAppearance } from '../../state/appearance.ts';
import { runJob } from '../../state/jobs.ts';
import { showAnswer } from '../../state/project-actions.ts';
import { localTime } from '../../ui/local-time.ts';
import { rawValueText } from '../../ui/raw-value-text.ts';
import { errorText, useTexts } from '../../ui/texts.ts';
import { DataTable } from '../../views/table/data-table.tsx';

const PAGE = 50;

interface SourceRowsProps {
  readonly source: string;
  readonly cell: { readonly unit: string; readonly measure: string };
  readonly revision: number;
  readonly readOnly: boolean;
}

/** The records in a source behind a value, read there when asked for; the pinned sample, or that the source is away. */
export function SourceRows({ source, cell, revision, readOnly }: SourceRowsProps): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const [page, setPage] = useState(1);
  const [found, setFound] = useState<SourceRowPage | AppError | null>(null);
  const [pin, setPin] = useState<SourcePin | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    let wanted = true;
    void invoke('source.pinned', cell).then((answer) => {
      if (wanted && answer.ok) setPin(answer.value);
    });
    return () => {
      wanted = false;
    };
  }, [cell, revision]);
  const show = async (at: number): Promise<void> => {
    setBusy(true);
    setPage(at);
    const answer = await runJob(t('sources.looking'), (job) =>
      invoke('source.rows', { name: source, ...cell, job, offset: (at - 1) * PAGE, limit: PAGE }),
    );
    setBusy(false);
    setFound(answer.ok ? answer.value : answer.error);
  };
  const keep = async (): Promise<void> => {
    setBusy(true);
    await showAnswer(await runJob(t('sources.looking'), (job) => invoke('source.pin', { name: source, ...cell, job })));
    setBusy(false);
  };
  const error = found !== null && 'code' in found ? found : null;
  const live = found !== null && 'rows' in found ? found : null;
  return (
    <section aria-label={t('sources.live', { source })} style={{ marginTop: 16 }}>
      <div className="actions">
        <strong>{t('sources.live', { source })}</strong>
        <span className="push" />
        <Button size="small" loading={busy} onClick={() => void show(1)}>
          {t('sources.show')}
        </Button>
        <Button size="small" disabled={busy || readOnly} onClick={() => void keep()}>
          {t('sources.pin')}
        </Button>
        {pin !== null && (
          <Button
            size="small"
            disabled={busy || readOnly}
            onClick={() => void invoke('source.unpin', cell).then(showAnswer)}
          >
            {t('sources.unpin')}
          </Button>
        )}
      </div>
      {error !== null && (
        <Alert
          type="warning"
          showIcon
          title={errorText(error, language)}
          action={
            <Button size="small" onClick={() => goTo('sources')}>
              {t('nav.sources')}
            </Button>
          }
        />
      )}
      {live !== null && <Rows rows={live.rows} total={live.total} page={page} onPage={(at) => void show(at)} />}
      {live === null && pin !== null && (
        <>
          <p className="muted">
            {t('sources.pinned', { at: localTime(pin.at), rows: pin.rows.length, total: pin.total })}
          </p>
          <Rows rows={pin.rows} total={pin.rows.length} page={1} onPage={null} />
        </>
      )}
    </section>
  );
}

function Rows({
  rows,
  total,
  page,
  onPage,
}: {
  readonly rows: readonly SourceRow[];
  readonly total: number;
  readonly page: number;
  readonly onPage: ((page: number) => void) | null;
}): React.JSX.Element {
  const t = useTexts();
  return (
    <DataTable<SourceRow>
      size="small"
      rowKey={(row) => JSON.stringify(row)}
      dataSource={[...rows]}
      locale={{ emptyText: t('lineage.none') }}
      pagination={
        onPage !== null && total > PAGE
          ? { current: page, pageSize: PAGE, total, showSizeChanger: false, onChange: onPage }
          : rows.length > PAGE
            ? { pageSize: PAGE, showSizeChanger: false }
            : false
      }
      scroll={{ x: 'max-content' }}
      columns={[
        {
          title: t('lineage.value'),
          dataIndex: 'value',
          align: 'right',
          render: (value: number | null) => rawValueText(value, 6),
        },
        { title: t('sources.table'), dataIndex: 'table', className: 'nowrap' },
        {
          title: t('lineage.fields'),
          dataIndex: 'fields',
          render: (fields: SourceRow['fields']) => (
            <span className="nowrap">
              {Object.entries(fields)
                .map(([name, value]) => `${name} ${value}`)
                .join('　')}
            </span>
          ),
        },
      ]}
    />
  );
}
