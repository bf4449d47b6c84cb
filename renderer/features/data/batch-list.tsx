import { useEffect, useState } from 'react';
import { Button, Tag } from 'antd';
import { DownloadOutlined } from '@ant-design/icons';
import type { BatchSummary, ProjectSnapshot, ReplacementPage } from '../../../shared/contract/outputs.ts';
import { host, invoke } from '../../client/invoke.ts';
import { goTo, useAppearance } from '../../state/appearance.ts';
import type { WantedPlace } from '../../state/appearance.ts';
import { fail } from '../../state/notices.ts';
import { showAnswer } from '../../state/project-actions.ts';
import { ReplacementTable } from '../../views/sheet-report/replacement-table.tsx';
import { SheetReports } from '../../views/sheet-report/sheet-reports.tsx';
import { localTime } from '../../ui/local-time.ts';
import { ChangeEffectLines } from '../../ui/change-effect.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { useTexts } from '../../ui/texts.ts';
import { DataTable } from '../../views/table/data-table.tsx';

const REPLACEMENTS_MOST = 1000;

/** 导入批次 with their reports; a batch is withdrawn, never deleted, and can come back. */
export function BatchList({
  snapshot,
  place,
}: {
  readonly snapshot: ProjectSnapshot;
  /** A batch, or a row of one of its sheets, to be shown at once. */
  readonly place: Extract<WantedPlace, { kind: 'row' | 'batch' }> | null;
}): React.JSX.Element {
  const t = useTexts();
  const [asked, setAsked] = useState<BatchSummary | null>(null);
  const act = async (batch: BatchSummary, reason: string): Promise<void> => {
    const name = batch.status === 'withdrawn' ? 'batch.restore' : 'batch.withdraw';
    if (await showAnswer(await invoke(name, { batch: batch.id, reason }))) setAsked(null);
  };
  if (snapshot.batches.length === 0) {
    return (
      <div className="state">
        <h2>{t('batches.none')}</h2>
        <p>{t('data.empty')}</p>
        <Button type="primary" onClick={() => goTo('import')}>
          {t('none.scores.go')}
        </Button>
      </div>
    );
  }
  return (
    <div className="scroll">
      <div className="card">
        <DataTable<BatchSummary>
          size="small"
          rowKey="id"
          dataSource={[...snapshot.batches].sort((a, b) => b.id - a.id)}
          pagination={false}
          expandable={{
            defaultExpandedRowKeys: place === null ? [] : [place.batch],
            expandedRowRender: (batch) => (
              <>
                <SheetReports
                  files={batch.files.map(({ name, sheets }) => ({ file: name, sheets }))}
                  {...(place?.kind === 'row' && place.batch === batch.id ? { shown: place } : {})}
                  action={(file) => <Annotated batch={batch} file={file} />}
                />
                {batch.replaced > 0 && <Replacements batch={batch} revision={snapshot.revision} />}
              </>
            ),
          }}
          columns={[
            { title: t('batches.id'), dataIndex: 'id', align: 'right', width: 64 },
            { title: t('batches.at'), dataIndex: 'at', className: 'nowrap', render: localTime },
            { title: t('batches.note'), dataIndex: 'note', render: (note: string) => note || '—' },
            { title: t('batches.files'), key: 'files', align: 'right', render: (_, batch) => batch.files.length },
            { title: t('report.rows'), dataIndex: 'rows', align: 'right' },
            { title: t('report.imported'), dataIndex: 'imported', align: 'right' },
            { title: t('report.skipped'), dataIndex: 'skipped', align: 'right' },
            {
              title: t('report.problems'),
              dataIndex: 'problems',
              align: 'right',
              render: (count: number) => (count > 0 ? <strong className="strip-error">{count}</strong> : 0),
            },
            { title: t('report.records'), dataIndex: 'records', align: 'right' },
            { title: t('batches.replaced'), dataIndex: 'replaced', align: 'right' },
            {
              title: t('batches.state'),
              key: 'state',
              render: (_, batch) =>
                batch.status === 'withdrawn' ? (
                  <Tag title={batch.statusReason}>{t('batches.withdrawn')}</Tag>
                ) : (
                  <Tag color="blue">{t('batches.live')}</Tag>
                ),
            },
            {
              title: '',
              key: 'act',
              align: 'right',
              render: (_, batch) => (
                <Button size="small" disabled={snapshot.readOnly} onClick={() => setAsked(batch)}>
                  {t(batch.status === 'withdrawn' ? 'batches.restore' : 'batches.withdraw')}
                </Button>
              ),
            },
          ]}
        />
      </div>
      <ReasonDialog
        title={
          asked === null
            ? ''
            : t(asked.status === 'withdrawn' ? 'batches.restoreTitle' : 'batches.withdrawTitle', { batch: asked.id })
        }
        open={asked !== null}
        danger={asked?.status === 'active'}
        onCancel={() => setAsked(null)}
        onReason={async (reason) => {
          if (asked !== null) await act(asked, reason);
        }}
      >
        <p>{t(asked?.status === 'withdrawn' ? 'batches.restoreText' : 'batches.withdrawText')}</p>
        <ChangeEffectLines
          action={
            asked === null ? null : { kind: asked.status === 'withdrawn' ? 'restore' : 'withdraw', batch: asked.id }
          }
        />
      </ReasonDialog>
    </div>
  );
}

