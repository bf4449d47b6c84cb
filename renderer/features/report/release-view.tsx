import { useMemo, useState } from 'react';
import { Button } from 'antd';
import type { Finding, RunSummary } from '../../../shared/contract/outputs.ts';
import { shownFingerprint } from '../../../shared/model/fingerprint.ts';
import { appError } from '../../../shared/base/app-error.ts';
import { releaseChecklist } from '../../../shared/report/checklist/release-checklist.ts';
import type { ChecklistItem } from '../../../shared/report/checklist/release-checklist.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import { invoke } from '../../client/invoke.ts';
import { goTo, useAppearance } from '../../state/appearance.ts';
import { showChange } from '../../state/method-edits.ts';
import { fail, notify } from '../../state/notices.ts';
import { hasDraft, useWorkbench } from '../../state/workbench.ts';
import { localTime } from '../../ui/local-time.ts';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { errorText, useTexts } from '../../ui/texts.ts';
import { DataTable } from '../../views/table/data-table.tsx';

/** 定稿: what must be right or known before a result is frozen, the frozen and kept results, and their checks. */
export function ReleaseView({
  input,
  scenario,
}: {
  readonly input: ReportInput;
  /** Null: the baseline; undefined: no run is kept of the method shown. */
  readonly scenario: string | null | undefined;
}): React.JSX.Element {
  const t = useTexts();
  const items = useMemo(() => releaseChecklist(input), [input]);
  const draft = useWorkbench(hasDraft);
  const edited = draft || scenario === undefined;
  const readOnly = useWorkbench((state) => state.snapshot?.readOnly ?? true);
  const [asked, setAsked] = useState<'score' | 'release' | null>(null);
  const stops = items.filter(({ state }) => state === 'stop').length;
  const blocked = items.some(({ id, state }) => id === 'worklist' && state === 'stop');
  const looks = items.filter(({ state }) => state === 'look').length;
  const save = async (note: string): Promise<void> => {
    const saved = await invoke('run.save', { scenario: scenario ?? null, note, released: asked === 'release' });
    setAsked(null);
    if (!saved.ok) return fail(saved);
    notify(
      'success',
      appError(saved.value.run.kind === 'release' ? 'SCREEN_RELEASED' : 'SCREEN_RUN_SAVED', { id: saved.value.run.id }),
    );
    await showChange(saved.value);
  };
  return (
    <div className="scroll">
      <div className="stack">
        <section className="card" aria-labelledby="checklist">
          <header>
            <h2 id="checklist">{t('result.checklist')}</h2>
            <span className="muted">{t('result.checklistSum', { stops, looks })}</span>
            <span className="push" />
            <Button disabled={edited || readOnly} onClick={() => setAsked('score')}>
              {t('result.keepRun')}
            </Button>
            <Button type="primary" disabled={edited || readOnly || stops > 0} onClick={() => setAsked('release')}>
              {t('result.release')}
            </Button>
          </header>
          {edited && (
            <p className="warned" style={{ margin: '12px 16px' }}>
              {t(draft ? 'result.releaseEdited' : 'result.releaseOther')}
            </p>
          )}
          {!edited && stops > 0 && (
            <p className="failed" style={{ margin: '12px 16px' }}>
              {t('result.releaseStopped', { stops })}{' '}
              {blocked && (
                <button type="button" className="link" onClick={() => goTo('worklist')}>
                  {t('result.toWorklist')}
                </button>
              )}
            </p>
          )}
          <ul className="checklist">
            {order(items).map((item) => (
              <Item key={item.id} item={item} />
            ))}
          </ul>
        </section>
        <Runs />
        <ReasonDialog
          title={t(asked === 'release' ? 'result.release' : 'result.keepRun')}
          open={asked !== null}
          onCancel={() => setAsked(null)}
          onReason={save}
        >
          <p>{t(asked === 'release' ? 'result.releaseText' : 'result.keepRunText', { looks })}</p>
        </ReasonDialog>
      </div>
    </div>
  );
}

