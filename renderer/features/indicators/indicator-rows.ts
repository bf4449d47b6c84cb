import { displayNumber } from '../../../shared/base/display.ts';
import type { ProjectSnapshot } from '../../../shared/contract/outputs.ts';
import type { MeasureMethod, Method } from '../../../shared/model/method.ts';
import type { ScoreResult } from '../../../shared/model/score-result.ts';
import { isOffWhole, totalWeight, weightOf } from '../../state/sibling-weights.ts';

/** A row of the indicator tree: the root, an indicator, or a measure below a third-level indicator. */
export interface IndicatorRow {
  readonly code: string;
  readonly name: string;
  readonly kind: 'root' | 'indicator' | 'measure';
  readonly depth: number;
  readonly children: readonly string[];
  readonly siblings: readonly string[];
  readonly open: boolean;
  readonly locked: boolean;
  /** Relative to siblings; NaN for the root. */
  readonly weight: number;
  /** Two, or three where a weight among the siblings has so many: of one group all show the same. */
  readonly weightDecimals: 2 | 3;
  readonly baselineWeight: number;
  /** 0–1 of the parent, from the result; NaN where no result could be made. */
  readonly share: number;
  readonly effective: number;
  readonly childrenTotal: number;
  /** The weights below look as if they were to add up to 100, and don't. */
  readonly offWhole: boolean;
  readonly unit: string;
  readonly definition: string;
  readonly measure: MeasureMethod | null;
  readonly baselineMeasure: MeasureMethod | null;
}

function weightDecimals(weights: readonly number[]): 2 | 3 {
  return weights.some((weight) => !/(^|0)$/.test(displayNumber(weight, 3))) ? 3 : 2;
}

/** The whole tree in order, measures under their third-level indicator. */
export function indicatorRows(
  snapshot: ProjectSnapshot,
  working: Method,
  result: ScoreResult | null,
  open: ReadonlySet<string>,
  locked: ReadonlySet<string>,
): readonly IndicatorRow[] {
  const { dataset, framework, baseline } = snapshot;
  const definitions = new Map(framework.indicators.map((indicator) => [indicator.code, indicator.definition ?? '']));
  const notes = new Map(
    framework.measures.map((measure) => [measure.code, [measure.source, measure.note].filter(Boolean).join('；')]),
  );
  const childNodes = new Map<number, number[]>();
  const childMeasures = new Map<number, number[]>();
  for (const [at, node] of dataset.nodes.entries()) append(childNodes, node.parent, at);
  for (const [at, measure] of dataset.measures.entries()) append(childMeasures, measure.parent, at);
  const codesUnder = (at: number): readonly string[] => [
    ...(childNodes.get(at) ?? []).map((child) => dataset.nodes[child]?.code ?? ''),
    ...(childMeasures.get(at) ?? []).map((child) => dataset.measures[child]?.code ?? ''),
  ];
  const known = new Map<number, 2 | 3>();
  const decimalsUnder = (at: number): 2 | 3 => {
    const found = known.get(at) ?? weightDecimals(codesUnder(at).map((code) => weightOf(working, code)));
    known.set(at, found);
    return found;
  };
  const rows: IndicatorRow[] = [];
  const visit = (at: number): void => {
    const node = dataset.nodes[at];
    if (node === undefined) return;
    const children = codesUnder(at);
    rows.push({
      code: node.code,
      name: node.name,
      kind: node.parent < 0 ? 'root' : 'indicator',
      depth: node.depth,
      children,
      siblings: node.parent < 0 ? [] : codesUnder(node.parent),
      open: open.has(node.code),
      locked: locked.has(node.code),
      weight: weightOf(working, node.code),
      weightDecimals: node.parent < 0 ? 2 : decimalsUnder(node.parent),
      baselineWeight: weightOf(baseline, node.code),
      share: result?.nodeShares[at] ?? Number.NaN,
      effective: result?.nodeEffective[at] ?? Number.NaN,
      childrenTotal: totalWeight(working, children),
      offWhole: isOffWhole(children.map((code) => weightOf(working, code))),
      unit: '',
      definition: definitions.get(node.code) ?? '',
      measure: null,
      baselineMeasure: null,
    });
    for (const child of childNodes.get(at) ?? []) visit(child);
    for (const child of childMeasures.get(at) ?? []) {
      const measure = dataset.measures[child];
      if (measure === undefined) continue;
      rows.push({
        code: measure.code,
        name: measure.name,
        kind: 'measure',
        depth: node.depth + 1,
        children: [],
        siblings: children,
        open: false,
        locked: locked.has(measure.code),
        weight: weightOf(working, measure.code),
        weightDecimals: decimalsUnder(at),
        baselineWeight: weightOf(baseline, measure.code),
        share: result?.measureShares[child] ?? Number.NaN,
        effective: result?.measureEffective[child] ?? Number.NaN,
        childrenTotal: Number.NaN,
        offWhole: false,
        unit: measure.unit,
        definition: notes.get(measure.code) ?? '',
        measure: working.measures[measure.code] ?? null,
        baselineMeasure: baseline.measures[measure.code] ?? null,
      });
    }
  };
  visit(0);
  return rows;
}

/** Rows whose every ancestor is open; with a search, the rows found and what is above them. */
export function visibleRows(rows: readonly IndicatorRow[], find: string): readonly IndicatorRow[] {
  const wanted = find.trim();
  const path: IndicatorRow[] = [];
  if (wanted === '') {
    return rows.filter((row) => {
      path.length = row.depth;
      path[row.depth] = row;
      return path.slice(0, row.depth).every((above) => above.open);
    });
  }
  const kept = new Set<IndicatorRow>();
  for (const row of rows) {
    path.length = row.depth;
    path[row.depth] = row;
    if (row.code.includes(wanted) || row.name.includes(wanted) || row.definition.includes(wanted))
      for (const above of path.slice(0, row.depth + 1)) kept.add(above);
  }
  return rows.filter((row) => kept.has(row));
}

function append(map: Map<number, number[]>, key: number, value: number): void {
  const held = map.get(key);
  if (held) held.push(value);
  else map.set(key, [value]);
}
