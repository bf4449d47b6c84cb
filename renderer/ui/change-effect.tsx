import { useEffect, useState } from 'react';
import type { ChangeEffect } from '../../shared/contract/outputs.ts';
import type { OperationRequest } from '../../shared/contract/operations.ts';
import { invoke } from '../client/invoke.ts';
import { useAppearance } from '../state/appearance.ts';
import { useWorkbench } from '../state/workbench.ts';
import { EffectMoves } from './effect-moves.tsx';
import { errorText, useTexts } from './texts.ts';

export type PreviewedAction = OperationRequest<'change.preview'>;

/** What is being typed is looked at once it rests for so many milliseconds. */
const REST = 250;

/** What an action would do, asked anew when it or the project is another. Refused: it would be, which the dialog says when it is asked for. */
function useChangeEffect(action: PreviewedAction | null): ChangeEffect | 'waiting' | 'refused' {
  const revision = useWorkbench((state) => state.snapshot?.revision);
  const [effect, setEffect] = useState<ChangeEffect | 'waiting' | 'refused'>('waiting');
  const asked = action === null ? null : JSON.stringify(action);
  useEffect(() => {
    setEffect('waiting');
    if (asked === null) return;
    let wanted = true;
    const timer = window.setTimeout(() => {
      const request: PreviewedAction = JSON.parse(asked);
      void invoke('change.preview', request).then((answer) => {
        if (wanted) setEffect(answer.ok ? answer.value : 'refused');
      });
    }, REST);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [asked, revision]);
  return effect;
}

/** Before and after, in the dialog that asks for the action: what counts, ranks, tiers. */
export function ChangeEffectLines({ action }: { readonly action: PreviewedAction | null }): React.JSX.Element | null {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const effect = useChangeEffect(action);
  if (action === null || effect === 'refused') return null;
  if (effect === 'waiting')
    return (
      <p className="muted change-effect" aria-busy>
        {t('effect.waiting')}
      </p>
    );
  const { scores, year } = effect;
  return (
    <div className="change-effect" role="status" aria-label={t('effect.label')}>
      {year !== null && (
        <>
          <p>
            {t('framework.yearLeaves', {
              year: year.to,
              old: year.from,
              count: year.leaving.toLocaleString('zh-CN'),
              found: year.coming.toLocaleString('zh-CN'),
            })}
          </p>
          {year.undated > 0 && (
            <p>{t('framework.yearUndated', { count: year.undated.toLocaleString('zh-CN'), year: year.to })}</p>
          )}
          {year.overrides > 0 && (
            <p>{t('framework.yearOverrides', { count: year.overrides, old: year.from, year: year.to })}</p>
          )}
        </>
      )}
      {scores.error !== null && (
        <p className="warning-text">{t('effect.unscored', { message: errorText(scores.error, language) })}</p>
      )}
      <EffectMoves effect={scores} />
    </div>
  );
}
