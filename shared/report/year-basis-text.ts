import { fillText } from '../messages/fill-text.ts';
import type { Language } from '../messages/catalogue.ts';
import { methodWord } from '../messages/method-words.ts';
import { yearBasisKinds, yearBasisId, yearBasisOf } from '../model/year-basis.ts';
import { yearsOf } from '../scoring/dataset-of-year.ts';
import type { ReportInput } from './report-input.ts';
import { reportText } from './report-text.ts';

/** `base_year=2020` → 以 2020 年为准. Anything that is no basis as it stands. */
export function yearBasisText(id: string, lang: Language): string {
  const [name = '', year = ''] = id.split('=');
  const kind = yearBasisKinds.find((known) => known === name);
  return kind === undefined ? id : fillText(methodWord(`yearBasis.${kind}`, lang), { year });
}

/** Over which years limits and statistics that come from the values are taken; null where each year stands alone. Source: docs/METHODS "Years". */
export function yearBasisNote({
  dataset,
  method,
  lang,
}: Pick<ReportInput, 'dataset' | 'method' | 'lang'>): string | null {
  const basis = yearBasisOf(method);
  if (basis.kind === 'per_year') return null;
  const text = yearBasisText(yearBasisId(basis), lang);
  const years = yearsOf(dataset).join(lang === 'zh' ? '、' : ', ');
  return reportText(lang, basis.kind === 'pooled' ? 'REPORT_NOTE_POOLED' : 'REPORT_NOTE_BASE_YEAR', {
    basis: text,
    years: years === '' ? '—' : years,
  });
}
