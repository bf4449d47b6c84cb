import { appError } from '../../base/app-error.ts';
import type { AppError } from '../../base/app-error.ts';
import { err, ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import { atLeast } from '../../base/tolerance.ts';
import type { Dataset } from '../../model/dataset.ts';
import type { Method } from '../../model/method.ts';
import { recordEntry } from '../record-entry.ts';
import { score } from '../score.ts';
import { effectiveLine } from './margins.ts';
import { measureGoals } from './measure-goals.ts';
import { curveContext } from './share-curves.ts';
import { createUnitIndex } from './unit-index.ts';
import type { UnitIndex } from './unit-index.ts';
import type { GoalPlan, GoalRequest } from './what-if-types.ts';

/** Numeric search: steps of this share of the scale, and halvings when trimming. */
const STEP_SHARE = 1 / 200;
const HALVINGS = 50;
const MOST_STEPS = 200_000;

/**
 * docs/METHODS "Goal seek": the least total gain in third-level scores that lifts a unit to a tier. Under arithmetic means the
 * index is linear in them, so raising them by falling effective weight, each to its ceiling, is exact (a fractional
 * knapsack); otherwise by small steps along the best gain a point, trimmed afterwards, and `exact` is false. Scores that
 * the unit lacks cannot be raised. The other units' scores stay as they are. Errors: unknown unit or tier, a unit without
 * index, ceilings too low.
 */
export function goalSeek(dataset: Dataset, method: Method, request: GoalRequest): Result<GoalPlan> {
  const scored = score(dataset, method);
  if (!scored.ok) return scored;
  const unit = scored.value.units.indexOf(request.unit);
  if (unit < 0) return err(appError('WHAT_IF_UNIT_UNKNOWN', { unit: request.unit }, { subject: request.unit }));
  const tier = method.tiers.find((line) => line.tier === request.tier);
  if (tier === undefined || scored.value.nodeOffScale[0] === 1) {
    return err(appError('WHAT_IF_NO_TIER', { tier: request.tier }));
  }
  const index = scored.value.index[unit] ?? Number.NaN;
  if (Number.isNaN(index)) return err(appError('WHAT_IF_NO_INDEX', { unit: request.unit }, { subject: request.unit }));

  const context = curveContext(dataset, method, scored.value);
  const model = createUnitIndex(context, unit);
  const fixed = new Set(request.fixed ?? []);
  const ceilings = Float64Array.from(model.controls, ({ code }, at) => {
    const own = model.scores[at] ?? Number.NaN;
    return fixed.has(code) ? own : Math.max(own, recordEntry(request.ceilings ?? {}, code) ?? method.scale.upper);
  });
  const line = tier.lower === null ? Number.NEGATIVE_INFINITY : effectiveLine(tier.lower, method);
  const best = model.at(ceilings);
  const span = method.scale.upper - method.scale.lower;
  if (!atLeast(best, line, span)) return err(unreachable(request, line, best));
  const goal = atLeast(index, line, span)
    ? model.scores
    : model.slopes === null
      ? climbBySteps(model, ceilings, line, method)
      : climbBySlopes(model, model.slopes, ceilings, line);
  const gains = goal.map((score, at) => score - (model.scores[at] ?? 0));
  return ok({
    unit: request.unit,
    tier: request.tier,
    line: tier.lower,
    index,
    reached: model.at(goal),
    totalGain: gains.reduce((sum, gain) => sum + gain, 0),
    exact: model.slopes !== null,
    steps: model.controls
      .flatMap((control, at) => {
        const [from = 0, to = 0, gain = 0] = [model.scores[at], goal[at], gains[at]];
        if (!(gain > 0)) return [];
        return [
          {
            code: control.code,
            from,
            to,
            gain,
            effective: model.slopes?.[at] ?? slopeAt(model, goal, at),
            measures: measureGoals(context, unit, control, to, ceilings[at] ?? to),
          },
        ];
      })
      .sort((a, b) => b.effective - a.effective || b.gain - a.gain),
  });
}

function unreachable(request: GoalRequest, line: number, best: number): AppError {
  return appError(
    'WHAT_IF_GOAL_UNREACHABLE',
    { unit: request.unit, tier: request.tier, line, best: Number(best.toPrecision(6)) },
    { subject: request.unit },
  );
}

/** Linear: fill the steepest first; the last only as far as needed. */
function climbBySlopes(model: UnitIndex, slopes: Float64Array, ceilings: Float64Array, line: number): Float64Array {
  const goal = Float64Array.from(model.scores);
  const order = [...slopes.keys()].sort((a, b) => (slopes[b] ?? 0) - (slopes[a] ?? 0));
  let short = line - model.at(goal);
  for (const at of order) {
    const slope = slopes[at] ?? 0;
    if (!(short > 0) || !(slope > 0)) break;
    const room = (ceilings[at] ?? 0) - (goal[at] ?? 0);
    const gain = Math.min(room, short / slope);
    goal[at] = (goal[at] ?? 0) + gain;
    short -= gain * slope;
  }
  return goal;
}

function climbBySteps(model: UnitIndex, ceilings: Float64Array, line: number, method: Method): Float64Array {
  const goal = Float64Array.from(model.scores);
  const span = method.scale.upper - method.scale.lower;
  const step = span * STEP_SHARE;
  for (let steps = 0; steps < MOST_STEPS && !atLeast(model.at(goal), line, span); steps += 1) {
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
    // Under `minimum` no single score may help where two are equally low: then all rise together, and trimming takes back the rest.
    const rising = chosen >= 0 ? [chosen] : [...goal.keys()];
    for (const at of rising) goal[at] = Math.min(ceilings[at] ?? 0, (goal[at] ?? 0) + step);
  }
  return trim(model, goal, line, span);
}

/** Takes back what is not needed, the least effective first. */
function trim(model: UnitIndex, goal: Float64Array, line: number, span: number): Float64Array {
  const order = [...goal.keys()].sort((a, b) => slopeAt(model, goal, a) - slopeAt(model, goal, b));
  for (const at of order) {
    let low = model.scores[at] ?? 0;
    let high = goal[at] ?? 0;
    if (!(high > low)) continue;
    goal[at] = low;
    if (atLeast(model.at(goal), line, span)) continue;
    for (let halving = 0; halving < HALVINGS; halving += 1) {
      const middle = (low + high) / 2;
      goal[at] = middle;
      if (atLeast(model.at(goal), line, span)) high = middle;
      else low = middle;
    }
    goal[at] = high;
  }
  return goal;
}

/** Points of the index for one point less of a score. */
function slopeAt(model: UnitIndex, scores: Float64Array, at: number): number {
  const lowered = Float64Array.from(scores);
  const step = 1e-4 * Math.max(1, Math.abs(scores[at] ?? 1));
  lowered[at] = (scores[at] ?? 0) - step;
  return (model.at(scores) - model.at(lowered)) / step;
}
