import type { ReportInput } from '../report-input.ts';
import { textCell } from '../report-table.ts';
import type { ReportTable } from '../report-table.ts';
import { reportText } from '../report-text.ts';
import { tierCell } from '../report-words.ts';
import { scoreCell } from '../score-text.ts';
import { yearResults } from '../tier-history.ts';
import { unitReportText } from './unit-report-text.ts';

/** Columns that a portrait page holds. */
const YEARS = 6;

/** Tier and index of one unit by year, the latest years; null where only the evaluated one is known. */
export function yearsOfUnit(input: ReportInput, u: number): ReportTable | null {
  const { dataset, method, lang } = input;
  const results = [...(yearResults(input).get(dataset.units[u]?.code ?? '') ?? [])]
    .filter(([, { index, tier }]) => index !== null || tier !== null)
    .sort(([a], [b]) => a - b)
    .slice(-YEARS);
  if (!results.some(([year]) => year !== input.framework.year)) return null;
  const center = { align: 'center' } as const;
  return {
    id: 'unit-years',
    title: unitReportText(lang, 'REPORT_UNIT_S_CHANGE'),
    head: [
      [
        textCell(unitReportText(lang, 'REPORT_UNIT_H_YEAR'), center),
        ...results.map(([year]) => textCell(String(year), center)),
      ],
    ],
    body: [
      [
        textCell(unitReportText(lang, 'REPORT_UNIT_H_TIER'), center),
        ...results.map(([, { tier }]) => tierCell(tier, lang, method.tiers)),
      ],
      [
        textCell(reportText(input, 'REPORT_S_INDEX'), center),
        ...results.map(([, { index }]) => scoreCell(input, index ?? Number.NaN)),
      ],
    ],
    columns: [14, ...results.map(() => 12)],
    notes: [],
    landscape: false,
  };
}
