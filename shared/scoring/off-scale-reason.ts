import type { Dataset } from '../model/dataset.ts';
import type { Method, NormalisationId } from '../model/method.ts';
import type { ScoreResult } from '../model/score-result.ts';
import { isComparison } from './aggregate/aggregate.ts';
import { aggregationRule } from './aggregation-rule.ts';
import { leavesScale } from './normalise/leaves-scale.ts';
import { recordEntry } from './record-entry.ts';

export type OffScaleReason =
  | { readonly kind: 'aggregation' }
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
  result: Pick<ScoreResult, 'nodeOffScale' | 'measureEffective'>,
): OffScaleReason | null {
  if (result.nodeOffScale[0] !== 1) return null;
  if (isComparison(aggregationRule(method, dataset.nodes[0]?.code ?? '', true).id)) return { kind: 'aggregation' };
  const leaving = dataset.measures.flatMap(({ code }, m) => {
    const own = recordEntry(method.measures, code);
    return own !== undefined && (result.measureEffective[m] ?? 0) > 0 && leavesScale(own)
      ? [{ code, normalisation: own.normalisation }]
      : [];
  });
  return {
    kind: 'measures',
    measures: leaving.map(({ code }) => code),
    normalisations: [...new Set(leaving.map(({ normalisation }) => normalisation))],
  };
}
