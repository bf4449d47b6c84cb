import type { Dataset } from '../model/dataset.ts';
import type { AggregationId, Method, NormalisationId } from '../model/method.ts';
import type { ScoreResult } from '../model/score-result.ts';
import { aggregationLeavesScale, isComparison } from './aggregate/aggregate.ts';
import { aggregationRule } from './aggregation-rule.ts';
import { leavesScale } from './normalise/leaves-scale.ts';
import { recordEntry } from './record-entry.ts';

export type OffScaleReason =
  | { readonly kind: 'aggregation' }
  /** Codes of the nodes that count and whose sum or product leaves the scale, and those aggregations, each once. */
  | { readonly kind: 'nodes'; readonly nodes: readonly string[]; readonly aggregations: readonly AggregationId[] }
  /** Codes of the measures that count and leave the scale, and their normalisations, each once. */
  | {
      readonly kind: 'measures';
      readonly measures: readonly string[];
      readonly normalisations: readonly NormalisationId[];
    };

/** Why an index has ranks and no tiers (docs/METHODS "Off the scale"); null where it is on the scale. `result`: of this dataset and method. */
export function offScaleReason(
  dataset: Dataset,
  method: Method,
  result: Pick<ScoreResult, 'nodeOffScale' | 'nodeEffective' | 'measureEffective'>,
): OffScaleReason | null {
  if (result.nodeOffScale[0] !== 1) return null;
  if (isComparison(aggregationRule(method, dataset.nodes[0]?.code ?? '', true).id)) return { kind: 'aggregation' };
  const ruleOf = (node: number) => aggregationRule(method, dataset.nodes[node]?.code ?? '', node === 0);
  // A node that is rescaled puts back on the scale what lies below it.
  const reachesTop = (node: number): boolean =>
    node < 0 || (ruleOf(node).rescale === undefined && reachesTop(dataset.nodes[node]?.parent ?? -1));
  const nodes = dataset.nodes.flatMap(({ code }, node) => {
    const { id } = ruleOf(node);
    return (result.nodeEffective[node] ?? 0) > 0 &&
      aggregationLeavesScale(id) &&
      hasCountedChild(dataset, method, node) &&
      reachesTop(node)
      ? [{ code, id }]
      : [];
  });
  if (nodes.length > 0)
    return {
      kind: 'nodes',
      nodes: nodes.map(({ code }) => code),
      aggregations: [...new Set(nodes.map(({ id }) => id))],
    };
  const leaving = dataset.measures.flatMap(({ code, parent }, m) => {
    const own = recordEntry(method.measures, code);
    return own !== undefined && (result.measureEffective[m] ?? 0) > 0 && leavesScale(own) && reachesTop(parent)
      ? [{ code, normalisation: own.normalisation }]
      : [];
  });
  return {
    kind: 'measures',
    measures: leaving.map(({ code }) => code),
    normalisations: [...new Set(leaving.map(({ normalisation }) => normalisation))],
  };
}

function hasCountedChild(dataset: Dataset, method: Method, node: number): boolean {
  return [...dataset.nodes, ...dataset.measures].some(
    ({ code, parent }) => parent === node && (recordEntry(method.weights, code) ?? 0) > 0,
  );
}
