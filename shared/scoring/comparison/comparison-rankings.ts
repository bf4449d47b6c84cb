import type { Dataset } from '../../model/dataset.ts';
import type { Method } from '../../model/method.ts';
import type { ScoreResult } from '../../model/score-result.ts';
import { kendall, spearman } from '../statistics/rank-correlation.ts';
import { rankValues } from '../statistics/rank-values.ts';
import { comparisonMethods, comparisons } from './comparison-methods.ts';
import type { ComparisonMethodId } from './comparison-methods.ts';
import { leafTable } from './leaf-table.ts';
import { rsrGrades } from './rsr-grades.ts';
import type { RsrGrades } from './rsr-grades.ts';

/** One method beside the index; arrays per unit of the dataset, NaN where it has no score. */
export interface ComparisonRanking {
  readonly id: ComparisonMethodId;
  readonly scores: Float64Array;
  readonly ranks: Float64Array;
  /** With the index, over the units ranked by both; NaN without enough of them. */
  readonly spearman: number;
  readonly kendall: number;
}

export interface ComparisonRankings {
  readonly rankings: readonly ComparisonRanking[];
  /** Methods that can't be applied to these scores: negative ones, or none that tells units apart. */
  readonly refused: readonly ComparisonMethodId[];
  /** Codes of the units that lack the score of a measure that counts. */
  readonly leftOut: readonly string[];
  /** Ranks of the index among the units compared. */
  readonly indexRanks: Float64Array;
  /** Units by falling largest shift from the index's rank. */
  readonly movers: readonly { readonly unit: string; readonly shift: number; readonly by: ComparisonMethodId }[];
  /** 秩和比分档 of the compared units; NaN for others. */
  readonly rsr: (Omit<RsrGrades, 'probits' | 'grade'> & { readonly grade: Float64Array }) | null;
}

/** docs/METHODS "Comparison rankings": on the scores of the measures that count, with effective weights, beside the index and never in its place. */
export function comparisonRankings(dataset: Dataset, method: Method, result: ScoreResult): ComparisonRankings {
  const table = leafTable(dataset, method, result);
  const spread = (values: readonly number[]): Float64Array => {
    const column = new Float64Array(dataset.units.length).fill(Number.NaN);
    table.units.forEach((unit, at) => (column[unit] = values[at] ?? Number.NaN));
    return column;
  };
  const index = spread(table.units.map((unit) => result.index[unit] ?? Number.NaN));
  const indexRanks = rankValues(index, 'falling', method.ties, result.nodeSpans[0]);
  const refused: ComparisonMethodId[] = [];
  let rsr: ComparisonRankings['rsr'] = null;
  const rankings = comparisonMethods.flatMap((id): ComparisonRanking[] => {
    const made = comparisons[id](table);
    if (made === null) {
      refused.push(id);
      return [];
    }
    const scores = spread(made);
    if (id === 'rsr') {
      const graded = rsrGrades(made);
      rsr = graded && {
        intercept: graded.intercept,
        slope: graded.slope,
        grades: graded.grades,
        grade: spread(graded.grade),
      };
    }
    return [
      {
        id,
        scores,
        ranks: rankValues(scores, 'falling', method.ties),
        spearman: spearman(scores, index),
        kendall: kendall(scores, index),
      },
    ];
  });
  const movers = table.units
    .flatMap((unit) => {
      const shifts = rankings.map(({ id, ranks }) => ({
        unit: dataset.units[unit]?.code ?? '',
        shift: (indexRanks[unit] ?? Number.NaN) - (ranks[unit] ?? Number.NaN),
        by: id,
      }));
      const most = shifts
        .filter(({ shift }) => !Number.isNaN(shift))
        .sort((a, b) => Math.abs(b.shift) - Math.abs(a.shift))[0];
      return most === undefined || most.shift === 0 ? [] : [most];
    })
    .sort((a, b) => Math.abs(b.shift) - Math.abs(a.shift));
  return { rankings, refused, leftOut: table.leftOut, indexRanks, movers, rsr };
}
