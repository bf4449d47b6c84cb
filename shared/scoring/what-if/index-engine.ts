import { atLeast } from '../../base/tolerance.ts';
import type { Dataset } from '../../model/dataset.ts';
import type { Method } from '../../model/method.ts';
import type { ScoreResult } from '../../model/score-result.ts';
import { isComparison } from '../aggregate/aggregate.ts';
import { aggregationRule } from '../aggregation-rule.ts';
import { createCohort } from '../cohort.ts';
import { planTree } from '../tree-plan.ts';
import { engineGroups } from './engine-groups.ts';
import type { EngineGroup } from './engine-groups.ts';

/** Draws computed at once: four accumulators stay in registers and share each load of a score (LIBRARIES "simulation"). */
export const LANES = 4;

/**
 * The aggregation stage over typed arrays, for thousands of sets of weights on the same measure scores. The sums run in the
 * order and form of aggregate/means, so that the same weights give the same bits as `score`; the tests hold them together.
 */
export interface IndexEngine {
  /** Weights that count, siblings side by side. */
  readonly codes: readonly string[];
  /** As the method has them, in that order. */
  readonly weights: Float64Array;
  /** Sibling groups as ranges of `codes`. */
  readonly groups: readonly { readonly node: string; readonly start: number; readonly end: number }[];
  readonly units: number;
  /**
   * Fills `index` (unit × lane) from `weights` (weight × lane). False when a value left the domain of an aggregation
   * (0 or less under a geometric mean) or overflowed.
   */
  run(weights: Float64Array, index: Float64Array): boolean;
}

/** Null under copeland and mpi, which are no means of their children. `result`: of the same dataset and method. */
export function createIndexEngine(dataset: Dataset, method: Method, result: ScoreResult): IndexEngine | null {
  const plan = planTree(dataset);
  if (isComparison(aggregationRule(method, plan.nodeCodes[0] ?? '', true).id)) return null;
  const size = dataset.units.length;
  const cohort = createCohort(dataset, method.excludedUnits);
  const units = Int32Array.from(cohort.included);
  const groups = engineGroups(plan, method, result, units);
  const lanes = new Float64Array(dataset.nodes.length * size * LANES).fill(Number.NaN);
  const { policy, minimumAvailability } = method.missing;
  const least = policy === 'strict' ? 2 : minimumAvailability;
  return {
    codes: groups.flatMap((group) => group.codes),
    weights: Float64Array.from(groups.flatMap((group) => [...group.weights])),
    groups: groups.map(({ node, start, codes }) => ({ node: plan.nodeCodes[node] ?? '', start, end: start + codes.length })),
    units: size,
    run: (weights, index) => {
      for (const group of groups) {
        const fine = group.complete ? runComplete(group, weights, lanes, units, size) : runGeneral(group, weights, lanes, units, size, least);
        if (!fine) return false;
      }
      index.set(lanes.subarray(0, size * LANES));
      return true;
    },
  };
}

/** Arithmetic, nothing missing: the divisor is the same for every unit. Typed arrays are indexed within bounds, hence `!`. */
function runComplete(group: EngineGroup, weights: Float64Array, lanes: Float64Array, units: Int32Array, size: number): boolean {
  const { start, scores, children } = group;
  const count = children.length;
  let total0 = 0;
  let total1 = 0;
  let total2 = 0;
  let total3 = 0;
  for (let k = 0, w = start * LANES; k < count; k += 1, w += LANES) {
    total0 += weights[w]!;
    total1 += weights[w + 1]!;
    total2 += weights[w + 2]!;
    total3 += weights[w + 3]!;
  }
  for (let at = 0; at < units.length; at += 1) {
    const unit = units[at]!;
    let sum0 = 0;
    let sum1 = 0;
    let sum2 = 0;
    let sum3 = 0;
    for (let k = 0, w = start * LANES; k < count; k += 1, w += LANES) {
      const child = children[k]!;
      if (child < 0) {
        const x = scores[unit * count + k]!;
        sum0 += weights[w]! * x;
        sum1 += weights[w + 1]! * x;
        sum2 += weights[w + 2]! * x;
        sum3 += weights[w + 3]! * x;
      } else {
        const from = (child * size + unit) * LANES;
        sum0 += weights[w]! * lanes[from]!;
        sum1 += weights[w + 1]! * lanes[from + 1]!;
        sum2 += weights[w + 2]! * lanes[from + 2]!;
        sum3 += weights[w + 3]! * lanes[from + 3]!;
      }
    }
    const to = (group.node * size + unit) * LANES;
    lanes[to] = sum0 / total0;
    lanes[to + 1] = sum1 / total1;
    lanes[to + 2] = sum2 / total2;
    lanes[to + 3] = sum3 / total3;
  }
  return true;
}

/** Any mean, any missing child. `least`: share of the weight that must be present where a child is missing. */
function runGeneral(group: EngineGroup, weights: Float64Array, lanes: Float64Array, units: Int32Array, size: number, least: number): boolean {
  const { start, scores, children, mean } = group;
  const count = children.length;
  for (let at = 0; at < units.length; at += 1) {
    const unit = units[at]!;
    for (let lane = 0; lane < LANES; lane += 1) {
      let all = 0;
      let present = 0;
      let sum = 0;
      let lowest = Number.POSITIVE_INFINITY;
      let missing = 0;
      let refused = false;
      for (let k = 0; k < count; k += 1) {
        const weight = weights[(start + k) * LANES + lane]!;
        const child = children[k]!;
        const x = child < 0 ? scores[unit * count + k]! : lanes[(child * size + unit) * LANES + lane]!;
        all += weight;
        if (Number.isNaN(x)) {
          missing += 1;
          continue;
        }
        present += weight;
        if (!mean.allows(x)) refused = true;
        sum += weight * mean.to(x);
        if (x < lowest) lowest = x;
      }
      const to = (group.node * size + unit) * LANES + lane;
      if (missing === count || (missing > 0 && !atLeast(present / all, least))) {
        lanes[to] = Number.NaN;
        continue;
      }
      const combined = mean.least ? lowest : mean.from(sum, present);
      if (refused || !Number.isFinite(combined)) return false;
      lanes[to] = combined;
    }
  }
  return true;
}
