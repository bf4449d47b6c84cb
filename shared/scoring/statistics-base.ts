import type { Dataset } from '../model/dataset.ts';
import type { Method, NormalisationId } from '../model/method.ts';
import type { ScoreResult } from '../model/score-result.ts';
import { createCohort } from './cohort/cohort.ts';
import type { Cohort } from './cohort/cohort.ts';
import { runPooled } from './run-stages.ts';
import { createStageMemory } from './stage-memory.ts';
import { stackedCohort, stackFor } from './year-stack.ts';

/** What limits and norms of a score are taken over (docs/METHODS "Years"): the units of the scored year, or of all years one below the other. */
export interface StatisticsBase {
  /** Treated values, measure-major over `cohort.size` positions. */
  readonly treated: Float64Array;
  readonly cohort: Cohort;
  /** Position of the scored year's first unit. */
  readonly first: number;
}

const known = new WeakMap<ScoreResult, StatisticsBase>();

/** `result`: of this dataset and method; asked for again, it is looked up. */
export function statisticsBase(dataset: Dataset, method: Method, result: ScoreResult): StatisticsBase {
  const base = known.get(result) ?? baseOf(dataset, method, result);
  known.set(result, base);
  return base;
}

function baseOf(dataset: Dataset, method: Method, result: ScoreResult): StatisticsBase {
  const own = createCohort(dataset, method.excludedUnits);
  const memory = createStageMemory(dataset);
  const stack = stackFor(memory, method);
  const stacked = stack === null ? null : runPooled(memory, method);
  if (stack === null || stacked === null || !stacked.ok) return { treated: result.treated, cohort: own, first: 0 };
  return {
    treated: stacked.value.treated,
    cohort: stackedCohort(stack, own, method.yearBasis),
    first: stack.years.indexOf(stack.evaluated) * own.size,
  };
}

/** Normalisations that score a value by its own alone. */
const byItself: ReadonlySet<NormalisationId> = new Set([
  'identity',
  'goalposts',
  'log_goalposts',
  'efficacy',
  'steps',
  'count_points',
  'interval',
  'moderate',
]);

/** Whether a normalisation holds a value against those of the cohort: its extremes, mean, ranks or length. */
export function holdsAgainstCohort(normalisation: NormalisationId): boolean {
  return !byItself.has(normalisation);
}
