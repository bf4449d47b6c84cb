import type { Adjustment, Method, TierId } from '../model/method.ts';
import type { ScoreResult } from '../model/score-result.ts';

/** What an adjustment knows of its measure: values after imputation, and scores. */
interface AdjustingMeasure {
  readonly values: Float64Array;
  readonly scores: Float64Array;
}

/**
 * docs/METHODS "Adjustments": points are added to the root's weighted score and taken from it, each apart; a veto bounds the tier. A unit
 * without weighted score has no index. A measure without value gives no points and no veto.
 */
export function adjust(
  adjustments: readonly Adjustment[],
  weighted: Float64Array,
  measureOf: (code: string) => AdjustingMeasure,
): Pick<ScoreResult, 'index' | 'adjustments'> {
  if (adjustments.length === 0) return { index: weighted, adjustments: [] };
  const effects = adjustments.map((adjustment) => {
    const { values, scores } = measureOf(adjustment.measure);
    if (adjustment.kind === 'veto') return { adjustment, effect: values.map((value) => (isTrue(value) ? 1 : 0)) };
    const sign = adjustment.kind === 'bonus' ? 1 : -1;
    const most = adjustment.cap ?? Number.POSITIVE_INFINITY;
    return { adjustment, effect: scores.map((points) => (points > 0 ? sign * Math.min(points, most) : 0)) };
  });
  const index = weighted.map((score, unit) =>
    effects.reduce(
      (sum, { adjustment, effect }) => sum + (adjustment.kind === 'veto' ? 0 : (effect[unit] ?? 0)),
      score,
    ),
  );
  return { index, adjustments: effects };
}

/** The tier, or the worst one that a veto allows. */
export function vetoedTier(
  tier: TierId | null,
  { tiers }: Pick<Method, 'tiers'>,
  adjustments: ScoreResult['adjustments'],
  unit: number,
): TierId | null {
  const place = (id: TierId | null): number => tiers.findIndex((line) => line.tier === id);
  return adjustments.reduce<TierId | null>(
    (held, { adjustment, effect }) =>
      held !== null && adjustment.kind === 'veto' && effect[unit] === 1 && place(adjustment.tier) > place(held)
        ? adjustment.tier
        : held,
    tier,
  );
}

function isTrue(value: number): boolean {
  return !Number.isNaN(value) && value !== 0;
}
