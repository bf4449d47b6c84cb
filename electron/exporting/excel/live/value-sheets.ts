import { nameIn } from '../../../../shared/report/english-names.ts';
import { methodWord } from '../../../../shared/messages/method-words.ts';
import { cellMarks } from '../../../../shared/model/dataset.ts';
import { markNames, reasonName } from '../../cell-marks.ts';
import type { ExportStamp } from '../../export-stamp.ts';
import { exportingText } from '../../exporting-text.ts';
import type { Provenance } from '../../provenance.ts';
import type { Grid, GridColumn, GridValue } from '../sheets/lay-grid.ts';
import { noteComments, withComment } from '../sheets/note-comments.ts';
import { footerText } from '../../footer-text.ts';
import { markedTextStyle, numberStyle } from '../sheets/styles.ts';
import { gridTitle, unitCells, unitColumns } from '../results/score-grids.ts';
import { DATA_FIRST, baseColumn, entryColumn, lastRow, methodOf, on, weightRow } from './live-layout.ts';
import type { LiveLayout } from './live-layout.ts';
import { holdsAgainstCohort } from '../../../../shared/scoring/statistics-base.ts';
import { takesOtherYears } from '../../../../shared/scoring/year-stack.ts';
import { yearBasisNote } from '../../../../shared/report/year-basis-text.ts';
import { normalisationFormula } from './normalisation-formula.ts';
import { scoreFormat } from '../../../../shared/report/score-text.ts';

/** Columns of a sheet with a row a unit: the unit's, then one a given entry with four head rows. */
export function unitSheetColumns(layout: LiveLayout, more: readonly GridColumn[]): readonly GridColumn[] {
  return [...unitColumns(layout.input).map((column) => ({ ...column, head: ['', ...column.head, '', ''] })), ...more];
}

export function unitRows(
  layout: LiveLayout,
  cells: (u: number, row: number) => readonly GridValue[],
): readonly (readonly GridValue[])[] {
  return layout.units.map((u, i) => [...unitCells(layout.input, u, i), ...cells(u, DATA_FIRST + i)]);
}

function measureEntries(layout: LiveLayout): readonly number[] {
  return [...layout.entries.keys()].filter((at) => layout.entries[at]!.kind === 'measure');
}

/** 采集项原始值: typed numbers that may be changed, with their source as a comment; base figures after them. */
export function liveValuesGrid(layout: LiveLayout, stamp: ExportStamp, provenance: Provenance): Grid {
  const { input } = layout;
  const { dataset, result, lang } = input;
  const count = dataset.units.length;
  const sources = new Map<string, string[]>();
  for (const { unit, measure, batch, file, sheet, cells, records } of provenance.sources) {
    const key = `${unit}|${measure}`;
    const lines = sources.get(key) ?? [];
    lines.push(exportingText(lang, 'EXPORT_SOURCE_LINE', { batch, file, sheet, cells, records }));
    sources.set(key, lines);
  }
  const cell = (m: number, u: number): GridValue => {
    const at = m * count + u;
    const raw = dataset.values[at]!;
    const missing = Number.isNaN(raw);
    const names = [
      ...(missing
        ? [`${exportingText(lang, 'EXPORT_MARK_MISSING')} · ${reasonName(dataset.reasons[at] ?? 0, lang)}`]
        : []),
      ...markNames(result.marks[at] ?? 0, lang),
    ];
    const comment = [...names, ...(sources.get(`${dataset.units[u]!.code}|${dataset.measures[m]!.code}`) ?? [])].join(
      '\n',
    );
    if (comment === '') return raw;
    return {
      value: missing ? null : raw,
      comment,
      ...(names.length > 0
        ? { style: missing ? markedTextStyle : numberStyle('General', true) }
        : { style: numberStyle('General') }),
    };
  };
  const measures = measureEntries(layout);
  const noted = noteComments(input);
  return {
    title: gridTitle(input, 'EXPORT_SHEET_VALUES'),
    notes: [exportingText(input, 'EXPORT_LIVE_VALUES')],
    columns: unitSheetColumns(layout, [
      ...measures.map((at) => {
        const { code, name, position } = layout.entries[at]!;
        const { unit, denominator } = dataset.measures[position]!;
        return { head: [code, name, unit, nameIn(denominator ?? '', lang)], width: 13, format: 'General' };
      }),
      ...layout.baseNames.map((name) => ({
        head: [exportingText(lang, 'EXPORT_H_DENOMINATOR'), nameIn(name, lang), '', ''],
        width: 14,
        format: '#,##0',
      })),
    ]),
    rows: unitRows(layout, (u) => [
      ...measures.map((at) => {
        const { position, code } = layout.entries[at]!;
        return withComment(cell(position, u), noted.ofCell(dataset.units[u]!.code, code));
      }),
      ...layout.baseNames.map((name) => dataset.denominators[name]![u]!),
    ]),
    headColumns: 3,
    footer: footerText(input, stamp),
  };
}

