import { largestMagnitude } from '../base/tolerance.ts';
import type { MeasureMethod, Method } from '../model/method.ts';
import type { EffectiveWeights } from './effective-weights.ts';
import { leavesScale } from './normalise/leaves-scale.ts';
import type { NormalisedColumn } from './normalise/normaliser.ts';
import type { ChildRef, TreePlan } from './tree-plan.ts';

/** What scores are measured by, and which stand off the scale. */
export interface ScaleStanding {
  /** Per node and measure 1 where a child that counts, down to the measures, takes it off the scale. */
  readonly nodeOffScale: Uint8Array;
  readonly measureOffScale: Uint8Array;
  /**
   * What differences are held against (docs/METHODS "Ranks and ties"): the scale's span; off the scale the largest magnitude in the column,
   * of a node among the measures' scores that it is made of, since a sum of them can come out near 0 for every unit.
   */
  readonly nodeSpans: Float64Array;
  readonly measureSpans: Float64Array;
}

/** docs/METHODS "Off the scale": children with a weight above 0 pass their standing on to the top. */
export function scaleStanding(
  plan: TreePlan,
  { nodeWeights, measureWeights }: Pick<EffectiveWeights, 'nodeWeights' | 'measureWeights'>,
  measures: readonly MeasureMethod[],
  columns: readonly NormalisedColumn[],
  scale: Method['scale'],
): ScaleStanding {
  const span = scale.upper - scale.lower;
  const measureOffScale = Uint8Array.from(measures, (measure) => (leavesScale(measure) ? 1 : 0));
  const nodeOffScale = new Uint8Array(plan.nodeCodes.length);
  const counted = (node: number): readonly ChildRef[] =>
    (plan.children[node] ?? []).filter(
      ({ kind, position }) => ((kind === 'node' ? nodeWeights : measureWeights)[position] ?? 0) > 0,
    );
  for (let node = plan.nodeCodes.length - 1; node >= 0; node -= 1) {
    const off = counted(node).some(
      ({ kind, position }) => (kind === 'node' ? nodeOffScale : measureOffScale)[position] === 1,
    );
    nodeOffScale[node] = off ? 1 : 0;
  }
  const magnitude = ({ kind, position }: ChildRef): number =>
    kind === 'measure'
      ? largestMagnitude(columns[position]?.values ?? [])
      : counted(position).reduce((most, child) => Math.max(most, magnitude(child)), 0);
  const spanOf = (kind: ChildRef['kind'], code: string, position: number, off: Uint8Array): number =>
    off[position] === 1 ? magnitude({ kind, position, code }) : span;
  return {
    nodeOffScale,
    measureOffScale,
    nodeSpans: Float64Array.from(plan.nodeCodes, (code, node) => spanOf('node', code, node, nodeOffScale)),
    measureSpans: Float64Array.from(plan.measureCodes, (code, m) => spanOf('measure', code, m, measureOffScale)),
  };
}
