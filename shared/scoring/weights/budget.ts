import { appError } from '../../base/app-error.ts';
import { err, ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import { delphi } from './delphi.ts';
import type { DelphiRound, DelphiStatistics } from './delphi.ts';

/** Points that each expert has to give. */
const BUDGET = 100;
/** What rounding of shares to two decimals may leave over. */
const SLACK = 0.5;

/** What the experts made of their points: statistics of each item as of a Delphi round, its fewest and most points, and its share. */
export interface BudgetAllocation {
  readonly statistics: DelphiStatistics;
  /** Points of the expert who gave an item fewest, and most; in the order of the items. */
  readonly fewest: readonly number[];
  readonly most: readonly number[];
  /** Mean points over all that was given; sum 1. */
  readonly weights: Readonly<Record<string, number>>;
}

/**
 * docs/METHODS "budget": every expert gives 100 points to the items, nothing (an empty cell) being 0; an item's weight is its mean share. Errors: nobody
 * gave points, points below 0, points that don't sum to 100, each with the expert. Source: OECD/JRC 2008, step 6 (budget allocation).
 */
export function budgetAllocation(round: DelphiRound): Result<BudgetAllocation> {
  if (round.experts.length === 0) return err(appError('BUDGET_NOBODY'));
  const experts = round.experts.map((expert) => ({ ...expert, ratings: expert.ratings.map((points) => points ?? 0) }));
  const statistics = delphi([{ ...round, experts }]);
  if (!statistics.ok) return statistics;
  for (const { name, ratings } of experts) {
    const sum = ratings.reduce((total, points) => total + points, 0);
    if (!(Math.abs(sum - BUDGET) <= SLACK))
      return err(appError('BUDGET_SUM', { expert: name, sum: Math.round(sum * 100) / 100 }, { subject: name }));
  }
  const [first] = statistics.value;
  if (first === undefined) return err(appError('BUDGET_NOBODY'));
  const given = first.items.reduce((sum, { mean }) => sum + mean, 0);
  const pointsOf = (at: number): readonly number[] => experts.map(({ ratings }) => ratings[at] ?? 0);
  return ok({
    statistics: first,
    fewest: round.items.map((_, at) => Math.min(...pointsOf(at))),
    most: round.items.map((_, at) => Math.max(...pointsOf(at))),
    weights: Object.fromEntries(first.items.map(({ code, mean }) => [code, mean / given])),
  });
}
