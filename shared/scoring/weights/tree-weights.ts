import { appError } from '../../base/app-error.ts';
import { err, ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import type { Dataset } from '../../model/dataset.ts';
import type { ScoreResult } from '../../model/score-result.ts';
import { planTree } from '../tree-plan.ts';
import type { ChildRef, TreePlan } from '../tree-plan.ts';
import { combineWeights } from './combine-weights.ts';
import type { CombinationRule } from './combine-weights.ts';
import { dataWeights } from './data-weights.ts';
import type { DataWeightMethod, ProposedGroup, WeightProposal } from './weight-types.ts';

/**
 * Weights over all measures that count at once, rolled up to shares of each parent (docs/METHODS "Weights"): a child's share is what its measures have of its
 * parent's. `combination`: with the present effective weights as the subjective ones, measure by measure. A parent whose measures all have 0 gets 0 and keeps
 * the shares beneath it, with a remark; what is switched off stays off. The working stands with the root. Errors as of the method over one group.
 */
export function proposeTreeWeights(
  dataset: Dataset,
  result: ScoreResult,
  method: DataWeightMethod,
  combination: CombinationRule | null = null,
): Result<WeightProposal> {
  const plan = planTree(dataset);
  const size = result.units.length;
  const counting = [...result.measures.keys()].filter((m) => (result.measureEffective[m] ?? 0) > 0);
  const codes = counting.map((m) => result.measures[m] ?? '');
  const weighed = dataWeights[method]({
    codes,
    columns: counting.map((m) => result.normalised.subarray(m * size, (m + 1) * size)),
  });
  if (!weighed.ok)
    return err({ ...weighed.error, place: { subject: plan.nodeCodes[0] ?? '', ...weighed.error.place } });
  const objective = Object.fromEntries(codes.map((code, at) => [code, weighed.value.weights[at] ?? 0]));
  const present = Object.fromEntries(counting.map((m) => [result.measures[m] ?? '', result.measureEffective[m] ?? 0]));
  const leaves = combination === null ? ok(objective) : combineWeights(present, objective, combination);
  if (!leaves.ok) return leaves;
  const massOf = ({ kind, position, code }: ChildRef): number =>
    kind === 'measure'
      ? (leaves.value[code] ?? 0)
      : (plan.children[position] ?? []).reduce((sum, child) => sum + massOf(child), 0);
  const groups = plan.children.flatMap((children, node): ProposedGroup[] => {
    if (children.length === 0) return [];
    const rolled = rolledUp(plan, result, node, massOf);
    return [node === 0 ? { ...rolled, detail: { codes, ...weighed.value.detail } } : rolled];
  });
  return ok({ method, groups });
}

function rolledUp(
  plan: TreePlan,
  result: ScoreResult,
  node: number,
  massOf: (child: ChildRef) => number,
): ProposedGroup {
  const parent = plan.nodeCodes[node] ?? '';
  const children = plan.children[node] ?? [];
  const masses = children.map(massOf);
  const all = masses.reduce((sum, mass) => sum + mass, 0);
  const shareOf = ({ kind, position }: ChildRef): number =>
    (kind === 'node' ? result.nodeShares : result.measureShares)[position] ?? 0;
  return {
    parent,
    weights: Object.fromEntries(
      children.map((child, at) => [child.code, all > 0 ? (masses[at] ?? 0) / all : shareOf(child)]),
    ),
    // A group that is switched off as a whole was never weighed.
    detail:
      all > 0 || !((result.nodeEffective[node] ?? 0) > 0)
        ? { remarks: [] }
        : { kept: true, remarks: [appError('WEIGHTS_GROUP_WITHOUT', { group: parent }, { subject: parent })] },
  };
}
