import { appError } from '../../base/app-error.ts';
import type { WhatIfJson } from '../../model/what-if-json.ts';
import type { AppError } from '../../base/app-error.ts';
import { createRandom } from '../../base/random.ts';
import type { Random } from '../../base/random.ts';
import { err, ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import type { Dataset } from '../../model/dataset.ts';
import type { Method } from '../../model/method.ts';
import { ownTiers } from '../../model/tier-name.ts';
import { createScorer } from '../create-scorer.ts';
import { createDrawWeights } from './draw-weights.ts';
import { createIndexEngine, LANES } from './index-engine.ts';
import type { IndexEngine } from './index-engine.ts';
import { methodVariants } from './method-variants.ts';
import type { MethodVariant } from './method-variants.ts';
import { createLaneRanker } from './rank-lane.ts';
import { bestAllowedTier } from './plain-index.ts';
import { createRankTally } from './rank-tally.ts';
import type { RankTally } from './rank-tally.ts';
import type { RunControls, UncertaintyResult, UncertaintySettings } from './what-if-types.ts';

/** Draws between two looks at `isCancelled`: a few milliseconds for a cohort of 32. */
const POLL_EVERY = 512;
/** A pair is open when either order has at least this chance. */
const OPEN_PAIR = 0.05;
const MOST_DRAWS = 10_000_000;

/**
 * docs/METHODS "Uncertainty": Monte-Carlo over weights, and over alternatives if given. Same settings, same result to the bit
 * wherever V8 runs: the generator is our own, and Math.log, exp and pow are compiled into V8, not taken from the system.
 * Errors: settings out of range, an alternative that cannot be computed (before any draw), a draw outside an aggregation's
 * domain, WHAT_IF_CANCELLED.
 */
export function uncertainty(
  dataset: Dataset,
  method: Method,
  settings: UncertaintySettings,
  controls: RunControls = {},
): Result<UncertaintyResult> {
  const wrong = settingsProblem(settings);
  if (wrong !== null) return err(wrong);
  const variants = methodVariants(dataset, method, settings.alternatives ?? {});
  if (!variants.ok) return variants;
  const [baseline] = variants.value;
  if (baseline === undefined) throw new Error('what-if: no variant');

  const random = createRandom(settings.seed);
  const tally = createRankTally(
    method,
    baseline.result.rank,
    dataset.units.map((_, unit) => bestAllowedTier(method, baseline.result, unit)),
  );
  const progress = progressOf(settings.draws, controls);
  for (const [variant, draws] of drawsPerVariant(variants.value, settings.draws, random)) {
    const failed = runVariant(dataset, variant, settings, draws, random, tally, progress);
    if (failed !== null) return err(failed);
  }
  const codes = dataset.units.map(({ code }) => code);
  return ok({
    settings,
    units: codes.map((code, unit) => ({
      code,
      baselineRank: orNull(baseline.result.rank[unit]),
      baselineTier: baseline.result.tier[unit] ?? null,
      rank: tally.band(unit),
      meanRank: tally.meanRank(unit),
      tiers: tally.tierShares(unit),
      scored: tally.scored(unit) / settings.draws,
    })),
    pairs: tally.pairs(codes, OPEN_PAIR),
    offScale: variants.value.flatMap(({ alternative, result }) => (result.nodeOffScale[0] === 1 ? [alternative] : [])),
  });
}

/** What `what-if --json` prints. */
export function whatIfJson({ settings, units }: UncertaintyResult, method: Pick<Method, 'tiers'>): WhatIfJson {
  return {
    seed: settings.seed,
    draws: settings.draws,
    ...ownTiers(method),
    units: units.map(({ code, rank, tiers }) => ({ code, rank, tiers })),
  };
}

/** Adds draws to the count; the error once the caller has cancelled. */
type Progress = (draws: number) => AppError | null;

function progressOf(total: number, { onProgress, isCancelled }: RunControls): Progress {
  let done = 0;
  return (draws) => {
    done += draws;
    onProgress?.(done, total);
    return isCancelled?.() === true ? appError('WHAT_IF_CANCELLED', { done, total }) : null;
  };
}

/** Each draw takes a variant by chance; they are run variant by variant, since their order means nothing. */
function drawsPerVariant(
  variants: readonly MethodVariant[],
  draws: number,
  random: Random,
): (readonly [MethodVariant, number])[] {
  if (variants.length === 1) return variants.map((variant) => [variant, draws]);
  const counts = new Uint32Array(variants.length);
  for (let draw = 0; draw < draws; draw += 1) counts[random.below(variants.length)]! += 1;
  return variants.map((variant, at) => [variant, counts[at] ?? 0]);
}

function runVariant(
  dataset: Dataset,
  { method, result }: MethodVariant,
  settings: UncertaintySettings,
  draws: number,
  random: Random,
  tally: RankTally,
  progress: Progress,
): AppError | null {
  const engine = createIndexEngine(dataset, method, result) ?? scoringEngine(dataset, method);
  const draw = createDrawWeights(engine, settings.weights, random);
  const ranker = createLaneRanker(engine.units, method, result.nodeSpans[0] ?? 0);
  const weights = new Float64Array(engine.weights.length * LANES);
  // Lanes that the last block leaves over hold the method's own weights.
  for (let cell = 0; cell < weights.length; cell += 1) weights[cell] = engine.weights[Math.floor(cell / LANES)]!;
  const onScale = result.nodeOffScale[0] !== 1;
  const index = new Float64Array(engine.units * LANES);
  const ranks = new Float64Array(engine.units);
  let waiting = 0;
  for (let done = 0; done < draws; done += LANES) {
    const lanes = Math.min(LANES, draws - done);
    for (let lane = 0; lane < lanes; lane += 1) draw(weights, lane);
    if (!engine.run(weights, index)) return appError('WHAT_IF_DRAW_FAILED', { draw: done + 1 });
    for (let lane = 0; lane < lanes; lane += 1) {
      ranker.rank(index, lane, LANES, ranks);
      tally.add(ranks, index, lane, LANES, onScale);
    }
    waiting += lanes;
    if (waiting >= POLL_EVERY || done + LANES >= draws) {
      const cancelled = progress(waiting);
      if (cancelled !== null) return cancelled;
      waiting = 0;
    }
  }
  return null;
}

/** Where the index is no chain of means (`isPlainIndex`): `score` itself, draw by draw. */
export function scoringEngine(dataset: Dataset, method: Method): IndexEngine {
  const scorer = createScorer(dataset);
  // Any mean at the top yields the same list of weights.
  const { codes, weights, groups } = weightList(dataset, method);
  return {
    codes,
    weights,
    groups,
    units: dataset.units.length,
    varying: () => run,
    run,
  };

  function run(drawn: Float64Array, index: Float64Array): boolean {
    for (let lane = 0; lane < LANES; lane += 1) {
      const changed = { ...method.weights };
      codes.forEach((code, w) => (changed[code] = drawn[w * LANES + lane] ?? 0));
      const result = scorer.score({ ...method, weights: changed });
      if (!result.ok) return false;
      result.value.index.forEach((value, unit) => (index[unit * LANES + lane] = value));
    }
    return true;
  }
}

function weightList(dataset: Dataset, method: Method): Pick<IndexEngine, 'codes' | 'weights' | 'groups'> {
  const arithmetic: Method = {
    ...method,
    aggregation: { default: { id: 'arithmetic' }, nodes: {} },
    missing: { ...method.missing, policy: 'omit', minimumAvailability: 0 },
  };
  const result = createScorer(dataset).score(arithmetic);
  const engine = result.ok ? createIndexEngine(dataset, arithmetic, result.value) : null;
  if (engine === null) throw new Error('what-if: a scored method without weights');
  return engine;
}

function settingsProblem({ seed, draws, weights }: UncertaintySettings): AppError | null {
  if (!Number.isSafeInteger(seed)) return appError('WHAT_IF_SETTING', { key: 'seed', value: seed, range: '±2⁵³' });
  if (!(Number.isInteger(draws) && draws >= 1 && draws <= MOST_DRAWS))
    return appError('WHAT_IF_SETTING', { key: 'draws', value: draws, range: `1–${MOST_DRAWS}` });
  if (weights.kind === 'uniform' && !(weights.noise >= 0 && weights.noise <= 1))
    return appError('WHAT_IF_SETTING', { key: 'noise', value: weights.noise, range: '0–1' });
  if (weights.kind === 'dirichlet' && !(Number.isFinite(weights.concentration) && weights.concentration > 0)) {
    return appError('WHAT_IF_SETTING', { key: 'concentration', value: weights.concentration, range: '> 0' });
  }
  return null;
}

function orNull(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}
