import { err, ok } from '../../base/result.ts';
import type { Aggregator, ChildColumn, SiblingGroup } from './aggregator.ts';
import { groupError } from './aggregator.ts';
import { availableChildren } from './available-children.ts';

/** One unit's combination of present children; `at(child)` is its score. */
type Combine = (children: readonly ChildColumn[], unit: number, exponent: number) => number;

/** Σwᵢxᵢ/Σwᵢ. */
export const arithmetic = perUnit(
  () => true,
  (children, unit) => weightedSum(children, unit, (x) => x) / totalWeight(children),
);

/** exp(Σwᵢ ln xᵢ/Σwᵢ); every x > 0. */
export const geometric = perUnit(
  (x) => x > 0,
  (children, unit) => Math.exp(weightedSum(children, unit, Math.log) / totalWeight(children)),
);

/** Σwᵢ/Σ(wᵢ/xᵢ); every x > 0. */
export const harmonic = perUnit(
  (x) => x > 0,
  (children, unit) => totalWeight(children) / weightedSum(children, unit, (x) => 1 / x),
);

/** (Σwᵢxᵢᵖ/Σwᵢ)^(1/p); every x ≥ 0. That p is there and not 0 is settled by `checkMethod`. */
export const power = perUnit(
  (x) => x >= 0,
  (children, unit, p) => (weightedSum(children, unit, (x) => x ** p) / totalWeight(children)) ** (1 / p),
);

/** The least of the present children, whatever their weights. */
export const minimum = perUnit(
  () => true,
  (children, unit) =>
    children.reduce((least, child) => Math.min(least, child.scores[unit] ?? Number.NaN), Number.POSITIVE_INFINITY),
);

/** Σwᵢxᵢ over the present children, by the weights as given: not on the scale unless they happen to add up to 1. */
export const sum = perUnit(
  () => true,
  (children, unit) => weightedSum(children, unit, (x) => x),
);

/** Πxᵢ over the present children; a weight only says whether a child counts. */
export const product = perUnit(
  () => true,
  (children, unit) => children.reduce((total, child) => total * (child.scores[unit] ?? Number.NaN), 1),
);

function perUnit(allows: (score: number) => boolean, combine: Combine): Aggregator {
  return (group: SiblingGroup) => {
    const scores = new Float64Array(group.cohort.size).fill(Number.NaN);
    for (const unit of group.cohort.included) {
      const children = availableChildren(group, unit);
      if (children.length === 0) continue;
      const refused = children.find((child) => !allows(child.scores[unit] ?? Number.NaN));
      if (refused !== undefined) return err(groupError('AGGREGATION_DOMAIN', group, unit, refused));
      const score = combine(children, unit, group.rule.p ?? 1);
      const [first] = children;
      if (!Number.isFinite(score) && first !== undefined)
        return err(groupError('AGGREGATION_OVERFLOW', group, unit, first));
      scores[unit] = score;
    }
    return ok(scores);
  };
}

function weightedSum(children: readonly ChildColumn[], unit: number, map: (score: number) => number): number {
  let sum = 0;
  for (const child of children) sum += child.weight * map(child.scores[unit] ?? Number.NaN);
  return sum;
}

function totalWeight(children: readonly ChildColumn[]): number {
  let sum = 0;
  for (const child of children) sum += child.weight;
  return sum;
}
