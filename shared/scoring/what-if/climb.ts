import { atLeast } from '../../base/tolerance.ts';
import type { UnitIndex } from './unit-index.ts';

/** Where a unit stands and what it has to reach. */
export interface Ascent {
  readonly model: UnitIndex;
  readonly ceilings: Float64Array;
  readonly line: number;
  /** The scale's span. */
  readonly span: number;
}

/** Numeric search: steps of this share of the scale, halvings of a bisection, rounds of exchange. */
const STEP_SHARE = 1 / 200;
const HALVINGS = 40;
const MOST_STEPS = 200_000;
const MOST_EXCHANGES = 8;
/** Completions solved at each stage, the most promising ones. */
const SOLVED = 4;
/** What costs the same within this share is chosen by weakness. */
export const SAME_COST = 0.05;

export function totalGain(model: UnitIndex, goal: Float64Array): number {
  return goal.reduce((sum, score, at) => sum + score - (model.scores[at] ?? 0), 0);
}

/** Linear: fill the steepest first; the last only as far as needed. Exact: a fractional knapsack (Dantzig 1957). */
export function climbBySlopes(ascent: Ascent, slopes: Float64Array): Float64Array {
  return fillInOrder(ascent, slopes, (rest) =>
    rest.reduce((most, at) => ((slopes[at] ?? 0) > (slopes[most] ?? 0) ? at : most), rest[0] ?? 0),
  );
}

/** Likewise, but of those whose slope is the steepest left within 5 % the weakest first; `weakness`: largest where the unit is furthest behind. */
export function climbByWeakness(ascent: Ascent, slopes: Float64Array, weakness: ArrayLike<number>): Float64Array {
  return fillInOrder(ascent, slopes, (rest) => {
    const steepest = rest.reduce((most, at) => Math.max(most, slopes[at] ?? 0), 0);
    const alike = rest.filter((at) => (slopes[at] ?? 0) >= steepest * (1 - SAME_COST));
    return alike.reduce((most, at) => ((weakness[at] ?? 0) > (weakness[most] ?? 0) ? at : most), alike[0] ?? 0);
  });
}

function fillInOrder(
  { model, ceilings, line }: Ascent,
  slopes: Float64Array,
  next: (rest: readonly number[]) => number,
): Float64Array {
  const goal = Float64Array.from(model.scores);
  let rest = [...slopes.keys()].filter((at) => (slopes[at] ?? 0) > 0 && (ceilings[at] ?? 0) > (goal[at] ?? 0));
  let short = line - model.at(goal);
  while (short > 0 && rest.length > 0) {
    const at = next(rest);
    const slope = slopes[at] ?? 0;
    const gain = Math.min((ceilings[at] ?? 0) - (goal[at] ?? 0), short / slope);
    goal[at] = (goal[at] ?? 0) + gain;
    short -= gain * slope;
    rest = rest.filter((other) => other !== at);
  }
  return goal;
}

/**
 * Where the index is not linear. Small steps along the best gain a point suit concave means (geometric, harmonic, p < 1). Under a convex one
 * (p > 1) a score gains more the higher it is, so that the first steps tell nothing: there raising one score after another as far as it goes
 * is tried as well, each way improved by exchange, and the least taken.
 */
export function climbBySearch(ascent: Ascent): Float64Array {
  const stepped = climbBySteps(ascent);
  if (!ascent.model.convex) return stepped;
  const ways = [stepped, ...fillByChords(ascent, Float64Array.from(ascent.model.scores), -1)];
  return ways.map((goal) => exchanged(ascent, goal)).reduce((least, goal) => cheaper(ascent.model, least, goal));
}

function cheaper(model: UnitIndex, one: Float64Array, other: Float64Array): Float64Array {
  return totalGain(model, other) < totalGain(model, one) - 1e-9 ? other : one;
}

function reaches({ model, line, span }: Ascent, goal: Float64Array): boolean {
  return atLeast(model.at(goal), line, span);
}

/**
 * Raises scores one by one to their ceilings, the best gain of the index for the whole room first; at each stage also the cheapest single
 * score that completes the way. `banned`: a score that stays; −1: none. The ways that reach the line, cheapest first, at most one.
 */
