import type { Method } from '../../model/method.ts';
import type { Dataset } from '../../model/dataset.ts';
import type { ScoreResult } from '../../model/score-result.ts';
import { createCohort, presentValues } from '../cohort/cohort.ts';
import { mean } from '../statistics/mean.ts';
import { quantile } from '../statistics/quantile.ts';
import type { PeerLevel } from './what-if-types.ts';

/** What peers reach on an indicator or measure. NaN where none has a score. */
export interface PeerScores {
  readonly level: number;
  readonly mean: number;
}

/** By code, for every node and measure: what the cohort reaches, at the level asked for. `result`: of this dataset and method. */
export function peerScores(
  dataset: Dataset,
  method: Method,
  result: ScoreResult,
  level: PeerLevel,
): ReadonlyMap<string, PeerScores> {
  const cohort = createCohort(dataset, method.excludedUnits);
  const size = cohort.size;
  const of = (codes: readonly string[], matrix: Float64Array): [string, PeerScores][] =>
    codes.map((code, at) => {
      const present = presentValues(matrix.subarray(at * size, (at + 1) * size), cohort);
      return [code, { level: levelOf(present, level, method), mean: mean(present) }];
    });
  return new Map([...of(result.nodes, result.scores), ...of(result.measures, result.normalised)]);
}

function levelOf(present: readonly number[], level: PeerLevel, method: Method): number {
  switch (level) {
    case 'best':
      return present.length === 0 ? Number.NaN : Math.max(...present);
    case 'upper_tenth':
      return quantile(present, 0.9);
    case 'scale':
      return method.scale.upper;
  }
}
