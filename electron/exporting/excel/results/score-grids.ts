import { reportText } from '../../../../shared/report/report-text.ts';
import { evidenceNote, lacksEvidence } from '../../../../shared/report/evidence-note.ts';
import { administrativeOrder, nodeScores, nodeStatistics } from '../../../../shared/report/cohort-statistics.ts';
import { firstLevelNodes } from '../../../../shared/report/leading-ten.ts';
import type { ReportInput } from '../../../../shared/report/report-input.ts';
import { inferredNotes, precisionNote, printedCode, textWidth } from '../../../../shared/report/report-words.ts';
import { printedTieNotes } from '../../../../shared/report/printed-ties.ts';
import { tierMoves, yearResults } from '../../../../shared/report/tier-history.ts';
import { tierMargin } from '../../../../shared/report/tier-margin.ts';
import type { TierId } from '../../../../shared/model/method.ts';
import { tierName } from '../../../../shared/model/tier-name.ts';
import { tierShade } from '../../../../shared/report/tier-palette.ts';
import type { ExportStamp } from '../../export-stamp.ts';
import { exportingText } from '../../exporting-text.ts';
import type { ExportingTextCode } from '../../exporting-text.ts';
import { treeOrder } from '../../tree-order.ts';
import type { Grid, GridColumn, GridValue } from '../sheets/lay-grid.ts';
import { noteComments, withComment } from '../sheets/note-comments.ts';
import type { NoteComments } from '../sheets/note-comments.ts';
import { footerText } from '../../footer-text.ts';
import { numberStyle, tierStyle } from '../sheets/styles.ts';
import { scoreDifference, scoreFormat } from '../../../../shared/report/score-text.ts';

/** Order, code, name and region: the first columns of every sheet with a row a unit. */
export function unitColumns(input: ReportInput): readonly GridColumn[] {
  const say = (code: ExportingTextCode): string => exportingText(input, code);
  const widest = Math.max(11, ...input.dataset.units.map(({ name }) => textWidth(name) + 2));
  return [
    { head: [say('EXPORT_H_ORDER')], width: 6, format: '0' },
    { head: [say('EXPORT_H_CODE')], width: 10, align: 'center' },
    { head: [say('EXPORT_H_NAME')], width: Math.min(40, widest) },
    { head: [say('EXPORT_H_GROUP')], width: 8, align: 'center' },
  ];
}

export function unitCells(input: ReportInput, u: number, i: number, noted?: NoteComments): readonly GridValue[] {
  const { code, name, group } = input.dataset.units[u]!;
  return [i + 1, code, withComment(name, noted?.ofUnit(code)), group];
}

function tierValue(tier: TierId | null, { lang, method }: ReportInput): GridValue {
  if (tier === null) return '—';
  return { value: tierName(tier, lang, method.tiers), style: tierStyle(tierShade(tier, method.tiers)) };
}

/** The tier of a unit, or that too little is measured for one. */
function unitTier(input: ReportInput, u: number): GridValue {
  return lacksEvidence(input.method, input.result, u)
    ? reportText(input.lang, 'REPORT_EVIDENCE_LACKING')
    : tierValue(input.result.tier[u] ?? null, input);
}

/** 总览: index, rank, tier and first-level scores, with mean, highest, lowest and counts above the mean below. */
export function overviewGrid(input: ReportInput, stamp: ExportStamp): Grid {
  const { lang, dataset, result } = input;
  const say = (code: ExportingTextCode): string => exportingText(input, code);
  const risen = new Set(tierMoves(input).up.map(({ unit }) => unit.code));
  const first = firstLevelNodes(input);
  const noted = noteComments(input);
  const scoreAt = (node: number, u: number): GridValue =>
    withComment(nodeScores(result, node)[u]!, noted.ofScore(dataset.units[u]!.code, dataset.nodes[node]!.code));
  const columns: GridColumn[] = [
    ...unitColumns(input),
    { head: [say('EXPORT_H_INDEX')], width: 10, format: scoreFormat(input) },
    { head: [say('EXPORT_H_RANK')], width: 7, format: 'General' },
    { head: [say('EXPORT_H_TIER')], width: 9, align: 'center' },
    { head: [say('EXPORT_H_MARK')], width: 7, align: 'center' },
    ...first.map((node) => ({
      head: [`${dataset.nodes[node]!.code} ${dataset.nodes[node]!.name}`],
      comment: noted.ofIndicator(dataset.nodes[node]!.code),
      width: 13,
      format: scoreFormat(input),
    })),
    { head: [say('EXPORT_H_COVERAGE')], width: 9, format: '0.00%' },
    { head: [say('EXPORT_H_MEASURED')], width: 9, format: '0.00%' },
    { head: [say('EXPORT_H_EVIDENCE')], width: 40 },
  ];
  const rows: (readonly GridValue[])[] = administrativeOrder(dataset).map((u, i) => [
    ...unitCells(input, u, i, noted),
    withComment(result.index[u]!, noted.ofScore(dataset.units[u]!.code, dataset.nodes[0]!.code)),
    result.rank[u]!,
    unitTier(input, u),
    risen.has(dataset.units[u]!.code) ? '(+)' : '',
    ...first.map((node) => scoreAt(node, u)),
    result.coverage[u]!,
    result.evidence.measured[u]!,
    evidenceNote(input, u, 0, lang),
  ]);
  const statistics = [0, ...first].map((node) => nodeStatistics(input, node));
  const foot = (label: ExportingTextCode, pick: (s: (typeof statistics)[number]) => number): readonly GridValue[] => {
    const [index = null, ...rest] = statistics.map(pick);
    return ['', '', say(label), '', index, '', '', '', ...rest, '', '', ''];
  };
  rows.push(
    foot('EXPORT_MEAN', (s) => s.mean),
    foot('EXPORT_BEST', (s) => s.best),
    foot('EXPORT_LOWEST', (s) => s.lowest),
  );
  rows.push(
    countRow(
      input,
      statistics.map(({ above }) => above),
    ),
  );
  return {
    title: gridTitle(input, 'EXPORT_SHEET_OVERVIEW'),
    notes: [
      say('EXPORT_NOTE_ORDER'),
      say('EXPORT_NOTE_FULL'),
      precisionNote(input),
      ...printedTieNotes(input),
      ...inferredNotes(input),
    ],
    columns,
    rows,
    headColumns: 3,
    footer: footerText(input, stamp),
  };
}

