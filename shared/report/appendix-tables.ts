import { nameIn, textIn } from './english-names.ts';
import type { ReportInput } from './report-input.ts';
import { numberCell, textCell } from './report-table.ts';
import type { ReportCell, ReportTable } from './report-table.ts';
import { reportText } from './report-text.ts';
import { isPublishedSubject, tableTitle, unitHead } from './report-words.ts';

/** TA-5, planning documents; null when the input brings none. */
export function policyDocumentTable(input: ReportInput): ReportTable | null {
  const { lang, policyDocuments } = input;
  if (!policyDocuments || policyDocuments.length === 0) return null;
  return {
    id: 'TA-5',
    title: tableTitle(input, 'A-5', reportText(lang, isPublishedSubject(input) ? 'REPORT_TA_5' : 'REPORT_TA_5_OWN')),
    head: [heads(input, ['REPORT_H_ORDER', 'REPORT_H_UNIT', 'REPORT_H_DOCUMENT', 'REPORT_H_NUMBER'])],
    body: policyDocuments.map(({ order, region, title, documentNumber }) => [
      numberCell(order, 0),
      textCell(nameIn(region, lang), { align: 'center' }),
      textCell(textIn(title, lang, input.framework.english)),
      textCell(textIn(documentNumber, lang, input.framework.english)),
    ]),
    columns: [8, 12, 56, 26],
    notes: [],
    landscape: false,
  };
}

/** TA-6, institutions: the unit's number and name are merged over its institutions; null when the input brings none. */
export function institutionTable(input: ReportInput): ReportTable | null {
  const { lang, institutions } = input;
  if (!institutions || institutions.length === 0) return null;
  const body = institutions.map(({ order, region, institution, kind, rank }, i): ReportCell[] => {
    const rest = [
      textCell(textIn(institution, lang, input.framework.english)),
      textCell(nameIn(kind, lang), { align: 'center' }),
      textCell(nameIn(rank, lang), { align: 'center' }),
    ];
    if (institutions[i - 1]?.order === order) return rest;
    let rowSpan = 1;
    while (institutions[i + rowSpan]?.order === order) rowSpan += 1;
    return [numberCell(order, 0, { rowSpan }), textCell(nameIn(region, lang), { align: 'center', rowSpan }), ...rest];
  });
  return {
    id: 'TA-6',
    title: tableTitle(input, 'A-6', reportText(lang, isPublishedSubject(input) ? 'REPORT_TA_6' : 'REPORT_TA_6_OWN')),
    head: [heads(input, ['REPORT_H_ORDER', 'REPORT_H_UNIT', 'REPORT_H_INSTITUTION', 'REPORT_H_KIND', 'REPORT_H_RANK'])],
    body,
    columns: [8, 12, 56, 12, 14],
    notes: [],
    landscape: false,
  };
}

type HeadCode = Parameters<typeof reportText>[1];
function heads(input: ReportInput, codes: readonly HeadCode[]): readonly ReportCell[] {
  return codes.map((code) =>
    textCell(code === 'REPORT_H_UNIT' ? unitHead(input) : reportText(input, code), { align: 'center' }),
  );
}
