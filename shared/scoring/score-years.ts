import type { Result } from '../base/result.ts';
import type { Dataset } from '../model/dataset.ts';
import type { Method } from '../model/method.ts';
import type { ScoreResult } from '../model/score-result.ts';
import { yearBasisOf } from '../model/year-basis.ts';
import { datasetOfYear } from './dataset-of-year.ts';
import { runAllYears, runPooled, runStages } from './run-stages.ts';
import { createStageMemory } from './stage-memory.ts';

/** One year's result. */
export interface YearScore {
  readonly year: number;
  readonly result: ScoreResult;
}

/**
 * docs/METHODS "Years": every year of a dataset scored by one method, rising; values in the measures' units, scores on the method's scale. Statistics
 * (limits, norms, groups' means, ranks as scores) are those of the year, of a base year or of all, as the method's `yearBasis` says; ranks and
 * tiers of the index are within a year. A dataset whose values have no year gives an empty list. Errors as `score`, with the year where it is one
 * year's; a base year without values is BASE_YEAR_WITHOUT_VALUES. Source: OECD/JRC 2008, step 5 (panel normalisation); COINr's `qNormalise` over panel data.
 */
export function scoreYears(dataset: Dataset, method: Method): Result<readonly YearScore[]> {
  return runAllYears(createStageMemory(dataset), method);
}

/**
 * The scores that weights are proposed from (docs/METHODS "Years"): the evaluated year's, the base year's, or of all years together, then with each
 * unit once a year.
 */
export function referenceScores(dataset: Dataset, method: Method): Result<ScoreResult> {
  const basis = yearBasisOf(method);
  if (basis.kind === 'pooled') return runPooled(createStageMemory(dataset), method);
  const base = basis.kind === 'base_year' ? datasetOfYear(dataset, basis.year) : null;
  return runStages(createStageMemory(base ?? dataset), method);
}

export interface YearsScorer {
  /** The same bits as `scoreYears`. Results share arrays with earlier ones: never write into them. */
  score(method: Method): Result<readonly YearScore[]>;
}

/** `scoreYears` with a memory for live edits, as `createScorer`. */
export function createYearsScorer(dataset: Dataset): YearsScorer {
  const memory = createStageMemory(dataset);
  return { score: (method) => runAllYears(memory, method) };
}
