import type { MeasureMethod } from '../../../../shared/model/method.ts';
import { aggregationRule } from '../../../../shared/scoring/aggregation-rule.ts';
import { administrativeOrder, childNodes } from '../../../../shared/report/cohort-statistics.ts';
import type { ReportInput } from '../../../../shared/report/report-input.ts';
import { exportingText } from '../../exporting-text.ts';
import { columnLetter } from '../sheets/lay-grid.ts';

/** Sheets with a row a unit: title, one note, four head rows (code, name, share, rule), then units. */
export const SHARE_ROW = 5;
export const DATA_FIRST = 7;
/** Order, code, name and region come before the data columns. */
const UNIT_COLUMNS = 4;
/** The overview has one head row. */
export const OVERVIEW_FIRST = 4;
export const WEIGHTS_FIRST = 4;

/** A node or measure of the tree, siblings next to each other, so that a group is one range on every sheet. */
export interface LiveEntry {
  readonly kind: 'node' | 'measure';
  readonly position: number;
  readonly code: string;
  readonly name: string;
  readonly depth: number;
  /** Position in `entries` of the entry above; −1 for the root. */
  readonly parent: number;
}

export interface LiveLayout {
  readonly input: ReportInput;
  /** Positions of the units that take part, in administrative order. Units that the method excludes have no row. */
  readonly units: readonly number[];
  /** Breadth first; a row each on the weights sheet. */
  readonly entries: readonly LiveEntry[];
  /** Positions in `entries` of the children of each entry: consecutive, nodes before measures. */
  readonly children: readonly (readonly number[])[];
  /** Column letter of each entry: nodes and measures are counted apart, each in the order of `entries`. */
  readonly columns: readonly string[];
  readonly sheets: Readonly<
    Record<
      | 'values'
      | 'used'
      | 'measureScores'
      | 'scores'
      | 'weights'
      | 'overview'
      | 'parameters'
      | 'means'
      | 'tiers'
      | 'leading'
      | 'evidence',
      string
    >
  >;
  readonly baseNames: readonly string[];
  /** Columns after the nodes on the scores sheet. */
  readonly steps: readonly ScoreStep[];
}

/** What stands between a node's children and its score: before Rescale, the root before adjustments, one adjustment. */
export type ScoreStep =
  | { readonly kind: 'combined'; readonly entry: number }
  | { readonly kind: 'weighted' }
  | { readonly kind: 'adjustment'; readonly position: number };

export function liveLayout(input: ReportInput): LiveLayout {
  const { dataset, method } = input;
  const excluded = new Set(method.excludedUnits);
  const entries: LiveEntry[] = [];
  const children: number[][] = [];
  const add = (entry: LiveEntry): void => {
    children.push([]);
    children[entry.parent]?.push(entries.length);
    entries.push(entry);
  };
  const root = dataset.nodes[0]!;
  add({ kind: 'node', position: 0, code: root.code, name: root.name, depth: 0, parent: -1 });
  for (let at = 0; at < entries.length; at += 1) {
    const entry = entries[at]!;
    if (entry.kind === 'measure') continue;
    for (const child of childNodes(dataset, entry.position)) {
      const { code, name, depth } = dataset.nodes[child]!;
      add({ kind: 'node', position: child, code, name, depth, parent: at });
    }
    dataset.measures.forEach(({ code, name, parent }, m) => {
      if (parent === entry.position)
        add({ kind: 'measure', position: m, code, name, depth: entry.depth + 1, parent: at });
    });
  }
  const seen = { node: 0, measure: 0 };
  const columns = entries.map(({ kind }) => columnLetter(UNIT_COLUMNS + (seen[kind] += 1)));
  const name = (code: Parameters<typeof exportingText>[1]): string => exportingText(input, code);
  return {
    input,
    entries,
    children,
    columns,
    units: administrativeOrder(dataset).filter((u) => !excluded.has(dataset.units[u]!.code)),
    sheets: {
      values: name('EXPORT_SHEET_VALUES'),
      used: name('EXPORT_SHEET_USED'),
      measureScores: name('EXPORT_SHEET_MEASURE_SCORES'),
      scores: name('EXPORT_SHEET_SCORES'),
      weights: name('EXPORT_SHEET_WEIGHTS'),
      overview: name('EXPORT_SHEET_OVERVIEW'),
      parameters: name('EXPORT_SHEET_PARAMETERS'),
      means: name('EXPORT_SHEET_MEANS'),
      tiers: name('EXPORT_SHEET_TIERS'),
      leading: name('EXPORT_SHEET_LEADING'),
      evidence: name('EXPORT_SHEET_EVIDENCE'),
    },
    baseNames: Object.keys(dataset.denominators),
    steps: scoreSteps(input, entries),
  };
}

