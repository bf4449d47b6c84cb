import { foldText } from '../../../shared/base/fold-text.ts';
import type { Field } from '../../../shared/model/sheet-field.ts';
import { parseYear } from '../values/parse-period.ts';

const yearFirst = /^((?:19|20)\d{2})\s*年?(?:度|末)?[\s_-]*(\D.*)$/;
const yearLast = /^(.*?[^\s_([-])[\s_([-]*((?:19|20)\d{2})\s*年?(?:度|末)?[\s)\]]*$/;

/** index_2019, 2019年总体指数, 能力分组(2019年): the year of a column that holds the index or the tier of one year; null where a heading says something else. */
export function datedIndex(heading: string, fieldOf: (text: string) => Field | null): number | null {
  const text = foldText(heading);
  const [, before = '', rest = ''] = yearFirst.exec(text) ?? [];
  const [, name = '', after = ''] = yearLast.exec(text) ?? [];
  for (const [what, year] of [
    [rest, before],
    [name, after],
  ] as const) {
    const field = what === '' ? null : fieldOf(what);
    if (field === 'index' || field === 'tier') return parseYear(year);
  }
  return null;
}
