import { clearlyAbove, largestMagnitude } from '../base/tolerance.ts';
import { rankScores } from '../scoring/rank-scores.ts';
import type { Dataset } from '../model/dataset.ts';
import type { Method } from '../model/method.ts';
import type { ScoreResult } from '../model/score-result.ts';

/** What the cohort did on one indicator. Numbers are NaN where no unit has a score. */
export interface ColumnStatistics {
  /** Units that have a score. */
  readonly present: number;
  readonly mean: number;
  readonly best: number;
  readonly lowest: number;
  /** Units strictly above the mean, on full precision with the tolerance of docs/METHODS "Ranks and ties". */
  readonly above: number;
  /** above ÷ present, 0–1. */
  readonly aboveShare: number;
  /** Competition rank of each unit, 1 is best; NaN without a score. */
  readonly ranks: Float64Array;
}

/**
 * Statistics of one column of scores; NaN is missing. Sums run in unit order. `span`: what differences are held against, of a node's scores
 * {@link nodeStatistics}; left out, the largest magnitude in the column.
 */
export function columnStatistics(
  scores: Float64Array,
  span = largestMagnitude(scores),
  rankRounding: number | null = null,
): ColumnStatistics {
  let present = 0;
  let sum = 0;
  let best = Number.NaN;
  let lowest = Number.NaN;
  for (const score of scores) {
    if (Number.isNaN(score)) continue;
    present += 1;
    sum += score;
    if (!(score <= best)) best = score;
    if (!(score >= lowest)) lowest = score;
  }
  const mean = present > 0 ? sum / present : Number.NaN;
  let above = 0;
  for (const score of scores) if (clearlyAbove(score, mean, span)) above += 1;
  return {
    present,
    mean,
    best,
    lowest,
    above,
    aboveShare: present > 0 ? above / present : Number.NaN,
    ranks: rankScores(scores, { ties: 'min', rankRounding }, span),
  };
}

/** Row `node` of `result.scores`: one score per unit. */
export function nodeScores(result: ScoreResult, node: number): Float64Array {
  const units = result.units.length;
  return result.scores.subarray(node * units, (node + 1) * units);
}

/** {@link columnStatistics} of a node's scores, ranked as the method ranks. */
export function nodeStatistics(
  { result, method }: { readonly result: ScoreResult; readonly method: Pick<Method, 'rankRounding'> },
  node: number,
): ColumnStatistics {
  return columnStatistics(nodeScores(result, node), result.nodeSpans[node], method.rankRounding);
}

/** Positions of the nodes directly under `parent` in the dataset's order. */
export function childNodes(dataset: Dataset, parent: number): readonly number[] {
  return [...dataset.nodes.keys()].filter((n) => dataset.nodes[n]!.parent === parent);
}

/** Positions of the units in administrative order. */
export function administrativeOrder(dataset: Dataset): readonly number[] {
  return [...dataset.units.keys()].sort((a, b) => dataset.units[a]!.order - dataset.units[b]!.order || a - b);
}
