import { displayNumber } from '../base/display.ts';
import { tierName } from '../model/tier-name.ts';
import type { ReportInput } from './report-input.ts';
import { numberCell, textCell } from './report-table.ts';
import type { ReportCell, ReportTable } from './report-table.ts';
import { reportText } from './report-text.ts';
import {
  boundText,
  cohortName,
  isKeyCity,
  isPublishedSubject,
  listText,
  markCell,
  namesPerRow,
  precisionNote,
  shareText,
  tableTitle,
  tierCell,
  unitHead,
} from './report-words.ts';
import { administrativeOrder } from './cohort-statistics.ts';
import { isPublic } from './for-audience.ts';
import { tierGroups } from './tier-groups.ts';
import { isThin, measuredOf, thinNote, thinTier } from './thin-evidence.ts';
import { tiersInUse } from './tier-lines.ts';
import { otherGrouping, reportYears, tierCountsByYear, tierMoves, yearResults } from './tier-history.ts';
import type { TierMove } from './tier-history.ts';

const NAMES_PER_ROW = 6;

/** T2-1 (provinces and custom cohorts) or T2-2 (key cities): tiers as rows, names six to a row in administrative order. */
export function tierDistributionTable(input: ReportInput): ReportTable {
  const { lang, framework } = input;
  const number = isKeyCity(input) ? '2-2' : '2-1';
  const perRow = namesPerRow(input.dataset.units, NAMES_PER_ROW);
  const body = tierGroups(input).flatMap((group) => {
    const names = group.units.map(({ unit, risen }): ReportCell => markCell(unit, risen));
    const rows =
      names.length > 0
        ? inRows(names, perRow)
        : [[textCell(reportText(lang, 'REPORT_NONE'), { align: 'center', colSpan: perRow })]];
    const label: ReportCell[] = [
      tierCell(group.tier, lang, input.method.tiers, { rowSpan: rows.length }),
      textCell(boundText(group, lang), { align: 'center', rowSpan: rows.length }),
    ];
    return rows.map((cells, i) => (i === 0 ? [...label, ...cells] : cells));
  });
  const unlisted = administrativeOrder(input.dataset)
    .filter((u) => input.result.tier[u] === null)
    .map((u) => input.dataset.units[u]!.name);
  const notes = [reportText(lang, 'REPORT_NOTE_ORDER'), ...plusNote(input), precisionNote(input)];
  if (unlisted.length > 0 && tiersInUse(input).length > 0)
    notes.push(reportText(input, 'REPORT_NOTE_NO_INDEX', { units: listText(unlisted, lang) }));
  return {
    id: `T${number}`,
    title: tableTitle(
      input,
      number,
      reportText(input, isPublishedSubject(input) ? 'REPORT_T2_1_PUBLISHED' : 'REPORT_T2_1', {
        year: framework.year,
        cohort: cohortName(input),
      }),
    ),
    head: [
      [
        textCell(reportText(lang, 'REPORT_H_TIER'), { colSpan: 2, align: 'center' }),
        textCell(reportText(lang, 'REPORT_H_UNITS', { cohort: cohortName(input) }), {
          colSpan: perRow,
          align: 'center',
        }),
      ],
    ],
    body,
    // No word of a tier's name is broken.
    columns: [
      Math.max(
        8,
        ...input.method.tiers.flatMap(({ tier }) =>
          tierName(tier, lang, input.method.tiers)
            .split(' ')
            .map(({ length }) => length + 4),
        ),
      ),
      10,
      ...Array.from({ length: perRow }, () => 78 / perRow),
    ],
    notes,
    landscape: false,
  };
}

function plusNote(input: ReportInput): readonly string[] {
  const lastYear = input.framework.year - 1;
  if (!reportYears(input).includes(lastYear)) return [];
  const code = otherGrouping(input) ? 'REPORT_NOTE_OTHER_TIERS' : 'REPORT_NOTE_PLUS';
  return [reportText(input.lang, code, { year: lastYear })];
}

/** Cells in rows of `perRow`, the last filled with blanks. */
export function inRows(cells: readonly ReportCell[], perRow: number): readonly (readonly ReportCell[])[] {
  const rows: ReportCell[][] = [];
  for (let i = 0; i < Math.max(1, cells.length); i += perRow) {
    const row = cells.slice(i, i + perRow);
    while (row.length < perRow) row.push(textCell(''));
    rows.push(row);
  }
  return rows;
}

