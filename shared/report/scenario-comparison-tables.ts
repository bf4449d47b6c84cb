import { standardTiers } from '../model/method.ts';
import type { TierLine } from '../model/method.ts';
import type { ScenarioCell, ScenarioComparison } from '../scoring/what-if/what-if-types.ts';
import { differenceSide, differenceSubject } from './difference-words.ts';
import type { ReportInput } from './report-input.ts';
import { numberCell, textCell } from './report-table.ts';
import type { ReportCell, ReportTable } from './report-table.ts';
import { reportText } from './report-text.ts';
import { inferredNotes, listText, precisionNote, tierCell, unitHead } from './report-words.ts';
import { isThin, measuredOf, thinNote, thinTier } from './thin-evidence.ts';
import { scoreCell, scoreDifference } from './score-text.ts';

/** Two to six scenarios side by side, units that change tier first, and what each scenario changes. */
export function scenarioComparisonTables(input: ReportInput, comparison: ScenarioComparison): readonly ReportTable[] {
  return [unitsTable(input, comparison), differencesTable(input, comparison)];
}

function unitsTable(input: ReportInput, comparison: ScenarioComparison): ReportTable {
  const { scenarios, rows } = comparison;
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
        scenarioCells(input, cell, at === 0 ? null : (cells[0] ?? null), scenarios[at]?.tiers ?? standardTiers),
      ),
    ]),
    columns: [14, ...scenarios.flatMap((_, at) => [9, 6, 8, ...(at === 0 ? [] : [9, 8])])],
    notes: [
      reportText(input, 'REPORT_S_NOTE', { first: scenarios[0]?.name ?? '' }),
      precisionNote(input),
      ...inferredNotes(input),
      ...thinNote(lang, unitsOnThinEvidence(input, comparison)),
    ],
    landscape: true,
  };
}

/** Units with a tier on less than all of its weight, with what is measured: once where it is the same in every scenario, else scenario by scenario. */
function unitsOnThinEvidence(input: ReportInput, { scenarios, rows }: ScenarioComparison): readonly string[] {
  if (input.worklist === undefined) return [];
  const lists = scenarios.map((_, at) =>
    rows.flatMap(({ name, cells }) => {
      const { tier, measured } = cells[at] ?? { tier: null, measured: null };
      return measured !== null && isThin(tier, measured) ? [measuredOf(name, measured)] : [];
    }),
  );
  const [first = []] = lists;
  if (lists.every((list) => list.join() === first.join())) return first;
  return scenarios.flatMap(({ name }, at) => {
    const list = lists[at] ?? [];
    return list.length === 0
      ? []
      : [reportText(input.lang, 'REPORT_S_THIN', { name, units: listText(list, input.lang) })];
  });
}

/** `first`: the cell of the scenario that this one is held against; null for that one itself. */
function scenarioCells(
  input: ReportInput,
  { index, rank, tier, measured, rankDelta }: ScenarioCell,
  first: ScenarioCell | null,
  tiers: readonly TierLine[],
): ReportCell[] {
  const { lang, worklist } = input;
  const cell = tierCell(tier, lang, tiers);
  const own = [
    scoreCell(input, index ?? Number.NaN),
    numberCell(rank ?? Number.NaN, 0),
    worklist !== undefined && isThin(tier, measured) ? thinTier(cell) : cell,
  ];
  if (first === null) return own;
  const indexDelta = scoreDifference(input, index ?? Number.NaN, first.index ?? Number.NaN);
  return [...own, scoreCell(input, indexDelta), numberCell(rankDelta ?? Number.NaN, 0)];
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
