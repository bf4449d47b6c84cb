import { methodWord } from '../../../../shared/messages/method-words.ts';
import { tierName } from '../../../../shared/model/tier-name.ts';
import { isComparison } from '../../../../shared/scoring/aggregate/aggregate.ts';
import { aggregationRule } from '../../../../shared/scoring/aggregation-rule.ts';
import { evidenceNote, lacksEvidence } from '../../../../shared/report/evidence-note.ts';
import { reportText } from '../../../../shared/report/report-text.ts';
import { nodeScores, nodeStatistics } from '../../../../shared/report/cohort-statistics.ts';
import { firstLevelNodes } from '../../../../shared/report/leading-ten.ts';
import { printedTieNotes } from '../../../../shared/report/printed-ties.ts';
import { precisionNote } from '../../../../shared/report/report-words.ts';
import { yearBasisNote } from '../../../../shared/report/year-basis-text.ts';
import { tierMoves, yearResults } from '../../../../shared/report/tier-history.ts';
import { LEADING } from '../../../../shared/report/leading-ten.ts';
import type { ExportStamp } from '../../export-stamp.ts';
import { exportingText } from '../../exporting-text.ts';
import type { ExportingTextCode } from '../../exporting-text.ts';
import { columnLetter } from '../sheets/lay-grid.ts';
import type { Grid, GridColumn, GridValue } from '../sheets/lay-grid.ts';
import { footerText } from '../../footer-text.ts';
import { numberStyle, textStyles } from '../sheets/styles.ts';
import { gridTitle, unitCells, unitColumns } from '../results/score-grids.ts';
import {
  DATA_FIRST,
  OVERVIEW_FIRST,
  entryColumn,
  evidenceColumn,
  lastRow,
  named,
  on,
  overviewLast,
  scoreRange,
  stepColumn,
} from './live-layout.ts';
import type { LiveLayout } from './live-layout.ts';
import { above, magnitude } from './normalisation-formula.ts';
import { scoreFormat } from '../../../../shared/report/score-text.ts';

/** Columns of the overview: unit (A–D), index, rank, tier, last year's tier, mark, key of the tier list; then per first-level indicator. */
export const overviewColumns = { index: 'E', rank: 'F', tier: 'G', last: 'H', mark: 'I', key: 'J' } as const;
const FIRST_LEVEL = 11;

/** Score, rank and list key of each first-level indicator, by position among them. */
export function firstLevelColumns(
  layout: LiveLayout,
  position: number,
): { readonly score: string; readonly rank: string; readonly key: string } {
  const count = firstLevelNodes(layout.input).length;
  const at = (block: number): string => columnLetter(FIRST_LEVEL + block * count + position);
  return { score: at(0), rank: at(1), key: at(2) };
}

/** Range of a column of the overview over its units, absolute. */
export function overviewRange(layout: LiveLayout, column: string): string {
  return `${on(layout.sheets.overview)}$${column}$${OVERVIEW_FIRST}:$${column}$${overviewLast(layout)}`;
}

