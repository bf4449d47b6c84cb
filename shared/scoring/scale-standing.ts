import { largestMagnitude } from '../base/tolerance.ts';
import type { AggregationRule, MeasureMethod, Method } from '../model/method.ts';
import { aggregationLeavesScale } from './aggregate/aggregate.ts';
import type { EffectiveWeights } from './effective-weights.ts';
import { leavesScale } from './normalise/leaves-scale.ts';
import type { NormalisedColumn } from './normalise/normaliser.ts';
import type { ChildRef, TreePlan } from './tree-plan.ts';

/** What scores are measured by, and which stand off the scale. */
export interface ScaleStanding {
  /** Per node and measure 1 where a child that counts, down to the measures, or its own aggregation takes it off the scale and no Rescale puts it back. */
  readonly nodeOffScale: Uint8Array;
  readonly measureOffScale: Uint8Array;
  /**
   * What differences are held against (docs/METHODS "Ranks and ties"): the scale's span; off the scale the largest magnitude in the column,
   * of a node among the measures' scores that it is made of, since a sum of them can come out near 0 for every unit.
   */
  readonly nodeSpans: Float64Array;
  readonly measureSpans: Float64Array;
  /** Of each node's scores as combined, before Rescale. */
  readonly combinedSpans: Float64Array;
}

/** docs/METHODS "Off the scale": children with a weight above 0 pass their standing on to the top, up to a node that is rescaled. `rules`: of each node. */
export function scaleStanding(
  plan: TreePlan,
  { nodeWeights, measureWeights }: Pick<EffectiveWeights, 'nodeWeights' | 'measureWeights'>,
  measures: readonly MeasureMethod[],
  columns: readonly NormalisedColumn[],
  scale: Method['scale'],
  rules: readonly AggregationRule[],
): ScaleStanding {
  const span = scale.upper - scale.lower;
  const measureOffScale = Uint8Array.from(measures, (measure) => (leavesScale(measure) ? 1 : 0));
  const nodeOffScale = new Uint8Array(plan.nodeCodes.length);
  const combinedOffScale = new Uint8Array(plan.nodeCodes.length);
  const weightOf = ({ kind, position }: ChildRef): number =>
    (kind === 'node' ? nodeWeights : measureWeights)[position] ?? 0;
  const counted = (node: number): readonly ChildRef[] =>
    (plan.children[node] ?? []).filter((child) => weightOf(child) > 0);
  for (let node = plan.nodeCodes.length - 1; node >= 0; node -= 1) {
    const rule = rules[node];
    const children = counted(node);
    const off =
      (rule !== undefined && children.length > 0 && aggregationLeavesScale(rule.id)) ||
      children.some(({ kind, position }) => (kind === 'node' ? nodeOffScale : measureOffScale)[position] === 1);
    combinedOffScale[node] = off ? 1 : 0;
    nodeOffScale[node] = off && rule?.rescale === undefined ? 1 : 0;
  }
  const magnitude = ({ kind, position }: ChildRef): number => {
    if (kind === 'measure') return largestMagnitude(columns[position]?.values ?? []);
    return rules[position]?.rescale === undefined ? combinedMagnitude(position) : span;
  };
  const combinedMagnitude = (position: number): number => {
    const children = counted(position);
    switch (rules[position]?.id) {
      case 'product':
        return children.reduce((most, child) => most * magnitude(child), 1);
      case 'sum':
        return children.reduce((most, child) => Math.max(most, weightOf(child) * magnitude(child)), 0);
      default:
        return children.reduce((most, child) => Math.max(most, magnitude(child)), 0);
    }
  };
  const spanOf = (kind: ChildRef['kind'], code: string, position: number, off: Uint8Array): number =>
    off[position] === 1 ? magnitude({ kind, position, code }) : span;
  return {
    nodeOffScale,
    measureOffScale,
    nodeSpans: Float64Array.from(plan.nodeCodes, (code, node) => spanOf('node', code, node, nodeOffScale)),
    combinedSpans: Float64Array.from(plan.nodeCodes, (_, node) =>
      combinedOffScale[node] === 1 ? combinedMagnitude(node) : span,
    ),
    measureSpans: Float64Array.from(plan.measureCodes, (code, m) => spanOf('measure', code, m, measureOffScale)),
  };
}