/** What the batch's records stand before, as things are now. */
function Replacements({
  batch,
  revision,
}: {
  readonly batch: BatchSummary;
  readonly revision: number;
}): React.JSX.Element | null {
  const t = useTexts();
  const [found, setFound] = useState<ReplacementPage | null>(null);
  useEffect(() => {
    let wanted = true;
    void invoke('batch.replacements', { batch: batch.id, offset: 0, limit: REPLACEMENTS_MOST }).then((answer) => {
      if (!wanted) return;
      if (answer.ok) setFound(answer.value);
      else fail(answer);
    });
    return () => {
      wanted = false;
    };
  }, [batch.id, revision]);
  if (found === null || found.total === 0) return null;
  return (
    <details className="changed">
      <summary>{`${t('batches.replaced')} (${found.total.toLocaleString('zh-CN')})`}</summary>
      <ReplacementTable rows={found.rows} />
    </details>
  );
}

/** A copy of the file with its problem cells coloured and commented, for the office that sent it. */
function Annotated({ batch, file }: { readonly batch: BatchSummary; readonly file: string }): React.JSX.Element | null {
  const t = useTexts();
  const problems =
    batch.files.find((candidate) => candidate.name === file)?.sheets.some((sheet) => sheet.problems > 0) ?? false;
  if (!problems) return null;
  const save = async (): Promise<void> => {
    // Projects keep records, not files: the original is chosen again.
    const original = await host().openFiles({
      purpose: 'sheets',
      extensions: ['xlsx', 'xlsm', 'xlsb', 'xls', 'et', 'ods', 'csv'],
      multiple: false,
    });
    if (!original.ok) return fail(original);
    const [source] = original.value;
    if (source === undefined) return;
    const target = await host().saveFile({
      suggestedName: `${file.replace(/\.[^.]+$/, '')}-${t('batches.annotatedSuffix')}.xlsx`,
      extension: 'xlsx',
    });
    if (!target.ok) return fail(target);
    if (target.value === null) return;
    const written = await invoke('import.annotated-copy', {
      file: source.handle,
      target: target.value.handle,
      language: useAppearance.getState().language,
      job: 'annotated-copy',
    });
    if (!written.ok) return fail(written);
    const delivered = await host().deliver(target.value);
    if (!delivered.ok) fail(delivered);
  };
  return (
    <Button
      size="small"
      type="link"
      icon={<DownloadOutlined aria-hidden />}
      title={t('batches.annotatedHint')}
      onClick={() => void save()}
    >
      {t('batches.annotated')}
    </Button>
  );
}
