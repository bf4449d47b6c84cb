import { memo } from 'react';
import { Button, Progress } from 'antd';
import { appError } from '../../shared/base/app-error.ts';
import { useConnection } from '../client/connection.ts';
import type { ResultChange } from '../state/result-change.ts';
import { useAppearance } from '../state/appearance.ts';
import { cancelJob, useJobs } from '../state/jobs.ts';
import { hasDraft, useWorkbench } from '../state/workbench.ts';
import { useStepWords } from '../ui/audit-words.ts';
import { TierTag } from '../ui/tier-tag.tsx';
import { ErrorHelp } from '../ui/error-help.tsx';
import { errorText, useTexts } from '../ui/texts.ts';

/** Tier moves named in the strip before it says "and more". */
const NAMED = 4;

/** The line that always says what just changed, and what is under way. Its height never changes. */
export function DeltaStrip(): React.JSX.Element {
  return (
    <footer className="strip">
      <div className="strip-line">
        <LastChange />
        <RunningJob />
        <SinceBaseline />
      </div>
    </footer>
  );
}

function LastChange(): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const error = useWorkbench((state) => state.scoreError);
  const label = useLastAction();
  const change = useWorkbench((state) => state.lastChange);
  const open = useWorkbench((state) => state.snapshot !== null);
  const lost = useConnection((state) => state.lost);
  if (lost)
    return (
      <span className="what strip-error" role="alert">
        {errorText(appError('HOST_GONE'), language)}
      </span>
    );
  if (!open) return <span className="what muted">{t('strip.noProject')}</span>;
  if (error !== null)
    return (
      <span className="what strip-error" role="alert">
        {t('strip.error', { message: errorText(error, language) })}
        <ErrorHelp error={error} />
      </span>
    );
  if (label === null) return <span className="what muted">{t('strip.ready')}</span>;
  return (
    <span className="what" role="status" aria-label={t('strip.label')}>
      <span className="label">{label}　</span>
      <Moves change={change} />
    </span>
  );
}

/** What was done last, in the language that is read now; null: nothing yet. */
function useLastAction(): string | null {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const label = useWorkbench((state) => state.lastLabel);
  const last = useWorkbench((state) => state.lastStep);
  const words = useStepWords();
  if (last !== null) {
    const step = words(last.step);
    return last.way === 'done' ? step : t(`strip.${last.way}`, { step });
  }
  return typeof label === 'function' ? label(language) : label;
}

/** Apart from the name of the edit, which is there a moment before what it changed. */
const Moves = memo(function Moves({ change }: { readonly change: ResultChange }): React.JSX.Element {
  const t = useTexts();
  const units = useWorkbench((state) => state.snapshot?.dataset.units ?? []);
  const zh = useAppearance((state) => state.language) === 'zh';
  const promoted = useWorkbench((state) => state.sinceOldBaseline !== null);
  const evidence =
    change.evidence.length === 0 ? '' : `${zh ? '；' : '; '}${t('strip.evidence', { count: change.evidence.length })}`;
  // The first scores change nothing.
  if (change.scored.before === 0 && change.scored.after > 0) return <>{t('effect.scored', change.scored)}</>;
  if (change.ranks.length === 0 && change.tiers.length === 0) {
    // A saved baseline shows the same results; what it changed is said against the old one.
    if (promoted && change.indices === 0 && evidence === '' && !change.renamed) return <></>;
    return (
      <>
        {change.renamed && t('effect.onlyNames')}
        {change.indices > 0 ? t('strip.indices', { count: change.indices }) : !change.renamed && t('strip.nothing')}
        {evidence}
      </>
    );
  }
  return (
    <>
      {t('strip.ranks', { count: change.ranks.length })}
      {zh ? '，' : ', '}
      {t('strip.tiers', { count: change.tiers.length })}
      {change.tiers.length > 0 && (zh ? '：' : ': ')}
      {change.tiers.slice(0, NAMED).map((move) => (
        <span key={move.unit} className="tier-move">
          {units.find((unit) => unit.code === move.unit)?.name ?? move.unit} <TierTag tier={move.from} /> →{' '}
          <TierTag tier={move.to} />
        </span>
      ))}
      {change.tiers.length > NAMED && t('strip.more')}
      {evidence}
    </>
  );
});

function SinceBaseline(): React.JSX.Element | null {
  const t = useTexts();
  const sinceOld = useWorkbench((state) => state.sinceOldBaseline);
  const since = useWorkbench((state) => state.sinceBaseline);
  const scored = useWorkbench((state) => state.result !== null);
  const draft = useWorkbench(hasDraft);
  const counts = ({ ranks, tiers }: ResultChange) => ({ ranks: ranks.length, tiers: tiers.length });
  if (!scored) return null;
  if (draft) return <span className="since">{t('strip.since', counts(since))}</span>;
  // Without a draft the baseline is what is shown: what it changed is said against the one before it.
  return sinceOld === null ? null : <span className="since">{t('strip.sinceOld', counts(sinceOld))}</span>;
}

function RunningJob(): React.JSX.Element | null {
  const t = useTexts();
  const job = useJobs((state) => state.running.at(-1));
  if (job === undefined) return null;
  const percent = job.total ? Math.min(Math.round((job.done / job.total) * 100), 100) : 0;
  return (
    <>
      <span className="nowrap">{job.title}</span>
      {job.subject !== '' && <span className="muted job-subject">{`${job.done + 1}/${job.total} ${job.subject}`}</span>}
      <Progress
        className="progress"
        percent={percent}
        size="small"
        status="active"
        showInfo={job.total !== null}
        aria-label={job.title}
      />
      <Button size="small" disabled={job.cancelling} onClick={() => void cancelJob(job.id)}>
        {t(job.cancelling ? 'strip.cancelling' : 'strip.cancel')}
      </Button>
    </>
  );
}
