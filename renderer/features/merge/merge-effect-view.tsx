import { useEffect, useState } from 'react';
import { Progress } from 'antd';
import { displayNumber } from '../../../shared/base/display.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import type { MergeEffect } from '../../../shared/contract/outputs.ts';
import { subjectName } from '../../../shared/report/difference-words.ts';
import type { AuditWords } from '../../../shared/report/audit/show-value.ts';
import { useAppearance } from '../../state/appearance.ts';
import { useJobs } from '../../state/jobs.ts';
import type { MergeTrial } from '../../state/merge.ts';
import { EffectMoves } from '../../ui/effect-moves.tsx';
import { TierTag } from '../../ui/tier-tag.tsx';
import { errorText, useTexts } from '../../ui/texts.ts';
import { usePhase } from './use-phase.ts';

/** What the merge does to ranks and tiers, as it is decided now; `effect` null: it is being tried. */
export function MergeEffectView({
  effect,
  trial = null,
  open,
  words,
}: {
  readonly effect: MergeEffect | AppError | null;
  readonly trial?: MergeTrial | null;
  /** Conflicts that are undecided. */
  readonly open: number;
  readonly words: AuditWords;
}): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  return (
    <section className="merge-effect" aria-label={t('merge.effect')} aria-busy={effect === null}>
      <h3>{t('merge.effect')}</h3>
      {open > 0 && <p className="muted">{t('merge.effectOpen')}</p>}
      {effect === null && (trial === null ? <p className="muted">{t('effect.waiting')}</p> : <Trying trial={trial} />)}
      {effect !== null && 'code' in effect && <p className="warning-text">{errorText(effect, language)}</p>}
      {effect !== null && 'scores' in effect && (
        <>
          {effect.scores.error !== null && (
            <p className="warning-text">
              {t('effect.unscored', { message: errorText(effect.scores.error, language) })}
            </p>
          )}
          <EffectMoves effect={effect.scores} />
          {effect.moves.length > 0 && <Moves moves={effect.moves} words={words} />}
        </>
      )}
    </section>
  );
}

/** How far the trial is and how long it has taken: of a large project it takes its time, and others' writes begin it anew. */
function Trying({ trial }: { readonly trial: MergeTrial }): React.JSX.Element {
  const t = useTexts();
  const job = useJobs((state) => state.trials.find(({ id }) => id === trial.job));
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    const ticking = setInterval(() => setNow(performance.now()), 1000);
    return () => clearInterval(ticking);
  }, []);
  const percent = job?.total ? Math.min(Math.round((job.done / job.total) * 100), 100) : null;
  const seconds = Math.max(0, Math.floor((now - trial.since) / 1000));
  const phase = usePhase(job);
  return (
    <>
      <p className="muted">{[t('effect.waiting'), phase].filter((part) => part !== '').join(' ')}</p>
      {percent !== null && <Progress percent={percent} size="small" aria-label={t('merge.effect')} />}
      {(seconds > 0 || trial.again > 0) && (
        <p className="muted">
          {seconds > 0 && t('merge.trySeconds', { seconds })}
          {trial.again > 0 && ` ${t('merge.tryAgain', { count: trial.again + 1 })}`}
        </p>
      )}
    </>
  );
}

function Moves({
  moves,
  words,
}: {
  readonly moves: MergeEffect['moves'];
  readonly words: AuditWords;
}): React.JSX.Element {
  const t = useTexts();
  const number = (value: number | null, digits: number): string =>
    value === null ? '—' : displayNumber(value, digits);
  const between = (from: number | null, to: number | null, digits: number): string => {
    const [was, is] = [number(from, digits), number(to, digits)];
    return was === is ? is : `${was} → ${is}`;
  };
  /** Enough digits to tell them apart: ranks may turn on the third. */
  const indices = (from: number | null, to: number | null): string =>
    between(from, to, number(from, 2) === number(to, 2) ? 4 : 2);
  return (
    <table className="merge-moves">
      <thead>
        <tr>
          <th scope="col">{t('merge.effectUnit')}</th>
          <th scope="col">{t('merge.effectRank')}</th>
          <th scope="col">{t('merge.effectTier')}</th>
          <th scope="col">{t('merge.effectIndex')}</th>
        </tr>
      </thead>
      <tbody>
        {moves.map((move) => (
          <tr key={move.unit}>
            <th scope="row">{subjectName(words.names, move.unit)}</th>
            <td className="number">{between(move.rankFrom, move.rankTo, 0)}</td>
            <td>
              <TierTag tier={move.from} />
              {move.from !== move.to && (
                <>
                  {' '}
                  → <TierTag tier={move.to} />
                </>
              )}
            </td>
            <td className="number">{indices(move.indexFrom, move.indexTo)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
