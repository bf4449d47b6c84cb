import { domainWords } from '../../shared/model/domain.ts';
import type { TextKey, Texts } from './texts.ts';

const domainKeys = {
  count: 'domain.count',
  percent: 'domain.percent',
  'score 0–5': 'domain.score5',
  'score 0–100': 'domain.score100',
  days: 'domain.days',
  ratio: 'domain.ratio',
  any: 'domain.any',
} as const satisfies Record<(typeof domainWords)[number], TextKey>;

/** The words of a domain with what they mean, for a field in which bounds may be typed as well. */
export function domainOptions(t: Texts): { readonly value: string; readonly label: string }[] {
  return domainWords.map((value) => ({ value, label: `${value}　${t(domainKeys[value])}` }));
}
