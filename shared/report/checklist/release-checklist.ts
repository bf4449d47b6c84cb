import { displayNumber, displayedValue } from '../../base/display.ts';
import { cellMarks } from '../../model/dataset.ts';
import type { TierId } from '../../model/method.ts';
import { assignTier } from '../../scoring/assign-tier.ts';
import { administrativeOrder } from '../cohort-statistics.ts';
import { LEADING, leadingTen } from '../leading-ten.ts';
import { inferredExtent } from '../inferred-weights.ts';
import type { ReportInput } from '../report-input.ts';
import { reportText } from '../report-text.ts';
import type { ReportTextCode } from '../report-text.ts';
import { shareText } from '../report-words.ts';
import { reportSentences } from '../patterns/report-sentences.ts';
import { tierDistributionTable } from '../tier-tables.ts';
import { bareMessageText } from '../../messages/message-text.ts';
import type { WorklistLine } from '../../model/worklist.ts';
import { tierName } from '../../model/tier-name.ts';
import { subjectName } from '../difference-words.ts';
import { acceptedTable, linePlace } from '../accepted-table.ts';
import { blockingLines } from '../worklist/derive-worklist.ts';
import { yearResults } from '../tier-history.ts';
import { decimalsOf } from '../score-text.ts';

/** `stop`: not to be released as it is; `look`: somebody should have looked; `ok`: nothing found; `note`: to be known. */
export type CheckState = 'ok' | 'note' | 'look' | 'stop';

export interface ChecklistItem {
  readonly id:
    | 'coverage'
    | 'no_index'
    | 'imputed'
    | 'overridden'
    | 'conflict'
    | 'margin'
    | 'rounding'
    | 'ties'
    | 'text'
    | 'inferred'
    | 'switched_off'
    | 'excluded'
    | 'history'
    | 'worklist'
    | 'accepted';
  readonly state: CheckState;
  readonly count: number;
  readonly text: string;
  /** One line each; all of them, the screen cuts. */
  readonly details: readonly string[];
}

export interface ChecklistOptions {
  /** Points of the index within which a unit counts as near a tier line. */
  readonly margin?: number;
}

/** 定稿 checklist: what must be right or known before a run is frozen. */
export function releaseChecklist(input: ReportInput, options: ChecklistOptions = {}): readonly ChecklistItem[] {
  const margin = options.margin ?? 0.5;
  return [
    coverageItem(input),
    noIndexItem(input),
    markItem(input, 'imputed', 'REPORT_C_IMPUTED', 'look'),
    markItem(input, 'overridden', 'REPORT_C_OVERRIDDEN', 'look'),
    ...(input.worklist === undefined
      ? [markItem(input, 'conflict', 'REPORT_C_CONFLICT', 'stop')]
      : worklistItems(input, input.worklist)),
    marginItem(input, margin),
    roundingItem(input),
    tiesItem(input),
    textItem(input),
    historyItem(input),
    switchedOffItem(input),
    excludedItem(input),
    item(
      input,
      'inferred',
      'REPORT_C_INFERRED',
      'note',
      inferredExtent(input.framework, input.method) === 'none' ? 0 : 1,
      [],
    ),
  ];
}

/** What holds a release up until it is fixed or accepted, conflicting records among it; and what was accepted. */
function worklistItems(input: ReportInput, worklist: readonly WorklistLine[]): readonly ChecklistItem[] {
  const { lang, dataset } = input;
  const lines = (found: readonly WorklistLine[]): readonly string[] =>
    found.map((line) =>
      reportText(lang, 'REPORT_C_LINE', {
        unit: line.unit === null ? '—' : subjectName(dataset, line.unit),
        kind: reportText(lang, `REPORT_LINE_${line.kind}`),
        place: linePlace(line, input),
        what: bareMessageText(line.message, lang),
      }),
    );
  const stopping = blockingLines(worklist);
  const accepted = acceptedTable(input)?.body.length ?? 0;
  return [
    item(input, 'worklist', 'REPORT_C_WORKLIST', 'stop', stopping.length, lines(stopping)),
    item(input, 'accepted', 'REPORT_C_ACCEPTED', 'note', accepted, []),
  ];
}

function item(
  input: ReportInput,
  id: ChecklistItem['id'],
  code: ReportTextCode,
  found: CheckState,
  count: number,
  details: readonly string[],
  params: Readonly<Record<string, string | number>> = {},
): ChecklistItem {
  return {
    id,
    state: count > 0 ? found : 'ok',
    count,
    text: reportText(input, code, { count, ...params }),
    details,
  };
}

function included(input: ReportInput): readonly number[] {
  return administrativeOrder(input.dataset).filter(
    (u) => !input.method.excludedUnits.includes(input.dataset.units[u]!.code),
  );
}

function coverageItem(input: ReportInput): ChecklistItem {
  const { dataset, result, lang } = input;
  const count = dataset.units.length;
  const details = included(input).flatMap((u) => {
    const missing = dataset.measures.filter(
      (_, m) => result.measureEffective[m]! > 0 && Number.isNaN(result.normalised[m * count + u]),
    ).length;
    if (missing === 0) return [];
    return [
      reportText(lang, 'REPORT_C_COVERAGE_DETAIL', {
        unit: dataset.units[u]!.name,
        missing,
        share: shareText(result.coverage[u] ?? Number.NaN),
      }),
    ];
  });
  return item(input, 'coverage', 'REPORT_C_COVERAGE', 'look', details.length, details);
}

function noIndexItem(input: ReportInput): ChecklistItem {
  const names = included(input)
    .filter((u) => Number.isNaN(input.result.index[u]))
    .map((u) => input.dataset.units[u]!.name);
  return item(input, 'no_index', 'REPORT_C_NO_INDEX', 'stop', names.length, names);
}

