import { atLeast } from '../../base/tolerance.ts';
import type { Dataset } from '../../model/dataset.ts';
import type { Method } from '../../model/method.ts';
import type { ScoreResult } from '../../model/score-result.ts';
import { createCohort } from '../cohort/cohort.ts';
import { leastMeasured } from '../evidence.ts';
import { planTree } from '../tree-plan.ts';
import { engineGroups } from './engine-groups.ts';
import type { EngineGroup } from './engine-groups.ts';
import { indexShift, isPlainIndex } from './plain-index.ts';

/** Draws computed at once: four accumulators stay in registers and share each load of a score (docs/LIBRARIES "Simulation"). */
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
  /**
   * `run` for weights of which only those at `positions` differ between calls: groups that none of them reaches are computed in the first
   * call alone. The same bits.
   */
  varying(positions: readonly number[]): (weights: Float64Array, index: Float64Array) => boolean;
}

/** Null where the index is no chain of means (`isPlainIndex`). `result`: of the same dataset and method. */
export function createIndexEngine(dataset: Dataset, method: Method, result: ScoreResult): IndexEngine | null {
  const plan = planTree(dataset);
  if (!isPlainIndex(method, result)) return null;
  const shift = indexShift(result);
  const size = dataset.units.length;
  const cohort = createCohort(dataset, method.excludedUnits);
  const units = Int32Array.from(cohort.included);
  const groups = engineGroups(plan, method, result, units);
  const lanes = new Float64Array(dataset.nodes.length * size * LANES).fill(Number.NaN);
  const strict = method.missing.policy === 'strict';
  const least = leastMeasured(method.missing);
  // Of each node as the scores are; groups whose cells are all measured leave it at 1.
  const measured = new Float64Array(least > 0 ? lanes.length : 0).fill(1);
  const runGroup = (group: EngineGroup, weights: Float64Array): boolean => {
    const asked = group.whole ? 0 : least;
    return group.complete && asked === 0
      ? runComplete(group, weights, lanes, units, size)
      : asked === 0 && !strict && !group.mean.least
        ? runPresent(group, weights, lanes, units, size)
        : runGeneral(group, weights, lanes, units, size, { strict, least: asked, measured });
  };
  const runGroups = (some: readonly EngineGroup[], weights: Float64Array, index: Float64Array): boolean => {
    for (const group of some) if (!runGroup(group, weights)) return false;
    index.set(lanes.subarray(0, size * LANES));
    if (shift !== null)
      for (let cell = 0; cell < index.length; cell += 1) index[cell]! += shift[Math.floor(cell / LANES)]!;
    return true;
  };
  return {
    codes: groups.flatMap((group) => group.codes),
    weights: Float64Array.from(groups.flatMap((group) => [...group.weights])),
    groups: groups.map(({ node, start, codes }) => ({
      node: plan.nodeCodes[node] ?? '',
      start,
      end: start + codes.length,
    })),
    units: size,
    run: (weights, index) => runGroups(groups, weights, index),
    varying: (positions) => {
      const reached = groupsReached(groups, new Set(positions));
      let some: readonly EngineGroup[] = groups;
      return (weights, index) => {
        const fine = runGroups(some, weights, index);
        some = reached;
        return fine;
      };
    },
  };
}

/** Groups with a weight among `positions`, and those above them. `groups`: children before parents. */
function groupsReached(groups: readonly EngineGroup[], positions: ReadonlySet<number>): readonly EngineGroup[] {
  const nodes = new Set<number>();
  return groups.filter(({ node, start, children }) => {
    const reached = children.some((child, k) => positions.has(start + k) || nodes.has(child));
    if (reached) nodes.add(node);
    return reached;
  });
}

