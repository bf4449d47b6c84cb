import { displayedDifference } from '../base/display.ts';
import { standardTiers } from '../model/method.ts';
import type { TierLine } from '../model/method.ts';
import type { Language } from '../messages/catalogue.ts';
import type { ScenarioCell, ScenarioComparison } from '../scoring/what-if/what-if-types.ts';
import { differenceSide, differenceSubject } from './difference-words.ts';
import type { ReportInput } from './report-input.ts';
import { numberCell, textCell } from './report-table.ts';
import type { ReportCell, ReportTable } from './report-table.ts';
import { reportText } from './report-text.ts';
import { inferredNotes, precisionNote, tierCell, unitHead } from './report-words.ts';

/** Two to six scenarios side by side, units that change tier first, and what each scenario changes. */
export function scenarioComparisonTables(input: ReportInput, comparison: ScenarioComparison): readonly ReportTable[] {
  return [unitsTable(input, comparison), differencesTable(input, comparison)];
}

function unitsTable(input: ReportInput, { scenarios, rows }: ScenarioComparison): ReportTable {
  const { lang } = input;
  const heads = [
    reportText(input, 'REPORT_S_INDEX'),
    reportText(lang, 'REPORT_H_PLACE'),
    reportText(lang, 'REPORT_H_TIER'),
  ];
  const deltas = [reportText(input, 'REPORT_S_INDEX_DELTA'), reportText(lang, 'REPORT_S_RANK_DELTA')];
  const width = (at: number): number => heads.length + (at === 0 ? 0 : deltas.length);
  return {
    id: 'S-1',
    title: reportText(lang, 'REPORT_S_UNITS', { year: input.framework.year }),
    head: [
      [
        textCell(unitHead(input), { rowSpan: 2, align: 'center' }),
        ...scenarios.map(({ name }, at) => textCell(name, { colSpan: width(at), align: 'center' })),
      ],
      scenarios.flatMap((_, at) =>
        [...heads, ...(at === 0 ? [] : deltas)].map((text) => textCell(text, { align: 'center' })),
      ),
    ],
    body: rows.map(({ name, cells }) => [
      textCell(name),
      ...cells.flatMap((cell, at) =>
        scenarioCells(cell, at === 0 ? null : (cells[0] ?? null), scenarios[at]?.tiers ?? standardTiers, lang),
      ),
    ]),
    columns: [14, ...scenarios.flatMap((_, at) => [9, 6, 8, ...(at === 0 ? [] : [9, 8])])],
    notes: [
      reportText(input, 'REPORT_S_NOTE', { first: scenarios[0]?.name ?? '' }),
      precisionNote(input),
      ...inferredNotes(input),
    ],
    landscape: true,
  };
}

/** `first`: the cell of the scenario that this one is held against; null for that one itself. */
function scenarioCells(
  { index, rank, tier, rankDelta }: ScenarioCell,
  first: ScenarioCell | null,
  tiers: readonly TierLine[],
  lang: Language,
): ReportCell[] {
  const own = [numberCell(index ?? Number.NaN), numberCell(rank ?? Number.NaN, 0), tierCell(tier, lang, tiers)];
  if (first === null) return own;
  const indexDelta = displayedDifference(index ?? Number.NaN, first.index ?? Number.NaN);
  return [...own, numberCell(indexDelta), numberCell(rankDelta ?? Number.NaN, 0)];
}

function differencesTable(input: ReportInput, { scenarios }: ScenarioComparison): ReportTable {
  const { lang } = input;
  const heads = [
    'REPORT_S_SCENARIO',
    'REPORT_S_WHAT',
    'REPORT_S_SUBJECT',
    'REPORT_S_BEFORE',
    'REPORT_S_AFTER',
  ] as const;
  return {
    id: 'S-2',
    title: reportText(lang, 'REPORT_S_DIFFERENCES'),
    head: [heads.map((code) => textCell(reportText(lang, code), { align: 'center' }))],
    body: scenarios.flatMap(({ name, differences }) =>
      differences.map((difference) => [
        textCell(name),
        textCell(reportText(lang, `REPORT_S_KIND_${difference.kind}`)),
        textCell(differenceSubject(input.dataset, difference, lang) || '—'),
        textCell(differenceSide(difference, 'before', lang)),
        textCell(differenceSide(difference, 'after', lang)),
      ]),
    ),
    columns: [20, 16, 20, 18, 18],
    notes: [reportText(lang, 'REPORT_S_AGAINST', { first: scenarios[0]?.name ?? '' })],
    landscape: false,
  };
}
