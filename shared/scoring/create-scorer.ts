import type { Result } from '../base/result.ts';
import type { Dataset } from '../model/dataset.ts';
import type { Method } from '../model/method.ts';
import type { ScoreResult } from '../model/score-result.ts';
import { runStages } from './run-stages.ts';
import { createStageMemory } from './stage-memory.ts';

export interface Scorer {
  /** The same bits as `score(dataset, method)`. Results share arrays with earlier ones: never write into them. */
  score(method: Method): Result<ScoreResult>;
}

/**
 * For live edits: keeps each stage's last result and recomputes only what an edit touches. What is unchanged is
 * recognised by identity, so edit methods by copying the path that changes (`{ ...method, weights: { ...method.weights, A: 3 } }`).
 */
export function createScorer(dataset: Dataset): Scorer {
  const memory = createStageMemory(dataset);
  return { score: (method) => runStages(memory, method) };
}
