import type { Method } from '../model/method.ts';
import { recordEntry } from './record-entry.ts';
import type { TreePlan } from './tree-plan.ts';

/** Shares among siblings (0–1, switched off 0) and their products up the tree. */
export interface EffectiveWeights {
  readonly nodeShares: Float64Array;
  readonly measureShares: Float64Array;
  readonly nodeEffective: Float64Array;
  readonly measureEffective: Float64Array;
  /** 1 where the weight and all weights above are not 0. Kept apart from the product, which can underflow. */
  readonly nodeActive: Uint8Array;
  readonly measureActive: Uint8Array;
}

/** Weights that `checkMethod` has passed, as shares of the parent and of the index. */
export function effectiveWeights(plan: TreePlan, method: Method): EffectiveWeights {
  const nodes = plan.nodeCodes.length;
  const measures = plan.measureCodes.length;
  const weights: EffectiveWeights = {
    nodeShares: new Float64Array(nodes), measureShares: new Float64Array(measures),
    nodeEffective: new Float64Array(nodes), measureEffective: new Float64Array(measures),
    nodeActive: new Uint8Array(nodes), measureActive: new Uint8Array(measures),
  };
  weights.nodeShares[0] = 1;
  weights.nodeEffective[0] = 1;
  weights.nodeActive[0] = 1;
  plan.children.forEach((siblings, node) => {
    let total = 0;
    for (const { code } of siblings) total += recordEntry(method.weights, code) ?? 0;
    for (const { kind, position, code } of siblings) {
      const share = (recordEntry(method.weights, code) ?? 0) / total;
      const shares = kind === 'node' ? weights.nodeShares : weights.measureShares;
      const effective = kind === 'node' ? weights.nodeEffective : weights.measureEffective;
      const active = kind === 'node' ? weights.nodeActive : weights.measureActive;
      shares[position] = share;
      effective[position] = share * (weights.nodeEffective[node] ?? 0);
      active[position] = (recordEntry(method.weights, code) ?? 0) > 0 && weights.nodeActive[node] === 1 ? 1 : 0;
    }
  });
  return weights;
}
