import type { ScoreEffect, TierChange, UnitMove } from '../../../shared/contract/outputs.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { ScoreResult } from '../../../shared/model/score-result.ts';
import { evidenceChange } from '../../../shared/scoring/evidence-change.ts';

/** What lies between two results, whose units need not be the same. */
export function scoreEffect(before: Result<ScoreResult>, after: Result<ScoreResult>): ScoreEffect {
  const [from, to] = [before, after].map(unitsOf);
  const tiers: TierChange[] = [];
  let ranks = 0;
  for (const unit of new Set([...(from?.keys() ?? []), ...(to?.keys() ?? [])])) {
    const [was, is] = [from?.get(unit), to?.get(unit)];
    if ((was?.rank ?? null) !== (is?.rank ?? null)) ranks += 1;
    if (was !== undefined && is !== undefined && was.tier !== is.tier)
      tiers.push({ unit, from: was.tier, to: is.tier, indexFrom: was.index, indexTo: is.index });
  }
  const scored = (units: ReturnType<typeof unitsOf> | undefined): number =>
    [...(units?.values() ?? [])].filter(({ index }) => index !== null).length;
  return {
    ranks,
    tiers,
    scored: { before: scored(from), after: scored(to) },
    evidence:
      before.ok && after.ok
        ? evidenceChange(before.value, after.value).map((move) => ({
            ...move,
            from: known(move.from),
            to: known(move.to),
          }))
        : [],
    // Before the first import there is nothing to score; only a failure afterwards is worth a word.
    error: before.ok && !after.ok ? after.error : null,
  };
}

/** Units whose rank or tier would be another, the highest afterwards first; those that are only before or only after among them. */
export function unitMoves(before: Result<ScoreResult>, after: Result<ScoreResult>): readonly UnitMove[] {
  const [from, to] = [before, after].map(unitsOf);
  const nowhere: UnitScore = { index: null, rank: null, tier: null };
  const moves = [...new Set([...(from?.keys() ?? []), ...(to?.keys() ?? [])])].flatMap((unit): UnitMove[] => {
    const [was, is] = [from?.get(unit) ?? nowhere, to?.get(unit) ?? nowhere];
    return was.rank === is.rank && was.tier === is.tier
      ? []
      : [
          {
            unit,
            ...{ rankFrom: was.rank, rankTo: is.rank, from: was.tier, to: is.tier },
            ...{ indexFrom: was.index, indexTo: is.index },
          },
        ];
  });
  return moves.sort((a, b) => (a.rankTo ?? Infinity) - (b.rankTo ?? Infinity) || (a.unit < b.unit ? -1 : 1));
}

interface UnitScore {
  readonly index: number | null;
  readonly rank: number | null;
  readonly tier: TierChange['from'];
}

function unitsOf(result: Result<ScoreResult>): ReadonlyMap<string, UnitScore> {
  if (!result.ok) return new Map();
  const { units, index, rank, tier } = result.value;
  return new Map(
    units.map((unit, u) => [unit, { index: known(index[u]), rank: known(rank[u]), tier: tier[u] ?? null }]),
  );
}

function known(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}
