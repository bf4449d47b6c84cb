import { clearlyAbove } from '../../base/tolerance.ts';
import type { Dataset } from '../../model/dataset.ts';
import type { Method } from '../../model/method.ts';
import type { ScoreResult } from '../../model/score-result.ts';
import type { ChildRef, TreePlan } from '../tree-plan.ts';
import { measureGoals } from './measure-goals.ts';
import { peerScores } from './peer-levels.ts';
import type { PeerScores } from './peer-levels.ts';
import { curveContext } from './share-curves.ts';
import type { CurveContext } from './share-curves.ts';
import type { MeasureGoal } from './what-if-types.ts';

/** What a unit would reach on an indicator if it did as well as its peers there. */
export interface PeerGoal {
  /** Of the indicator whose measures would have to move; of a measure that stands by itself its own. */
  readonly code: string;
  readonly from: number;
  readonly to: number;
  /** `upper_tenth`: the cohort's 90 % quantile; `best`: of a unit that has that already. */
  readonly level: 'upper_tenth' | 'best';
  /** What the gain adds to the index under arithmetic means. */
  readonly pull: number;
  /** Only those that would move. */
  readonly measures: readonly MeasureGoal[];
}

/** What the peer goals of all units share; make it once for a run. */
export interface PeerBasis {
  readonly context: CurveContext;
  readonly quantiles: ReadonlyMap<string, PeerScores>;
  readonly bests: ReadonlyMap<string, PeerScores>;
}

export function peerBasis(dataset: Dataset, method: Method, result: ScoreResult): PeerBasis {
  return {
    context: curveContext(dataset, method, result),
    quantiles: peerScores(dataset, method, result, 'upper_tenth'),
    bests: peerScores(dataset, method, result, 'best'),
  };
}

/**
 * The indicators beneath `node` on which peers of the unit (its position) reach more, each with the raw values that reach it: the ceilings of goal
 * seek, one indicator at a time, by what they would add from the most to the least. Empty where the unit has the best of all; what it lacks a score of
 * can't be raised.
 */
export function peerGoals({ context, quantiles, bests }: PeerBasis, unit: number, node: number): readonly PeerGoal[] {
  const { result, method } = context;
  const count = result.units.length;
  const span = method.scale.upper - method.scale.lower;
  return controlsBelow(context.plan, node)
    .flatMap((control): readonly PeerGoal[] => {
      const [scores, weights] =
        control.kind === 'node'
          ? ([result.scores, result.nodeEffective] as const)
          : ([result.normalised, result.measureEffective] as const);
      const from = scores[control.position * count + unit] ?? Number.NaN;
      const quantile = quantiles.get(control.code)?.level ?? Number.NaN;
      const best = bests.get(control.code)?.level ?? Number.NaN;
      const level = clearlyAbove(quantile, from, span) ? 'upper_tenth' : 'best';
      const to = level === 'best' ? best : quantile;
      const weight = weights[control.position] ?? 0;
      if (!(weight > 0) || !clearlyAbove(to, from, span)) return [];
      const measures = measureGoals(context, unit, control, to, to).filter((goal) =>
        clearlyAbove(goal.to, goal.from, span),
      );
      return [{ code: control.code, from, to, level, pull: weight * (to - from), measures }];
    })
    .sort((a, b) => b.pull - a.pull);
}

/** Indicators whose children are measures alone, and measures that stand beside indicators. */
function controlsBelow(plan: TreePlan, node: number): readonly ChildRef[] {
  const children = plan.children[node] ?? [];
  return children.flatMap((child) => {
    if (child.kind === 'measure') return [child];
    const below = plan.children[child.position] ?? [];
    return below.length > 0 && below.every(({ kind }) => kind === 'measure')
      ? [child]
      : controlsBelow(plan, child.position);
  });
}
