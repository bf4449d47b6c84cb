import { appError } from '../../base/app-error.ts';
import { nearlyEqual } from '../../base/tolerance.ts';
import { err, ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import type { Dataset } from '../../model/dataset.ts';
import type { Method, TierId } from '../../model/method.ts';
import type { ScoreResult } from '../../model/score-result.ts';
import { vetoedTier } from '../adjust.ts';
import { assignTier } from '../assign-tier.ts';
import { score } from '../score.ts';
import { rankValues } from '../statistics/rank-values.ts';
import { lineCandidates, meetingCandidates } from './curve-crossings.ts';
import { effectiveLine } from './margins.ts';
import { curveContext, shareCurves } from './share-curves.ts';
import type { IndexCurve, ShareCurves } from './share-curves.ts';
import type { WeightTick, WeightTickChange } from './what-if-types.ts';

/** Crossings nearer to each other than this are one tick: several units at once, or rounding. */
const SAME_SHARE = 1e-9;

/** The units' places between two candidate shares, and the candidate they begin at. */
interface Stretch {
  readonly from: number;
  readonly ranks: Float64Array;
  readonly tiers: readonly (TierId | null)[];
}

/**
 * The values of one weight, its siblings' weights left as they are, where some rank or tier changes, rising; with who and to
 * what when the weight rises through the value. A first tick at 0 says what switching the indicator on changes. Empty where
 * the weight cannot move anything (an only child, below a node that is switched off). Errors: those of `score`, an unknown code.
 */
export function weightTicks(dataset: Dataset, method: Method, code: string): Result<readonly WeightTick[]> {
  const scored = score(dataset, method);
  if (!scored.ok) return scored;
  if (![...scored.value.nodes, ...scored.value.measures].includes(code))
    return err(appError('WHAT_IF_CODE_UNKNOWN', { code }, { subject: code }));
  const curves = shareCurves(curveContext(dataset, method, scored.value), code);
  if (curves === null) return ok([]);
  const stops = candidateShares(curves, method);
  const ticks: WeightTick[] = [];
  // Switched off, an indicator off the scale leaves the index on it.
  const without = standingAt(dataset, method, code, 0) ?? scored.value;
  const having = standingAt(dataset, method, code, curves.weight || 1) ?? scored.value;
  let before = stretch(curves, method, without, 0, 0);
  stops.forEach((from, at) => {
    const next = stops[at + 1] ?? 1;
    const after = stretch(curves, method, having, from, (from + next) / 2);
    const changes = changesBetween(scored.value.units, before, after);
    if (changes.length > 0) ticks.push({ share: from, weight: (from / (1 - from)) * curves.others, changes });
    before = after;
  });
  return ok(ticks);
}

/** 0, and every share where a unit meets a tier line or another unit; each once. */
function candidateShares(curves: ShareCurves, method: Method): number[] {
  const units = curves.units.filter((curve) => curve !== null);
  const lines = method.tiers.flatMap(({ lower }) => (lower === null ? [] : [effectiveLine(lower, method)]));
  const shares = [
    ...units.flatMap((curve) => lines.flatMap((line) => lineCandidates(curve, line))),
    ...units.flatMap((a, at) => units.slice(at + 1).flatMap((b) => meetingCandidates(a, b))),
  ].sort((a, b) => a - b);
  return shares.reduce<number[]>(
    (kept, share) => {
      if (share - (kept.at(-1) ?? 0) > SAME_SHARE) kept.push(share);
      return kept;
    },
    [0],
  );
}

type Standing = Pick<ScoreResult, 'nodeOffScale' | 'nodeSpans' | 'adjustments'>;

function standingAt(dataset: Dataset, method: Method, code: string, weight: number): Standing | null {
  const result = score(dataset, { ...method, weights: { ...method.weights, [code]: weight } });
  return result.ok ? result.value : null;
}

function stretch(curves: ShareCurves, method: Method, standing: Standing, from: number, inside: number): Stretch {
  const index = Float64Array.from(curves.units, (curve: IndexCurve | null) => curve?.at(inside) ?? Number.NaN);
  return {
    from,
    ranks: rankValues(index, 'falling', method.ties, standing.nodeSpans[0]),
    tiers: Array.from(index, (value, unit) =>
      standing.nodeOffScale[0] === 1 ? null : vetoedTier(assignTier(value, method), method, standing.adjustments, unit),
    ),
  };
}

function changesBetween(codes: readonly string[], before: Stretch, after: Stretch): WeightTickChange[] {
  return codes.flatMap((unit, at): WeightTickChange[] => {
    const changes: WeightTickChange[] = [];
    const from = before.tiers[at] ?? null;
    const to = after.tiers[at] ?? null;
    if (from !== to) changes.push({ kind: 'tier', unit, from, to });
    const rankFrom = before.ranks[at] ?? Number.NaN;
    const rankTo = after.ranks[at] ?? Number.NaN;
    if (!nearlyEqual(rankFrom, rankTo) && !Number.isNaN(rankFrom) && !Number.isNaN(rankTo))
      changes.push({ kind: 'rank', unit, from: rankFrom, to: rankTo });
    return changes;
  });
}
