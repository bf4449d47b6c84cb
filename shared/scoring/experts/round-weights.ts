import { appError } from '../../base/app-error.ts';
import { err, ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import { expertGroups, expertPairs } from '../../model/expert-round.ts';
import type { ExpertAnswer, ExpertGroup, ExpertRound } from '../../model/expert-round.ts';
import { mean } from '../statistics/mean.ts';
import { ahp, combineJudgements } from '../weights/ahp.ts';
import type { AhpResult, Judgements } from '../weights/ahp.ts';
import { tukeyOutliers } from './tukey-outliers.ts';

/** How a group's comparisons come together: of the judgements (AIJ) or of each expert's own weights (AIP), by geometric means (Forman and Peniwati 1998). */
export type GroupRule = 'judgements' | 'priorities';

export interface ExpertStanding {
  readonly expert: string;
  /** Greatest consistency ratio over the groups; null where none is defined, or of marks and points. */
  readonly cr: number | null;
  /** From the group's weights: root mean square over the groups of the Aitchison distance for pairs, of the plain one else; NaN where the expert gave no weights. */
  readonly distance: number;
  readonly outlier: boolean;
}

export interface GroupWeights {
  readonly parent: string;
  /** Code → share of the parent; sum 1. */
  readonly weights: Readonly<Record<string, number>>;
  /** Of the combined judgements, where they were combined. */
  readonly ahp: AhpResult | null;
}

export interface RoundWeights {
  readonly groups: readonly GroupWeights[];
  readonly experts: readonly ExpertStanding[];
}

export interface WeightOptions {
  readonly rule?: GroupRule;
  /** How much an expert counts; left out 1, 0 leaves the expert out. */
  readonly weightOf?: Readonly<Record<string, number>>;
}

/**
 * The group's weights from the answers to a round: shares of the weighted mean marks or points, or group AHP. Who lies far from the group is marked among
 * all who answered, whatever they count. Errors: EXPERT_NO_ANSWER, EXPERT_NO_WEIGHTS (a group that nobody gave anything, or that judgements leave apart).
 */
export function roundWeights(
  round: ExpertRound,
  answers: readonly ExpertAnswer[],
  { rule = 'judgements', weightOf = {} }: WeightOptions = {},
): Result<RoundWeights> {
  const own = answers.filter((answer) => answer.round === round.id);
  const counts = own.map(({ expert }) => weightOf[expert] ?? 1);
  if (!counts.some((count) => count > 0)) return err(appError('EXPERT_NO_ANSWER', { round: round.title }));
  const groups: GroupWeights[] = [];
  const shares: (readonly number[] | null)[][] = own.map(() => []);
  const ratios: (number | null)[][] = own.map(() => []);
  for (const group of expertGroups(round)) {
    const each = own.map((answer) => ownShares(round, answer, group));
    const found = combined(round, own, group, { each, counts, rule });
    if (found === null) return err(appError('EXPERT_NO_WEIGHTS', { group: group.parent }, { subject: group.parent }));
    groups.push(found);
    each.forEach((one, at) => {
      shares[at]?.push(one?.weights ?? null);
      ratios[at]?.push(one?.cr ?? null);
    });
  }
  const centre = groups.map(({ weights }) => Object.values(weights));
  const distances = shares.map((one) => distanceFrom(centre, one, round.kind === 'ahp'));
  const far = new Set(tukeyOutliers(distances));
  return ok({
    groups,
    experts: own.map(({ expert }, at) => {
      const known = (ratios[at] ?? []).filter((cr) => cr !== null);
      return {
        ...{ expert, cr: known.length === 0 ? null : Math.max(...known) },
        ...{ distance: distances[at] ?? Number.NaN, outlier: far.has(at) },
      };
    }),
  });
}

interface OwnShares {
  readonly weights: readonly number[];
  readonly cr: number | null;
}

/** An expert's own shares of a group; null where the answer gives none. */
function ownShares(round: ExpertRound, answer: ExpertAnswer, group: ExpertGroup): OwnShares | null {
  if (round.kind === 'ahp') {
    const solved = ahp(judgementsOf(round, answer, group), labelsOf(round, group));
    return solved.ok ? { weights: solved.value.weights, cr: solved.value.cr } : null;
  }
  const given = group.items.map((at) => answer.values[at] ?? (round.kind === 'points' ? 0 : null));
  const known = given.filter((value) => value !== null);
  const total = known.reduce((sum, value) => sum + value, 0);
  return known.length < given.length || !(total > 0)
    ? null
    : { weights: known.map((value) => value / total), cr: null };
}

/** A group of one has nothing to compare. */
function combined(
  round: ExpertRound,
  answers: readonly ExpertAnswer[],
  group: ExpertGroup,
  { each, counts, rule }: { each: readonly (OwnShares | null)[]; counts: readonly number[]; rule: GroupRule },
): GroupWeights | null {
  const codes = labelsOf(round, group);
  const named = (weights: readonly number[]): Readonly<Record<string, number>> =>
    Object.fromEntries(codes.map((code, at) => [code, weights[at] ?? 0]));
  if (codes.length === 1) return { parent: group.parent, weights: named([1]), ahp: null };
  if (round.kind === 'ahp' && rule === 'judgements') {
    const joined = combineJudgements(
      answers.map((answer) => judgementsOf(round, answer, group)),
      counts,
    );
    const solved = joined.ok ? ahp(joined.value, codes) : joined;
    return solved.ok ? { parent: group.parent, weights: named(solved.value.weights), ahp: solved.value } : null;
  }
  const means = codes.map((_, at) => {
    const given = answers.flatMap((answer, expert) => {
      const count = counts[expert] ?? 0;
      const value = round.kind === 'ahp' ? each[expert]?.weights[at] : markOf(round, answer, group.items[at]);
      return value === undefined || value === null || count === 0 ? [] : [{ value, count }];
    });
    const total = given.reduce((sum, { count }) => sum + count, 0);
    return round.kind === 'ahp'
      ? Math.exp(given.reduce((sum, { value, count }) => sum + count * Math.log(value), 0) / total)
      : given.reduce((sum, { value, count }) => sum + count * value, 0) / total;
  });
  const total = means.reduce((sum, value) => sum + value, 0);
  return total > 0 ? { parent: group.parent, weights: named(means.map((value) => value / total)), ahp: null } : null;
}

function markOf(round: ExpertRound, answer: ExpertAnswer, at: number | undefined): number | null {
  return answer.values[at ?? -1] ?? (round.kind === 'points' ? 0 : null);
}

/** Saaty's matrix of a group from the pairs of an answer. */
function judgementsOf(round: ExpertRound, { values }: ExpertAnswer, { parent, items }: ExpertGroup): Judgements {
  const matrix: (number | null)[][] = items.map((_, row) => items.map((__, column) => (row === column ? 1 : null)));
  expertPairs(round).forEach((pair, at) => {
    const value = values[at] ?? null;
    if (pair.parent !== parent || value === null) return;
    const [row, column] = [items.indexOf(pair.a), items.indexOf(pair.b)];
    const [upper, lower] = [matrix[row], matrix[column]];
    if (upper === undefined || lower === undefined) return;
    upper[column] = value;
    lower[row] = 1 / value;
  });
  return matrix;
}

function labelsOf(round: ExpertRound, { items }: ExpertGroup): readonly string[] {
  return items.map((at) => round.items[at]?.code ?? '');
}

function distanceFrom(
  centre: readonly (readonly number[])[],
  own: readonly (readonly number[] | null)[],
  logarithmic: boolean,
): number {
  const squares = own.flatMap((weights, group) => {
    const middle = centre[group];
    if (weights === null || middle === undefined) return [];
    const from = logarithmic ? centredLogs(weights) : weights;
    const to = logarithmic ? centredLogs(middle) : middle;
    return [from.reduce((sum, value, at) => sum + (value - (to[at] ?? 0)) ** 2, 0)];
  });
  return Math.sqrt(mean(squares));
}

function centredLogs(weights: readonly number[]): readonly number[] {
  const logs = weights.map(Math.log);
  const centre = mean(logs);
  return logs.map((value) => value - centre);
}