function fillByChords(ascent: Ascent, start: Float64Array, banned: number): readonly Float64Array[] {
  const { model, ceilings, line } = ascent;
  const goal = Float64Array.from(start);
  let least: Float64Array | null = null;
  const offer = (candidate: Float64Array): void => {
    const own = trim(ascent, candidate);
    least = least === null ? own : cheaper(model, least, own);
  };
  for (;;) {
    if (reaches(ascent, goal)) {
      offer(goal);
      break;
    }
    const from = model.at(goal);
    let most = 0;
    let chosen = -1;
    const completing: { readonly at: number; readonly cost: number }[] = [];
    for (let at = 0; at < goal.length; at += 1) {
      const before = goal[at] ?? 0;
      const room = (ceilings[at] ?? 0) - before;
      if (!(room > 0) || at === banned) continue;
      goal[at] = ceilings[at] ?? 0;
      const rise = model.at(goal) - from;
      if (reaches(ascent, goal)) completing.push({ at, cost: (room * (line - from)) / rise });
      goal[at] = before;
      if (rise / room > most) {
        most = rise / room;
        chosen = at;
      }
    }
    // What a straight line would cost tells which are worth solving.
    for (const { at } of completing.toSorted((one, other) => one.cost - other.cost).slice(0, SOLVED)) {
      const raised = Float64Array.from(goal);
      raised[at] = ceilings[at] ?? 0;
      offer(lowered(ascent, raised, at, goal[at] ?? 0));
    }
    if (chosen >= 0) {
      goal[chosen] = ceilings[chosen] ?? 0;
      continue;
    }
    // Under `minimum` no single score may help where two are equally low: then all rise, and trimming takes back the rest.
    goal.forEach((score, at) => {
      if (at !== banned) goal[at] = Math.max(score, ceilings[at] ?? 0);
    });
    if (reaches(ascent, goal)) offer(goal);
    break;
  }
  return least === null ? [] : [least];
}

/** Gives up one raised score after another where the others do the same for less. */
function exchanged(ascent: Ascent, start: Float64Array): Float64Array {
  const { model } = ascent;
  let goal = start;
  for (let round = 0; round < MOST_EXCHANGES; round += 1) {
    const before = goal;
    for (let at = 0; at < goal.length; at += 1) {
      const own = model.scores[at] ?? 0;
      if (!((goal[at] ?? 0) > own)) continue;
      for (const banned of [at, -1]) {
        const without = Float64Array.from(goal);
        without[at] = own;
        for (const other of fillByChords(ascent, without, banned)) goal = cheaper(model, goal, other);
      }
    }
    if (goal === before) break;
  }
  return goal;
}

function climbBySteps(ascent: Ascent): Float64Array {
  const { model, ceilings, span } = ascent;
  const goal = Float64Array.from(model.scores);
  const step = span * STEP_SHARE;
  for (let steps = 0; steps < MOST_STEPS && !reaches(ascent, goal); steps += 1) {
    const from = model.at(goal);
    let most = 0;
    let chosen = -1;
    for (let at = 0; at < goal.length; at += 1) {
      const before = goal[at] ?? 0;
      const room = Math.min(step, (ceilings[at] ?? 0) - before);
      if (!(room > 0)) continue;
      goal[at] = before + room;
      const perPoint = (model.at(goal) - from) / room;
      goal[at] = before;
      if (perPoint > most) {
        most = perPoint;
        chosen = at;
      }
    }
    const rising = chosen >= 0 ? [chosen] : [...goal.keys()];
    for (const at of rising) goal[at] = Math.min(ceilings[at] ?? 0, (goal[at] ?? 0) + step);
  }
  return trim(ascent, goal);
}

/** Takes back what is not needed, the least effective first. */
function trim(ascent: Ascent, start: Float64Array): Float64Array {
  const { model } = ascent;
  const order = [...start.keys()].sort((a, b) => slopeAt(model, start, a) - slopeAt(model, start, b));
  let goal: Float64Array = Float64Array.from(start);
  for (const at of order) {
    const own = model.scores[at] ?? 0;
    if ((goal[at] ?? 0) > own) goal = lowered(ascent, goal, at, own);
  }
  return goal;
}

/** One score as low as the line allows, not below `least`. */
function lowered(ascent: Ascent, start: Float64Array, at: number, least: number): Float64Array {
  const goal = Float64Array.from(start);
  let low = least;
  let high = goal[at] ?? 0;
  goal[at] = low;
  if (reaches(ascent, goal)) return goal;
  for (let halving = 0; halving < HALVINGS; halving += 1) {
    const middle = (low + high) / 2;
    goal[at] = middle;
    if (reaches(ascent, goal)) high = middle;
    else low = middle;
  }
  goal[at] = high;
  return goal;
}

/** Points of the index for one point less of a score. */
export function slopeAt(model: UnitIndex, scores: Float64Array, at: number): number {
  const under = Float64Array.from(scores);
  const step = 1e-4 * Math.max(1, Math.abs(scores[at] ?? 1));
  under[at] = (scores[at] ?? 0) - step;
  return (model.at(scores) - model.at(under)) / step;
}