function markItem(
  input: ReportInput,
  mark: 'imputed' | 'overridden' | 'conflict',
  code: ReportTextCode,
  found: CheckState,
): ChecklistItem {
  const { dataset, result, lang } = input;
  const count = dataset.units.length;
  const details = dataset.measures.flatMap((measure, m) =>
    included(input)
      .filter((u) => (result.marks[m * count + u]! & cellMarks[mark]) !== 0)
      .map((u) =>
        reportText(lang, 'REPORT_C_CELL_DETAIL', {
          unit: dataset.units[u]!.name,
          measure: measure.code,
          name: measure.name,
        }),
      ),
  );
  return item(input, mark, code, found, details.length, details);
}

function marginItem(input: ReportInput, margin: number): ChecklistItem {
  const { dataset, result, method } = input;
  const lines = method.tiers.flatMap(({ lower }) => (lower === null ? [] : [lower]));
  const details = included(input).flatMap((u) => {
    const index = result.index[u]!;
    const line = result.tier[u] === null ? undefined : lines.find((at) => Math.abs(index - at) <= margin);
    return line === undefined
      ? []
      : [
          reportText(input, 'REPORT_C_MARGIN_DETAIL', {
            unit: dataset.units[u]!.name,
            index: displayNumber(index, 4),
            line,
          }),
        ];
  });
  return item(input, 'margin', 'REPORT_C_MARGIN', 'look', details.length, details, { margin });
}

/** A printed index of 90.00 beside a tier below 90 is asked about: such units are named. */
function roundingItem(input: ReportInput): ChecklistItem {
  const { dataset, result, method, lang } = input;
  const details = included(input).flatMap((u) => {
    const index = result.index[u]!;
    const tier = result.tier[u] ?? null;
    if (
      tier === null ||
      assignTier(displayedValue(index, decimalsOf(input)), { ...method, tierRounding: null }) ===
        assignTier(index, { ...method, tierRounding: null })
    )
      return [];
    return [
      reportText(input, 'REPORT_C_MARGIN_DETAIL', {
        unit: dataset.units[u]!.name,
        index: displayNumber(index, 6),
        line: tierName(tier, lang, method.tiers),
      }),
    ];
  });
  return item(input, 'rounding', 'REPORT_C_ROUNDING', 'look', details.length, details);
}

function tiesItem(input: ReportInput): ChecklistItem {
  const tied = leadingTen(input).filter(({ tiedAtLast }) => tiedAtLast.length > 0);
  return item(
    input,
    'ties',
    'REPORT_C_TIES',
    'look',
    tied.length,
    tied.map(({ code, name, tiedAtLast }) => `${code} ${name}：${tiedAtLast.map((unit) => unit.name).join('、')}`),
    { place: LEADING },
  );
}

/** What the sentence prints as each tier's count. */
function saidTierCounts(input: ReportInput): ReadonlyMap<string, string> {
  const pieces = reportSentences(input).find(({ id }) => id === 'tiers')?.pieces ?? [];
  return new Map(
    pieces.flatMap(({ fact, text }) => {
      const [kind, , tier = ''] = fact?.split(':') ?? [];
      return kind === 'tier-count' ? [[tier, text] as const] : [];
    }),
  );
}

/** The tier counts that the sentence states against the names that the table lists. */
function textItem(input: ReportInput): ChecklistItem {
  const said = saidTierCounts(input);
  const listed = new Map<TierId, number>();
  let current: TierId | null = null;
  for (const row of tierDistributionTable(input).body) {
    for (const cell of row) {
      if (cell.kind === 'tier') current = cell.tier;
      else if (cell.kind === 'mark' && current !== null) listed.set(current, (listed.get(current) ?? 0) + 1);
    }
  }
  const details = [...new Set(input.method.tiers.map(({ tier }) => tier))].flatMap((tier) => {
    const sentence = said.get(tier) ?? '0';
    const table = listed.get(tier) ?? 0;
    return sentence === String(table)
      ? []
      : [
          reportText(input.lang, 'REPORT_C_TEXT_DETAIL', {
            tier: tierName(tier, input.lang, input.method.tiers),
            sentence,
            table,
          }),
        ];
  });
  return item(input, 'text', 'REPORT_C_TEXT', 'stop', details.length, details);
}

function historyItem(input: ReportInput): ChecklistItem {
  const year = input.framework.year - 1;
  const results = yearResults(input);
  const names = included(input)
    .map((u) => input.dataset.units[u]!)
    .filter(({ code }) => (results.get(code)?.get(year)?.tier ?? null) === null)
    .map(({ name }) => name);
  return item(input, 'history', 'REPORT_C_HISTORY', 'note', names.length, names, { year });
}

function switchedOffItem(input: ReportInput): ChecklistItem {
  const { dataset, result } = input;
  const off = [
    ...dataset.nodes.filter((_, n) => result.nodeShares[n] === 0).map(({ code, name }) => `${code} ${name}`),
    ...dataset.measures.filter((_, m) => result.measureShares[m] === 0).map(({ code, name }) => `${code} ${name}`),
  ];
  return item(input, 'switched_off', 'REPORT_C_SWITCHED_OFF', 'note', off.length, off);
}

function excludedItem(input: ReportInput): ChecklistItem {
  const names = input.dataset.units
    .filter(({ code }) => input.method.excludedUnits.includes(code))
    .map(({ name }) => name);
  return item(input, 'excluded', 'REPORT_C_EXCLUDED', 'note', names.length, names);
}