function scoreSteps({ method }: ReportInput, entries: readonly LiveEntry[]): readonly ScoreStep[] {
  const rescaled = entries.flatMap(({ kind, code }, entry): ScoreStep[] =>
    kind === 'node' && aggregationRule(method, code, entry === 0).rescale !== undefined
      ? [{ kind: 'combined', entry }]
      : [],
  );
  const adjustments = method.adjustments ?? [];
  return adjustments.length === 0
    ? rescaled
    : [
        ...rescaled,
        { kind: 'weighted' },
        ...adjustments.map((_, position): ScoreStep => ({ kind: 'adjustment', position })),
      ];
}

/** Column of a step on the scores sheet. */
export function stepColumn(layout: LiveLayout, step: ScoreStep): string {
  const nodes = layout.entries.filter(({ kind }) => kind === 'node').length;
  return columnLetter(UNIT_COLUMNS + nodes + 1 + layout.steps.indexOf(step));
}

/** Range of a column of the scores sheet over its units. */
export function scoreRange(layout: LiveLayout, column: string): string {
  return `${on(layout.sheets.scores)}$${column}$${DATA_FIRST}:$${column}$${lastRow(layout)}`;
}

/** Column of an entry on the sheet of its kind. */
export function entryColumn(layout: LiveLayout, at: number): string {
  return layout.columns[at]!;
}

/** On the sheet of evidence all entries stand side by side, so that a node's children are one range. */
export function evidenceColumn(at: number): string {
  return columnLetter(UNIT_COLUMNS + at + 1);
}

export function baseColumn(layout: LiveLayout, base: string): string {
  const measures = layout.entries.filter(({ kind }) => kind === 'measure').length;
  return columnLetter(UNIT_COLUMNS + 1 + measures + layout.baseNames.indexOf(base));
}

export function weightRow(at: number): number {
  return WEIGHTS_FIRST + at;
}

export function lastRow(layout: LiveLayout): number {
  return DATA_FIRST + layout.units.length - 1;
}

export function overviewLast(layout: LiveLayout): number {
  return OVERVIEW_FIRST + layout.units.length - 1;
}

/** 'sheet'! with quotes doubled. */
export function on(sheet: string): string {
  return `'${sheet.replaceAll("'", "''")}'!`;
}

/** Sheet that holds an entry's scores. */
export function scoreSheet(layout: LiveLayout, at: number): string {
  return layout.entries[at]!.kind === 'node' ? layout.sheets.scores : layout.sheets.measureScores;
}

export function methodOf(layout: LiveLayout, at: number): MeasureMethod | undefined {
  return layout.input.method.measures[layout.entries[at]!.code];
}

/** Names that formulas use for the method's numbers. */
export const named = {
  lower: 'WB_SCALE_LOWER',
  upper: 'WB_SCALE_UPPER',
  zMean: 'WB_Z_MEAN',
  zSd: 'WB_Z_SD',
  availability: 'WB_MINIMUM_AVAILABILITY',
  tolerance: 'WB_TOLERANCE',
  tier: (position: number): string => `WB_TIER_LINE_${position + 1}`,
  index: 'WB_INDEX',
  rank: 'WB_RANK',
  tiers: 'WB_TIER',
  units: 'WB_UNITS',
  weights: 'WB_WEIGHTS',
} as const;
