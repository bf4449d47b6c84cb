import { useMemo } from 'react';
import { Alert, Button } from 'antd';
import type { AppError } from '../../../shared/base/app-error.ts';
import type { MergeEffect } from '../../../shared/contract/outputs.ts';
import type { MergeLine, MergeLook } from '../../../shared/model/merge/merge-line.ts';
import { mergeSentences } from '../../../shared/report/audit/merge-sentences.ts';
import { goTo } from '../../state/appearance.ts';
import { chooseColleague } from '../../state/merge.ts';
import { undo } from '../../state/project-actions.ts';
import { useWorkbench } from '../../state/workbench.ts';
import { useTexts } from '../../ui/texts.ts';
import { MergeEffectView } from './merge-effect-view.tsx';
import { groupName, mergeGroups } from './merge-rows.ts';
import { useMergeWords } from './use-merge-words.ts';

/** What was left that is named before "and more": all of it stands in the audit log. */
const NAMED = 200;

/** What the merge did, and the way back. */
export function DoneStep({
  look,
  lines,
  name,
  entry,
  effect,
}: {
  readonly look: MergeLook;
  readonly lines: readonly MergeLine[];
  readonly name: string;
  /** Of the merge in the audit. */
  readonly entry: number;
  readonly effect: MergeEffect | AppError | null;
}): React.JSX.Element {
  const t = useTexts();
  const words = useMergeWords(look.other);
  const steps = useWorkbench((state) => state.snapshot?.undo ?? null);
  const [taken, left] = useMemo(
    () => [lines.filter(({ choice }) => choice !== 'mine'), lines.filter(({ choice }) => choice === 'mine')],
    [lines],
  );
  const undone = (steps?.undo?.entry ?? 0) < entry;
  return (
    <>
      <div className="toolbar">
        <h1>{t('merge.title')}</h1>
      </div>
      <div className="scroll">
        <section className="card merge-outcome" aria-labelledby="merged">
          <header>
            <h2 id="merged">{t('merge.done', { name })}</h2>
          </header>
          {undone && <Alert type="info" showIcon title={t('merge.doneUndone')} />}
          <p role="status">{t('merge.doneText', { taken: taken.length, left: left.length })}</p>
          <h3>{t('merge.doneTaken')}</h3>
          <ul>
            {mergeGroups(taken).map(({ group, count }) => (
              <li key={group}>{t('merge.heading', { name: groupName(group, words, t), count })}</li>
            ))}
          </ul>
          {left.length > 0 && (
            <>
              <h3>{t('merge.doneLeft')}</h3>
              <ul>
                {left.slice(0, NAMED).map((line) => (
                  <li key={line.id}>{mergeSentences(line, words).theirs}</li>
                ))}
                {left.length > NAMED && <li>{t('merge.doneMore', { count: left.length - NAMED })}</li>}
              </ul>
            </>
          )}
          {effect !== null && !undone && <MergeEffectView effect={effect} open={0} words={words} />}
        </section>
      </div>
      <div className="footer-bar">
        <Button disabled={steps?.undo?.entry !== entry} onClick={() => void undo()}>
          {t('merge.undo')}
        </Button>
        <span className="push" />
        <Button onClick={() => void chooseColleague()}>{t('merge.next')}</Button>
        <Button type="primary" onClick={() => goTo('scores')}>
          {t('done.scores')}
        </Button>
      </div>
    </>
  );
}
