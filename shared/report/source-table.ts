import { administrativeOrder } from './cohort-statistics.ts';
import type { ReportInput } from './report-input.ts';
import { textCell } from './report-table.ts';
import type { ReportCell, ReportTable } from './report-table.ts';
import { reportText } from './report-text.ts';
import { cohortName, isKeyCity, tableTitle, unitHead } from './report-words.ts';

/** T1-2 or T1-3: units and their data sources, four columns, two units a row. */
export function sourceTable(input: ReportInput): ReportTable {
  const { lang } = input;
  const number = isKeyCity(input) ? '1-3' : '1-2';
  const pairs = administrativeOrder(input.dataset).map((u) => {
    const unit = input.dataset.units[u]!;
    return [textCell(unit.name), textCell(unit.platform || '—')];
  });
  const body: ReportCell[][] = [];
  for (let i = 0; i < pairs.length; i += 2)
    body.push([...pairs[i]!, ...(pairs[i + 1] ?? [textCell(''), textCell('')])]);
  const head = [
    textCell(unitHead(input), { align: 'center' }),
    textCell(reportText(lang, 'REPORT_H_SOURCE'), { align: 'center' }),
  ];
  const name = Math.max(14, ...input.dataset.units.map((unit) => Math.min(36, unit.name.length * 2)));
  return {
    id: `T${number}`,
    title: tableTitle(input, number, reportText(lang, 'REPORT_T1_2', { cohort: cohortName(input) })),
    head: [[...head, ...head]],
    body,
    columns: [name, 36, name, 36],
    notes: [],
    landscape: false,
  };
}
