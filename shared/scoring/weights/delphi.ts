import { appError } from '../../base/app-error.ts';
import type { AppError } from '../../base/app-error.ts';
import { err, ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import { chiSquareTail } from '../coherence/chi-square-tail.ts';
import { mean } from '../statistics/mean.ts';
import { median } from '../statistics/median.ts';
import { quantile } from '../statistics/quantile.ts';
import { rankValues } from '../statistics/rank-values.ts';
import { standardDeviation } from '../statistics/standard-deviation.ts';

/** One expert's ratings in a round: a weight or importance for each item, null where none was given. */
export interface DelphiExpert {
  readonly name: string;
  readonly ratings: readonly (number | null)[];
  /** Ca 判断依据 and Cs 熟悉程度, 0–1; left out: not asked. */
  readonly basis?: number;
  readonly familiarity?: number;
}
export interface DelphiRound {
  readonly round: number;
  readonly items: readonly string[];
  readonly experts: readonly DelphiExpert[];
  /** The highest mark that could be given; left out: there is none. */
  readonly fullMark?: number;
}

export interface DelphiItem {
  readonly code: string;
  /** Experts who rated it. */
  readonly count: number;
  readonly mean: number;
  readonly median: number;
  /** First and third quartile, type 7. */
  readonly lower: number;
  readonly upper: number;
  /** Sample standard deviation; NaN for one rating. */
  readonly sd: number;
  /** 变异系数 sd/mean; NaN for one rating. */
  readonly variation: number;
  /** 满分率: share of the ratings that are the highest mark; NaN without one. */
  readonly fullMarks: number;
}
export interface DelphiStatistics {
  readonly round: number;
  readonly items: readonly DelphiItem[];
  /** 协调系数 over the experts who rated every item; null for fewer than 2 of them or of items, or when all ratings are ties. */
  readonly concordance: {
    readonly w: number;
    readonly experts: number;
    readonly chiSquare: number;
    readonly degrees: number;
    /** P(χ² at least as large) were there no agreement. */
    readonly p: number;
  } | null;
  /** 权威程度 Cr = (Ca + Cs)/2: the mean over experts who gave both, and each of theirs. */
  readonly authority: {
    readonly mean: number;
    readonly experts: readonly { readonly name: string; readonly cr: number }[];
  } | null;
  readonly remarks: readonly AppError[];
}

/** docs/METHODS "delphi": statistics of each round. Errors: no round, an item nobody rated, a rating below 0, Ca or Cs outside 0–1. */
export function delphi(rounds: readonly DelphiRound[]): Result<readonly DelphiStatistics[]> {
  if (rounds.length === 0) return err(appError('DELPHI_NO_ROUND'));
  const statistics: DelphiStatistics[] = [];
  for (const round of rounds) {
    const wrong = roundProblem(round);
    if (wrong !== null) return err(wrong);
    statistics.push(roundStatistics(round));
  }
  return ok(statistics);
}

/** Weights of sum 1 from a round's means or medians. Error when they are all 0. */
export function delphiWeights(
  statistics: DelphiStatistics,
  use: 'mean' | 'median',
): Result<Readonly<Record<string, number>>> {
  const total = statistics.items.reduce((sum, item) => sum + item[use], 0);
  if (!(total > 0)) return err(appError('DELPHI_ALL_ZERO', { round: statistics.round }));
  return ok(Object.fromEntries(statistics.items.map((item) => [item.code, item[use] / total])));
}

function roundProblem({ round, items, experts }: DelphiRound): AppError | null {
  for (const { name, ratings, basis, familiarity } of experts) {
    if (ratings.length !== items.length)
      return appError(
        'DELPHI_RATINGS_COUNT',
        { round, expert: name, count: ratings.length, items: items.length },
        { subject: name },
      );
    const wrong = ratings.findIndex((rating) => rating !== null && !(Number.isFinite(rating) && rating >= 0));
    if (wrong >= 0)
      return appError(
        'DELPHI_RATING_INVALID',
        { round, expert: name, item: items[wrong] ?? '', rating: ratings[wrong] ?? '' },
        { subject: name },
      );
    const degree = [basis, familiarity].find((value) => value !== undefined && !(value >= 0 && value <= 1));
    if (degree !== undefined)
      return appError('DELPHI_DEGREE_INVALID', { round, expert: name, degree }, { subject: name });
  }
  const unrated = items.findIndex((_, at) => experts.every(({ ratings }) => ratings[at] === null));
  return unrated >= 0
    ? appError('DELPHI_ITEM_UNRATED', { round, item: items[unrated] ?? '' }, { subject: items[unrated] ?? '' })
    : null;
}

function roundStatistics(round: DelphiRound): DelphiStatistics {
  const complete = round.experts.filter(({ ratings }) => ratings.every((rating) => rating !== null));
  const concordance = kendallW(complete.map(({ ratings }) => ratings.map((rating) => rating ?? Number.NaN)));
  const authority = round.experts.flatMap(({ name, basis, familiarity }) =>
    basis === undefined || familiarity === undefined ? [] : [{ name, cr: (basis + familiarity) / 2 }],
  );
  const remarks: AppError[] = [];
  if (complete.length < round.experts.length)
    remarks.push(
      appError('DELPHI_INCOMPLETE_EXPERTS', {
        round: round.round,
        left: round.experts.length - complete.length,
        used: complete.length,
      }),
    );
  if (concordance === null) remarks.push(appError('DELPHI_NO_CONCORDANCE', { round: round.round }));
  return {
    round: round.round,
    items: round.items.map((code, at) => {
      const ratings = round.experts.flatMap((expert) => expert.ratings[at] ?? []);
      const centre = mean(ratings);
      const sd = standardDeviation(ratings);
      const full = ratings.filter((rating) => rating === round.fullMark).length;
      return {
        ...{ code, count: ratings.length, mean: centre, median: median(ratings) },
        ...{ lower: quantile(ratings, 0.25), upper: quantile(ratings, 0.75), sd, variation: sd / centre },
        fullMarks: round.fullMark === undefined ? Number.NaN : full / ratings.length,
      };
    }),
    concordance,
    authority: authority.length === 0 ? null : { mean: mean(authority.map(({ cr }) => cr)), experts: authority },
    remarks,
  };
}

/**
 * Kendall's W with ties (Kendall and Babington Smith 1939; Siegel and Castellan 1988): 12S/(m²(n³ − n) − m ΣT), T = Σ(t³ − t)
 * over the ties of an expert, S the squared deviations of the rank sums; χ² = m(n − 1)W on n − 1 degrees.
 */
function kendallW(ratings: readonly (readonly number[])[]): DelphiStatistics['concordance'] {
  const m = ratings.length;
  const n = ratings[0]?.length ?? 0;
  if (m < 2 || n < 2) return null;
  const ranks = ratings.map((row) => rankValues(Float64Array.from(row), 'falling', 'average'));
  const sums = Array.from({ length: n }, (_, item) => ranks.reduce((sum, row) => sum + (row[item] ?? 0), 0));
  const centre = (m * (n + 1)) / 2;
  const deviations = sums.reduce((sum, x) => sum + (x - centre) ** 2, 0);
  const ties = ranks.reduce((sum, row) => sum + tieTerm(row), 0);
  const divisor = m * m * (n ** 3 - n) - m * ties;
  if (!(divisor > 0)) return null;
  const w = (12 * deviations) / divisor;
  const chiSquare = m * (n - 1) * w;
  return { w, experts: m, chiSquare, degrees: n - 1, p: chiSquareTail(chiSquare, n - 1) };
}

function tieTerm(ranks: Float64Array): number {
  const counts = new Map<number, number>();
  for (const rank of ranks) counts.set(rank, (counts.get(rank) ?? 0) + 1);
  return [...counts.values()].reduce((sum, t) => sum + t ** 3 - t, 0);
}
