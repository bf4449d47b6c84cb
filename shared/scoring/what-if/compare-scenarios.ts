import { appError } from '../../base/app-error.ts';
import { err, ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import type { Dataset } from '../../model/dataset.ts';
import type { ScoreResult } from '../../model/score-result.ts';
import type { TierId } from '../../model/method.ts';
import { sameTiers, tierChanges } from '../../model/tier-changes.ts';
import { ownTiers } from '../../model/tier-name.ts';
import { createScorer } from '../create-scorer.ts';
import { methodDifferences } from './method-differences.ts';
import type { NamedMethod, ScenarioCell, ScenarioComparison } from './what-if-types.ts';

const FEWEST = 2;
const MOST = 6;

/**
 * Two to six methods on the same data, each against the first. Errors: another number of scenarios, or one that cannot be
 * scored (its name in `params.scenario`, the reason in `others`).
 */
export function compareScenarios(dataset: Dataset, scenarios: readonly NamedMethod[]): Result<ScenarioComparison> {
  const [first] = scenarios;
  if (first === undefined || scenarios.length < FEWEST || scenarios.length > MOST)
    return err(appError('WHAT_IF_SCENARIO_COUNT', { count: scenarios.length, fewest: FEWEST, most: MOST }));
  const scorer = createScorer(dataset);
  const results: ScoreResult[] = [];
  for (const { name, method } of scenarios) {
    const result = scorer.score(method);
    if (!result.ok)
      return err({
        ...appError('WHAT_IF_SCENARIO_FAILED', { scenario: name }, result.error.place),
        others: [result.error],
      });
    results.push(result.value);
  }
  const [base] = results;
  if (base === undefined) throw new Error('what-if: no scenario');
  const leftOut = scenarios.map(({ method }) => new Set(method.excludedUnits));
  const changes = scenarios.map(({ method }) => tierChanges(first.method.tiers, method.tiers));
  const rows = dataset.units.map(({ code, name }, unit) => {
    const cells = results.map((result, at) =>
      cellOf(base, result, unit, (from, to) => {
        const excluded = leftOut[0]?.has(code) === true || leftOut[at]?.has(code) === true;
        return !excluded && (changes[at] ?? sameTiers).isMove(from, to);
      }),
    );
    return { unit: code, name, cells, tierChanged: cells.some((cell) => cell.tierChanged) };
  });
  const largest = (cells: readonly ScenarioCell[]): number =>
    cells.reduce((most, { rankDelta }) => Math.max(most, Math.abs(rankDelta ?? 0)), 0);
  return ok({
    scenarios: scenarios.map(({ name, method }, at) => ({
      name,
      differences: methodDifferences(dataset, first.method, method),
      meanShift: meanAbsoluteShift(base.rank, results[at]?.rank ?? base.rank),
      tierChanges: rows.filter((row) => row.cells[at]?.tierChanged).length,
      ...ownTiers(method),
    })),
    // toSorted is stable: equals keep the dataset's order.
    rows: rows.toSorted((a, b) => Number(b.tierChanged) - Number(a.tierChanged) || largest(b.cells) - largest(a.cells)),
  });
}

/** Mean of |rank − rank| over the units ranked in both; null without any. */
export function meanAbsoluteShift(before: Float64Array, after: Float64Array): number | null {
  let sum = 0;
  let count = 0;
  before.forEach((rank, unit) => {
    const shift = Math.abs((after[unit] ?? Number.NaN) - rank);
    if (Number.isNaN(shift)) return;
    sum += shift;
    count += 1;
  });
  return count === 0 ? null : sum / count;
}

/** `isMove`: a unit that one of the two excludes changes no tier, nor does one whose tier is called otherwise. */
function cellOf(
  base: ScoreResult,
  result: ScoreResult,
  unit: number,
  isMove: (from: TierId | null, to: TierId | null) => boolean,
): ScenarioCell {
  const tier = result.tier[unit] ?? null;
  return {
    index: orNull(result.index[unit]),
    rank: orNull(result.rank[unit]),
    tier,
    measured: orNull(result.evidence.measured[unit]),
    indexDelta: orNull((result.index[unit] ?? Number.NaN) - (base.index[unit] ?? Number.NaN)),
    rankDelta: orNull((base.rank[unit] ?? Number.NaN) - (result.rank[unit] ?? Number.NaN)),
    tierChanged: isMove(base.tier[unit] ?? null, tier),
  };
}

function orNull(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}
