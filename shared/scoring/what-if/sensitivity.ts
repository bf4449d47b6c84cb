import { appError } from '../../base/app-error.ts';
import { err, ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import type { Dataset } from '../../model/dataset.ts';
import type { Method } from '../../model/method.ts';
import type { ScoreResult } from '../../model/score-result.ts';
import { createScorer } from '../create-scorer.ts';
import { recordEntry } from '../record-entry.ts';
import { score } from '../score.ts';
import { planTree } from '../tree-plan.ts';
import type { TreePlan } from '../tree-plan.ts';
import { meanAbsoluteShift } from './compare-scenarios.ts';
import { createIndexEngine, LANES } from './index-engine.ts';
import type { IndexEngine } from './index-engine.ts';
import { createLaneRanker } from './rank-lane.ts';
import { sobolIndicesOfBatch } from './sobol.ts';
import type { SobolBatchModel } from './sobol.ts';
import { scoringEngine } from './uncertainty.ts';
import type { LeftOut, RunControls, TornadoBar, WeightSensitivity } from './what-if-types.ts';

export interface WeightSensitivitySettings {
  /** Each weight varies over w·(1 ± noise), 0–1. */
  readonly noise: number;
  /** Rows of the design: n·(codes + 2) evaluations. */
  readonly n: number;
  readonly seed: number;
  /** Left out: every weight that has a sibling. */
  readonly codes?: readonly string[];
}

/** docs/METHODS "Sensitivity": Sobol indices of the mean absolute rank shift over weights. Errors: settings, `score`, WHAT_IF_CANCELLED. */
export function weightSensitivity(
  dataset: Dataset,
  method: Method,
  settings: WeightSensitivitySettings,
  controls: RunControls = {},
): Result<WeightSensitivity> {
  const { noise, n, seed } = settings;
  if (!(noise >= 0 && noise <= 1))
    return err(appError('WHAT_IF_SETTING', { key: 'noise', value: noise, range: '0–1' }));
  if (!(Number.isInteger(n) && n >= 2)) return err(appError('WHAT_IF_SETTING', { key: 'n', value: n, range: '≥ 2' }));
  const scored = score(dataset, method);
  if (!scored.ok) return scored;
  const engine = createIndexEngine(dataset, method, scored.value) ?? scoringEngine(dataset, method);
  const codes =
    settings.codes ??
    engine.groups
      .filter(({ start, end }) => end - start > 1)
      .flatMap(({ start, end }) => engine.codes.slice(start, end));
  const unknown = codes.find((code) => !engine.codes.includes(code));
  if (unknown !== undefined) return err(appError('WHAT_IF_CODE_UNKNOWN', { code: unknown }, { subject: unknown }));

  let cancelled = false;
  const model = rankShiftModel(
    engine,
    method,
    scored.value,
    codes.map((code) => engine.codes.indexOf(code)),
    noise,
  );
  let done = 0;
  const found = sobolIndicesOfBatch(
    (rows, outputs) => !cancelled && model(rows, outputs),
    codes.length,
    n,
    seed,
    (point, total) => {
      done = point;
      controls.onProgress?.(point, total);
      cancelled ||= controls.isCancelled?.() === true;
    },
  );
  if (found === null)
    return err(
      cancelled
        ? appError('WHAT_IF_CANCELLED', { done, total: n })
        : appError('WHAT_IF_DRAW_FAILED', { draw: done + 1 }),
    );
  const factors = codes.flatMap((code, at) => {
    const [first, total] = [found.first[at], found.total[at]];
    return first && total ? [{ code, first, total }] : [];
  });
  return ok({
    factors: factors.sort((a, b) => b.total.value - a.total.value),
    meanShift: found.mean,
    evaluations: found.evaluations,
    convergence: found.convergence,
  });
}

/** Inputs on [0, 1) → weights w·(1 + noise·(2x − 1)) → mean |rank − baseline rank|, a row a lane. */
function rankShiftModel(
  engine: IndexEngine,
  method: Method,
  baseline: ScoreResult,
  positions: readonly number[],
  noise: number,
): SobolBatchModel {
  const run = engine.varying(positions);
  const weights = new Float64Array(engine.weights.length * LANES);
  for (let cell = 0; cell < weights.length; cell += 1) weights[cell] = engine.weights[Math.floor(cell / LANES)] ?? 0;
  const index = new Float64Array(engine.units * LANES);
  const ranks = new Float64Array(engine.units);
  const ranker = createLaneRanker(engine.units, method, baseline.nodeSpans[0] ?? 0);
  return (rows, outputs) => {
    for (let first = 0; first < outputs.length; first += LANES) {
      const lanes = Math.min(LANES, outputs.length - first);
      for (let lane = 0; lane < lanes; lane += 1) {
        positions.forEach((w, at) => {
          const x = rows[(first + lane) * positions.length + at] || 2 ** -54;
          weights[w * LANES + lane] = (engine.weights[w] ?? 0) * (1 + noise * (2 * x - 1));
        });
      }
      if (!run(weights, index)) return false;
      for (let lane = 0; lane < lanes; lane += 1) {
        ranker.rank(index, lane, LANES, ranks);
        outputs[first + lane] = meanAbsoluteShift(baseline.rank, ranks) ?? 0;
      }
    }
    return true;
  };
}

/**
 * What each indicator and measure holds up: the result without it (switched off, which equals its absence). When nothing
 * else is left in its group the parent goes with it. In the order of the tree; the only branch of the tree is left out.
 */
export function leaveOneOut(dataset: Dataset, method: Method, controls: RunControls = {}): Result<readonly LeftOut[]> {
  const scorer = createScorer(dataset);
  const baseline = scorer.score(method);
  if (!baseline.ok) return baseline;
  const plan = planTree(dataset);
  const { nodeEffective, measureEffective } = baseline.value;
  const codes = [
    ...plan.nodeCodes.filter((_, node) => node > 0 && (nodeEffective[node] ?? 0) > 0),
    ...plan.measureCodes.filter((_, measure) => (measureEffective[measure] ?? 0) > 0),
  ];
  const rows: LeftOut[] = [];
  for (const [at, code] of codes.entries()) {
    if (controls.isCancelled?.() === true) return err(appError('WHAT_IF_CANCELLED', { done: at, total: codes.length }));
    const off = switchedOffWith(plan, method, code);
    if (off !== null) {
      // Only the topmost: a group whose weights are all 0 is an error even below a node that is switched off.
      const result = scorer.score({ ...method, weights: { ...method.weights, [off.at(-1) ?? code]: 0 } });
      if (!result.ok) return result;
      rows.push(leftOut(baseline.value, result.value, code, off.slice(1)));
    }
    controls.onProgress?.(at + 1, codes.length);
  }
  return ok(rows);
}

/** The code and the parents that would be left without a child that counts; null when that reaches the top. */
function switchedOffWith(plan: TreePlan, method: Method, code: string): readonly string[] | null {
  const off = [code];
  for (let last = code; ;) {
    const parent = plan.children.findIndex((children) => children.some((child) => child.code === last));
    const left = (plan.children[parent] ?? []).some(
      (child) => child.code !== last && (recordEntry(method.weights, child.code) ?? 0) > 0,
    );
    if (left) return off;
    last = plan.nodeCodes[parent] ?? '';
    if (parent <= 0) return null;
    off.push(last);
  }
}

function leftOut(baseline: ScoreResult, result: ScoreResult, code: string, alsoOff: readonly string[]): LeftOut {
  let largest: LeftOut['largestShift'] = null;
  let ranksMoved = 0;
  const tierChanges: LeftOut['tierChanges'][number][] = [];
  baseline.units.forEach((unit, at) => {
    const from = baseline.rank[at] ?? Number.NaN;
    const to = result.rank[at] ?? Number.NaN;
    if (Math.abs(to - from) > 0) ranksMoved += 1;
    if (Math.abs(to - from) > (largest === null ? 0 : Math.abs(largest.to - largest.from)))
      largest = { unit, from, to };
    const [tierFrom, tierTo] = [baseline.tier[at] ?? null, result.tier[at] ?? null];
    if (tierFrom !== tierTo) tierChanges.push({ unit, from: tierFrom, to: tierTo });
  });
  return {
    code,
    alsoOff,
    meanShift: meanAbsoluteShift(baseline.rank, result.rank) ?? 0,
    ranksMoved,
    largestShift: largest,
    tierChanges,
  };
}

/**
 * Each weight alone at w·(1 − noise) and w·(1 + noise): mean absolute rank shift at either end, and the asked unit's index.
 * The longest bar first (by the unit's index where one is asked, else by the shifts). Only children are left out.
 */
export function tornado(
  dataset: Dataset,
  method: Method,
  noise: number,
  unit: string | null = null,
): Result<readonly TornadoBar[]> {
  if (!(noise >= 0 && noise <= 1))
    return err(appError('WHAT_IF_SETTING', { key: 'noise', value: noise, range: '0–1' }));
  const scorer = createScorer(dataset);
  const baseline = scorer.score(method);
  if (!baseline.ok) return baseline;
  const plan = planTree(dataset);
  const position = unit === null ? -1 : plan.unitCodes.indexOf(unit);
  if (unit !== null && position < 0) return err(appError('WHAT_IF_UNIT_UNKNOWN', { unit }, { subject: unit }));
  const bars: TornadoBar[] = [];
  for (const siblings of plan.children) {
    const counted = siblings.filter(({ code }) => (recordEntry(method.weights, code) ?? 0) > 0);
    if (counted.length < 2) continue;
    for (const { code } of counted) {
      const ends: { share: number; shift: number; index: number | null }[] = [];
      for (const factor of [1 - noise, 1 + noise]) {
        const weight = (method.weights[code] ?? 0) * factor;
        const result = scorer.score({ ...method, weights: { ...method.weights, [code]: weight } });
        if (!result.ok) return result;
        const others = counted.reduce(
          (sum, sibling) => sum + (sibling.code === code ? 0 : (method.weights[sibling.code] ?? 0)),
          0,
        );
        const index = result.value.index[position] ?? Number.NaN;
        ends.push({
          share: weight / (weight + others),
          shift: meanAbsoluteShift(baseline.value.rank, result.value.rank) ?? 0,
          index: Number.isNaN(index) ? null : index,
        });
      }
      const [low, high] = ends;
      if (low && high)
        bars.push({
          code,
          lowShare: low.share,
          highShare: high.share,
          lowShift: low.shift,
          highShift: high.shift,
          lowIndex: low.index,
          highIndex: high.index,
        });
    }
  }
  const length = (bar: TornadoBar): number =>
    unit === null ? Math.max(bar.lowShift, bar.highShift) : Math.abs((bar.highIndex ?? 0) - (bar.lowIndex ?? 0));
  return ok(bars.toSorted((a, b) => length(b) - length(a)));
}
