import { methodWord } from '../../../../shared/messages/method-words.ts';
import { missingReasonIndex } from '../../../../shared/model/dataset.ts';
import type { Adjustment, AggregationRule } from '../../../../shared/model/method.ts';
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
import { adjustmentRows } from '../results/readme-grid.ts';
import { aggregationFormula } from './aggregation-formula.ts';
import { takesOtherYears } from '../../../../shared/scoring/year-stack.ts';
import { rescaleFormula } from './rescale-formula.ts';
import {
  SHARE_ROW,
  entryColumn,
  evidenceColumn,
  methodOf,
  on,
  scoreRange,
  scoreSheet,
  stepColumn,
  weightRow,
} from './live-layout.ts';
import type { LiveLayout, ScoreStep } from './live-layout.ts';
import { unitRows, unitSheetColumns } from './value-sheets.ts';
import { scoreFormat } from '../../../../shared/report/score-text.ts';

/** 权重: weight as given (to be changed), share and effective weight as formulas; limits of the measures beside them. */
export function liveWeightsGrid(layout: LiveLayout, stamp: ExportStamp): Grid {
  const { input, entries, children } = layout;
  const { method, result, lang, framework } = input;
  const say = (code: ExportingTextCode, params: Readonly<Record<string, string | number>> = {}): string =>
    exportingText(input, code, params);
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
    const remark = kind === 'node' && inferred.has(code) ? inferredRemark(layout, at, say('EXPORT_INFERRED')) : '';
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
        '',
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
      weightCheck(layout, at, group),
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
      { head: [say('EXPORT_H_CHECK')], width: 22 },
    ],
    rows,
    headColumns: 2,
    footer: footerText(input, stamp),
  };
}

/** 推断权重, as long as the shares among its siblings are those that were inferred. */
function inferredRemark({ input, entries, children }: LiveLayout, at: number, remark: string): GridValue {
  const siblings = children[entries[at]!.parent]!;
  const shares = siblings.map((sibling) => input.result.nodeShares[entries[sibling]!.position]!);
  const range = `$F$${weightRow(siblings[0]!)}:$F$${weightRow(siblings.at(-1)!)}`;
  return {
    value: remark,
    formula: `IF(SUMPRODUCT(ABS(${range}-{${shares.join(';')}}))<1E-9,"${remark}","")`,
  };
}

/** What is wrong with a weight, also where it was pasted past the validation; empty where nothing is. `group`: the sum of its siblings' weights. */
function weightCheck({ input, entries, children }: LiveLayout, at: number, group: string): GridValue {
  const say = (code: ExportingTextCode): string => exportingText(input, code);
  const siblings = children[entries[at]!.parent]!;
  const sum = siblings.reduce((total, sibling) => total + (input.method.weights[entries[sibling]!.code] ?? 0), 0);
  const cell = `E${weightRow(at)}`;
  return {
    value: sum > 0 ? '' : say('EXPORT_CHECK_ALL_ZERO'),
    formula: `IF(NOT(ISNUMBER(${cell})),"${say('EXPORT_CHECK_TEXT')}",IF(${cell}<0,"${say('EXPORT_CHECK_NEGATIVE')}",IF(${group}<=0,"${say('EXPORT_CHECK_ALL_ZERO')}","")))`,
  };
}

/** A number that the reader may change, on the fill that says so. */
function editable(value: number | null): GridValue {
  return value === null ? '' : { value, style: numberStyle('General', true) };
}

/** 得分: every node as a formula over its children's scores and shares; after them what stands between: before Rescale, before adjustments. */
export function nodeScoresGrid(layout: LiveLayout, stamp: ExportStamp): Grid {
  const { input, entries, steps } = layout;
  const { dataset, result, method, lang } = input;
  const count = dataset.units.length;
  const say = (code: ExportingTextCode): string => exportingText(input, code);
  const nodes = [...entries.keys()].filter((at) => entries[at]!.kind === 'node');
  const cell = (value: number, formula: string | null): GridValue =>
    formula === null
      ? value
      : { value: Number.isNaN(value) ? '' : value, formula, style: numberStyle(scoreFormat(input)) };
  const headOf = (at: number): string => {
    const { id, rescale } = ruleOf(layout, at);
    const rule = methodWord(`aggregation.${id}`, lang);
    const words = rescale === undefined ? rule : `${rule} → ${methodWord(`rescale.${rescale}`, lang)}`;
    const isValue = combinedFormula(layout, at, 7) === null || weightedFormula(layout, at, 7) === null;
    return isValue ? `${words} · ${say('EXPORT_IS_VALUE')}` : words;
  };
  return {
    title: gridTitle(input, 'EXPORT_SHEET_SCORES'),
    notes: [say('EXPORT_LIVE_FORMULAS')],
    columns: unitSheetColumns(layout, [
      ...nodes.map((at) => ({
        head: [printedCode(entries[at]!.code), entries[at]!.name, '', headOf(at)],
        width: 13,
        format: scoreFormat(input),
      })),
      ...steps.map((step) => ({ head: stepHead(layout, step), width: 13, format: scoreFormat(input) })),
    ]),
    rows: unitRows(layout, (u, row) => [
      ...nodes.map((at) => cell(result.scores[entries[at]!.position * count + u]!, nodeFormula(layout, at, row))),
      ...steps.map((step) => cell(stepValue(layout, step, u), stepFormula(layout, step, row))),
    ]),
    headColumns: 3,
    footer: footerText(input, stamp),
  };

  function stepHead({ entries: all }: LiveLayout, step: ScoreStep): string[] {
    switch (step.kind) {
      case 'combined': {
        const { code, name } = all[step.entry]!;
        const rule = methodWord(`aggregation.${ruleOf(layout, step.entry).id}`, lang);
        return [`${printedCode(code)} · ${say('EXPORT_H_BEFORE_RESCALE')}`, name, '', rule];
      }
      case 'weighted':
        return [say('EXPORT_H_WEIGHTED'), '', '', ''];
      case 'adjustment': {
        const { kind, measure } = method.adjustments![step.position]!;
        const [, words = ''] = adjustmentRows(input)[step.position] ?? [];
        const isValue = stepFormula(layout, step, 7) === null;
        return [
          `${methodWord(`adjustment.${kind}`, lang)} · ${measure}`,
          words,
          '',
          isValue ? say('EXPORT_IS_VALUE') : '',
        ];
      }
    }
  }

  function stepValue({ entries: all }: LiveLayout, step: ScoreStep, u: number): number {
    switch (step.kind) {
      case 'combined':
        return result.combined[all[step.entry]!.position * count + u]!;
      case 'weighted':
        return result.weighted[u]!;
      case 'adjustment':
        return result.adjustments[step.position]!.effect[u]!;
    }
  }
}

