import { assignTier } from '../assign-tier.ts';
import type { Method, TierId } from '../../model/method.ts';
import type { RankBand, UncertainPair } from './what-if-types.ts';

/** Above this many units only pairs this near in the baseline's ranking are followed: all would be millions. */
const ALL_PAIRS = 120;
const PAIR_REACH = 10;

/** What the draws are counted into. Ranks are counted in halves, since tied ranks may be averages. */
export interface RankTally {
  /** `ranks` NaN where there is no index; `index` unit × lane. Off the scale a draw counts for the ranks only. */
  add(ranks: Float64Array, index: Float64Array, lane: number, lanes: number, onScale: boolean): void;
  /** Draws with an index, of a unit. */
  scored(unit: number): number;
  band(unit: number): RankBand | null;
  meanRank(unit: number): number | null;
  tierShares(unit: number): Partial<Record<TierId, number>>;
  pairs(codes: readonly string[], open: number): readonly UncertainPair[];
}

/** `bestTiers`: per unit the position of the best tier that a veto leaves to it. */
export function createRankTally(
  method: Pick<Method, 'scale' | 'tiers' | 'tierRounding'>,
  baselineRank: Float64Array,
  bestTiers: readonly number[] = [],
): RankTally {
  const units = baselineRank.length;
  const slots = 2 * units + 1;
  const ranksSeen = new Uint32Array(units * slots);
  const scored = new Uint32Array(units);
  const judged = new Uint32Array(units);
  const tiers = method.tiers;
  const tiersSeen = new Uint32Array(units * tiers.length);
  const { first, second } = followedPairs(baselineRank);
  // Twice the times the first was before the second, ties counting one; and the draws in which both were ranked.
  const before = new Uint32Array(first.length);
  const compared = new Uint32Array(first.length);
  const tierAt = createTierFinder(method);
  return {
    add: (ranks, index, lane, lanes, onScale) => {
      for (let unit = 0; unit < units; unit += 1) {
        const rank = ranks[unit]!;
        if (Number.isNaN(rank)) continue;
        scored[unit]! += 1;
        ranksSeen[unit * slots + 2 * rank]! += 1;
        if (!onScale) continue;
        judged[unit]! += 1;
        tiersSeen[unit * tiers.length + Math.max(tierAt(index[unit * lanes + lane]!), bestTiers[unit] ?? 0)]! += 1;
      }
      for (let pair = 0; pair < first.length; pair += 1) {
        const difference = ranks[first[pair]!]! - ranks[second[pair]!]!;
        if (difference < 0) before[pair]! += 2;
        else if (difference === 0) before[pair]! += 1;
        else if (Number.isNaN(difference)) continue;
        compared[pair]! += 1;
      }
    },
    scored: (unit) => scored[unit] ?? 0,
    band: (unit) => {
      const seen = ranksSeen.subarray(unit * slots, (unit + 1) * slots);
      const count = scored[unit] ?? 0;
      if (count === 0) return null;
      return {
        p5: quantile(seen, count, 0.05),
        p25: quantile(seen, count, 0.25),
        p50: quantile(seen, count, 0.5),
        p75: quantile(seen, count, 0.75),
        p95: quantile(seen, count, 0.95),
      };
    },
    meanRank: (unit) => {
      const count = scored[unit] ?? 0;
      let sum = 0;
      for (let slot = 0; slot < slots; slot += 1) sum += slot * (ranksSeen[unit * slots + slot] ?? 0);
      return count === 0 ? null : sum / 2 / count;
    },
    tierShares: (unit) => {
      const count = judged[unit] ?? 0;
      if (count === 0) return {};
      return Object.fromEntries(
        tiers.map(({ tier }, at) => [tier, (tiersSeen[unit * tiers.length + at] ?? 0) / count]),
      );
    },
    pairs: (codes, open) => {
      const found: UncertainPair[] = [];
      first.forEach((a, pair) => {
        const times = compared[pair] ?? 0;
        const above = (before[pair] ?? 0) / 2 / times;
        if (times > 0 && above >= open && above <= 1 - open)
          found.push({ a: codes[a] ?? '', b: codes[second[pair] ?? 0] ?? '', above });
      });
      return found.sort((a, b) => Math.abs(a.above - 0.5) - Math.abs(b.above - 0.5));
    },
  };
}

/** Quantile of counted ranks, type 7 (linear between order statistics; R's default). `seen[slot]`: times of rank slot/2. */
function quantile(seen: Uint32Array, count: number, probability: number): number {
  const position = (count - 1) * probability;
  const below = Math.floor(position);
  const low = orderStatistic(seen, below);
  const high = orderStatistic(seen, Math.min(below + 1, count - 1));
  return (low + (position - below) * (high - low)) / 2;
}

function orderStatistic(seen: Uint32Array, position: number): number {
  let passed = 0;
  for (let slot = 0; slot < seen.length; slot += 1) {
    passed += seen[slot] ?? 0;
    if (passed > position) return slot;
  }
  return seen.length - 1;
}

/** The better-ranked first, so that `above` is the chance that the baseline's order holds. Units without baseline rank come last. */
function followedPairs(baselineRank: Float64Array): { readonly first: Int32Array; readonly second: Int32Array } {
  const rankOf = (unit: number): number =>
    Number.isNaN(baselineRank[unit]) ? Number.POSITIVE_INFINITY : (baselineRank[unit] ?? 0);
  const order = [...baselineRank.keys()].sort((a, b) => (rankOf(a) === rankOf(b) ? a - b : rankOf(a) - rankOf(b)));
  const reach = order.length <= ALL_PAIRS ? order.length : PAIR_REACH;
  const pairs = order.flatMap((a, place) => order.slice(place + 1, place + 1 + reach).map((b) => [a, b] as const));
  return { first: Int32Array.from(pairs, ([a]) => a), second: Int32Array.from(pairs, ([, b]) => b) };
}

/** Position in `tiers` of an index: by plain comparison, and by `assignTier` itself where rounding or tolerance could decide. */
function createTierFinder(method: Pick<Method, 'scale' | 'tiers' | 'tierRounding'>): (index: number) => number {
  const places = new Map(method.tiers.map(({ tier }, at) => [tier, at]));
  const half = method.tierRounding === null ? 0 : 0.5 * 10 ** -method.tierRounding;
  const bounds = Float64Array.from(method.tiers, ({ lower }) =>
    lower === null ? Number.NEGATIVE_INFINITY : lower - half,
  );
  const span = method.scale.upper - method.scale.lower;
  return (index) => {
    for (let at = 0; at < bounds.length; at += 1) {
      const bound = bounds[at]!;
      if (Math.abs(index - bound) <= 1e-6 * Math.max(1, Math.abs(bound), span)) {
        const tier = assignTier(index, method);
        return tier === null ? bounds.length - 1 : (places.get(tier) ?? 0);
      }
      if (index > bound) return at;
    }
    return bounds.length - 1;
  };
}
