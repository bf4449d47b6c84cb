import { yearSources } from './own-years.ts';
import type { Years } from './own-years.ts';
import type { ReportInput } from './report-input.ts';
import { reportText } from './report-text.ts';
import { listText } from './report-words.ts';

/** Says where earlier years come from; nothing where there are none. */
export function yearSourceNotes(input: Years & Pick<ReportInput, 'lang'>): readonly string[] {
  const { own, history, thin } = yearSources(input);
  const said = (
    code: 'REPORT_YEARS_OWN' | 'REPORT_YEARS_HISTORY' | 'REPORT_YEARS_THIN',
    years: readonly number[],
  ): string[] =>
    years.length === 0 ? [] : [reportText(input.lang, code, { years: listText(years.map(String), input.lang) })];
  return [
    ...said(
      'REPORT_YEARS_OWN',
      own.map(({ year }) => year),
    ),
    ...said('REPORT_YEARS_HISTORY', history),
    ...said('REPORT_YEARS_THIN', thin),
  ];
}
