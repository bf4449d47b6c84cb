import { appError } from '../../base/app-error.ts';
import type { AppError } from '../../base/app-error.ts';
import { err, ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import type { Dataset } from '../../model/dataset.ts';
import type { Method } from '../../model/method.ts';
import type { ScoreResult } from '../../model/score-result.ts';
import { recordEntry } from '../record-entry.ts';
import { planTree } from '../tree-plan.ts';
import type { ChildRef, TreePlan } from '../tree-plan.ts';
import { dataWeights } from './data-weights.ts';
import type { DataWeightMethod, ProposedGroup, ScoreTable, WeightProposal } from './weight-types.ts';

/**
 * Weights of one sibling group (`group`: its parent's code) or of every group (null), from the scores of a result.
 * Switched-off siblings stay off. Over the whole tree a group that the method cannot weigh keeps its shares, with the
 * reason in `detail.remarks`; when no group can be weighed, or the one asked for, the reason is the error.
 */
export function proposeWeights(
  dataset: Dataset,
  result: ScoreResult,
  method: DataWeightMethod,
  group: string | null,
): Result<WeightProposal> {
  const plan = planTree(dataset);
  if (group !== null) {
    const node = plan.nodeCodes.indexOf(group);
    if (node < 0 || plan.children[node]?.length === 0)
      return err(appError('WEIGHTS_GROUP_UNKNOWN', { group }, { subject: group }));
    const weighed = weighGroup(plan, result, method, node);
    return weighed.ok ? ok({ method, groups: [weighed.value] }) : weighed;
  }
  const groups: ProposedGroup[] = [];
  const problems: AppError[] = [];
  plan.children.forEach((children, node) => {
    if (children.length === 0) return;
    const weighed = weighGroup(plan, result, method, node);
    if (weighed.ok) groups.push(weighed.value);
    else {
      problems.push(weighed.error);
      groups.push(keptGroup(plan, result, node, weighed.error));
    }
  });
  const [first] = problems;
  if (first !== undefined && problems.length === groups.length) return err({ ...first, others: problems.slice(1) });
  return ok({ method, groups });
}

/** The method with the proposed shares, each group on the sum its weights have now (25/25/20/15/15 stays on 100). */
export function applyProposal(method: Method, proposal: WeightProposal): Method {
  const weights: Record<string, number> = { ...method.weights };
  for (const group of proposal.groups) {
    const codes = Object.keys(group.weights);
    const total = codes.reduce((sum, code) => sum + (recordEntry(method.weights, code) ?? 0), 0);
    for (const code of codes) weights[code] = (group.weights[code] ?? 0) * (total > 0 ? total : 1);
  }
  return { ...method, weights };
}

/** Scores of a node's children that count, units in the dataset's order: what the assistants weigh. */
export function siblingScores(dataset: Dataset, result: ScoreResult, group: string): ScoreTable | null {
  const plan = planTree(dataset);
  const node = plan.nodeCodes.indexOf(group);
  return node < 0 ? null : tableOf(plan, result, node);
}

function weighGroup(
  plan: TreePlan,
  result: ScoreResult,
  method: DataWeightMethod,
  node: number,
): Result<ProposedGroup> {
  const parent = plan.nodeCodes[node] ?? '';
  const table = tableOf(plan, result, node);
  const weighed = dataWeights[method](table);
  if (!weighed.ok) return err({ ...weighed.error, place: { subject: parent, ...weighed.error.place } });
  const shares = new Map(table.codes.map((code, at) => [code, weighed.value.weights[at] ?? 0]));
  const weights = Object.fromEntries((plan.children[node] ?? []).map(({ code }) => [code, shares.get(code) ?? 0]));
  return ok({ parent, weights, detail: { codes: table.codes, ...weighed.value.detail } });
}

function keptGroup(plan: TreePlan, result: ScoreResult, node: number, reason: AppError): ProposedGroup {
  const parent = plan.nodeCodes[node] ?? '';
  return {
    parent,
    weights: Object.fromEntries((plan.children[node] ?? []).map((child) => [child.code, shareOf(result, child)])),
    detail: { kept: true, remarks: [reason] },
  };
}

function tableOf(plan: TreePlan, result: ScoreResult, node: number): ScoreTable {
  const size = result.units.length;
  const counted = (plan.children[node] ?? []).filter((child) => shareOf(result, child) > 0);
  return {
    codes: counted.map(({ code }) => code),
    columns: counted.map(({ kind, position }) =>
      (kind === 'node' ? result.scores : result.normalised).subarray(position * size, (position + 1) * size),
    ),
  };
}

function shareOf(result: ScoreResult, { kind, position }: ChildRef): number {
  return (kind === 'node' ? result.nodeShares : result.measureShares)[position] ?? 0;
}