/** 计分所用值: after denominators; a formula, or a value where imputation or treatment made it. */
export function usedGrid(layout: LiveLayout, stamp: ExportStamp): Grid {
  const { input } = layout;
  const { dataset, result, lang } = input;
  const count = dataset.units.length;
  const cell = (at: number, u: number, row: number): GridValue => {
    const { position } = layout.entries[at]!;
    const used = result.treated[position * count + u]!;
    const bits = result.marks[position * count + u] ?? 0;
    if (isTreated(layout, at) || (bits & (cellMarks.imputed | cellMarks.treated)) !== 0)
      return {
        value: used,
        style: numberStyle('0.00####', true),
        ...(bits !== 0 ? { comment: markNames(bits, lang).join(' · ') } : {}),
      };
    const column = dataset.measures[position]!;
    const raw = `${on(layout.sheets.values)}${entryColumn(layout, at)}${row}`;
    if (column.denominator === null)
      return {
        value: Number.isNaN(used) ? '' : used,
        formula: `IF(ISNUMBER(${raw}),${raw},"")`,
        style: numberStyle('0.00####'),
      };
    const base = `${on(layout.sheets.values)}$${baseColumn(layout, column.denominator)}${row}`;
    return {
      value: Number.isNaN(used) ? '' : used,
      formula: `IF(AND(ISNUMBER(${raw}),N(${base})<>0),${raw}/${base}*${column.factor},"")`,
      style: numberStyle('0.00####'),
    };
  };
  const measures = measureEntries(layout);
  return {
    title: gridTitle(input, 'EXPORT_SHEET_USED'),
    notes: [exportingText(lang, 'EXPORT_LIVE_USED')],
    columns: unitSheetColumns(
      layout,
      measures.map((at) => {
        const { code, name, position } = layout.entries[at]!;
        const { denominator, factor } = dataset.measures[position]!;
        return {
          head: [
            code,
            name,
            denominator === null ? '' : `÷ ${nameIn(denominator, lang)} × ${factor}`,
            exportingText(lang, isTreated(layout, at) ? 'EXPORT_IS_VALUE' : 'EXPORT_IS_FORMULA'),
          ],
          width: 13,
          format: '0.00####',
        };
      }),
    ),
    rows: unitRows(layout, (u, row) => measures.map((at) => cell(at, u, row))),
    headColumns: 3,
    footer: footerText(input, stamp),
  };
}

/** A treated column depends on the whole cohort in ways no cell formula says: it stands as values. */
function isTreated(layout: LiveLayout, at: number): boolean {
  return (methodOf(layout, at)?.treatment ?? 'none') !== 'none';
}

/** 采集项得分: normalised scores as formulas over the used values and the limits on the weights sheet. */
export function measureScoresGrid(layout: LiveLayout, stamp: ExportStamp): Grid {
  const { input } = layout;
  const { dataset, result, method, lang } = input;
  const count = dataset.units.length;
  // What other years' values decide no cell of this workbook can say.
  const otherYears = takesOtherYears(dataset, method);
  const basis = yearBasisNote(input);
  const formulaOf = (at: number, row: number): string | null => {
    const measure = methodOf(layout, at);
    if (!measure || (otherYears && holdsAgainstCohort(measure.normalisation))) return null;
    const sheet = on(layout.sheets.used);
    const column = entryColumn(layout, at);
    const weights = `${on(layout.sheets.weights)}$`;
    const reference = layout.units.findIndex((u) => dataset.units[u]!.code === measure.parameters.ref);
    return normalisationFormula(
      measure,
      {
        x: `${sheet}${column}${row}`,
        column: `${sheet}${column}$${DATA_FIRST}:${column}$${lastRow(layout)}`,
        lower: `${weights}H$${weightRow(at)}`,
        upper: `${weights}I$${weightRow(at)}`,
        target: `${weights}J$${weightRow(at)}`,
        reference: reference < 0 ? null : `${sheet}${column}$${DATA_FIRST + reference}`,
      },
      method.z,
    );
  };
  const measures = measureEntries(layout);
  return {
    title: gridTitle(input, 'EXPORT_SHEET_MEASURE_SCORES'),
    notes: [[exportingText(lang, 'EXPORT_LIVE_FORMULAS'), ...(basis === null ? [] : [basis])].join(' ')],
    columns: unitSheetColumns(
      layout,
      measures.map((at) => {
        const { code, name } = layout.entries[at]!;
        const of = methodOf(layout, at);
        const word = of ? methodWord(`normalisation.${of.normalisation}`, lang) : '';
        return {
          head: [
            code,
            name,
            '',
            formulaOf(at, DATA_FIRST) === null ? `${word} · ${exportingText(lang, 'EXPORT_IS_VALUE')}` : word,
          ],
          width: 13,
          format: scoreFormat(layout.input),
        };
      }),
    ),
    rows: unitRows(layout, (u, row) =>
      measures.map((at): GridValue => {
        const score = result.normalised[layout.entries[at]!.position * count + u]!;
        const formula = formulaOf(at, row);
        return formula === null
          ? score
          : { value: Number.isNaN(score) ? '' : score, formula, style: numberStyle(scoreFormat(layout.input)) };
      }),
    ),
    headColumns: 3,
    footer: footerText(input, stamp),
  };
}
