import type { Unit } from '../model/unit.ts';
import { administrativeOrder, childNodes, nodeStatistics } from './cohort-statistics.ts';
import type { ReportInput } from './report-input.ts';
import { textCell } from './report-table.ts';
import type { ReportCell, ReportTable } from './report-table.ts';
import { reportText } from './report-text.ts';
import { cohortName, isKeyCity, listText, markCell, namesPerRow, tableTitle } from './report-words.ts';
import { inRows } from './tier-tables.ts';

export const LEADING = 10;

export interface LeadingUnits {
  readonly code: string;
  readonly name: string;
  /** Chosen by score, in administrative order. More than {@link LEADING} when the last place is tied. */
  readonly units: readonly Unit[];
  /** Those sharing the last place when they don't all fit; empty otherwise. */
  readonly tiedAtLast: readonly Unit[];
  /** The place they share. */
  readonly place: number;
}

/** The leading ten of each first-level indicator: everyone whose competition rank is ten or better. */
export function leadingTen(input: ReportInput): readonly LeadingUnits[] {
  const ordered = administrativeOrder(input.dataset);
  return firstLevelNodes(input).map((node) => {
    const { ranks } = nodeStatistics(input, node);
    const chosen = ordered.filter((u) => ranks[u]! <= LEADING);
    const place = Math.max(0, ...chosen.map((u) => ranks[u]!));
    const last = chosen.length > LEADING ? chosen.filter((u) => ranks[u] === place) : [];
    const { code, name } = input.dataset.nodes[node]!;
    return {
      code,
      name,
      units: chosen.map((u) => input.dataset.units[u]!),
      tiedAtLast: last.map((u) => input.dataset.units[u]!),
      place,
    };
  });
}

/** First-level indicators; the root itself when nothing lies between it and the measures. */
export function firstLevelNodes(input: Pick<ReportInput, 'dataset'>): readonly number[] {
  const first = childNodes(input.dataset, 0);
  return first.length > 0 ? first : [0];
}

/** T2-3 or T2-4. */
export function leadingTenTable(input: ReportInput): ReportTable {
  const { lang } = input;
  const number = isKeyCity(input) ? '2-4' : '2-3';
  const perRow = namesPerRow(input.dataset.units, 5);
  const leading = leadingTen(input);
  const notes = [reportText(lang, 'REPORT_NOTE_TEN')];
  for (const { name, units, tiedAtLast, place } of leading) {
    if (tiedAtLast.length > 0) {
      notes.push(
        reportText(lang, 'REPORT_NOTE_TIE', {
          indicator: name,
          place,
          units: listText(
            tiedAtLast.map((unit) => unit.name),
            lang,
          ),
          count: units.length,
        }),
      );
    } else if (units.length < LEADING) {
      notes.push(reportText(lang, 'REPORT_NOTE_FEW', { indicator: name, place: LEADING }));
    }
  }
  return {
    id: `T${number}`,
    title: tableTitle(
      input,
      number,
      reportText(lang, 'REPORT_T2_3', { year: input.framework.year, cohort: cohortName(input), count: LEADING }),
    ),
    head: [
      [
        textCell(reportText(lang, 'REPORT_H_FIRST_LEVEL'), { align: 'center' }),
        textCell(reportText(lang, 'REPORT_H_UNITS', { cohort: cohortName(input) }), {
          colSpan: perRow,
          align: 'center',
        }),
      ],
    ],
    body: leading.flatMap(({ code, name, units }) => {
      const rows = inRows(
        units.map((unit): ReportCell => ({ ...markCell(unit), about: { unit: unit.code, code } })),
        perRow,
      );
      const label = textCell(`${code} ${name}`, { rowSpan: rows.length, align: 'center' });
      return rows.map((cells, i) => (i === 0 ? [label, ...cells] : cells));
    }),
    columns: [22, ...Array.from({ length: perRow }, () => 70 / perRow)],
    notes,
    landscape: false,
  };
}
