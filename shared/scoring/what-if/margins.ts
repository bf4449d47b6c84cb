import { nearlyEqual } from '../../base/tolerance.ts';
import { ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import type { Dataset } from '../../model/dataset.ts';
import type { Method, TierLine } from '../../model/method.ts';
import type { ScoreResult } from '../../model/score-result.ts';
import { assignTier } from '../assign-tier.ts';
import { score } from '../score.ts';
import { lineCandidates, meetingCandidates, nearestChange, orderAt } from './curve-crossings.ts';
import { bestAllowedTier, isPlainIndex } from './plain-index.ts';
import { curveContext, shareCurves } from './share-curves.ts';
import type { IndexCurve, ShareCurves } from './share-curves.ts';
import type { Margins, RankMargin, TierDistance, UnitMargin, WeightChange } from './what-if-types.ts';

/**
 * docs/METHODS "Tier margin" and "Rank margin" of every unit: points of the index to the lines around it, and the one weight
 * that needs the least change of its share, siblings scaled in proportion, to move it over a line or past its neighbour.
 * Solved in closed form where the path to the top is arithmetic (a linear-fractional curve a unit, its pieces by
 * availability), by bisection of the same curve elsewhere. The share given is the crossing itself: beyond it the change
 * holds. Where the index is no chain of means (`isPlainIndex`) no weight is solved for. Errors: those of `score`.
 */
export function margins(dataset: Dataset, method: Method): Result<Margins> {
  const scored = score(dataset, method);
  if (!scored.ok) return scored;
  const result = scored.value;
  const context = curveContext(dataset, method, result);
  const curves = [...result.nodes, ...result.measures].flatMap((code) => shareCurves(context, code) ?? []);
  const units = dataset.units.map((_, unit) => unitMargin(method, result, curves, unit));
  return ok({
    exact: isPlainIndex(method, result) && curves.every((curve) => curve.exact),
    units,
    ranks: rankMargins(result, curves),
    fragile: mostFragile(units),
  });
}

/** Index from which a tier begins: the line, or half a last digit below it where tiers are judged on displayed values. */
export function effectiveLine(line: number, method: Pick<Method, 'tierRounding'>): number {
  return method.tierRounding === null ? line : line - 0.5 * 10 ** -method.tierRounding;
}

/** A crossing as a change of one weight. */
function weightChange(curve: Omit<ShareCurves, 'units'>, share: number): WeightChange {
  return {
    code: curve.code,
    fromShare: curve.share,
    toShare: share,
    change: share - curve.share,
    fromWeight: curve.weight,
    toWeight: (share / (1 - share)) * curve.others,
    effectiveChange: (share - curve.share) * curve.parentEffective,
    exact: curve.exact,
  };
}

function unitMargin(method: Method, result: ScoreResult, curves: readonly ShareCurves[], unit: number): UnitMargin {
  const index = result.index[unit] ?? Number.NaN;
  const tier = result.tier[unit] ?? null;
  const code = result.units[unit] ?? '';
  if (Number.isNaN(index))
    return { unit: code, index: null, tier: null, up: null, down: null, weightUp: null, weightDown: null };
  const own = method.tiers.findIndex((line) => line.tier === tier);
  // A veto leaves nothing to reach above the tier that it names.
  const up =
    own > bestAllowedTier(method, result, unit)
      ? tierDistance(method, method.tiers[own - 1], method.tiers[own - 1], index)
      : null;
  const down = own >= 0 ? tierDistance(method, method.tiers[own], method.tiers[own + 1], index) : null;
  return {
    unit: code,
    index,
    tier,
    up,
    down,
    weightUp:
      up && leastChange(curves, unit, effectiveLine(up.line, method), (value) => reaches(value, method, own - 1)),
    weightDown:
      down &&
      leastChange(
        curves,
        unit,
        effectiveLine(down.line, method),
        (value) => !Number.isNaN(value) && !reaches(value, method, own),
      ),
  };
}

/** The line of `bound` and the tier on its other side. */
function tierDistance(
  method: Method,
  bound: TierLine | undefined,
  into: TierLine | undefined,
  index: number,
): TierDistance | null {
  if (bound === undefined || into === undefined || bound.lower === null) return null;
  return { tier: into.tier, line: bound.lower, gap: effectiveLine(bound.lower, method) - index };
}

function reaches(index: number, method: Method, tier: number): boolean {
  const reached = assignTier(index, method);
  const at = method.tiers.findIndex((line) => line.tier === reached);
  return at >= 0 && at <= tier;
}

function leastChange(
  curves: readonly ShareCurves[],
  unit: number,
  line: number,
  holds: (index: number) => boolean,
): WeightChange | null {
  return smallest(
    curves.flatMap((curve) => {
      const own = curve.units[unit];
      if (!own) return [];
      const share = nearestChange(curve.share, lineCandidates(own, line), (at) => holds(own.at(at)));
      return share === null ? [] : [weightChange(curve, share)];
    }),
  );
}

function rankMargins(result: ScoreResult, curves: readonly ShareCurves[]): RankMargin[] {
  const indexOf = (unit: number): number => result.index[unit] ?? Number.NaN;
  const span = result.nodeSpans[0] ?? 0;
  const ranked = [...result.units.keys()]
    .filter((unit) => !Number.isNaN(indexOf(unit)))
    .sort((a, b) => indexOf(b) - indexOf(a));
  return ranked.slice(1).flatMap((lower, at) => {
    const upper = ranked[at];
    if (upper === undefined) return [];
    const tied = nearlyEqual(indexOf(upper), indexOf(lower), span);
    const pair = {
      upper: result.units[upper] ?? '',
      lower: result.units[lower] ?? '',
      gap: indexOf(upper) - indexOf(lower),
    };
    return [
      {
        ...pair,
        swap: tied
          ? null
          : smallest(curves.flatMap((curve) => swapOf(curve, curve.units[upper], curve.units[lower], span))),
      },
    ];
  });
}

function swapOf(
  curve: ShareCurves,
  upper: IndexCurve | null | undefined,
  lower: IndexCurve | null | undefined,
  span: number,
): WeightChange[] {
  if (!upper || !lower) return [];
  const share = nearestChange(
    curve.share,
    meetingCandidates(upper, lower),
    (at) => orderAt(upper, lower, at, span) < 0,
  );
  return share === null ? [] : [weightChange(curve, share)];
}

/** Of equals the first: two siblings are always each other's mirror image, and rounding must not choose between them. */
function smallest(changes: readonly WeightChange[]): WeightChange | null {
  return changes.reduce<WeightChange | null>((least, change) => {
    const better =
      least === null ||
      (Math.abs(change.change) < Math.abs(least.change) &&
        !nearlyEqual(Math.abs(change.change), Math.abs(least.change)));
    return better ? change : least;
  }, null);
}

function mostFragile(units: readonly UnitMargin[]): Margins['fragile'] {
  const rows = units.flatMap(({ unit, up, down, weightUp, weightDown }) => [
    ...(up === null ? [] : [{ unit, direction: 'up' as const, to: up.tier, gap: up.gap, change: weightUp }]),
    ...(down === null ? [] : [{ unit, direction: 'down' as const, to: down.tier, gap: down.gap, change: weightDown }]),
  ]);
  const size = (change: WeightChange | null): number =>
    change === null ? Number.POSITIVE_INFINITY : Math.abs(change.change);
  return rows.sort((a, b) =>
    size(a.change) === size(b.change) ? Math.abs(a.gap) - Math.abs(b.gap) : size(a.change) - size(b.change),
  );
}
