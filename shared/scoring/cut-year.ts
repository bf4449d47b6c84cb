import type { Method } from '../model/method.ts';
import type { ScoreResult } from '../model/score-result.ts';
import { rankScores } from './rank-scores.ts';
import type { YearStack } from './stage-memory.ts';

/** A typed array, as far as cutting goes. */
interface Cells<T> {
  slice(start: number, end: number): T;
  subarray(start: number, end: number): T;
  set(values: T, offset: number): void;
  readonly length: number;
}

/**
 * One year of what was scored over several: every column cut to the year's units, ranks among them alone; tiers are each unit's own. Throws for
 * a year that the stack doesn't have.
 */
export function cutYear(stack: YearStack, stacked: ScoreResult, year: number, method: Method): ScoreResult {
  const at = stack.years.indexOf(year);
  if (at < 0) throw new Error(`scoring: no year ${year}`);
  const { floats, bytes, counts } = stack.cuts;
  const cut = (matrix: Float64Array): Float64Array => remembered(stack, floats, matrix, at);
  const count = stack.units.length;
  const { evidence } = stacked;
  const index = cut(stacked.index);
  return {
    ...stacked,
    units: stack.units,
    denominated: cut(stacked.denominated),
    imputed: cut(stacked.imputed),
    treated: cut(stacked.treated),
    normalised: cut(stacked.normalised),
    reasons: remembered(stack, bytes, stacked.reasons, at),
    marks: remembered(stack, bytes, stacked.marks, at),
    scores: cut(stacked.scores),
    combined: cut(stacked.combined),
    weighted: cut(stacked.weighted),
    adjustments: stacked.adjustments.map(({ adjustment, effect }) => ({ adjustment, effect: cut(effect) })),
    index,
    rank: rankScores(index, method, stacked.nodeSpans[0]),
    tier: stacked.tier.slice(at * count, (at + 1) * count),
    coverage: cut(stacked.coverage),
    evidence: {
      cellMeasured: cut(evidence.cellMeasured),
      measured: cut(evidence.measured),
      imputed: cut(evidence.imputed),
      incomplete: remembered(stack, counts, evidence.incomplete, at),
      doubts: remembered(stack, counts, evidence.doubts, at),
    },
  };
}

/** A matrix that an edit left as it was has been cut already. */
function remembered<T extends Cells<T> & object>(stack: YearStack, cuts: WeakMap<T, T[]>, matrix: T, at: number): T {
  const known = cuts.get(matrix) ?? [];
  const cut = known[at] ?? cutOf(matrix, stack.units.length, stack.years.length, at);
  known[at] = cut;
  cuts.set(matrix, known);
  return cut;
}

function cutOf<T extends Cells<T>>(matrix: T, units: number, years: number, at: number): T {
  const own = matrix.slice(0, matrix.length / years);
  for (let to = 0, from = at * units; to < own.length; to += units, from += years * units)
    own.set(matrix.subarray(from, from + units), to);
  return own;
}
