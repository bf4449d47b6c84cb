import { displayedValue } from '../base/display.ts';
import type { Method } from '../model/method.ts';
import { rankValues } from './statistics/rank-values.ts';

/** docs/METHODS "Ranks and ties" of a column of scores: by full precision, or by the value printed with `rankRounding` decimals. */
export function rankScores(
  scores: Float64Array,
  { ties, rankRounding }: Pick<Method, 'ties' | 'rankRounding'>,
  span?: number,
): Float64Array {
  const judged = rankRounding === null ? scores : scores.map((score) => displayedValue(score, rankRounding));
  return rankValues(judged, 'falling', ties, span);
}
