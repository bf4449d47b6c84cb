import { useMemo } from 'react';
import { displayNumber } from '../../../shared/base/display.ts';
import type { Dataset } from '../../../shared/model/dataset.ts';
import type { Method } from '../../../shared/model/method.ts';
import { methodDifferences } from '../../../shared/scoring/what-if/method-differences.ts';
import type { MethodDifference } from '../../../shared/scoring/what-if/what-if-types.ts';
import { useTexts } from '../../ui/texts.ts';
import type { Texts } from '../../ui/texts.ts';

const SHOWN = 60;

/** What one method has other than the baseline, a line each. */
export function Differences({ dataset, baseline, method }: { readonly dataset: Dataset; readonly baseline: Method; readonly method: Method }): React.JSX.Element {
  const t = useTexts();
  const found = useMemo(() => methodDifferences(dataset, baseline, method), [dataset, baseline, method]);
  if (found.length === 0) return <p className="muted">{t('lab.same')}</p>;
  return (
    <>
      <ul className="differences">{found.slice(0, SHOWN).map((difference) => <li key={`${difference.kind} ${difference.subject}`}>{differenceText(dataset, difference, t)}</li>)}</ul>
      {found.length > SHOWN && <p className="muted">{t('lab.moreDifferences', { count: found.length - SHOWN })}</p>}
    </>
  );
}

export function differenceText(dataset: Dataset, { kind, subject, before, after }: MethodDifference, t: Texts): string {
  const shown = (value: string | number | null): string => (value === null ? '—' : typeof value === 'number' ? `${displayNumber(value)}${kind === 'weight' || kind.startsWith('switched') ? '%' : ''}` : value);
  return t(`lab.difference.${kind}`, { subject: subjectName(dataset, subject), before: shown(before), after: shown(after) });
}

export function subjectName(dataset: Dataset, code: string): string {
  const found = dataset.nodes.find((node) => node.code === code) ?? dataset.measures.find((measure) => measure.code === code);
  if (found !== undefined) return found.code === found.name ? found.name : `${code} ${found.name}`;
  return dataset.units.find((unit) => unit.code === code)?.name ?? code;
}