/** T-adv: units that moved up a tier, and down, each with last year's tier and this year's. */
export function tierChangeTable(input: ReportInput): ReportTable {
  const { lang, framework } = input;
  const { up, down } = tierMoves(input);
  const year = (y: number): ReportCell => textCell(reportText(lang, 'REPORT_H_YEAR', { year: y }), { align: 'center' });
  const list = (label: string, moves: readonly TierMove[]): ReportCell[][] => {
    const head = textCell(`${label}\n(${moves.length})`, { align: 'center', rowSpan: Math.max(1, moves.length) });
    if (moves.length === 0) return [[head, textCell(reportText(lang, 'REPORT_NONE'), { colSpan: 3, align: 'center' })]];
    return moves.map(({ unit, from, to }, i) => [
      ...(i === 0 ? [head] : []),
      markCell(unit, label === reportText(lang, 'REPORT_UP')),
      tierCell(from, lang, input.method.tiers),
      tierCell(to, lang, input.method.tiers),
    ]);
  };
  return {
    id: 'T-adv',
    title: reportText(lang, isPublic(input) ? 'REPORT_T_ADV_UP' : 'REPORT_T_ADV', {
      year: framework.year,
      cohort: cohortName(input),
    }),
    head: [
      [
        textCell(reportText(lang, 'REPORT_H_CHANGE'), { align: 'center' }),
        textCell(unitHead(input), { align: 'center' }),
        year(framework.year - 1),
        year(framework.year),
      ],
    ],
    body: [
      ...list(reportText(lang, 'REPORT_UP'), up),
      ...(isPublic(input) ? [] : list(reportText(lang, 'REPORT_DOWN'), down)),
    ],
    columns: [14, 30, 18, 18],
    notes: [...plusNote(input), precisionNote(input)],
    landscape: false,
  };
}

/** TA-3 or TA-4: the tier of every unit by year, latest year first. */
export function tierHistoryTable(input: ReportInput): ReportTable {
  const { lang } = input;
  const number = isKeyCity(input) ? 'A-4' : 'A-3';
  const years = reportYears(input);
  const results = yearResults(input);
  const thin = unitsOnThinEvidence(input);
  const body = administrativeOrder(input.dataset).map((u, i) => {
    const unit = input.dataset.units[u]!;
    return [
      numberCell(i + 1, 0),
      markCell(unit),
      ...years.map((year) => {
        const cell = tierCell(results.get(unit.code)?.get(year)?.tier ?? null, lang, input.method.tiers);
        return year === input.framework.year && thin.includes(u) ? thinTier(cell) : cell;
      }),
    ];
  });
  const unknown = body.some((row) => row.some((cell) => cell.kind === 'tier' && cell.tier === null));
  return {
    id: `T${number}`,
    title: tableTitle(input, number, reportText(input, 'REPORT_TA_3', { cohort: cohortName(input) })),
    head: [
      [
        textCell(reportText(lang, 'REPORT_H_ORDER'), { align: 'center' }),
        textCell(unitHead(input), { align: 'center' }),
        ...years.map((year) => textCell(reportText(lang, 'REPORT_H_YEAR', { year }), { align: 'center' })),
      ],
    ],
    body,
    columns: [
      8,
      Math.max(18, ...input.dataset.units.map(({ name }) => Math.min(40, name.length * 2))),
      ...years.map(() => 12),
    ],
    notes: [
      precisionNote(input),
      ...(unknown ? [reportText(lang, 'REPORT_NOTE_UNKNOWN')] : []),
      ...thinNotes(input, thin),
    ],
    landscape: false,
  };
}

/** Units with a tier of which not all is measured, in administrative order; of the internal version only, which the input with a worklist makes. */
function unitsOnThinEvidence(input: ReportInput): readonly number[] {
  if (input.worklist === undefined) return [];
  const { tier, evidence } = input.result;
  return administrativeOrder(input.dataset).filter((u) => isThin(tier[u] ?? null, evidence.measured[u] ?? null));
}

function thinNotes(input: ReportInput, units: readonly number[]): readonly string[] {
  const { lang, dataset, result } = input;
  return thinNote(
    lang,
    units.map((u) => measuredOf(dataset.units[u]!.name, result.evidence.measured[u] ?? Number.NaN)),
  );
}

/** Units in each tier by year, with shares: the values of F3-2 and F3-3. */
export function tierCountTable(input: ReportInput): ReportTable {
  const { lang } = input;
  const tiers = input.method.tiers.map(({ tier }) => tier);
  return {
    id: 'T-counts',
    title: reportText(lang, 'REPORT_T_COUNTS', { cohort: cohortName(input) }),
    head: [[textCell(''), ...tiers.map((tier) => tierCell(tier, lang, input.method.tiers))]],
    body: tierCountsByYear(input).map(({ year, counts }) => {
      const total = tiers.reduce((sum, tier) => sum + (counts.get(tier) ?? 0), 0);
      return [
        textCell(reportText(lang, 'REPORT_H_YEAR', { year }), { align: 'center' }),
        ...tiers.map((tier) => {
          const count = counts.get(tier) ?? 0;
          return textCell(total > 0 ? `${displayNumber(count, 0)} (${shareText(count / total)})` : '—', {
            align: 'center',
          });
        }),
      ];
    }),
    columns: [14, ...tiers.map(() => 18)],
    notes: [],
    landscape: false,
  };
}
