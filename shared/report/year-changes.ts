import { ok } from '../base/result.ts';
import type { Result } from '../base/result.ts';
import type { Unit } from '../model/unit.ts';
import { contentHash } from '../base/content-hash.ts';
import { toJson } from '../base/to-json.ts';
import { resultFingerprint, shownFingerprint } from '../model/fingerprint.ts';
import { changeFactors } from '../model/year-change.ts';
import type { ChangeParts, UnitChange, YearChanges } from '../model/year-change.ts';
import type { ScoreResult } from '../model/score-result.ts';
import { ownTiers } from '../model/tier-name.ts';
import { inputHash } from '../scoring/input-hash.ts';
import { score } from '../scoring/score.ts';
import { yearChange } from '../scoring/what-if/year-change.ts';
import type { YearState } from '../scoring/what-if/year-change.ts';
import { administrativeOrder } from './cohort-statistics.ts';
import { decimalsOf } from './score-text.ts';

/** One year of a cohort: the project it stands in, its data with its framework, and its method. */
export interface ProjectYear extends YearState {
  readonly year: number;
  readonly file: string;
  readonly synthetic: boolean;
}

/**
 * Every unit's index in both years and its change split into data, weights, framework and limits, which add up to it at full
 * precision; tiers by each year's own lines. Errors: a year, or a mixture of the two, that cannot be scored.
 */
export function yearChanges(before: ProjectYear, after: ProjectYear): Result<YearChanges> {
  const [earlier, later] = [score(before.dataset, before.method), score(after.dataset, after.method)];
  if (!earlier.ok) return earlier;
  if (!later.ok) return later;
  const split = yearChange(before, after);
  if (!split.ok) return split;
  const parts = new Map(split.value.map((unit) => [unit.unit, unit.parts]));
  const sides = [earlier.value, later.value] as const;
  const change = (unit: Unit): UnitChange => unitChange(unit, sides, parts.get(unit.code) ?? null);
  const inLater = new Set(after.dataset.units.map(({ code }) => code));
  const inOrder = (dataset: ProjectYear['dataset']): readonly Unit[] =>
    administrativeOrder(dataset).flatMap((u) => dataset.units[u] ?? []);
  const units = [...inOrder(after.dataset), ...inOrder(before.dataset).filter(({ code }) => !inLater.has(code))].map(
    change,
  );
  const side = ({ year, file, synthetic, dataset, method }: ProjectYear): YearChanges['before'] => ({
    year,
    file,
    fingerprint: shownFingerprint(resultFingerprint(inputHash(dataset, method), contentHash(toJson(method)))),
    synthetic,
    ...ownTiers(method),
    ...(decimalsOf({ method }) === 2 ? {} : { decimals: decimalsOf({ method }) }),
  });
  return ok({ before: side(before), after: side(after), units, means: meansOf(units) });
}

function unitChange(
  { code, name, nameEn }: Unit,
  [earlier, later]: readonly [ScoreResult, ScoreResult],
  parts: ChangeParts | null,
): UnitChange {
  const [from, to] = [earlier.units.indexOf(code), later.units.indexOf(code)];
  const [before, after] = [known(earlier.index[from]), known(later.index[to])];
  const change = before === null || after === null ? null : after - before;
  return {
    code,
    name,
    ...(nameEn === undefined ? {} : { nameEn }),
    years: from < 0 ? 'after' : to < 0 ? 'before' : 'both',
    before,
    after,
    change,
    parts: change === null ? null : parts,
    tierBefore: earlier.tier[from] ?? null,
    tierAfter: later.tier[to] ?? null,
  };
}

function meansOf(units: readonly UnitChange[]): YearChanges['means'] {
  const split = units.flatMap(({ before, after, change, parts }) =>
    before === null || after === null || change === null || parts === null ? [] : [{ before, after, change, parts }],
  );
  if (split.length === 0) return null;
  const mean = (of: (unit: (typeof split)[number]) => number): number =>
    split.reduce((sum, unit) => sum + of(unit), 0) / split.length;
  const [data, weights, framework, limits] = changeFactors.map((factor) => mean(({ parts }) => parts[factor]));
  return {
    count: split.length,
    before: mean(({ before }) => before),
    after: mean(({ after }) => after),
    change: mean(({ change }) => change),
    parts: { data: data ?? 0, weights: weights ?? 0, framework: framework ?? 0, limits: limits ?? 0 },
  };
}

function known(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}