/** 总览: index, rank, tier, (+), first-level scores and ranks as formulas; hidden keys feed the tier table and the leading tens. */
export function liveOverviewGrid(layout: LiveLayout, stamp: ExportStamp): Grid {
  const { input } = layout;
  const { lang, dataset, result, method } = input;
  const say = (code: ExportingTextCode, params: Readonly<Record<string, string | number>> = {}): string =>
    exportingText(input, code, params);
  const first = firstLevelNodes(input);
  const results = yearResults(input);
  const risen = new Set(tierMoves(input).up.map(({ unit }) => unit.code));
  const ranks = first.map((node) => nodeStatistics(input, node).ranks);
  const C = overviewColumns;
  const tierSeen = new Map<string, number>();
  const lacking = reportText(lang, 'REPORT_EVIDENCE_LACKING');
  const evidenceCell = (row: number): string => `${on(layout.sheets.evidence)}${evidenceColumn(0)}${row}`;
  const leadingSeen = first.map(() => 0);
  const rows = layout.units.map((u, i): readonly GridValue[] => {
    const row = OVERVIEW_FIRST + i;
    const unit = dataset.units[u]!;
    const tier = result.tier[u] ?? null;
    const tierText = tier === null ? '' : tierName(tier, lang, method.tiers);
    const last = results.get(unit.code)?.get(input.framework.year - 1)?.tier ?? null;
    const seen = (tierSeen.get(tierText) ?? 0) + 1;
    tierSeen.set(tierText, seen);
    const text = (value: string, formula: string): GridValue => ({ value, formula, style: textStyles.center });
    const number = (value: number, formula: string, format: string): GridValue => ({
      value: Number.isNaN(value) ? '' : value,
      formula,
      style: numberStyle(format),
    });
    const scoreCell = (node: number): string =>
      `${on(layout.sheets.scores)}${entryColumn(
        layout,
        layout.entries.findIndex((entry) => entry.kind === 'node' && entry.position === node),
      )}${DATA_FIRST + i}`;
    const rank = rankFormula(layout, row);
    return [
      ...unitCells(input, u, i),
      number(result.index[u]!, scoreCell(0), scoreFormat(input)),
      rank === null ? result.rank[u]! : number(result.rank[u]!, rank, 'General'),
      text(tierText, tierFormula(layout, `${C.index}${row}`, DATA_FIRST + i)),
      last === null ? '' : { value: tierName(last, lang, method.tiers), style: textStyles.center },
      text(risen.has(unit.code) ? '(+)' : '', markFormula(layout, row)),
      text(
        tierText === '' ? '' : `${tierText}|${seen}`,
        `IF(${C.tier}${row}="","",${C.tier}${row}&"|"&COUNTIF(${C.tier}$${OVERVIEW_FIRST}:${C.tier}${row},${C.tier}${row}))`,
      ),
      ...first.map((node) => number(nodeScores(result, node)[u]!, scoreCell(node), scoreFormat(input))),
      ...first.map((_, p) => {
        const { score } = firstLevelColumns(layout, p);
        return number(
          ranks[p]![u]!,
          `IF(ISNUMBER(${score}${row}),${better(layout, `${score}${row}`, `${score}$${OVERVIEW_FIRST}:${score}$${overviewLast(layout)}`, first[p]!)}+1,"")`,
          '0',
        );
      }),
      ...first.map((_, p) => {
        const { rank: rankColumn } = firstLevelColumns(layout, p);
        const leads = ranks[p]![u]! <= LEADING;
        if (leads) leadingSeen[p] = leadingSeen[p]! + 1;
        return number(
          leads ? leadingSeen[p]! : Number.NaN,
          `IF(N(${rankColumn}${row})=0,"",IF(${rankColumn}${row}<=${LEADING},COUNTIF(${rankColumn}$${OVERVIEW_FIRST}:${rankColumn}${row},"<=${LEADING}"),""))`,
          '0',
        );
      }),
      number(result.evidence.measured[u]!, evidenceCell(DATA_FIRST + i), '0.00%'),
      {
        value: (lacksEvidence(method, result, u) ? `${lacking} · ` : '') + evidenceNote(input, u, 0, lang),
        formula: `IF(AND(NOT(ISNUMBER(${C.index}${row})),${evidenceCell(DATA_FIRST + i)}<${named.availability}*(1-${named.tolerance})),"${lacking} · ","")&"${evidenceNote(input, u, 0, lang).replaceAll('"', '""')}"`,
      },
    ];
  });
  const named1 = (suffix: string): GridColumn[] =>
    first.map((node) => ({ head: [`${dataset.nodes[node]!.code} ${dataset.nodes[node]!.name}${suffix}`], width: 12 }));
  return {
    title: gridTitle(input, 'EXPORT_SHEET_OVERVIEW'),
    notes: [
      [
        say('EXPORT_LIVE_OVERVIEW'),
        ...(rankFormula(layout, 1) === null
          ? [say('EXPORT_LIVE_RANK_VALUE', { ties: methodWord(`ties.${method.ties}`, input.lang) })]
          : []),
        ...(method.rankRounding === null && yearBasisNote(input) === null ? [] : [precisionNote(input)]),
        ...printedTieNotes(input),
      ].join(' '),
    ],
    columns: [
      ...unitColumns(input),
      { head: [say('EXPORT_H_INDEX')], width: 11 },
      { head: [say('EXPORT_H_RANK')], width: 7 },
      { head: [say('EXPORT_H_TIER')], width: 9 },
      { head: [say('EXPORT_H_LAST_TIER', { year: input.framework.year - 1 })], width: 10, align: 'center' },
      { head: [say('EXPORT_H_MARK')], width: 7 },
      { head: ['key'], width: 12 },
      ...named1(''),
      ...named1(` ${say('EXPORT_H_RANK')}`),
      ...named1(' key'),
      { head: [say('EXPORT_H_MEASURED')], width: 9 },
      { head: [say('EXPORT_H_EVIDENCE')], width: 40 },
    ],
    rows,
    headColumns: 3,
    footer: footerText(input, stamp),
  };
}

/**
 * What differences of a node's scores are held against, as the core's `scaleStanding` has it. Off the scale it is the largest magnitude among
 * all measures' scores, which no node's own can pass by more than its tolerance shows.
 */
export function spanFormula(layout: LiveLayout, node: number): string {
  const { input, sheets, entries } = layout;
  const comparison = node === 0 && isComparison(aggregationRule(input.method, input.dataset.nodes[0]!.code, true).id);
  if (comparison) return magnitude(overviewRange(layout, overviewColumns.index));
  const { id } = aggregationRule(input.method, input.dataset.nodes[node]!.code, node === 0);
  if (input.result.nodeOffScale[node] !== 1) return `(${named.upper}-${named.lower})`;
  if (id === 'sum' || id === 'product') {
    const own = entries.findIndex((entry) => entry.kind === 'node' && entry.position === node);
    return magnitude(scoreRange(layout, entryColumn(layout, own)));
  }
  const measures = [...entries.keys()].filter((at) => entries[at]!.kind === 'measure');
  const columns = [measures[0], measures.at(-1)].map((at) => entryColumn(layout, at ?? 0));
  return magnitude(`${on(sheets.measureScores)}$${columns[0]}$${DATA_FIRST}:$${columns[1]}$${lastRow(layout)}`);
}

