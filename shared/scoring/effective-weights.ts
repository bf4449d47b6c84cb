import type { Method } from '../model/method.ts';
import { recordEntry } from './record-entry.ts';
import type { ChildRef, TreePlan } from './tree-plan.ts';

/** Shares among siblings (0–1, switched off 0) and their products up the tree. */
export interface EffectiveWeights {
  /** As the method has them; of the root 1. */
  readonly nodeWeights: Float64Array;
  readonly measureWeights: Float64Array;
  readonly nodeShares: Float64Array;
  readonly measureShares: Float64Array;
  readonly nodeEffective: Float64Array;
  readonly measureEffective: Float64Array;
  /** 1 where the weight and all weights above are not 0. Kept apart from the product, which can underflow. */
  readonly nodeActive: Uint8Array;
  readonly measureActive: Uint8Array;
}

/** Weights that `checkMethod` has passed, as shares of the parent and of the index. */
export function effectiveWeights(plan: TreePlan, weightOf: Method['weights']): EffectiveWeights {
  const nodes = plan.nodeCodes.length;
  const measures = plan.measureCodes.length;
  const weights: EffectiveWeights = {
    nodeWeights: Float64Array.from(plan.nodeCodes, (code, node) =>
      node === 0 ? 1 : (recordEntry(weightOf, code) ?? 0),
    ),
    measureWeights: Float64Array.from(plan.measureCodes, (code) => recordEntry(weightOf, code) ?? 0),
    nodeShares: new Float64Array(nodes),
    measureShares: new Float64Array(measures),
    nodeEffective: new Float64Array(nodes),
    measureEffective: new Float64Array(measures),
    nodeActive: new Uint8Array(nodes),
    measureActive: new Uint8Array(measures),
  };
  weights.nodeShares[0] = 1;
  weights.nodeEffective[0] = 1;
  weights.nodeActive[0] = 1;
  plan.children.forEach((siblings, node) => {
    const own = ({ kind, position }: ChildRef): number =>
      (kind === 'node' ? weights.nodeWeights : weights.measureWeights)[position] ?? 0;
    let total = 0;
    for (const sibling of siblings) total += own(sibling);
    for (const sibling of siblings) {
      const weight = own(sibling);
      const isNode = sibling.kind === 'node';
      const share = weight / total;
      (isNode ? weights.nodeShares : weights.measureShares)[sibling.position] = share;
      (isNode ? weights.nodeEffective : weights.measureEffective)[sibling.position] =
        share * (weights.nodeEffective[node] ?? 0);
      (isNode ? weights.nodeActive : weights.measureActive)[sibling.position] =
        weight > 0 && weights.nodeActive[node] === 1 ? 1 : 0;
    }
  });
  return weights;
}
