import { useEffect, useState } from 'react';
import { Button, Tag } from 'antd';
import type { NamedSource } from '../../../shared/contract/outputs.ts';
import { isBlank, useWorkbench } from '../../state/workbench.ts';
import { localTime } from '../../ui/local-time.ts';
import { BlankProject } from '../../ui/screen-states.tsx';
import { useTexts } from '../../ui/texts.ts';
import { DataTable } from '../../views/table/data-table.tsx';
import { SourceAnswer } from './source-answers.tsx';
import { AskedDialog, RemoveDialog } from './source-dialogs.tsx';
import { SourceEditor } from './source-editor.tsx';
import {
  addSource,
  checkSource,
  editSource,
  forgetPassword,
  loadSources,
  planSource,
  runSource,
  useSources,
} from './sources-flow.ts';
import { placeText } from './place-text.ts';

/** 数据源: records that stay where they are; what a run brings is a batch like an import. */
export function SourcesScreen(): React.JSX.Element {
  const t = useTexts();
  const { list, draft, answer } = useSources();
  const revision = useWorkbench((state) => state.snapshot?.revision);
  const blank = useWorkbench(isBlank);
  useEffect(() => {
    void loadSources();
  }, [revision]);
  return (
    <>
      <div className="toolbar">
        <h1>{t('nav.sources')}</h1>
        <span className="muted">{t('sources.text')}</span>
        <span className="push" />
        {!blank && draft === null && (
          <Button size="small" type="primary" onClick={addSource}>
            {t('sources.add')}
          </Button>
        )}
      </div>
      {blank ? (
        <BlankProject />
      ) : draft === null ? (
        <div className="scroll">
          {list !== null && list.length === 0 && <NoSources />}
          {list !== null && list.length > 0 && <SourceList list={list} />}
          {answer !== null && <SourceAnswer answer={answer} />}
        </div>
      ) : (
        <SourceEditor draft={draft} />
      )}
      <AskedDialog />
    </>
  );
}

function NoSources(): React.JSX.Element {
  const t = useTexts();
  return (
    <div className="state">
      <h2>{t('sources.none')}</h2>
      <p>{t('sources.noneText')}</p>
      <p className="muted">{t('sources.engineText')}</p>
    </div>
  );
}

function SourceList({ list }: { readonly list: readonly NamedSource[] }): React.JSX.Element {
  const t = useTexts();
  const busy = useSources((state) => state.busy);
  const readOnly = useWorkbench((state) => state.snapshot?.readOnly ?? false);
  const [removing, setRemoving] = useState<string | null>(null);
  return (
    <div className="card" style={{ marginBottom: 16 }}>
      <DataTable<NamedSource>
        size="small"
        rowKey="name"
        dataSource={[...list]}
        pagination={false}
        scroll={{ x: 'max-content' }}
        columns={[
          { title: t('sources.name'), dataIndex: 'name' },
          {
            title: t('sources.where'),
            key: 'where',
            render: (_, { binding }) => (
              <span className="file-name" title={placeText(binding.connection)}>
                {placeText(binding.connection)}
              </span>
            ),
          },
          {
            title: t('sources.tables'),
            key: 'tables',
            align: 'right',
            render: (_, { binding }) => binding.tables.length,
          },
          {
            title: t('sources.lastRun'),
            key: 'run',
            className: 'nowrap',
            render: (_, source) => <LastRun {...source} />,
          },
          { title: t('sources.state'), key: 'state', render: (_, source) => <SourceState {...source} /> },
          {
            title: t('sources.actions'),
            key: 'actions',
            className: 'nowrap',
            render: (_, source) => (
              <span className="actions">
                <Button
                  size="small"
                  disabled={busy}
                  aria-label={`${t('sources.check')} ${source.name}`}
                  onClick={() => void checkSource(source, t('sources.checking'))}
                >
                  {t('sources.check')}
                </Button>
                <Button
                  size="small"
                  disabled={busy}
                  aria-label={`${t('sources.plan')} ${source.name}`}
                  onClick={() => void planSource(source, t('sources.planning'))}
                >
                  {t('sources.plan')}
                </Button>
                <Button
                  size="small"
                  type="primary"
                  disabled={busy || readOnly}
                  aria-label={`${t('sources.run')} ${source.name}`}
                  onClick={() => void runSource(source, t('sources.running'))}
                >
                  {t('sources.run')}
                </Button>
                <Button
                  size="small"
                  disabled={busy || readOnly}
                  aria-label={`${t('sources.edit')} ${source.name}`}
                  onClick={() => void editSource(source, t('sources.looking'))}
                >
                  {t('sources.edit')}
                </Button>
                <Button
                  size="small"
                  disabled={busy || readOnly}
                  aria-label={`${t('sources.remove')} ${source.name}`}
                  onClick={() => setRemoving(source.name)}
                >
                  {t('sources.remove')}
                </Button>
              </span>
            ),
          },
        ]}
      />
      <RemoveDialog name={removing} close={() => setRemoving(null)} />
    </div>
  );
}

function LastRun({ batch, run }: NamedSource): React.JSX.Element {
  const t = useTexts();
  if (batch === null || run === null) return <span className="muted">{t('sources.notRun')}</span>;
  return (
    <span title={`${run.engine} ${run.version}`}>
      {localTime(run.ended)} · {t('sources.batch', { batch })} · {run.engine} {run.version}
      {run.markerAfter !== undefined && <Tag color="warning">{t('sources.changedDuring')}</Tag>}
    </span>
  );
}

function SourceState({ name, known, password }: NamedSource): React.JSX.Element {
  const t = useTexts();
  return (
    <span className="actions">
      <Tag {...(known ? {} : { color: 'warning' })}>{t(known ? 'sources.known' : 'sources.unknown')}</Tag>
      {password !== 'none' && <Tag>{t(`sources.password.${password}`)}</Tag>}
      {(password === 'kept' || password === 'session') && (
        <Button
          size="small"
          type="link"
          aria-label={`${t('sources.forget')} ${name}`}
          onClick={() => void forgetPassword(name)}
        >
          {t('sources.forget')}
        </Button>
      )}
    </span>
  );
}
