import { useEffect } from 'react';
import { Button } from 'antd';
import { goTo } from '../../state/appearance.ts';
import type { ScreenId } from '../../state/appearance.ts';
import { closeHelp, showHelp } from '../../state/help.ts';
import { useWorkbench } from '../../state/workbench.ts';
import { openSample } from '../../state/project-actions.ts';
import { useTexts } from '../../ui/texts.ts';
import { endTour } from './end-tour.ts';

const steps = ['data', 'worklist', 'indicators', 'scores', 'what-if', 'report'] as const satisfies readonly ScreenId[];

/** One of six steps from the data to the results: the screen itself is shown beside it and can be used. `step` counts from 0. */
export function TourStep({ step }: { readonly step: number }): React.JSX.Element {
  const t = useTexts();
  const open = useWorkbench((state) => state.snapshot !== null);
  const at = Math.min(Math.max(step, 0), steps.length - 1);
  const screen = steps[at] ?? 'data';
  useEffect(() => {
    if (open) goTo(screen);
  }, [open, screen]);
  if (!open)
    return (
      <article>
        <h2>{t('help.tour')}</h2>
        <p>{t('tour.needsProject')}</p>
        <Button type="primary" onClick={() => void openSample('province-2021', t('start.openingSample'))}>
          {t('tour.openSample')}
        </Button>
      </article>
    );
  const number = oneOf[at] ?? '1';
  const last = at === steps.length - 1;
  const leave = (): void => {
    endTour();
    closeHelp();
  };
  return (
    <article className="tour">
      <p className="help-group">{t('tour.step', { step: at + 1, count: steps.length })}</p>
      <h2>{t(`tour.${number}.title`)}</h2>
      <p>{t(`tour.${number}.text`)}</p>
      <h3>{t('tour.try')}</h3>
      <p>{t(`tour.${number}.try`)}</p>
      <div className="tour-buttons">
        {at > 0 && <Button onClick={() => showHelp({ kind: 'tour', step: at - 1 })}>{t('tour.previous')}</Button>}
        <Button type="primary" onClick={() => (last ? leave() : showHelp({ kind: 'tour', step: at + 1 }))}>
          {t(last ? 'tour.end' : 'tour.next')}
        </Button>
        {!last && (
          <Button type="text" onClick={leave}>
            {t('tour.skip')}
          </Button>
        )}
      </div>
    </article>
  );
}

const oneOf = ['1', '2', '3', '4', '5', '6'] as const;
