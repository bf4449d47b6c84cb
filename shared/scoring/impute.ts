import { cellMarks, missingReasonIndex } from '../model/dataset.ts';
import type { Dataset } from '../model/dataset.ts';
import type { ImputationId } from '../model/method.ts';
import type { Cohort } from './cohort/cohort.ts';
import { denominate } from './denominate.ts';
import type { ReasonedMatrix } from './denominate.ts';
import { mean } from './statistics/mean.ts';
import { median } from './statistics/median.ts';

export interface ImputedMatrix extends ReasonedMatrix {
  /** The dataset's marks plus `imputed`. */
  readonly marks: Uint8Array;
}

/** What an imputation knows of one measure. */
interface Source {
  /** Present denominated values of the cohort. */
  readonly all: readonly number[];
  /** Those of the unit's group; empty for a unit without a group. */
  readonly group: (unit: number) => readonly number[];
  /** Last period's denominated value. */
  readonly previous: (unit: number) => number;
}

const notApplicable = missingReasonIndex('not_applicable');

type Imputer = (source: Source, unit: number) => number;

const imputers = {
  none: () => Number.NaN,
  median: (source) => median(source.all),
  mean: (source) => mean(source.all),
  group_mean: (source, unit) => mean(source.group(unit)),
  group_median: (source, unit) => median(source.group(unit)),
  previous_period: (source, unit) => source.previous(unit),
  zero: () => 0,
} as const satisfies Record<ImputationId, Imputer>;

/**
 * docs/METHODS "Imputation": fills missing cells of the cohort on the denominated values, each measure's by its rule (`rules`), those that don't
 * apply never. A cell that the rule has nothing for (no
 * present value, no group, no previous value) stays missing with its reason. Last period's raw values are divided by
 * this period's denominators, the only ones a dataset holds.
 */
export function impute(
  dataset: Dataset,
  denominated: ReasonedMatrix,
  cohort: Cohort,
  rules: readonly ImputationId[],
  given: Uint8Array = dataset.marks,
): ImputedMatrix {
  const marks = Uint8Array.from(given);
  if (rules.every((rule) => rule === 'none')) return { ...denominated, marks };
  const values = Float64Array.from(denominated.values);
  const reasons = Uint8Array.from(denominated.reasons);
  const previous = dataset.previous === null ? null : denominate(dataset, dataset.previous, cohort).values;
  dataset.measures.forEach((_, m) => {
    const imputation = rules[m] ?? 'none';
    if (imputation === 'none') return;
    const source = sourceOf(dataset, denominated.values, previous, cohort, m);
    for (const unit of cohort.included) {
      const cell = m * cohort.size + unit;
      if (reasons[cell] === missingReasonIndex('present') || reasons[cell] === notApplicable) continue;
      const filled = imputers[imputation](source, unit);
      if (!Number.isFinite(filled)) continue;
      values[cell] = filled;
      reasons[cell] = missingReasonIndex('present');
      marks[cell] = (marks[cell] ?? 0) | cellMarks.imputed;
    }
  });
  return { values, reasons, marks };
}

function sourceOf(
  dataset: Dataset,
  values: Float64Array,
  previous: Float64Array | null,
  cohort: Cohort,
  m: number,
): Source {
  const at = (unit: number): number => values[m * cohort.size + unit] ?? Number.NaN;
  const present = cohort.reference.filter((unit) => !Number.isNaN(at(unit)));
  const groupOf = (unit: number): string => dataset.units[unit]?.group ?? '';
  return {
    all: present.map(at),
    group: (unit) => (groupOf(unit) === '' ? [] : present.filter((other) => groupOf(other) === groupOf(unit)).map(at)),
    previous: (unit) => previous?.[m * cohort.size + unit] ?? Number.NaN,
  };
}
