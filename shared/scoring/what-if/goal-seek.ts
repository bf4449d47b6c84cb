import { appError } from '../../base/app-error.ts';
import type { AppError } from '../../base/app-error.ts';
import { err, ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import { atLeast } from '../../base/tolerance.ts';
import type { Dataset } from '../../model/dataset.ts';
import { indexParams } from '../../model/index-name.ts';
import type { Method } from '../../model/method.ts';
import { tierParams } from '../../model/tier-name.ts';
import { recordEntry } from '../record-entry.ts';
import { score } from '../score.ts';
import { climbBySearch, climbBySlopes, climbByWeakness, SAME_COST, slopeAt, totalGain } from './climb.ts';
import type { Ascent } from './climb.ts';
import { effectiveLine } from './margins.ts';
import { measureGoals } from './measure-goals.ts';
import { bestAllowedTier, isPlainIndex } from './plain-index.ts';
import { curveContext } from './share-curves.ts';
import { peerScores } from './peer-levels.ts';
import { createUnitIndex } from './unit-index.ts';
import type { GoalPlan, GoalRequest } from './what-if-types.ts';

/**
 * docs/METHODS "Goal seek": the least total gain in third-level scores that lifts a unit to a tier. Under arithmetic means the
 * index is linear in them, so raising them by falling effective weight, each to its ceiling, is exact (a fractional
 * knapsack); otherwise by search, and `exact` is false. Ceilings are what peers reach, unless others are given. Of indicators that cost the
 * same within 5 % the weakest is raised first. Scores that the unit lacks cannot be raised. The other units' scores stay as they are.
 * Errors: unknown unit or tier, an index off the scale, a unit without index, ceilings too low.
 */
export function goalSeek(dataset: Dataset, method: Method, request: GoalRequest): Result<GoalPlan> {
  const scored = score(dataset, method);
  if (!scored.ok) return scored;
  const unit = scored.value.units.indexOf(request.unit);
  if (unit < 0) return err(appError('WHAT_IF_UNIT_UNKNOWN', { unit: request.unit }, { subject: request.unit }));
  const tier = method.tiers.find((line) => line.tier === request.tier);
  if (tier === undefined || scored.value.nodeOffScale[0] === 1) {
    return err(appError('WHAT_IF_NO_TIER', tierParams(request.tier, method.tiers)));
  }
  const index = scored.value.index[unit] ?? Number.NaN;
  if (Number.isNaN(index))
    return err(appError('WHAT_IF_NO_INDEX', { unit: request.unit, ...indexParams(method) }, { subject: request.unit }));

  if (!isPlainIndex(method, scored.value)) return err(appError('WHAT_IF_NOT_PLAIN'));
  if (method.tiers.indexOf(tier) < bestAllowedTier(method, scored.value, unit))
    return err(
      appError(
        'WHAT_IF_VETOED',
        { unit: request.unit, ...tierParams(request.tier, method.tiers) },
        { subject: request.unit },
      ),
    );

  const context = curveContext(dataset, method, scored.value);
  const model = createUnitIndex(context, unit);
  const fixed = new Set(request.fixed ?? []);
  const peers = peerScores(dataset, method, scored.value, request.level ?? 'best');
  const ceilings = Float64Array.from(model.controls, ({ code }, at) => {
    const own = model.scores[at] ?? Number.NaN;
    if (fixed.has(code)) return own;
    const top = recordEntry(request.ceilings ?? {}, code) ?? peers.get(code)?.level ?? own;
    return Number.isNaN(top) ? own : Math.max(own, top);
  });
  const line = tier.lower === null ? Number.NEGATIVE_INFINITY : effectiveLine(tier.lower, method);
  const span = method.scale.upper - method.scale.lower;
  const best = model.at(ceilings);
  if (!atLeast(best, line, span)) return err(unreachable(request, line, best));
  const weakness = model.controls.map(({ code }, at) => (peers.get(code)?.mean ?? 0) - (model.scores[at] ?? 0));
  const { goal, leastGain } = atLeast(index, line, span)
    ? { goal: model.scores, leastGain: 0 }
    : wayUp({ model, ceilings, line, span }, weakness);
  const gains = goal.map((score, at) => score - (model.scores[at] ?? 0));
  return ok({
    unit: request.unit,
    tier: request.tier,
    line: tier.lower,
    index,
    reached: model.at(goal),
    totalGain: totalGain(model, goal),
    leastGain,
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

/** The least way, or one from weaknesses up that costs at most 5 % more. */
function wayUp(
  ascent: Ascent,
  weakness: readonly number[],
): { readonly goal: Float64Array; readonly leastGain: number } {
  const { model } = ascent;
  const least = model.slopes === null ? climbBySearch(ascent) : climbBySlopes(ascent, model.slopes);
  const leastGain = totalGain(model, least);
  const weakest = model.slopes === null ? least : climbByWeakness(ascent, model.slopes, weakness);
  return { goal: totalGain(model, weakest) <= leastGain * (1 + SAME_COST) ? weakest : least, leastGain };
}

function unreachable(request: GoalRequest, line: number, best: number): AppError {
  return appError(
    'WHAT_IF_GOAL_UNREACHABLE',
    { unit: request.unit, tier: request.tier, line, best: Number(best.toPrecision(6)) },
    { subject: request.unit },
  );
}
