import { methodWord } from '../../../../shared/messages/method-words.ts';
import { aggregationRule } from '../../../../shared/scoring/aggregation-rule.ts';
import { inferredCodes } from '../../../../shared/report/inferred-weights.ts';
import { inferredNotes, printedCode } from '../../../../shared/report/report-words.ts';
import type { ExportStamp } from '../../export-stamp.ts';
import { exportingText } from '../../exporting-text.ts';
import type { ExportingTextCode } from '../../exporting-text.ts';
import type { Grid, GridValue } from '../sheets/lay-grid.ts';
import { footerText } from '../../footer-text.ts';
import { numberStyle } from '../sheets/styles.ts';
import { gridTitle } from '../results/score-grids.ts';
import { parametersText } from '../results/method-grid.ts';
import { aggregationFormula } from './aggregation-formula.ts';
import { SHARE_ROW, entryColumn, methodOf, on, scoreSheet, weightRow } from './live-layout.ts';
import type { LiveLayout } from './live-layout.ts';
import { unitRows, unitSheetColumns } from './value-sheets.ts';

/** 权重: weight as given (to be changed), share and effective weight as formulas; limits of the measures beside them. */
export function liveWeightsGrid(layout: LiveLayout, stamp: ExportStamp): Grid {
  const { input, entries, children } = layout;
  const { method, result, lang, framework } = input;
  const say = (code: ExportingTextCode, params: Readonly<Record<string, string | number>> = {}): string =>
    exportingText(lang, code, params);
  const inferred = inferredCodes(framework, method);
  const rows = entries.map(({ kind, position, code, name, depth, parent }, at): readonly GridValue[] => {
    const share = (kind === 'node' ? result.nodeShares : result.measureShares)[position]!;
    const effective = (kind === 'node' ? result.nodeEffective : result.measureEffective)[position]!;
    const level =
      kind === 'measure'
        ? say('EXPORT_LEVEL_MEASURE')
        : depth === 0
          ? say('EXPORT_LEVEL_ROOT')
          : say('EXPORT_LEVEL_N', { level: depth });
    const remark = kind === 'node' && inferred.has(code) ? say('EXPORT_INFERRED') : '';
    const of = kind === 'measure' ? methodOf(layout, at) : undefined;
    const limits: readonly GridValue[] = of
      ? [
          editable(of.lower),
          editable(of.upper),
          editable(of.target),
          methodWord(`normalisation.${of.normalisation}`, lang),
          parametersText(of),
          remark,
        ]
      : ['', '', '', '', '', remark];
    if (parent < 0)
      return [
        printedCode(code),
        name,
        level,
        '',
        '',
        { value: 1, style: numberStyle('0.00%') },
        { value: 1, style: numberStyle('0.0000%') },
        ...limits,
      ];
    const siblings = children[parent]!;
    const group = `SUM($E$${weightRow(siblings[0]!)}:$E$${weightRow(siblings.at(-1)!)})`;
    const row = weightRow(at);
    return [
      code,
      '　'.repeat(depth) + name,
      level,
      printedCode(entries[parent]!.code),
      editable(method.weights[code] ?? 0),
      { value: share, formula: `IF(${group}=0,0,E${row}/${group})`, style: numberStyle('0.00%') },
      { value: effective, formula: `F${row}*G${weightRow(parent)}`, style: numberStyle('0.0000%') },
      ...limits,
    ];
  });
  return {
    title: gridTitle(input, 'EXPORT_SHEET_WEIGHTS'),
    notes: [[say('EXPORT_LIVE_WEIGHTS'), ...inferredNotes(input)].join(' ')],
    columns: [
      { head: [say('EXPORT_H_CODE')], width: 11 },
      { head: [say('EXPORT_H_NAME')], width: 44 },
      { head: [say('EXPORT_H_LEVEL')], width: 9, align: 'center' },
      { head: [say('EXPORT_H_PARENT')], width: 9, align: 'center' },
      { head: [say('EXPORT_H_WEIGHT')], width: 10 },
      { head: [say('EXPORT_H_SHARE')], width: 11 },
      { head: [say('EXPORT_H_EFFECTIVE')], width: 11 },
      { head: [say('EXPORT_H_LOWER')], width: 10 },
      { head: [say('EXPORT_H_UPPER')], width: 10 },
      { head: [say('EXPORT_H_TARGET')], width: 10 },
      { head: [say('EXPORT_H_NORMALISATION')], width: 17 },
      { head: [say('EXPORT_H_PARAMETERS')], width: 18 },
      { head: [say('EXPORT_H_NOTE')], width: 12 },
    ],
    rows,
    headColumns: 2,
    footer: footerText(input, stamp),
  };
}

/** A number that the reader may change, on the fill that says so. */
function editable(value: number | null): GridValue {
  return value === null ? '' : { value, style: numberStyle('General', true) };
}

/** 得分: every node as a formula over its children's scores and shares. */
export function nodeScoresGrid(layout: LiveLayout, stamp: ExportStamp): Grid {
  const { input, entries } = layout;
  const { dataset, result, method, lang } = input;
  const count = dataset.units.length;
  const nodes = [...entries.keys()].filter((at) => entries[at]!.kind === 'node');
  const ruleOf = (at: number): ReturnType<typeof aggregationRule> =>
    aggregationRule(method, entries[at]!.code, at === 0);
  const formulaOf = (at: number, row: number): string | null =>
    aggregationFormula(ruleOf(at), childCells(layout, at, row), method.missing);
  return {
    title: gridTitle(input, 'EXPORT_SHEET_SCORES'),
    notes: [exportingText(lang, 'EXPORT_LIVE_FORMULAS')],
    columns: unitSheetColumns(
      layout,
      nodes.map((at) => {
        const { id } = ruleOf(at);
        return {
          head: [
            printedCode(entries[at]!.code),
            entries[at]!.name,
            '',
            formulaOf(at, 7) === null ? `${id} · ${exportingText(lang, 'EXPORT_IS_VALUE')}` : id,
          ],
          width: 13,
          format: '0.00',
        };
      }),
    ),
    rows: unitRows(layout, (u, row) =>
      nodes.map((at): GridValue => {
        const score = result.scores[entries[at]!.position * count + u]!;
        const formula = formulaOf(at, row);
        return formula === null
          ? score
          : { value: Number.isNaN(score) ? '' : score, formula, style: numberStyle('0.00') };
      }),
    ),
    headColumns: 3,
    footer: footerText(input, stamp),
  };
}

/** A group's children stand side by side on each sheet: one range for its nodes, one for its measures. */
function childCells(layout: LiveLayout, at: number, row: number): Parameters<typeof aggregationFormula>[1] {
  const cells = layout.children[at]!.map((child) => {
    const sheet = on(scoreSheet(layout, child));
    const column = entryColumn(layout, child);
    return { sheet, column, share: `${sheet}$${column}$${SHARE_ROW}`, score: `${sheet}${column}${row}` };
  });
  const ranges = [...new Set(cells.map(({ sheet }) => sheet))].map((sheet) => {
    const own = cells.filter((cell) => cell.sheet === sheet);
    const first = own[0]!.column;
    const last = own.at(-1)!.column;
    return {
      shares: `${sheet}$${first}$${SHARE_ROW}:$${last}$${SHARE_ROW}`,
      scores: `${sheet}${first}${row}:${last}${row}`,
    };
  });
  return { ranges, cells };
}
