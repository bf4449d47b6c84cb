import type { Result } from '../base/result.ts';
import type { Dataset } from '../model/dataset.ts';
import type { Method } from '../model/method.ts';
import type { ScoreResult } from '../model/score-result.ts';
import { runStages } from './run-stages.ts';
import { createStageMemory } from './stage-memory.ts';

/**
 * The definition of a score (docs/METHODS "From records to an index"): pure and deterministic. Switched-off (weight 0) measures and nodes are scored
 * where they can be and counted nowhere. An error names what is wrong in `place.subject` and `params` (unit, node, child,
 * measure); then there is no result at all. Throws only on a dataset that breaks its own rules.
 */
export function score(dataset: Dataset, method: Method): Result<ScoreResult> {
  return runStages(createStageMemory(dataset), method);
}