/** docs/METHODS "Ranks and ties": units above by more than the tolerance, plus one; ties `average` takes the middle of the run. `dense` has no cell formula. */
function rankFormula(layout: LiveLayout, row: number): string | null {
  const { index } = overviewColumns;
  const x = `${index}${row}`;
  const column = `${index}$${OVERVIEW_FIRST}:${index}$${overviewLast(layout)}`;
  const higher = better(layout, x, column, 0);
  switch (layout.input.method.ties) {
    case 'min':
      return `IF(ISNUMBER(${x}),${higher}+1,"")`;
    case 'average':
      return `IF(ISNUMBER(${x}),(${higher}+1+${asGood(layout, x, column, 0)})/2,"")`;
    case 'dense':
      return null;
  }
}

/** Units before the one at `x`: by more than the tolerance, or by the printed value where ranks are taken by it. */
function better(layout: LiveLayout, x: string, column: string, node: number): string {
  const decimals = layout.input.method.rankRounding;
  return decimals === null ? above(x, column, spanFormula(layout, node)) : fromPrinted(x, column, decimals, '+');
}

/** Units not behind the one at `x`. */
function asGood(layout: LiveLayout, x: string, column: string, node: number): string {
  const decimals = layout.input.method.rankRounding;
  return decimals === null
    ? `COUNTIF(${column},">="&(${x}-MAX(ABS(${x}),${spanFormula(layout, node)})*${named.tolerance}))`
    : fromPrinted(x, column, decimals, '-');
}

/**
 * Values that print at least half a last digit over (or under) what `x` prints. The printed value is half away from zero on twelve digits
 * ("Display"), so that a value on the half counts above 0 and not below; half of the twelfth digit is what may be between.
 */
function fromPrinted(x: string, column: string, decimals: number, side: '+' | '-'): string {
  const bound = `(ROUND(ROUND(${x},10),${decimals})${side}${0.5 * 10 ** -decimals})`;
  return `COUNTIF(${column},">="&(${bound}-SIGN(${bound})*0.00000000005))`;
}

/** `scoreRow`: the unit's row on the scores sheet, where vetoes stand. */
function tierFormula(layout: LiveLayout, x: string, scoreRow: number): string {
  const { method, lang, result } = layout.input;
  if (result.nodeOffScale[0] === 1) return '""';
  // The display rule rounds the decimal string of twelve digits; rounding twice does the same within Excel's fifteen.
  const judged = method.tierRounding === null ? x : `ROUND(ROUND(${x},10),${method.tierRounding})`;
  const allowed = bestAllowedFormula(layout, scoreRow);
  const chosen = method.tiers.reduceRight((rest, { tier, lower }, i) => {
    const name = `"${tierName(tier, lang, method.tiers)}"`;
    const vetoed = allowed === null ? '' : `,${allowed}<=${i + 1}`;
    return lower === null
      ? name
      : `IF(AND(${judged}>=${named.tier(i)}-${named.tolerance}*MAX(ABS(${judged}),ABS(${named.tier(i)}),${spanFormula(layout, 0)})${vetoed}),${name},${rest})`;
  }, '""');
  return `IF(ISNUMBER(${x}),${chosen},"")`;
}

/** Place, from 1, of the best tier that vetoes leave; null where the method has none. */
function bestAllowedFormula(layout: LiveLayout, scoreRow: number): string | null {
  const { adjustments = [], tiers } = layout.input.method;
  const vetoes = layout.steps.flatMap((step) => {
    const adjustment = step.kind === 'adjustment' ? adjustments[step.position] : undefined;
    if (adjustment?.kind !== 'veto') return [];
    const place = tiers.findIndex(({ tier }) => tier === adjustment.tier) + 1;
    return [`${place}*${on(layout.sheets.scores)}${stepColumn(layout, step)}${scoreRow}`];
  });
  return vetoes.length === 0 ? null : `MAX(1,${vetoes.join(',')})`;
}

/** "(+)" where the tier stands before last year's in the list of tiers. */
function markFormula(layout: LiveLayout, row: number): string {
  const { tier, last } = overviewColumns;
  const { method, lang } = layout.input;
  const order = (cell: string): string =>
    method.tiers.reduceRight(
      (rest, line, i) => `IF(${cell}="${tierName(line.tier, lang, method.tiers)}",${i + 1},${rest})`,
      '0',
    );
  return `IF(OR(${tier}${row}="",${last}${row}=""),"",IF(${order(`${tier}${row}`)}<${order(`${last}${row}`)},"(+)",""))`;
}
