import type { ScoreResult } from '../../shared/model/score-result.ts';
import type { Method, TierId } from '../../shared/model/method.ts';
import { sameTiers, tierChanges } from '../../shared/model/tier-changes.ts';
import { nearlyEqual } from '../../shared/base/tolerance.ts';
import { evidenceChange } from '../../shared/scoring/evidence-change.ts';
import type { EvidenceMove } from '../../shared/scoring/evidence-change.ts';

export interface RankMove {
  readonly unit: string;
  readonly from: number;
  readonly to: number;
}
export interface TierMove {
  readonly unit: string;
  readonly from: TierId | null;
  readonly to: TierId | null;
}
/** What an edit did to the cohort, in administrative order. */
export interface ResultChange {
  readonly ranks: readonly RankMove[];
  readonly tiers: readonly TierMove[];
  /** Units whose index moved by more than the tolerance. */
  readonly indices: number;
  /** Units whose index rests on something else. */
  readonly evidence: readonly EvidenceMove[];
  /** Whether tiers are called otherwise: a unit that only goes with the name of its tier isn't among `tiers`. */
  readonly renamed: boolean;
  /** Units with an index. */
  readonly scored: { readonly before: number; readonly after: number };
}

export const noChange: ResultChange = {
  ranks: [],
  tiers: [],
  indices: 0,
  evidence: [],
  renamed: false,
  scored: { before: 0, after: 0 },
};

type Tiers = Pick<Method, 'tiers'> | null;

/**
 * Units that only one of the two knows had, or have, no rank, tier and index there; null: nothing was scored before. `methods`: of which the results
 * are, where their tiers may differ.
 */
export function compareResults(
  before: ScoreResult | null,
  after: ScoreResult,
  methods: readonly [before: Tiers, after: Tiers] = [null, null],
): ResultChange {
  const [was, is] = methods;
  const lines = was === null || is === null ? sameTiers : tierChanges(was.tiers, is.tiers);
  const sameUnits = before !== null && before.units.every((unit, at) => unit === after.units[at]);
  const places = sameUnits || before === null ? null : new Map(before.units.map((unit, at) => [unit, at]));
  const ranks: RankMove[] = [];
  const tiers: TierMove[] = [];
  let indices = 0;
  for (const [at, unit] of after.units.entries()) {
    const place = places === null ? at : (places.get(unit) ?? -1);
    const from = before?.rank[place] ?? Number.NaN;
    const to = after.rank[at] ?? Number.NaN;
    if (from !== to && !(Number.isNaN(from) && Number.isNaN(to))) ranks.push({ unit, from, to });
    const tierBefore = before?.tier[place] ?? null;
    const tierAfter = after.tier[at] ?? null;
    if (lines.isMove(tierBefore, tierAfter)) tiers.push({ unit, from: tierBefore, to: tierAfter });
    const indexBefore = before?.index[place] ?? Number.NaN;
    const indexAfter = after.index[at] ?? Number.NaN;
    if (
      Number.isNaN(indexBefore) !== Number.isNaN(indexAfter) ||
      (!Number.isNaN(indexAfter) && !nearlyEqual(indexBefore, indexAfter, after.nodeSpans[0]))
    )
      indices += 1;
  }
  const scored = { before: scoredUnits(before), after: scoredUnits(after) };
  const evidence = before === null ? [] : evidenceChange(before, after);
  return { ranks, tiers, indices, evidence, renamed: lines.renamed, scored };
}

/** Units whose rank is another than before; none where nobody had an index, since all of it is new then and nothing has changed. */
export function movedUnits({ ranks, scored }: ResultChange): ReadonlySet<string> {
  return new Set(scored.before === 0 ? [] : ranks.map(({ unit }) => unit));
}

function scoredUnits(result: ScoreResult | null): number {
  return result?.index.reduce((count, index) => (Number.isNaN(index) ? count : count + 1), 0) ?? 0;
}