const weight = { stop: 0, look: 1, note: 2, ok: 3 } as const;
function order(items: readonly ChecklistItem[]): readonly ChecklistItem[] {
  return [...items].sort((a, b) => weight[a.state] - weight[b.state]);
}

const SHOWN = 200;
function Item({ item }: { readonly item: ChecklistItem }): React.JSX.Element {
  const t = useTexts();
  return (
    <li>
      <span className={`check ${item.state}`}>{t(`result.check.${item.state}`)}</span>
      <div>
        {item.text}
        {item.details.length > 0 && (
          <details>
            <summary>{t('result.details', { count: item.details.length })}</summary>
            <ul className="differences">
              {item.details.slice(0, SHOWN).map((detail, at) => (
                <li key={at} style={{ display: 'list-item', padding: 0, border: 0 }}>
                  {detail}
                </li>
              ))}
            </ul>
            {item.details.length > SHOWN && <p>{t('result.detailsMore', { count: item.details.length - SHOWN })}</p>}
          </details>
        )}
      </div>
    </li>
  );
}

function Runs(): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const runs = useWorkbench((state) => state.snapshot?.runs);
  const chain = useWorkbench((state) => state.snapshot?.chain);
  const [findings, setFindings] = useState<readonly Finding[] | null>(null);
  const [busy, setBusy] = useState(false);
  const verify = async (): Promise<void> => {
    setBusy(true);
    const checked = await invoke('project.verify', {});
    setBusy(false);
    if (!checked.ok) return fail(checked);
    setFindings(checked.value);
  };
  return (
    <section className="card" aria-labelledby="runs">
      <header>
        <h2 id="runs">{t('result.runs')}</h2>
        <span className="push" />
        {chain !== undefined && (
          <span className="muted" title={t('result.chainHint', { head: chain.head })}>
            {t('result.chain', { entries: chain.entries, head: chain.head.slice(0, 12) })}
          </span>
        )}
        <Button loading={busy} title={t('result.verifyHint')} onClick={() => void verify()}>
          {t('result.verify')}
        </Button>
      </header>
      {findings !== null && (
        <div style={{ padding: '12px 16px' }} role="status">
          {findings.length === 0 ? (
            <p className="good">{t('result.verifyNothing')}</p>
          ) : (
            findings.map((finding, at) => (
              <p
                key={at}
                className={finding.information === true ? 'muted' : finding.ok ? 'good' : 'failed'}
                style={{ marginBottom: 4 }}
              >
                {errorText(finding.message, language)}
              </p>
            ))
          )}
        </div>
      )}
      <DataTable<RunSummary>
        size="small"
        rowKey="id"
        pagination={false}
        dataSource={[...(runs ?? [])].sort((a, b) => b.id - a.id)}
        locale={{ emptyText: t('result.noRuns') }}
        columns={[
          { title: t('result.runId'), dataIndex: 'id', align: 'right', width: 72 },
          { title: t('batches.at'), dataIndex: 'at', className: 'nowrap', render: localTime },
          {
            title: t('result.runKind'),
            dataIndex: 'kind',
            render: (kind: string) => (kind === 'release' ? <strong>{kindName(kind, t)}</strong> : kindName(kind, t)),
          },
          {
            title: t('result.runScenario'),
            dataIndex: 'scenario',
            render: (scenario: string | null) => scenario ?? t('whatIf.baseline'),
          },
          { title: t('batches.note'), dataIndex: 'label', render: (label: string) => label || '—' },
          {
            title: t('result.runFingerprint'),
            dataIndex: 'fingerprint',
            render: (fingerprint: string) => <code title={fingerprint}>{shownFingerprint(fingerprint)}</code>,
          },
          { title: t('result.runEngine'), dataIndex: 'engine' },
        ]}
      />
    </section>
  );
}

const kinds = [
  'score',
  'release',
  'uncertainty',
  'sensitivity',
  'leave-one-out',
  'goal-seek',
  'ahp',
  'delphi',
] as const;
function kindName(kind: string, t: ReturnType<typeof useTexts>): string {
  const known = kinds.find((candidate) => candidate === kind);
  return known === undefined ? kind : t(`result.kind.${known}`);
}
