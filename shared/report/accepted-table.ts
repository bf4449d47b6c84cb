import { bareMessageText } from '../messages/message-text.ts';
import type { WorklistLine } from '../model/worklist.ts';
import { subjectName } from './difference-words.ts';
import type { ReportInput } from './report-input.ts';
import { textCell } from './report-table.ts';
import type { ReportTable } from './report-table.ts';
import { reportText } from './report-text.ts';
import { tableTitle } from './report-words.ts';

/** TA-7, what was accepted or answered of the worklist, with who and why: for the internal version. Null where nothing was, or the input brings no worklist. */
export function acceptedTable(input: ReportInput): ReportTable | null {
  const { lang, worklist = [] } = input;
  const settled = worklist.filter(
    ({ state, because }) => (state === 'accepted' || state === 'closed') && because === null,
  );
  if (settled.length === 0) return null;
  const head = [
    'REPORT_H_UNIT',
    'REPORT_H_LINE_KIND',
    'REPORT_H_LINE_PLACE',
    'REPORT_H_LINE_WHAT',
    'REPORT_H_LINE_WHY',
    'REPORT_H_LINE_BY',
  ] as const;
  return {
    id: 'TA-7',
    title: tableTitle(input, 'A-7', reportText(lang, 'REPORT_TA_7')),
    head: [head.map((code) => textCell(reportText(lang, code), { align: 'center' }))],
    body: settled.map((line) => [
      textCell(line.unit === null ? '—' : subjectName(input.dataset, line.unit), { align: 'center' }),
      textCell(reportText(lang, `REPORT_LINE_${line.kind}`)),
      textCell(linePlace(line, input)),
      textCell(bareMessageText(line.message, lang)),
      textCell(line.why),
      textCell(`${line.by} ${line.at.slice(0, 10)}`.trim()),
    ]),
    columns: [10, 12, 22, 40, 22, 14],
    notes: [],
    landscape: true,
  };
}

/** File, sheet and cell, or the measure or indicator that it is about. */
export function linePlace(line: WorklistLine, { dataset }: Pick<ReportInput, 'dataset'>): string {
  const place = [line.file, line.sheet, line.cell].filter((part) => part !== null).join(' · ');
  if (place !== '') return place;
  const subject = line.measure ?? line.indicator;
  return subject === null ? '—' : subjectName(dataset, subject);
}
