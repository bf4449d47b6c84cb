import { inferredNotes, printedCode } from '../../../../shared/report/report-words.ts';
import type { ExportStamp } from '../../export-stamp.ts';
import { exportingText } from '../../exporting-text.ts';
import { footerText } from '../../footer-text.ts';
import type { Grid, GridValue } from '../sheets/lay-grid.ts';
import { numberStyle } from '../sheets/styles.ts';
import { gridTitle } from '../results/score-grids.ts';
import { SHARE_ROW, entryColumn, evidenceColumn, on, scoreSheet, weightRow } from './live-layout.ts';
import type { LiveLayout } from './live-layout.ts';
import { unitRows, unitSheetColumns } from './value-sheets.ts';

const SHARE = '0.00%';

/**
 * 依据: how far each cell is measured, and of each node the share of its weight (docs/METHODS "Evidence"), as formulas. A cell that comes to have a
 * score by an edit of the workbook counts as measured.
 */
export function evidenceGrid(layout: LiveLayout, stamp: ExportStamp): Grid {
  const { input, entries } = layout;
  const { dataset, result, lang } = input;
  const count = dataset.units.length;
  const cell = (at: number, u: number, row: number): GridValue => {
    const { kind, position } = entries[at]!;
    const measured = (kind === 'node' ? result.evidence.measured : result.evidence.cellMeasured)[position * count + u]!;
    const value = Number.isNaN(measured) ? '' : measured;
    if (kind === 'node') return { value, formula: nodeFormula(layout, at, row), style: numberStyle(SHARE) };
    if (Number.isNaN(measured)) return '';
    const scored = !Number.isNaN(result.normalised[position * count + u]);
    const score = `${on(scoreSheet(layout, at))}${entryColumn(layout, at)}${row}`;
    return { value, formula: `IF(ISNUMBER(${score}),${scored ? measured : 1},0)`, style: numberStyle(SHARE) };
  };
  return {
    title: gridTitle(input, 'EXPORT_SHEET_EVIDENCE'),
    notes: [[exportingText(lang, 'EXPORT_LIVE_EVIDENCE'), ...inferredNotes(input)].join(' ')],
    columns: unitSheetColumns(
      layout,
      entries.map(({ code, name }) => ({ head: [printedCode(code), name, '', ''], width: 11, format: SHARE })),
    ),
    rows: unitRows(layout, (u, row) => [...entries.keys()].map((at) => cell(at, u, row))),
    headColumns: 3,
    footer: footerText(input, stamp),
  };
}

/** Σ share × measured ÷ Σ share over the children that apply, an indicator without a score as 0; a child that does not apply has no number. */
function nodeFormula(layout: LiveLayout, at: number, row: number): string {
  const children = layout.children[at]!;
  if (children.length === 0) return '0';
  const [first, last] = [children[0]!, children.at(-1)!].map((child) => evidenceColumn(child));
  const shares = `$${first}$${SHARE_ROW}:$${last}$${SHARE_ROW}`;
  const cells = `${first}${row}:${last}${row}`;
  const all = `SUMPRODUCT(${shares}*ISNUMBER(${cells}))`;
  return `IF(${all}<=0,IF(COUNT(${cells})=0,"",0),(${enteringTerms(layout, children, row).join('+')})/${all})`;
}

/** What the children bring: nodes stand before measures, and a measure without a score is measured 0 already. */
function enteringTerms(layout: LiveLayout, children: readonly number[], row: number): readonly string[] {
  const ofKind = (kind: 'node' | 'measure'): readonly number[] =>
    children.filter((child) => layout.entries[child]!.kind === kind);
  return [ofKind('node'), ofKind('measure')].flatMap((some) => {
    const [first, last] = [some[0], some.at(-1)];
    if (first === undefined || last === undefined) return [];
    const shares = `$${evidenceColumn(first)}$${SHARE_ROW}:$${evidenceColumn(last)}$${SHARE_ROW}`;
    const cells = `${evidenceColumn(first)}${row}:${evidenceColumn(last)}${row}`;
    if (layout.entries[first]!.kind === 'measure') return [`SUMPRODUCT(${shares},${cells})`];
    const scores = `${on(scoreSheet(layout, first))}${entryColumn(layout, first)}${row}:${entryColumn(layout, last)}${row}`;
    return [`SUMPRODUCT(${shares},${cells},1*ISNUMBER(${scores}))`];
  });
}

/** The shares of the weights sheet above the columns, as on the other sheets. */
export function evidenceShares(
  layout: LiveLayout,
): readonly { readonly address: string; readonly formula: string; readonly share: number }[] {
  const { result } = layout.input;
  return layout.entries.map(({ kind, position }, at) => ({
    address: `${evidenceColumn(at)}${SHARE_ROW}`,
    formula: `${on(layout.sheets.weights)}$F$${weightRow(at)}`,
    share: (kind === 'node' ? result.nodeShares : result.measureShares)[position]!,
  }));
}
