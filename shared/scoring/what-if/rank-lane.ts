import { nearlyEqual } from '../../base/tolerance.ts';
import type { TiesRule } from '../../model/method.ts';

/** Above this many units the order is sorted afresh; below it the last order, nearly right, is mended by insertion. */
const INSERTION_LIMIT = 256;

/** Ranks of one draw after another, falling, with the ties of statistics/rank-values; `ranks` keeps NaN where there is no index. */
export interface LaneRanker {
  rank(index: Float64Array, lane: number, lanes: number, ranks: Float64Array): void;
}

export function createLaneRanker(units: number, ties: TiesRule): LaneRanker {
  const values = new Float64Array(units);
  const order = Int32Array.from({ length: units }, (_, unit) => unit);
  const scored = new Int32Array(units);
  return {
    rank: (index, lane, lanes, ranks) => {
      for (let unit = 0; unit < units; unit += 1) {
        const value = index[unit * lanes + lane]!;
        // A missing index sorts behind every other and is left out below.
        values[unit] = Number.isNaN(value) ? Number.NEGATIVE_INFINITY : value;
        ranks[unit] = Number.NaN;
      }
      if (units <= INSERTION_LIMIT) insertionSort(order, values);
      else order.sort((a, b) => values[b]! - values[a]!);
      let count = 0;
      for (let at = 0; at < units; at += 1) {
        const unit = order[at]!;
        if (values[unit] !== Number.NEGATIVE_INFINITY) scored[count++] = unit;
      }
      let runs = 0;
      for (let start = 0, end = 0; start < count; start = end) {
        runs += 1;
        const first = values[scored[start]!]!;
        end = start + 1;
        while (end < count && nearlyEqual(values[scored[end]!]!, first)) end += 1;
        const rank = ties === 'min' ? start + 1 : ties === 'dense' ? runs : (start + 1 + end) / 2;
        for (let at = start; at < end; at += 1) ranks[scored[at]!] = rank;
      }
    },
  };
}

function insertionSort(order: Int32Array, values: Float64Array): void {
  for (let at = 1; at < order.length; at += 1) {
    const unit = order[at]!;
    const value = values[unit]!;
    let to = at - 1;
    while (to >= 0 && values[order[to]!]! < value) {
      order[to + 1] = order[to]!;
      to -= 1;
    }
    order[to + 1] = unit;
  }
}
