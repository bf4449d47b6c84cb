import { atLeast } from '../../base/tolerance.ts';
import { leastMeasured } from '../evidence.ts';
import { aggregationRule } from '../aggregation-rule.ts';
import { recordEntry } from '../record-entry.ts';
import type { ChildRef } from '../tree-plan.ts';
import { transformedMean } from './engine-groups.ts';
import type { TransformedMean } from './engine-groups.ts';
import { aggregationLeavesScale } from '../aggregate/aggregate.ts';
import { indexShift } from './plain-index.ts';
import type { CurveContext } from './share-curves.ts';

/** One unit's index as a function of some of its scores, the others as they are. */
export interface UnitIndex {
  /** Nodes or measures whose scores are the variables, none below another, present for this unit. */
  readonly controls: readonly ChildRef[];
  readonly scores: Float64Array;
  readonly at: (scores: Float64Array) => number;
  /** d index / d score where all nodes above are arithmetic; null otherwise. */
  readonly slopes: Float64Array | null;
  /** Some node is a power mean with p > 1, under which a score gains more the higher it is. */
  readonly convex: boolean;
}

/** A node with the children that count for one unit. */
interface Branch {
  /** Null where it is no mean (`isPlainIndex`). */
  readonly mean: TransformedMean | null;
  readonly convex: boolean;
  readonly children: readonly {
    readonly weight: number;
    /** Position among the controls, −1 for none; below that the node to be computed, −1 for a score that stays. */
    readonly slot: number;
    readonly node: number;
    readonly fixed: number;
  }[];
}
const emptyBranch: Branch = { mean: null, convex: false, children: [] };

/** Third-level indicators (nodes with nothing but measures below), and measures that stand beside nodes or below the root. */
function goalControls({ plan, result }: CurveContext): readonly ChildRef[] {
  const controls: ChildRef[] = [];
  plan.children.forEach((children, node) => {
    if (!((result.nodeEffective[node] ?? 0) > 0)) return;
    for (const child of children) {
      const share = (child.kind === 'node' ? result.nodeShares : result.measureShares)[child.position] ?? 0;
      const below = child.kind === 'node' ? (plan.children[child.position] ?? []) : [];
      const lowest =
        child.kind === 'node'
          ? below.every(({ kind }) => kind === 'measure')
          : node === 0 || children.some(({ kind }) => kind === 'node');
      if (share > 0 && lowest) controls.push(child);
    }
  });
  return controls;
}

export function createUnitIndex(context: CurveContext, unit: number): UnitIndex {
  const { method, plan, result } = context;
  const scoreOf = ({ kind, position }: ChildRef): number =>
    (kind === 'node' ? result.scores : result.normalised)[position * result.units.length + unit] ?? Number.NaN;
  const controls = goalControls(context).filter((control) => !Number.isNaN(scoreOf(control)));
  const slots = new Map(controls.map(({ code }, at) => [code, at]));
  const strict = method.missing.policy === 'strict';
  const least = leastMeasured(method.missing);
  // No score changes what is measured.
  const lacks = plan.nodeCodes.map(
    (_, node) => least > 0 && !atLeast(result.evidence.measured[node * result.units.length + unit] ?? 0, least),
  );

  // Laid out once: a search asks for the index many thousand times.
  const branches = plan.children.map((children, node): Branch => {
    const counted = children.filter(({ code }) => (recordEntry(method.weights, code) ?? 0) !== 0);
    const rule = aggregationRule(method, plan.nodeCodes[node] ?? '', node === 0);
    return {
      mean: aggregationLeavesScale(rule.id) ? null : transformedMean(rule),
      convex: rule.id === 'power' && (rule.p ?? 1) > 1,
      children: counted.map((child) => ({
        weight: recordEntry(method.weights, child.code) ?? 0,
        slot: slots.get(child.code) ?? -1,
        node: child.kind === 'node' && !Number.isNaN(scoreOf(child)) ? child.position : -1,
        fixed: scoreOf(child),
      })),
    };
  });

  const nodeValue = (node: number, scores: Float64Array): number => {
    const { mean, children } = branches[node] ?? emptyBranch;
    if (mean === null) return Number.NaN;
    let present = 0;
    let sum = 0;
    let lowest = Number.POSITIVE_INFINITY;
    let missing = 0;
    for (const { weight, slot, node: below, fixed } of children) {
      const value = slot >= 0 ? (scores[slot] ?? Number.NaN) : below >= 0 ? nodeValue(below, scores) : fixed;
      if (Number.isNaN(value)) {
        missing += 1;
        continue;
      }
      present += weight;
      sum += weight * mean.to(value);
      lowest = Math.min(lowest, value);
    }
    if (present === 0 || (missing > 0 && strict) || lacks[node] === true) return Number.NaN;
    return mean.least ? lowest : mean.from(sum, present);
  };
  const shift = indexShift(result)?.[unit] ?? 0;
  return {
    controls,
    scores: Float64Array.from(controls, scoreOf),
    at: (scores) => nodeValue(0, scores) + shift,
    slopes: arithmeticSlopes(context, unit, controls),
    convex: branches.some(({ convex, children }) => convex && children.length > 0),
  };
}

function arithmeticSlopes(
  { dataset, method, plan, result }: CurveContext,
  unit: number,
  controls: readonly ChildRef[],
): Float64Array | null {
  const size = result.units.length;
  const parentOf = ({ kind, position }: ChildRef): number =>
    (kind === 'node' ? dataset.nodes : dataset.measures)[position]?.parent ?? -1;
  const slopes = new Float64Array(controls.length);
  for (const [at, control] of controls.entries()) {
    let slope = 1;
    let child: ChildRef = control;
    for (let node = parentOf(control); node >= 0; node = dataset.nodes[node]?.parent ?? -1) {
      if (aggregationRule(method, plan.nodeCodes[node] ?? '', node === 0).id !== 'arithmetic') return null;
      let present = 0;
      for (const sibling of plan.children[node] ?? []) {
        const score = (sibling.kind === 'node' ? result.scores : result.normalised)[sibling.position * size + unit];
        if (!Number.isNaN(score)) present += recordEntry(method.weights, sibling.code) ?? 0;
      }
      const has = Number.isNaN(result.scores[node * size + unit]) ? 0 : 1;
      slope *= (has * (recordEntry(method.weights, child.code) ?? 0)) / present;
      child = { kind: 'node', position: node, code: plan.nodeCodes[node] ?? '' };
    }
    slopes[at] = slope;
  }
  return slopes;
}
