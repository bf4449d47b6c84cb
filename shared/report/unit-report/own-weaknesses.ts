import { clearlyAbove } from '../../base/tolerance.ts';
import { nodeScores } from '../cohort-statistics.ts';
import type { ReportInput } from '../report-input.ts';
import type { ProfileCohort } from '../unit-profile.ts';

/** An indicator on which a unit stands lowest against the cohort's mean, in its own profile. */
export interface OwnWeakness {
  /** Position in `Dataset.nodes`. */
  readonly node: number;
  readonly score: number;
  readonly mean: number;
  readonly best: number;
}

export interface OwnWeaknesses {
  /** Of the indicators compared: the second level, or the first where there is no second. */
  readonly depth: number;
  readonly found: readonly OwnWeakness[];
  /** Whether one of them is below the mean. */
  readonly someBelow: boolean;
}

/** The indicators of the second level with the lowest distance to the mean, at most `most`: also of a unit that is above the mean everywhere. */
export function ownWeaknesses(input: ReportInput, u: number, cohort: ProfileCohort, most: number): OwnWeaknesses {
  const { dataset, result } = input;
  const depth = Math.min(2, Math.max(0, ...dataset.nodes.map((node) => node.depth)));
  const compared = dataset.nodes.flatMap((node, at): readonly OwnWeakness[] => {
    const score = nodeScores(result, at)[u] ?? Number.NaN;
    const column = cohort.get(at);
    if (node.depth !== depth || !((result.nodeEffective[at] ?? 0) > 0) || column === undefined) return [];
    return Number.isNaN(score) || column.present < 2 ? [] : [{ node: at, score, mean: column.mean, best: column.best }];
  });
  const found = compared.toSorted((a, b) => a.score - a.mean - (b.score - b.mean) || a.node - b.node).slice(0, most);
  return {
    depth,
    found,
    someBelow: found.some(({ node, score, mean }) => clearlyAbove(mean, score, result.nodeSpans[node])),
  };
}
