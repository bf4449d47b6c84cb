import type { Method, TierId } from '../../model/method.ts';
import type { ScoreResult } from '../../model/score-result.ts';
import { tierChanges } from '../../model/tier-changes.ts';
import { effectiveLine } from '../../scoring/what-if/margins.ts';
import { bestAllowedTier } from '../../scoring/what-if/plain-index.ts';

/** A method with the result that it made. */
export interface Scored {
  readonly method: Method;
  readonly result: ScoreResult;
}

/** A tier line near an index: the tier on its other side, and how far it is. */
export interface Bound {
  readonly tier: TierId;
  /** Points of the index, never negative. */
  readonly gap: number;
}

/** Where a unit stands by a method; null: without index, or off the scale. */
export interface Standing {
  readonly unit: string;
  readonly index: number | null;
  readonly rank: number | null;
  readonly tier: TierId | null;
  /** To the next higher tier; null in the highest, and where a veto allows none. */
  readonly up: Bound | null;
  /** To the next lower tier; null in the lowest. */
  readonly down: Bound | null;
}

/** A unit that is in another tier. */
export interface Crossing {
  readonly unit: string;
  readonly from: TierId | null;
  readonly to: TierId | null;
  readonly rose: boolean;
  /** How far beyond the line that it crossed last; null where it has no tier now or had none. */
  readonly margin: number | null;
}

export interface RankMove {
  readonly unit: string;
  readonly from: number;
  readonly to: number;
}

/** What another method makes of the cohort, in the dataset's order. */
export interface MethodEffect {
  readonly crossings: readonly Crossing[];
  readonly ranks: readonly RankMove[];
}

export function unitStandings(scored: Scored): readonly Standing[] {
  return scored.result.units.map((_, unit) => standingOf(scored, unit));
}

function standingOf({ method, result }: Scored, unit: number): Standing {
  const index = result.index[unit] ?? Number.NaN;
  const tier = result.tier[unit] ?? null;
  const own = method.tiers.findIndex((line) => line.tier === tier);
  const above = own > bestAllowedTier(method, result, unit) ? lineAt(method, own - 1) : null;
  const [higher, lower] = [method.tiers[own - 1], method.tiers[own + 1]];
  const line = own >= 0 ? lineAt(method, own) : null;
  return {
    unit: result.units[unit] ?? '',
    index: known(index),
    rank: known(result.rank[unit] ?? Number.NaN),
    tier,
    up: above === null || higher === undefined ? null : { tier: higher.tier, gap: Math.max(above - index, 0) },
    down: line === null || lower === undefined ? null : { tier: lower.tier, gap: Math.max(index - line, 0) },
  };
}

/** Of two results over the same units. */
export function methodEffect(before: Scored, after: Scored): MethodEffect {
  const { isMove } = tierChanges(before.method.tiers, after.method.tiers);
  const crossings: Crossing[] = [];
  const ranks: RankMove[] = [];
  for (const [at, unit] of after.result.units.entries()) {
    const [from, to] = [before.result.tier[at] ?? null, after.result.tier[at] ?? null];
    if (isMove(from, to)) crossings.push({ unit, from, to, ...howFar(before, after, at) });
    const [was, is] = [before.result.rank[at] ?? Number.NaN, after.result.rank[at] ?? Number.NaN];
    if (was !== is && !Number.isNaN(was) && !Number.isNaN(is)) ranks.push({ unit, from: was, to: is });
  }
  return { crossings, ranks };
}

function howFar(before: Scored, after: Scored, unit: number): Pick<Crossing, 'rose' | 'margin'> {
  const place = ({ method, result }: Scored): number =>
    method.tiers.findIndex((line) => line.tier === result.tier[unit]);
  const [was, is] = [place(before), place(after)];
  if (was < 0 || is < 0) return { rose: is >= 0, margin: null };
  const rose = is < was;
  const { method, result } = after;
  const line = rose ? lineAt(method, is) : lineAt(method, is - 1);
  const index = result.index[unit] ?? Number.NaN;
  return { rose, margin: line === null ? null : Math.abs(index - line) };
}

/** The index from which a tier begins, by its place. */
function lineAt(method: Method, place: number): number | null {
  const lower = method.tiers[place]?.lower ?? null;
  return lower === null ? null : effectiveLine(lower, method);
}

function known(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
