import { Button, Modal, Progress } from 'antd';
import { appError } from '../../shared/base/app-error.ts';
import type { AppError } from '../../shared/base/app-error.ts';
import type { RescueOutcome } from '../../shared/contract/outputs.ts';
import { useAppearance } from '../state/appearance.ts';
import { cancelJob, useJobs } from '../state/jobs.ts';
import { notify } from '../state/notices.ts';
import { openHandle } from '../state/project-actions.ts';
import { leaveRescue, rescueInto, useRescue } from '../state/rescue-project.ts';
import type { RescueStage } from '../state/rescue-project.ts';
import { useWorkbench } from '../state/workbench.ts';
import { copyPlainText } from '../ui/copy-table.ts';
import { errorText, useTexts } from '../ui/texts.ts';
import type { Texts } from '../ui/texts.ts';

/** 抢救: offered where a project can't be opened, or asked for; then what was saved and what wasn't. */
export function RescueDialog(): React.JSX.Element {
  const t = useTexts();
  const { damaged, stage } = useRescue();
  const under = stage?.kind === 'choosing' || stage?.kind === 'running';
  return (
    <Modal
      title={titleOf(stage, damaged?.name ?? '', t)}
      open={stage !== null}
      width={640}
      destroyOnHidden
      closable={!under}
      mask={{ closable: false }}
      keyboard={!under}
      onCancel={leaveRescue}
      footer={stage !== null && damaged !== null && <Actions stage={stage} name={damaged.name} />}
    >
      {stage !== null && damaged !== null && <Stage stage={stage} name={damaged.name} />}
    </Modal>
  );
}

function titleOf(stage: RescueStage | null, name: string, t: Texts): string {
  switch (stage?.kind) {
    case 'offered':
      return stage.because === null ? t('rescue.title') : t('rescue.cannotOpen');
    case 'failed':
      return t('rescue.failed');
    case 'done':
      return t('rescue.done', { name: stage.outcome.file.name });
    default:
      return t('rescue.of', { name });
  }
}

function Stage({ stage, name }: { readonly stage: RescueStage; readonly name: string }): React.JSX.Element {
  const language = useAppearance((state) => state.language);
  switch (stage.kind) {
    case 'offered':
      return <Offer because={stage.because} name={name} />;
    case 'choosing':
      return <Offer because={null} name={name} />;
    case 'running':
      return <Running job={stage.job} name={name} />;
    case 'failed':
      return <p role="alert">{errorText(stage.error, language)}</p>;
    case 'done':
      return <Outcome outcome={stage.outcome} />;
  }
}

function Offer({ because, name }: { readonly because: AppError | null; readonly name: string }): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const title = useWorkbench((state) => state.snapshot?.title ?? null);
  return (
    <div className="rescue">
      {because !== null && <p role="alert">{errorText(because, language)}</p>}
      <p>{t('rescue.explained', { name })}</p>
      {because !== null && title !== null && <p className="muted">{t('rescue.still', { title })}</p>}
    </div>
  );
}

function Running({ job, name }: { readonly job: string; readonly name: string }): React.JSX.Element {
  const t = useTexts();
  const running = useJobs((state) => state.running.find(({ id }) => id === job));
  const percent = running?.total ? Math.min(Math.round((running.done / running.total) * 100), 100) : 0;
  return (
    <div className="rescue" role="status">
      <p>{t('rescue.running', { name })}</p>
      <Progress percent={percent} status="active" aria-label={t('rescue.running', { name })} />
    </div>
  );
}

function Outcome({ outcome }: { readonly outcome: RescueOutcome }): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  return (
    <div className="rescue" role="status">
      <p>{savedText(outcome, language)}</p>
      {outcome.lost.length === 0 ? (
        <p className="good">{errorText(appError('RESCUE_WHOLE'), language)}</p>
      ) : (
        <>
          <p>{t('rescue.lost', { count: outcome.lost.length })}</p>
          <ul tabIndex={0} aria-label={t('rescue.copied')}>
            {outcome.lost.map((lost, at) => (
              <li key={at}>{errorText(lost, language)}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function Actions({ stage, name }: { readonly stage: RescueStage; readonly name: string }): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const start = (): void =>
    void rescueInto(t('rescue.name', { name: name.replace(/\.ewb$/i, '') }), t('rescue.running', { name }));
  const open = (handle: string): void => {
    leaveRescue();
    void openHandle(handle);
  };
  switch (stage.kind) {
    case 'offered':
    case 'choosing':
      return (
        <>
          <Button disabled={stage.kind === 'choosing'} onClick={leaveRescue}>
            {t('dialog.cancel')}
          </Button>
          <Button type="primary" loading={stage.kind === 'choosing'} onClick={start}>
            {t('rescue.start')}
          </Button>
        </>
      );
    case 'running':
      return <CancelButton job={stage.job} />;
    case 'failed':
      return (
        <>
          <Button onClick={leaveRescue}>{t('rescue.close')}</Button>
          {stage.error.code !== 'RESCUE_NOTHING' && (
            <Button type="primary" onClick={start}>
              {t('rescue.again')}
            </Button>
          )}
        </>
      );
    case 'done':
      return (
        <>
          <Button onClick={() => copyList(stage.outcome, name, language, t)}>{t('rescue.copy')}</Button>
          <Button onClick={leaveRescue}>{t('rescue.close')}</Button>
          <Button type="primary" onClick={() => open(stage.outcome.file.handle)}>
            {t('rescue.open')}
          </Button>
        </>
      );
  }
}

function CancelButton({ job }: { readonly job: string }): React.JSX.Element {
  const t = useTexts();
  const cancelling = useJobs((state) => state.running.find(({ id }) => id === job)?.cancelling ?? false);
  return (
    <Button disabled={cancelling} onClick={() => void cancelJob(job)}>
      {t(cancelling ? 'strip.cancelling' : 'strip.cancel')}
    </Button>
  );
}

function copyList(outcome: RescueOutcome, name: string, language: 'zh' | 'en', t: Texts): void {
  const lines = [
    `${name} → ${outcome.file.name}`,
    savedText(outcome, language),
    ...(outcome.lost.length === 0 ? [appError('RESCUE_WHOLE')] : outcome.lost).map((lost) => errorText(lost, language)),
  ];
  if (copyPlainText(lines.join('\n'))) notify('success', appError('SCREEN_COPIED', { name: t('rescue.copied') }));
  else notify('error', appError('SCREEN_NOT_COPIED'));
}

function savedText({ batches, records, documents, runs, entries }: RescueOutcome, language: 'zh' | 'en'): string {
  return errorText(appError('RESCUE_SAVED', { batches, records, documents, runs, entries }), language);
}
