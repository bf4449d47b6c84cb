import { Button } from 'antd';
import type { KindCount, WorklistEffect } from '../../shared/model/worklist.ts';
import { reportText } from '../../shared/report/report-text.ts';
import { goTo, useAppearance } from '../state/appearance.ts';
import { useTexts } from './texts.ts';

/** What an import adds to the worklist and takes off it, by kind; `planned`: it is not done yet. */
export function WorklistEffectLines({
  effect: { before, after, added, removed },
  planned = false,
}: {
  readonly effect: WorklistEffect;
  readonly planned?: boolean;
}): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const sum = (counts: readonly KindCount[]): number => counts.reduce((all, { lines }) => all + lines, 0);
  const named = (counts: readonly KindCount[]): string =>
    counts
      .map(({ kind, lines }) => `${reportText(language, `REPORT_LINE_${kind}`)} ${lines.toLocaleString('zh-CN')}`)
      .join(' · ');
  return (
    <section className="worklist-effect" aria-label={t('worklist.effect')}>
      <p>
        <strong>
          {t('worklist.effectOpen', { before: before.toLocaleString('zh-CN'), after: after.toLocaleString('zh-CN') })}
        </strong>
        {planned ? <span className="muted"> {t('worklist.effectPlanned')}</span> : null}
        {!planned && after > 0 && (
          <Button size="small" type="link" onClick={() => goTo('worklist')}>
            {t('worklist.title')}
          </Button>
        )}
      </p>
      {added.length > 0 && (
        <p>{t('worklist.effectAdded', { lines: sum(added).toLocaleString('zh-CN'), kinds: named(added) })}</p>
      )}
      {removed.length > 0 && (
        <p>{t('worklist.effectRemoved', { lines: sum(removed).toLocaleString('zh-CN'), kinds: named(removed) })}</p>
      )}
      {added.length === 0 && removed.length === 0 && <p className="muted">{t('worklist.effectNone')}</p>}
    </section>
  );
}
