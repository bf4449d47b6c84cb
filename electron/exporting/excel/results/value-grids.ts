import { isBaseFigure } from '../../../../shared/model/base-figure.ts';
import { cellMarks, missingReasons } from '../../../../shared/model/dataset.ts';
import { administrativeOrder } from '../../../../shared/report/cohort-statistics.ts';
import type { ReportInput } from '../../../../shared/report/report-input.ts';
import { markNames, reasonName } from '../../cell-marks.ts';
import type { ExportStamp } from '../../export-stamp.ts';
import { exportingText } from '../../exporting-text.ts';
import type { Provenance } from '../../provenance.ts';
import { treeOrder } from '../../tree-order.ts';
import { nameIn } from '../../../../shared/report/english-names.ts';
import type { Grid, GridValue } from '../sheets/lay-grid.ts';
import { noteComments, withComment } from '../sheets/note-comments.ts';
import { footerText } from '../../footer-text.ts';
import { markedTextStyle, numberStyle } from '../sheets/styles.ts';
import { gridTitle, unitCells, unitColumns } from './score-grids.ts';

/** 采集项原始值: a column a measure, then the base figures. Marked cells carry a fill and say why in a comment. */
export function valuesGrid(input: ReportInput, stamp: ExportStamp): Grid {
  const { dataset, result, lang } = input;
  const count = dataset.units.length;
  const measures = treeOrder(dataset).filter(({ kind }) => kind === 'measure');
  const bases = Object.entries(dataset.denominators);
  const noted = noteComments(input);
  const cell = (m: number, u: number): GridValue => {
    const at = m * count + u;
    const bits = result.marks[at] ?? 0;
    const raw = dataset.values[at]!;
    if (Number.isNaN(raw)) {
      const imputed = (bits & cellMarks.imputed) !== 0 ? result.imputed[at]! : Number.NaN;
      const why = [exportingText(lang, 'EXPORT_MARK_MISSING'), reasonName(dataset.reasons[at] ?? 0, lang)].join(' · ');
      if (Number.isNaN(imputed)) return { value: '—', style: markedTextStyle, comment: why };
      return {
        value: imputed,
        style: numberStyle('0.00', true),
        comment: `${why} · ${markNames(bits, lang).join(' · ')}`,
      };
    }
    const names = markNames(bits, lang);
    return names.length === 0 ? raw : { value: raw, style: numberStyle('General', true), comment: names.join(' · ') };
  };
  return {
    title: gridTitle(input, 'EXPORT_SHEET_VALUES'),
    notes: [
      exportingText(lang, 'EXPORT_NOTE_ORDER'),
      exportingText(lang, 'EXPORT_NOTE_VALUES', { sheet: exportingText(lang, 'EXPORT_SHEET_MARKED') }),
    ],
    columns: [
      ...unitColumns(input).map((column) => ({ ...column, head: ['', ...column.head] })),
      ...measures.map(({ position, code, name }) => {
        const { unit } = dataset.measures[position]!;
        return {
          head: [code, unit === '' ? name : lang === 'zh' ? `${name}（${unit}）` : `${name} (${unit})`],
          width: 13,
          format: 'General',
          comment: noted.ofIndicator(code),
        };
      }),
      ...bases.map(([name]) => ({
        head: [exportingText(lang, 'EXPORT_H_DENOMINATOR'), nameIn(name, lang)],
        width: 14,
        format: '#,##0',
      })),
    ],
    rows: administrativeOrder(dataset).map((u, i) => [
      ...unitCells(input, u, i, noted),
      ...measures.map(({ position, code }) =>
        withComment(cell(position, u), noted.ofCell(dataset.units[u]!.code, code)),
      ),
      ...bases.map(([, values]) => values[u]!),
    ]),
    headColumns: 3,
    footer: footerText(input, stamp),
  };
}

/** 标记单元格: one row for each cell that is missing, imputed, overridden or otherwise marked. */
export function markedGrid(input: ReportInput, stamp: ExportStamp, provenance: Provenance): Grid {
  const { dataset, result, lang } = input;
  const count = dataset.units.length;
  const reasons = new Map(
    provenance.overrides.map((override) => [
      `${override.unit}|${override.measure}`,
      `${override.reason}（${override.at}）`,
    ]),
  );
  const rows: (readonly GridValue[])[] = [];
  for (const { position, code, name } of treeOrder(dataset).filter(({ kind }) => kind === 'measure')) {
    for (const u of administrativeOrder(dataset)) {
      const at = position * count + u;
      const bits = result.marks[at] ?? 0;
      const raw = dataset.values[at]!;
      const reason = result.reasons[at] ?? 0;
      const missing = Number.isNaN(raw) || missingReasons[reason] !== 'present';
      if (!missing && bits === 0) continue;
      const unit = dataset.units[u]!;
      const why = missing ? reasonName(Number.isNaN(raw) ? (dataset.reasons[at] ?? 0) : reason, lang) : '';
      const names = [...(missing ? [exportingText(lang, 'EXPORT_MARK_MISSING')] : []), ...markNames(bits, lang)];
      rows.push([
        unit.code,
        unit.name,
        code,
        name,
        names.join(' · '),
        raw,
        result.treated[at]!,
        [why, reasons.get(`${unit.code}|${code}`)].filter(Boolean).join('；'),
      ]);
    }
  }
  rows.push(...typedBases(input, provenance));
  return {
    title: gridTitle(input, 'EXPORT_SHEET_MARKED'),
    notes: [],
    columns: [
      { head: [exportingText(lang, 'EXPORT_H_CODE')], width: 10 },
      { head: [exportingText(input, 'EXPORT_H_UNIT')], width: 14 },
      { head: [exportingText(lang, 'EXPORT_H_CODE')], width: 10 },
      { head: [exportingText(lang, 'EXPORT_H_MEASURE')], width: 32 },
      { head: [exportingText(lang, 'EXPORT_H_WHAT')], width: 20 },
      { head: [exportingText(lang, 'EXPORT_H_RAW')], width: 12, format: 'General' },
      { head: [exportingText(lang, 'EXPORT_H_USED')], width: 12, format: '0.00' },
      { head: [exportingText(lang, 'EXPORT_H_REASON')], width: 40 },
    ],
    rows,
    headColumns: 2,
    footer: footerText(input, stamp),
  };
}

/** Base figures that somebody typed in place of what was, or wasn't, imported. */
function typedBases({ dataset, lang }: ReportInput, { overrides }: Provenance): readonly (readonly GridValue[])[] {
  const measures = new Set(dataset.measures.map(({ code }) => code));
  return overrides
    .filter(({ measure }) => isBaseFigure(measure) && !measures.has(measure))
    .map(({ unit, measure, value, reason, at }) => [
      unit,
      dataset.units.find(({ code }) => code === unit)?.name ?? unit,
      measure,
      exportingText(lang, 'EXPORT_H_DENOMINATOR'),
      markNames(cellMarks.overridden, lang).join(' · '),
      value ?? '',
      '',
      `${reason}（${at}）`,
    ]);
}