function countRow(input: ReportInput, counts: readonly number[]): readonly GridValue[] {
  const whole = (value: number): GridValue => ({ value, style: numberStyle('0') });
  const [index = 0, ...rest] = counts;
  return [
    '',
    '',
    exportingText(input.lang, 'EXPORT_ABOVE'),
    '',
    whole(index),
    '',
    '',
    '',
    ...rest.map(whole),
    '',
    '',
    '',
  ];
}

export function gridTitle(input: ReportInput, sheet: ExportingTextCode): string {
  return exportingText(input.lang, 'EXPORT_TITLE', {
    title: input.framework.title,
    sheet: exportingText(input, sheet),
  });
}

/** 得分: a column for every node and measure, depth first; codes above, names below. */
export function scoresGrid(input: ReportInput, stamp: ExportStamp): Grid {
  const { dataset, result, lang } = input;
  const entries = treeOrder(dataset);
  const count = dataset.units.length;
  const noted = noteComments(input);
  return {
    title: gridTitle(input, 'EXPORT_SHEET_SCORES'),
    notes: [exportingText(lang, 'EXPORT_NOTE_ORDER'), exportingText(lang, 'EXPORT_NOTE_FULL')],
    columns: [
      ...unitColumns(input).map((column) => ({ ...column, head: ['', ...column.head] })),
      ...entries.map(({ code, name }) => ({
        head: [printedCode(code), name],
        width: 12,
        format: scoreFormat(input),
        comment: noted.ofIndicator(code),
      })),
    ],
    rows: administrativeOrder(dataset).map((u, i) => [
      ...unitCells(input, u, i, noted),
      ...entries.map(({ kind, position, code }) =>
        withComment(
          (kind === 'node' ? result.scores : result.normalised)[position * count + u]!,
          noted.ofScore(dataset.units[u]!.code, code),
        ),
      ),
    ]),
    headColumns: 3,
    footer: footerText(input, stamp),
  };
}

/** 排名与分组: index, tier, margins to the lines, last year's tier, and ranks on first- and second-level indicators. */
export function ranksGrid(input: ReportInput, stamp: ExportStamp): Grid {
  const { dataset, result } = input;
  const say = (code: ExportingTextCode, params: Readonly<Record<string, string | number>> = {}): string =>
    exportingText(input, code, params);
  const results = yearResults(input);
  const { up, down } = tierMoves(input);
  const moves = new Map([
    ...up.map(({ unit }) => [unit.code, '(+)'] as const),
    ...down.map(({ unit }) => [unit.code, '(−)'] as const),
  ]);
  const noted = noteComments(input);
  const ranked = treeOrder(dataset)
    .filter(({ kind, depth }) => kind === 'node' && depth > 0 && depth <= 2)
    .map(({ position, code, name }) => ({ code, name, ranks: nodeStatistics(input, position).ranks }));
  return {
    title: gridTitle(input, 'EXPORT_SHEET_RANKS'),
    notes: [say('EXPORT_NOTE_ORDER'), precisionNote(input), ...printedTieNotes(input)],
    columns: [
      ...unitColumns(input).map((column) => ({ ...column, head: ['', ...column.head] })),
      { head: ['', say('EXPORT_H_INDEX')], width: 10, format: scoreFormat(input) },
      { head: ['', say('EXPORT_H_RANK')], width: 7, format: 'General' },
      { head: ['', say('EXPORT_H_TIER')], width: 9, align: 'center' },
      { head: ['', say('EXPORT_H_LAST_TIER', { year: input.framework.year - 1 })], width: 10, align: 'center' },
      { head: ['', say('EXPORT_H_MARK')], width: 7, align: 'center' },
      { head: ['', say('EXPORT_H_TO_NEXT')], width: 10, format: scoreFormat(input) },
      { head: ['', say('EXPORT_H_ABOVE_LINE')], width: 10, format: scoreFormat(input) },
      ...ranked.map(({ code, name }) => ({ head: [code, name], width: 10, format: '0' })),
    ],
    rows: administrativeOrder(dataset).map((u, i) => {
      const { code } = dataset.units[u]!;
      const margin = tierMargin(input, u);
      return [
        ...unitCells(input, u, i, noted),
        result.index[u]!,
        result.rank[u]!,
        unitTier(input, u),
        tierValue(results.get(code)?.get(input.framework.year - 1)?.tier ?? null, input),
        moves.get(code) ?? '',
        margin.up && scoreDifference(input, margin.up.line, result.index[u]!),
        margin.down && scoreDifference(input, result.index[u]!, margin.down.line),
        ...ranked.map(({ ranks }) => ranks[u]!),
      ];
    }),
    headColumns: 3,
    footer: footerText(input, stamp),
  };
}
