import { atLeast } from '../base/tolerance.ts';
import { missingReasons, TOTAL } from '../model/dataset.ts';
import type { Dataset, MissingReason } from '../model/dataset.ts';
import type { Adjustment, AggregationRule, MeasureMethod, Method } from '../model/method.ts';
import type { ScoreResult } from '../model/score-result.ts';
import { aggregationRule } from '../scoring/aggregation-rule.ts';
import { leastMeasured } from '../scoring/evidence.ts';
import { statisticsBase } from '../scoring/statistics-base.ts';
import { normalisationText } from './normalisation-text.ts';

/** A child of a node, for one unit. */
export interface ScorePart {
  readonly code: string;
  readonly name: string;
  /** Share of the parent among all siblings, 0–1. */
  readonly share: number;
  /** Share among those that have a score, 0 without one. */
  readonly counted: number;
  readonly score: number;
  readonly measured: number;
}

/** How a node's score comes about from its children. NaN: none. */
export interface NodeExplanation {
  readonly kind: 'node';
  readonly code: string;
  readonly name: string;
  /** Position in `Dataset.nodes`. */
  readonly node: number;
  readonly score: number;
  readonly rule: AggregationRule;
  /** Switched-off children are left out. */
  readonly parts: readonly ScorePart[];
  /** Before Rescale and adjustments. */
  readonly combined: number;
  /** After Rescale, before adjustments. */
  readonly weighted: number;
  /** Of the index: what is added and taken, in points; a veto has none. */
  readonly adjustments: readonly {
    readonly measure: string;
    readonly kind: Adjustment['kind'];
    readonly effect: number;
  }[];
  readonly measured: number;
  /** 证据不足: less than this is measured; null: enough is. */
  readonly asked: number | null;
}

/** How a measure's score comes about from its raw value. NaN: none. */
export interface MeasureExplanation {
  readonly kind: 'measure';
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  /** Position in `Dataset.measures`. */
  readonly measure: number;
  readonly score: number;
  readonly raw: number;
  readonly base: { readonly name: string; readonly value: number; readonly factor: number } | null;
  /** After incomplete periods and the base. */
  readonly denominated: number;
  /** After imputation. */
  readonly imputed: number;
  /** After treatment: what is normalised. */
  readonly used: number;
  readonly reason: MissingReason;
  readonly method: MeasureMethod | null;
  /** The normalisation with its numbers; null without a value. */
  readonly formula: string | null;
}

export type ScoreExplanation = NodeExplanation | MeasureExplanation;

interface Scored {
  readonly dataset: Dataset;
  readonly method: Method;
  readonly result: ScoreResult;
}

/** One unit's score of a node or measure taken apart; `total` is the index. Null for a code that is nowhere. */
export function explainScore(scored: Scored, unit: number, code: string): ScoreExplanation | null {
  const { dataset } = scored;
  const node = code === TOTAL ? 0 : dataset.nodes.findIndex((candidate) => candidate.code === code);
  if (node >= 0) return explainNode(scored, unit, node);
  const measure = dataset.measures.findIndex((candidate) => candidate.code === code);
  return measure < 0 ? null : explainMeasure(scored, unit, measure);
}

function explainNode({ dataset, method, result }: Scored, unit: number, node: number): NodeExplanation {
  const count = dataset.units.length;
  const at = (column: Float64Array, position: number): number => column[position * count + unit] ?? Number.NaN;
  const parts = [
    ...dataset.nodes.flatMap(({ code, name, parent }, child) =>
      parent === node && child !== node
        ? [part(code, name, result.nodeShares[child], at(result.scores, child), at(result.evidence.measured, child))]
        : [],
    ),
    ...dataset.measures.flatMap(({ code, name, parent }, m) =>
      parent === node
        ? [part(code, name, result.measureShares[m], at(result.normalised, m), at(result.evidence.cellMeasured, m))]
        : [],
    ),
  ].filter(({ share }) => share > 0);
  const present = parts.reduce((sum, { share, score }) => sum + (Number.isNaN(score) ? 0 : share), 0);
  const measured = at(result.evidence.measured, node);
  const least = leastMeasured(method.missing);
  const { code, name } = dataset.nodes[node] ?? { code: '', name: '' };
  return {
    kind: 'node',
    code,
    name,
    node,
    score: at(result.scores, node),
    rule: aggregationRule(method, code, node === 0),
    parts: parts.map((one) => ({ ...one, counted: Number.isNaN(one.score) ? 0 : one.share / present })),
    combined: at(result.combined, node),
    weighted: node === 0 ? (result.weighted[unit] ?? Number.NaN) : at(result.scores, node),
    adjustments:
      node === 0
        ? result.adjustments.map(({ adjustment, effect }) => ({
            measure: adjustment.measure,
            kind: adjustment.kind,
            effect: effect[unit] ?? 0,
          }))
        : [],
    measured,
    asked: least > 0 && !Number.isNaN(measured) && !atLeast(measured, least) ? least : null,
  };
}

function part(code: string, name: string, share: number | undefined, score: number, measured: number): ScorePart {
  return { code, name, share: share ?? 0, counted: 0, score, measured };
}

function explainMeasure({ dataset, method, result }: Scored, unit: number, m: number): MeasureExplanation {
  const count = dataset.units.length;
  const cell = m * count + unit;
  const at = (column: Float64Array): number => column[cell] ?? Number.NaN;
  const column = dataset.measures[m];
  const code = column?.code ?? '';
  const own = method.measures[code] ?? null;
  const base = column?.denominator ?? null;
  const over = statisticsBase(dataset, method, result);
  const { size } = over.cohort;
  return {
    kind: 'measure',
    code,
    name: column?.name ?? '',
    unit: column?.unit ?? '',
    measure: m,
    score: at(result.normalised),
    raw: at(dataset.values),
    base:
      base === null
        ? null
        : { name: base, value: dataset.denominators[base]?.[unit] ?? Number.NaN, factor: column?.factor ?? 1 },
    denominated: at(result.denominated),
    imputed: at(result.imputed),
    used: at(result.treated),
    reason: missingReasons[result.reasons[cell] ?? 0] ?? 'present',
    method: own,
    formula:
      own === null || Number.isNaN(at(result.normalised))
        ? null
        : normalisationText(
            {
              column: over.treated.subarray(m * size, (m + 1) * size),
              cohort: over.cohort,
              measure: own,
              method,
            },
            over.first + unit,
          ),
  };
}
