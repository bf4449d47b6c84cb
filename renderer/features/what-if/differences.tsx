import { useMemo } from 'react';
import type { Language } from '../../../shared/messages/catalogue.ts';
import type { Dataset } from '../../../shared/model/dataset.ts';
import type { Method } from '../../../shared/model/method.ts';
import { differenceSide, differenceSubject } from '../../../shared/report/difference-words.ts';
import { methodDifferences } from '../../../shared/scoring/what-if/method-differences.ts';
import type { MethodDifference } from '../../../shared/scoring/what-if/what-if-types.ts';
import { useAppearance } from '../../state/appearance.ts';
import { useTexts } from '../../ui/texts.ts';
import type { Texts } from '../../ui/texts.ts';

const SHOWN = 60;

/** What one method has other than the baseline, a line each. */
export function Differences({
  dataset,
  baseline,
  method,
}: {
  readonly dataset: Dataset;
  readonly baseline: Method;
  readonly method: Method;
}): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const found = useMemo(() => methodDifferences(dataset, baseline, method), [dataset, baseline, method]);
  if (found.length === 0) return <p className="muted">{t('whatIf.same')}</p>;
  return (
    <>
      <ul className="differences">
        {found.slice(0, SHOWN).map((difference) => (
          <li key={`${difference.kind} ${difference.subject}`}>{differenceText(dataset, difference, t, language)}</li>
        ))}
      </ul>
      {found.length > SHOWN && <p className="muted">{t('whatIf.moreDifferences', { count: found.length - SHOWN })}</p>}
    </>
  );
}

export function differenceText(dataset: Dataset, difference: MethodDifference, t: Texts, language: Language): string {
  return t(`whatIf.difference.${difference.kind}`, {
    subject: differenceSubject(dataset, difference, language),
    before: differenceSide(difference, 'before', language),
    after: differenceSide(difference, 'after', language),
  });
}
