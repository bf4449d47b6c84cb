import type { ReportInput } from '../../shared/report/report-input.ts';
import { numberCell, textCell } from '../../shared/report/report-table.ts';
import type { ReportTable } from '../../shared/report/report-table.ts';
import { reportText } from '../../shared/report/report-text.ts';
import { tierCell, unitHead } from '../../shared/report/report-words.ts';
import { exportingText } from './exporting-text.ts';

/** The reports of a run with whom each is for, and what has to be said of the list itself. */
export function unitReportList(
  input: ReportInput,
  files: readonly { readonly unit: string; readonly fileName: string }[],
): { readonly table: ReportTable; readonly remark: string; readonly name: string } {
  const { dataset, result, method, lang } = input;
  const rows = files.flatMap(({ unit, fileName }, i) => {
    const u = dataset.units.findIndex(({ code }) => code === unit);
    const name = dataset.units[u]?.name ?? unit;
    return [
      [
        numberCell(i + 1, 0),
        textCell(unit),
        textCell(name),
        tierCell(result.tier[u] ?? null, lang, method.tiers),
        textCell(fileName),
      ],
    ];
  });
  return {
    table: {
      id: 'unit-reports',
      title: exportingText(lang, 'UNIT_LIST_TITLE'),
      head: [
        [
          textCell(reportText(lang, 'REPORT_H_ORDER')),
          textCell(reportText(lang, 'REPORT_H_CODE')),
          textCell(unitHead(input)),
          textCell(reportText(lang, 'REPORT_H_TIER')),
          textCell(exportingText(lang, 'UNIT_LIST_FILE')),
        ],
      ],
      body: rows,
      columns: [6, 10, 14, 8, 40],
      notes: [],
      landscape: false,
    },
    remark: exportingText(lang, 'UNIT_LIST_NOTE'),
    name: exportingText(lang, 'UNIT_LIST'),
  };
}