function ruleOf(layout: LiveLayout, at: number): AggregationRule {
  return aggregationRule(layout.input.method, layout.entries[at]!.code, at === 0);
}

/** A node's score: of the root with what adjustments add. */
function nodeFormula(layout: LiveLayout, at: number, row: number): string | null {
  const weighted = layout.steps.find(({ kind }) => kind === 'weighted');
  if (at !== 0 || weighted === undefined) return weightedFormula(layout, at, row);
  const own = `${stepColumn(layout, weighted)}${row}`;
  const points = layout.steps.flatMap((step) =>
    step.kind === 'adjustment' && layout.input.method.adjustments![step.position]!.kind !== 'veto'
      ? [`${stepColumn(layout, step)}${row}`]
      : [],
  );
  return `IF(ISNUMBER(${own}),${[own, ...points].join('+')},"")`;
}

/** After aggregation and Rescale. */
function weightedFormula(layout: LiveLayout, at: number, row: number): string | null {
  const { rescale } = ruleOf(layout, at);
  if (rescale === undefined) return combinedFormula(layout, at, row);
  // Over other years than those of the sheet.
  if (takesOtherYears(layout.input.dataset, layout.input.method)) return null;
  const column = stepColumn(
    layout,
    layout.steps.find((step) => step.kind === 'combined' && step.entry === at)!,
  );
  return rescaleFormula(rescale, `${column}${row}`, scoreRange(layout, column));
}

function combinedFormula(layout: LiveLayout, at: number, row: number): string | null {
  const { missing } = layout.input.method;
  // No formula tells a gap from what does not apply, which matters where all have to be there.
  if (missing.policy === 'strict' && someNotApplicable(layout, at)) return null;
  return aggregationFormula(ruleOf(layout, at), childCells(layout, at, row), missing);
}

function someNotApplicable(
  { input, entries, children }: Pick<LiveLayout, 'input' | 'entries' | 'children'>,
  at: number,
): boolean {
  const { result, dataset } = input;
  const count = dataset.units.length;
  const { kind, position } = entries[at]!;
  if (kind === 'measure')
    return result.reasons
      .subarray(position * count, (position + 1) * count)
      .includes(missingReasonIndex('not_applicable'));
  return children[at]!.some((child) => someNotApplicable({ input, entries, children }, child));
}

function stepFormula(layout: LiveLayout, step: ScoreStep, row: number): string | null {
  switch (step.kind) {
    case 'combined':
      return combinedFormula(layout, step.entry, row);
    case 'weighted':
      return weightedFormula(layout, 0, row);
    case 'adjustment':
      return adjustmentFormula(layout, layout.input.method.adjustments![step.position]!, row);
  }
}

/** Points with their sign, or 1 where a veto holds. Null where the value that a veto looks at is treated. */
function adjustmentFormula(layout: LiveLayout, adjustment: Adjustment, row: number): string | null {
  const at = layout.entries.findIndex(({ kind, code }) => kind === 'measure' && code === adjustment.measure);
  const column = entryColumn(layout, at);
  if (adjustment.kind === 'veto') {
    if ((methodOf(layout, at)?.treatment ?? 'none') !== 'none') return null;
    return `IF(N(${on(layout.sheets.used)}${column}${row})<>0,1,0)`;
  }
  const points = `N(${on(layout.sheets.measureScores)}${column}${row})`;
  const counted = adjustment.cap === null ? points : `MIN(${points},${adjustment.cap})`;
  return `${adjustment.kind === 'penalty' ? '-' : ''}MAX(${counted},0)`;
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
  const siblings = layout.children[at]!;
  const weights = on(layout.sheets.weights);
  const weight =
    siblings.length === 0 ? '0' : `SUM(${weights}$E$${weightRow(siblings[0]!)}:$E$${weightRow(siblings.at(-1)!)})`;
  return { ranges, cells, weight, measured: `${on(layout.sheets.evidence)}${evidenceColumn(at)}${row}` };
}
