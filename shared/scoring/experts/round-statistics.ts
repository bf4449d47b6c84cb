import { ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import { expertGroups } from '../../model/expert-round.ts';
import type { ExpertAnswer, ExpertRound } from '../../model/expert-round.ts';
import { delphi } from '../weights/delphi.ts';
import type { DelphiRound, DelphiStatistics } from '../weights/delphi.ts';

export interface RoundStatistics {
  readonly invited: number;
  readonly returned: number;
  /** 积极系数: returned over invited. */
  readonly positive: number;
  /** Over all items of a rating; null of points, which are given group by group. */
  readonly all: DelphiStatistics | null;
  /** Of each group of siblings, in the round's order. */
  readonly groups: readonly { readonly parent: string; readonly statistics: DelphiStatistics }[];
}

/**
 * What the answers to a round of marks or points come to; null where nobody has answered, or for pairs (`roundWeights`). An empty cell of points is 0,
 * one of marks is no mark. Errors: those of `delphi` (an item that nobody marked).
 */
export function roundStatistics(round: ExpertRound, answers: readonly ExpertAnswer[]): Result<RoundStatistics | null> {
  const own = answers.filter((answer) => answer.round === round.id);
  if (round.kind === 'ahp' || own.length === 0) return ok(null);
  const of = (items: readonly number[]): Result<DelphiStatistics | null> => {
    const statistics = delphi([askedOf(round, own, items)]);
    return statistics.ok ? ok(statistics.value[0] ?? null) : statistics;
  };
  const all = round.kind === 'rating' ? of(round.items.map((_, at) => at)) : ok(null);
  if (!all.ok) return all;
  const groups: { parent: string; statistics: DelphiStatistics }[] = [];
  for (const { parent, items } of expertGroups(round)) {
    const statistics = of(items);
    if (!statistics.ok) return statistics;
    if (statistics.value !== null) groups.push({ parent, statistics: statistics.value });
  }
  const invited = round.experts.length;
  return ok({ invited, returned: own.length, positive: own.length / invited, all: all.value, groups });
}

function askedOf(round: ExpertRound, answers: readonly ExpertAnswer[], items: readonly number[]): DelphiRound {
  const empty = round.kind === 'points' ? 0 : null;
  return {
    round: round.number,
    items: items.map((at) => round.items[at]?.code ?? ''),
    ...(round.kind === 'rating' ? { fullMark: round.scale } : {}),
    experts: answers.map(({ expert, values, basis, familiarity }) => ({
      name: expert,
      ratings: items.map((at) => values[at] ?? empty),
      ...(basis === null || familiarity === null ? {} : { basis, familiarity }),
    })),
  };
}
