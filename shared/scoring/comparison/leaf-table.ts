import type { Dataset } from '../../model/dataset.ts';
import type { Method } from '../../model/method.ts';
import type { ScoreResult } from '../../model/score-result.ts';
import { createCohort } from '../cohort/cohort.ts';

/** What comparison rankings are made of: scores of the measures that count, more is better, with their effective weights. */
export interface LeafTable {
  readonly codes: readonly string[];
  /** Add up to 1. */
  readonly weights: readonly number[];
  /** Positions in `Dataset.units` of the units that have every score, by code. */
  readonly units: readonly number[];
  /** Codes of the units that lack one. */
  readonly leftOut: readonly string[];
  /** Per leaf the scores of `units`, in that order. */
  readonly columns: readonly (readonly number[])[];
}

export function leafTable(dataset: Dataset, method: Method, result: ScoreResult): LeafTable {
  const size = dataset.units.length;
  const leaves = [...result.measures.keys()].filter((m) => (result.measureEffective[m] ?? 0) > 0);
  const total = leaves.reduce((sum, m) => sum + (result.measureEffective[m] ?? 0), 0);
  const at = (m: number, unit: number): number => result.normalised[m * size + unit] ?? Number.NaN;
  const { included } = createCohort(dataset, method.excludedUnits);
  const units = included.filter((unit) => leaves.every((m) => !Number.isNaN(at(m, unit))));
  const complete = new Set(units);
  return {
    codes: leaves.map((m) => result.measures[m] ?? ''),
    weights: leaves.map((m) => (result.measureEffective[m] ?? 0) / total),
    units,
    leftOut: included.filter((unit) => !complete.has(unit)).map((unit) => dataset.units[unit]?.code ?? ''),
    columns: leaves.map((m) => units.map((unit) => at(m, unit))),
  };
}
