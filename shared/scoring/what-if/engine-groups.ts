import type { AggregationRule, Method } from '../../model/method.ts';
import type { ScoreResult } from '../../model/score-result.ts';
import { aggregationRule } from '../aggregation-rule.ts';
import { recordEntry } from '../record-entry.ts';
import type { TreePlan } from '../tree-plan.ts';

/** A mean as a weighted sum of transformed scores: the forms of aggregate/means, so that the bits are the same. */
export interface TransformedMean {
  readonly allows: (x: number) => boolean;
  readonly to: (x: number) => number;
  /** From the weighted sum of `to(x)` and the sum of the weights. */
  readonly from: (sum: number, weight: number) => number;
  /** `minimum`: neither is used. */
  readonly least: boolean;
  /** `arithmetic`: nothing is transformed. */
  readonly plain: boolean;
}

/** A node with its children that count. */
export interface EngineGroup {
  readonly node: number;
  readonly codes: readonly string[];
  readonly weights: Float64Array;
  /** Position of the first weight among all. */
  readonly start: number;
  /** Per child its node, or −1 for a measure. */
  readonly children: Int32Array;
  /** Measure scores unit × child; NaN at children that are nodes. */
  readonly scores: Float64Array;
  /** The same, transformed as the mean needs them. */
  readonly terms: Float64Array;
  readonly mean: TransformedMean;
  /** Unit × child: how far a measure's cell is measured; 0 at children that are nodes. */
  readonly measured: Float64Array;
  /** Arithmetic, and no child can ever be missing for a unit that takes part. */
  readonly complete: boolean;
  /** Every cell beneath is measured for every unit that takes part. */
  readonly whole: boolean;
}

/** The groups that the index rests on, children before parents; nodes that are switched off or lie below one are left out. */
export function engineGroups(plan: TreePlan, method: Method, result: ScoreResult, units: Int32Array): EngineGroup[] {
  const size = plan.unitCodes.length;
  const active = activeNodes(plan, method);
  const groups: EngineGroup[] = [];
  const neverMissing = new Uint8Array(plan.nodeCodes.length);
  const whollyMeasured = new Uint8Array(plan.nodeCodes.length);
  let start = 0;
  for (let node = plan.nodeCodes.length - 1; node >= 0; node -= 1) {
    if (active[node] !== 1) continue;
    const children = (plan.children[node] ?? []).filter(({ code }) => (recordEntry(method.weights, code) ?? 0) > 0);
    if (children.length === 0) continue;
    const scores = new Float64Array(size * children.length).fill(Number.NaN);
    const measured = new Float64Array(size * children.length);
    children.forEach((child, k) => {
      if (child.kind !== 'measure') return;
      for (const unit of units) {
        scores[unit * children.length + k] = result.normalised[child.position * size + unit] ?? Number.NaN;
        measured[unit * children.length + k] = result.evidence.cellMeasured[child.position * size + unit] ?? 0;
      }
    });
    const measuredWhole = children.every((child, k) =>
      child.kind === 'node'
        ? whollyMeasured[child.position] === 1
        : units.every((unit) => measured[unit * children.length + k] === 1),
    );
    if (measuredWhole) whollyMeasured[node] = 1;
    const whole = children.every((child, k) =>
      child.kind === 'node'
        ? neverMissing[child.position] === 1
        : units.every((unit) => !Number.isNaN(scores[unit * children.length + k])),
    );
    if (whole) neverMissing[node] = 1;
    const rule = aggregationRule(method, plan.nodeCodes[node] ?? '', node === 0);
    const mean = transformedMean(rule);
    groups.push({
      node,
      codes: children.map(({ code }) => code),
      weights: Float64Array.from(children, ({ code }) => recordEntry(method.weights, code) ?? 0),
      start,
      children: Int32Array.from(children, (child) => (child.kind === 'node' ? child.position : -1)),
      scores,
      terms: mean.plain ? scores : scores.map((x) => mean.to(x)),
      mean,
      measured,
      whole: measuredWhole,
      complete: whole && rule.id === 'arithmetic',
    });
    start += children.length;
  }
  return groups;
}

/** Arithmetic, geometric, harmonic, power and minimum; the others are no means and throw. */
export function transformedMean(rule: AggregationRule): TransformedMean {
  const p = rule.p ?? 1;
  switch (rule.id) {
    case 'arithmetic':
      return { allows: () => true, to: (x) => x, from: (sum, weight) => sum / weight, least: false, plain: true };
    case 'geometric':
      return {
        allows: (x) => x > 0,
        to: Math.log,
        from: (sum, weight) => Math.exp(sum / weight),
        least: false,
        plain: false,
      };
    case 'harmonic':
      return {
        allows: (x) => x > 0,
        to: (x) => 1 / x,
        from: (sum, weight) => weight / sum,
        least: false,
        plain: false,
      };
    case 'power':
      return {
        allows: (x) => x >= 0,
        to: (x) => x ** p,
        from: (sum, weight) => (sum / weight) ** (1 / p),
        least: false,
        plain: false,
      };
    case 'minimum':
      return { allows: () => true, to: (x) => x, from: (sum, weight) => sum / weight, least: true, plain: false };
    case 'copeland':
    case 'mpi':
    case 'sum':
    case 'product':
      throw new Error(`what-if: ${rule.id} is no mean`);
  }
}

function activeNodes(plan: TreePlan, method: Method): Uint8Array {
  const active = new Uint8Array(plan.nodeCodes.length);
  active[0] = 1;
  plan.children.forEach((children, node) => {
    for (const child of children) {
      if (child.kind === 'node' && active[node] === 1 && (recordEntry(method.weights, child.code) ?? 0) > 0)
        active[child.position] = 1;
    }
  });
  return active;
}