/** Arithmetic, nothing missing: the divisor is the same for every unit. Typed arrays are indexed within bounds, hence `!`. */
function runComplete(
  group: EngineGroup,
  weights: Float64Array,
  lanes: Float64Array,
  units: Int32Array,
  size: number,
): boolean {
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

/**
 * Any mean but the minimum, children missing or not, when no least availability is asked: then what is missing does not
 * depend on the weights, and one lane tells for all.
 */
function runPresent(
  group: EngineGroup,
  weights: Float64Array,
  lanes: Float64Array,
  units: Int32Array,
  size: number,
): boolean {
  const { start, terms, children, mean } = group;
  const count = children.length;
  for (let at = 0; at < units.length; at += 1) {
    const unit = units[at]!;
    let sum0 = 0;
    let sum1 = 0;
    let sum2 = 0;
    let sum3 = 0;
    let present0 = 0;
    let present1 = 0;
    let present2 = 0;
    let present3 = 0;
    for (let k = 0, w = start * LANES; k < count; k += 1, w += LANES) {
      const child = children[k]!;
      let x0 = terms[unit * count + k]!;
      let x1 = x0;
      let x2 = x0;
      let x3 = x0;
      if (child >= 0) {
        const from = (child * size + unit) * LANES;
        x0 = lanes[from]!;
        x1 = lanes[from + 1]!;
        x2 = lanes[from + 2]!;
        x3 = lanes[from + 3]!;
        if (x0 === x0 && !mean.plain) {
          if (!(mean.allows(x0) && mean.allows(x1) && mean.allows(x2) && mean.allows(x3))) return false;
          x0 = mean.to(x0);
          x1 = mean.to(x1);
          x2 = mean.to(x2);
          x3 = mean.to(x3);
        }
      }
      if (x0 !== x0) continue;
      sum0 += weights[w]! * x0;
      sum1 += weights[w + 1]! * x1;
      sum2 += weights[w + 2]! * x2;
      sum3 += weights[w + 3]! * x3;
      present0 += weights[w]!;
      present1 += weights[w + 1]!;
      present2 += weights[w + 2]!;
      present3 += weights[w + 3]!;
    }
    const to = (group.node * size + unit) * LANES;
    if (present0 === 0) {
      lanes.fill(Number.NaN, to, to + LANES);
      continue;
    }
    lanes[to] = mean.plain ? sum0 / present0 : mean.from(sum0, present0);
    lanes[to + 1] = mean.plain ? sum1 / present1 : mean.from(sum1, present1);
    lanes[to + 2] = mean.plain ? sum2 / present2 : mean.from(sum2, present2);
    lanes[to + 3] = mean.plain ? sum3 / present3 : mean.from(sum3, present3);
    if (!Number.isFinite(lanes[to]! + lanes[to + 1]! + lanes[to + 2]! + lanes[to + 3]!)) return false;
  }
  return true;
}

interface Demand {
  readonly strict: boolean;
  /** Share of the weight that must be measured; 0: none. */
  readonly least: number;
  /** Node × unit × lane, written where `least` is asked for. */
  readonly measured: Float64Array;
}

/** Any mean, any missing child. */
function runGeneral(
  group: EngineGroup,
  weights: Float64Array,
  lanes: Float64Array,
  units: Int32Array,
  size: number,
  { strict, least, measured }: Demand,
): boolean {
  const { start, scores, children, mean } = group;
  const count = children.length;
  for (let at = 0; at < units.length; at += 1) {
    const unit = units[at]!;
    for (let lane = 0; lane < LANES; lane += 1) {
      let all = 0;
      let present = 0;
      let sum = 0;
      let found = 0;
      let lowest = Number.POSITIVE_INFINITY;
      let missing = 0;
      let refused = false;
      for (let k = 0; k < count; k += 1) {
        const weight = weights[(start + k) * LANES + lane]!;
        const child = children[k]!;
        const x = child < 0 ? scores[unit * count + k]! : lanes[(child * size + unit) * LANES + lane]!;
        all += weight;
        // What has no score brings nothing, whatever is measured beneath it.
        if (Number.isNaN(x)) {
          missing += 1;
          continue;
        }
        if (least > 0)
          found +=
            weight * (child < 0 ? group.measured[unit * count + k]! : measured[(child * size + unit) * LANES + lane]!);
        present += weight;
        if (!mean.allows(x)) refused = true;
        sum += weight * mean.to(x);
        if (x < lowest) lowest = x;
      }
      const to = (group.node * size + unit) * LANES + lane;
      if (least > 0) measured[to] = found / all;
      if (missing === count || (missing > 0 && strict) || (least > 0 && !atLeast(found / all, least))) {
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
