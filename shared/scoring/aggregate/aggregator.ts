import type { AppError } from '../../base/app-error.ts';
import { appError } from '../../base/app-error.ts';
import type { Result } from '../../base/result.ts';
import type { AggregationRule, Method } from '../../model/method.ts';
import type { Cohort } from '../cohort/cohort.ts';

/** A child that counts, that is with a weight above 0. */
export interface ChildColumn {
  readonly code: string;
  readonly weight: number;
  /** NaN where missing. */
  readonly scores: Float64Array;
  /** What differences of its scores are held against: `ScaleStanding`. */
  readonly span: number;
  /** Per unit 1 where it does not apply: then it is no child of the unit's at all. Null: it applies to all. */
  readonly notApplicable: Uint8Array | null;
}

/** A node and what it is combined from. */
export interface SiblingGroup {
  readonly node: string;
  /** In code order, the order that sums run in. */
  readonly children: readonly ChildColumn[];
  readonly cohort: Cohort;
  readonly unitCodes: readonly string[];
  readonly rule: AggregationRule;
  readonly policy: Method['missing']['policy'];
  /** Per unit 1 where too little of the weight beneath is measured for a score (`lackingUnits`). Null: nowhere. */
  readonly lacking: Uint8Array | null;
}

/** Scores of the node, NaN where too few children are present. */
export type Aggregator = (group: SiblingGroup) => Result<Float64Array>;

/** An error that names unit, node and child. */
export function groupError(code: string, group: SiblingGroup, unit: number, child: ChildColumn): AppError {
  return appError(
    code,
    {
      unit: group.unitCodes[unit] ?? '',
      node: group.node,
      child: child.code,
      value: child.scores[unit] ?? Number.NaN,
      aggregation: group.rule.id,
    },
    { subject: group.node },
  );
}
