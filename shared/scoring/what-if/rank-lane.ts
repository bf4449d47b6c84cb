import { displayedValue } from '../../base/display.ts';
import { nearlyEqual } from '../../base/tolerance.ts';
import type { Method, TiesRule } from '../../model/method.ts';

/** Above this many units the values are sorted natively; below it the last order, nearly right, is mended by insertion. */
const INSERTION_LIMIT = 256;

/** Ranks of one draw after another, falling, with the ties of statistics/rank-values; `ranks` keeps NaN where there is no index. */
export interface LaneRanker {
  rank(index: Float64Array, lane: number, lanes: number, ranks: Float64Array): void;
}

/** `span`: of the index, `nodeSpans` of the result that the draws vary. */
export function createLaneRanker(
  units: number,
  { ties, rankRounding }: Pick<Method, 'ties' | 'rankRounding'>,
  span: number,
): LaneRanker {
  const exact =
    units <= INSERTION_LIMIT ? createInsertionRanker(units, ties, span) : createSortingRanker(units, ties, span);
  if (rankRounding === null) return exact;
  const judge = createRounder(rankRounding);
  const judged = new Float64Array(units);
  return {
    rank: (index, lane, lanes, ranks) => {
      for (let unit = 0; unit < units; unit += 1) judged[unit] = judge(index[unit * lanes + lane]!);
      exact.rank(judged, 0, 1, ranks);
    },
  };
}

/** {@link displayedValue}, by plain arithmetic where twelve digits and half a unit can't decide. */
function createRounder(decimals: number): (value: number) => number {
  const power = 10 ** decimals;
  return (value) => {
    const scaled = value * power;
    const beyond = scaled - Math.floor(scaled);
    const plain = Math.abs(scaled) < 1e9 && Math.abs(beyond - 0.5) > 0.01;
    return plain ? Math.round(scaled) / power : displayedValue(value, decimals);
  };
}

function createInsertionRanker(units: number, ties: TiesRule, span: number): LaneRanker {
  const values = new Float64Array(units);
  const order = Int32Array.from({ length: units }, (_, unit) => unit);
  const sorted = new Float64Array(units);
  const runRanks = new Float64Array(units);
  return {
    rank: (index, lane, lanes, ranks) => {
      for (let unit = 0; unit < units; unit += 1) {
        const value = index[unit * lanes + lane]!;
        // A missing index sorts behind every other and is left out below.
        values[unit] = Number.isNaN(value) ? Number.NEGATIVE_INFINITY : value;
      }
      insertionSort(order, values);
      for (let at = 0; at < units; at += 1) sorted[at] = values[order[at]!]!;
      const count = rankRuns(sorted, runRanks, ties, span);
      for (let at = 0; at < units; at += 1) ranks[order[at]!] = at < count ? runRanks[at]! : Number.NaN;
    },
  };
}

function createSortingRanker(units: number, ties: TiesRule, span: number): LaneRanker {
  const values = new Float64Array(units);
  const sorted = new Float64Array(units);
  const runRanks = new Float64Array(units);
  return {
    rank: (index, lane, lanes, ranks) => {
      for (let unit = 0; unit < units; unit += 1) {
        const value = index[unit * lanes + lane]!;
        values[unit] = Number.isNaN(value) ? Number.NEGATIVE_INFINITY : value;
        // Sorted rising below, so negated: falling.
        sorted[unit] = -values[unit]!;
      }
      sorted.sort();
      for (let at = 0; at < units; at += 1) sorted[at] = -sorted[at]!;
      rankRuns(sorted, runRanks, ties, span);
      for (let unit = 0; unit < units; unit += 1) {
        ranks[unit] =
          values[unit] === Number.NEGATIVE_INFINITY ? Number.NaN : runRanks[placeOf(sorted, values[unit]!)]!;
      }
    },
  };
}

/** Ranks along falling values; the number of values before the missing (−∞). Each of a tied run is compared with its first. */
function rankRuns(sorted: Float64Array, runRanks: Float64Array, ties: TiesRule, span: number): number {
  let count = sorted.length;
  while (count > 0 && sorted[count - 1] === Number.NEGATIVE_INFINITY) count -= 1;
  let runs = 0;
  for (let start = 0, end = 0; start < count; start = end) {
    runs += 1;
    const first = sorted[start]!;
    end = start + 1;
    while (end < count && nearlyEqual(sorted[end]!, first, span)) end += 1;
    const rank = ties === 'min' ? start + 1 : ties === 'dense' ? runs : (start + 1 + end) / 2;
    for (let at = start; at < end; at += 1) runRanks[at] = rank;
  }
  return count;
}

/** First place of a value that is there, by halving. */
function placeOf(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! > value) low = middle + 1;
    else high = middle;
  }
  return low;
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
