import { canonicalJson } from '../base/canonical-json.ts';
import { toJson } from '../base/to-json.ts';
import type { Dataset, YearValues } from '../model/dataset.ts';
import type { Framework } from '../model/framework.ts';
import type { Method } from '../model/method.ts';
import type { CellDiff, ProjectDiff, ResultDiff } from '../model/project-diff.ts';
import { score } from '../scoring/score.ts';
import { compareSystems } from './framework-comparison.ts';

/** One of two projects that are compared: its data, and the method that its screens show. */
export interface DiffSide {
  readonly file: string;
  readonly framework: Framework;
  readonly dataset: Dataset;
  readonly method: Method;
}

/** What two projects have differently, from `before` to `after`: values equal to the bit are the same. */
export function projectDiff(before: DiffSide, after: DiffSide): ProjectDiff {
  const systems = compareSystems(
    { framework: before.framework, weights: before.method.weights },
    { framework: after.framework, weights: after.method.weights },
  );
  const pairs = systems.pairs.filter(({ changes }) => changes.length > 0);
  const same = canonicalJson(toJson(before.method)) === canonicalJson(toJson(after.method));
  const methods = same ? null : { before: before.method, after: after.method };
  const units = unitsOnlyIn(before.dataset, after.dataset);
  const cells = cellDiffs(before.dataset, after.dataset);
  const results = resultDiffs(before, after);
  const named = [...before.dataset.units, ...after.dataset.units].map(({ code, name }) => [code, name] as const);
  const count = pairs.length + units.gone.length + units.come.length + cells.length + results.length;
  const titles = before.framework.title !== after.framework.title || before.framework.year !== after.framework.year;
  return {
    files: [before.file, after.file],
    differs: count > 0 || methods !== null || titles,
    systems: { ...systems, pairs },
    methods,
    units,
    cells,
    results,
    names: Object.fromEntries(named),
  };
}

function unitsOnlyIn(before: Dataset, after: Dataset): ProjectDiff['units'] {
  const without = (from: Dataset, other: Dataset): readonly string[] => {
    const known = new Set(other.units.map(({ code }) => code));
    return from.units.filter(({ code }) => !known.has(code)).map(({ name }) => name);
  };
  return { gone: without(before, after), come: without(after, before) };
}

/** Values of every year by unit, measure or base figure, in the order of the later project. */
function cellDiffs(before: Dataset, after: Dataset): readonly CellDiff[] {
  const [was, is] = [valuesOf(before), valuesOf(after)];
  return [...new Set([...is.keys(), ...was.keys()])].flatMap((place): CellDiff[] => {
    const [from, to] = [was.get(place), is.get(place)];
    const cell = to ?? from;
    const [old, now] = [from?.value ?? null, to?.value ?? null];
    return cell === undefined || old === now ? [] : [{ ...cell.cell, before: old, after: now }];
  });
}

interface HeldCell {
  readonly cell: Pick<CellDiff, 'unit' | 'measure' | 'year'>;
  readonly value: number | null;
}

function valuesOf(dataset: Dataset): ReadonlyMap<string, HeldCell> {
  const cells = new Map<string, HeldCell>();
  const put = (unit: string, measure: string, year: number, value: number | undefined): void => {
    const known = value === undefined || Number.isNaN(value) ? null : value;
    cells.set(`${year}/${measure}/${unit}`, { cell: { unit, measure, year }, value: known });
  };
  const evaluated = dataset.years?.evaluated ?? 0;
  const all: readonly (Pick<YearValues, 'values' | 'denominators'> & { readonly year: number })[] = [
    { year: evaluated, values: dataset.values, denominators: dataset.denominators },
    ...(dataset.years?.others ?? []),
  ];
  for (const { year, values, denominators } of all) {
    for (const [m, { code }] of dataset.measures.entries())
      for (const [u, unit] of dataset.units.entries()) put(unit.code, code, year, values[m * dataset.units.length + u]);
    for (const [figure, column] of Object.entries(denominators))
      for (const [u, unit] of dataset.units.entries()) put(unit.code, figure, year, column[u]);
  }
  return cells;
}

function resultDiffs(before: DiffSide, after: DiffSide): readonly ResultDiff[] {
  const [was, is] = [before, after].map(standings);
  if (was === undefined || is === undefined) return [];
  return [...new Set([...is.keys(), ...was.keys()])].flatMap((unit): ResultDiff[] => {
    const [from, to] = [was.get(unit) ?? nowhere, is.get(unit) ?? nowhere];
    const diff: ResultDiff = {
      unit,
      index: [from.index, to.index],
      rank: [from.rank, to.rank],
      tier: [from.tier, to.tier],
      measured: [from.measured, to.measured],
    };
    return [diff.index, diff.rank, diff.tier, diff.measured].every(([a, b]) => a === b) ? [] : [diff];
  });
}

interface Standing {
  readonly index: number | null;
  readonly rank: number | null;
  readonly tier: ResultDiff['tier'][0];
  readonly measured: number | null;
}
const nowhere: Standing = { index: null, rank: null, tier: null, measured: null };

function standings({ dataset, method }: DiffSide): ReadonlyMap<string, Standing> {
  const scored = score(dataset, method);
  if (!scored.ok) return new Map();
  const { units, index, rank, tier, evidence } = scored.value;
  const known = (value: number | undefined): number | null =>
    value === undefined || Number.isNaN(value) ? null : value;
  return new Map(
    units.map((unit, u) => [
      unit,
      { index: known(index[u]), rank: known(rank[u]), tier: tier[u] ?? null, measured: known(evidence.measured[u]) },
    ]),
  );
}
