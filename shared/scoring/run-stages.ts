import type { AppError } from '../base/app-error.ts';
import { err, ok } from '../base/result.ts';
import type { Result } from '../base/result.ts';
import { largestMagnitude } from '../base/tolerance.ts';
import { missingReasonIndex } from '../model/dataset.ts';
import type { MeasureMethod, Method } from '../model/method.ts';
import type { ScoreResult } from '../model/score-result.ts';
import { isComparison } from './aggregate/aggregate.ts';
import { adjust, vetoedTier } from './adjust.ts';
import { aggregationRule } from './aggregation-rule.ts';
import { assignTier } from './assign-tier.ts';
import { baseYearScoresNobody } from './base-year-gaps.ts';
import { checkAdjustments, checkChoices, checkWeights } from './check-method.ts';
import { createCohort } from './cohort/cohort.ts';
import type { Cohort } from './cohort/cohort.ts';
import { completePeriods } from './complete-periods.ts';
import { combineNode } from './combine-node.ts';
import type { CoveredChild, NodeColumn } from './combine-node.ts';
import { denominate } from './denominate.ts';
import { effectiveWeights } from './effective-weights.ts';
import type { EffectiveWeights } from './effective-weights.ts';
import { cellEvidence, enteringEvidence, lackingUnits, leastMeasured } from './evidence.ts';
import type { EvidenceColumn } from './evidence.ts';
import { exemptUnits } from './exempt-units.ts';
import { impute } from './impute.ts';
import { collectMeasureStages } from './measure-stages.ts';
import { nodeEvidence, stackEvidence } from './node-evidence.ts';
import { normalise } from './normalise/normalise.ts';
import type { NormalisedColumn } from './normalise/normaliser.ts';
import { rankScores } from './rank-scores.ts';
import { recall } from './recall.ts';
import { recordEntry } from './record-entry.ts';
import { scaleStanding } from './scale-standing.ts';
import type { ScaleStanding } from './scale-standing.ts';
import { stackColumns } from './stack-columns.ts';
import type { StageMemory, YearStack } from './stage-memory.ts';
import { treat } from './treat.ts';
import { cutYear } from './cut-year.ts';
import { memoriesOfYears, namingYear } from './dataset-of-year.ts';
import { stackedCohort, stackFor } from './year-stack.ts';

/**
 * From records to an index (docs/METHODS "From records to an index"), the only place where the stage order is written: incomplete periods → denominators → imputation →
 * treatment → normalisation → aggregation → rank → tier. Each stage is asked for through the memory, with all it depends on.
 */
export function runStages(memory: StageMemory, method: Method): Result<ScoreResult> {
  const problem = firstProblem(memory, method);
  if (problem !== undefined) return err(problem);
  const stack = stackFor(memory, method);
  if (stack === null) {
    const { dataset } = memory;
    return runColumns(
      memory,
      method,
      memory.cohort([method.excludedUnits], () => createCohort(dataset, method.excludedUnits)),
    );
  }
  const stacked = runStack(memory, stack, method);
  return stacked.ok ? ok(cutYear(stack, stacked.value, stack.evaluated, method)) : stacked;
}

/** The same for every year of the dataset, rising, each with its ranks and tiers. An error of one year names it in `params.year`. */
export function runAllYears(
  memory: StageMemory,
  method: Method,
): Result<readonly { readonly year: number; readonly result: ScoreResult }[]> {
  const problem = firstProblem(memory, method);
  if (problem !== undefined) return err(problem);
  const stack = stackFor(memory, method);
  if (stack !== null) {
    const stacked = runStack(memory, stack, method);
    if (!stacked.ok) return stacked;
    return ok(stack.years.map((year) => ({ year, result: cutYear(stack, stacked.value, year, method) })));
  }
  const results: { year: number; result: ScoreResult }[] = [];
  for (const { year, memory: own } of memory.ofYears([], () => memoriesOfYears(memory))) {
    const result = runStages(own, method);
    if (!result.ok) return err(namingYear(result.error, year));
    results.push({ year, result: result.value });
  }
  return ok(results);
}

/** Every unit of every year in one result, unit u of the y-th year at `y * units + u`; of a dataset with one year that year. */
export function runPooled(memory: StageMemory, method: Method): Result<ScoreResult> {
  const stack = stackFor(memory, method);
  if (stack === null) return runStages(memory, method);
  const problem = firstProblem(memory, method);
  return problem === undefined ? runStack(memory, stack, method) : err(problem);
}

function runStack(memory: StageMemory, stack: YearStack, method: Method): Result<ScoreResult> {
  const { excludedUnits, yearBasis } = method;
  const cohort = stack.memory.cohort([excludedUnits, yearBasis], () =>
    stackedCohort(stack, createCohort(memory.dataset, excludedUnits), yearBasis),
  );
  const stacked = runColumns(stack.memory, method, cohort);
  if (stacked.ok) {
    const nobody = baseYearScoresNobody(method, stacked.value);
    return nobody === null ? stacked : err(nobody);
  }
  const { error } = stacked;
  const at = stack.memory.plan.unitCodes.indexOf(String(error.params?.['unit']));
  const year = stack.years[Math.floor(at / stack.units.length)];
  return year === undefined ? stacked : err({ ...error, params: { ...error.params, year } });
}

function runColumns(memory: StageMemory, method: Method, cohort: Cohort): Result<ScoreResult> {
  const { dataset, plan } = memory;
  const weights = memory.weights([method.weights], () => effectiveWeights(plan, method.weights));
  const incomplete = method.missing.incomplete ?? 'mark';
  const periods = memory.periods([incomplete], () => completePeriods(dataset, incomplete));
  const denominated = memory.denominated([cohort, periods], () =>
    denominate(dataset, periods.values, cohort, periods.reasons),
  );
  const { imputation } = method.missing;
  // A change elsewhere in the measures leaves what is imputed: the rules are compared one by one.
  const rules = plan.measureCodes.map((code) => recordEntry(method.measures, code)?.imputation ?? imputation);
  const imputed = memory.imputed([denominated, ...rules], () =>
    impute(dataset, denominated, cohort, rules, periods.marks),
  );
  const columns = memory.columns([imputed], () =>
    plan.measureCodes.map((_, m) => imputed.values.subarray(m * cohort.size, (m + 1) * cohort.size)),
  );

  const methods = memory.methods([method.measures], () => plan.measureCodes.map((code) => measureMethod(method, code)));
  const adjusting = new Set((method.adjustments ?? []).map(({ measure }) => measure));
  const treated: Float64Array[] = [];
  const normalised: NormalisedColumn[] = [];
  for (const [m, column] of columns.entries()) {
    const measured = measureColumn(memory, method, recall(methods, m), cohort, m, column);
    treated.push(measured.treated);
    if (measured.normalised.ok) normalised.push(measured.normalised.value);
    else if (weights.measureActive[m] === 1 || adjusting.has(plan.measureCodes[m] ?? '')) return measured.normalised;
    else normalised.push(memory.switchedOffMeasure([cohort], () => switchedOffMeasure(cohort)));
  }

  const { scale, aggregation } = method;
  const standing = memory.standing([weights, methods, scale, aggregation, ...normalised], () =>
    scaleStanding(
      plan,
      weights,
      methods,
      normalised,
      scale,
      plan.nodeCodes.map((code, node) => aggregationRule(method, code, node === 0)),
    ),
  );

  const exempt = memory.exempt([denominated], () => exemptUnits(denominated, plan.measureCodes.length));
  const measureStages = memory.measureStages([imputed, ...treated, ...normalised], () =>
    collectMeasureStages(imputed, treated, normalised),
  );
  const cells = memory.cellEvidence([cohort, measureStages], () => cellEvidence(dataset, cohort, measureStages));
  const nodes: NodeColumn[] = [];
  const evidence: EvidenceColumn[] = [];
  // What a node rests on says whether it has a score, and whether it has one says what the node above it rests on.
  const entering: EvidenceColumn[] = [];
  for (let node = dataset.nodes.length - 1; node >= 0; node -= 1) {
    const own = nodeEvidence(memory, weights, cohort, node, entering, cells);
    const { measured } = own;
    const combined = nodeColumn(memory, method, weights, standing, cohort, node, nodes, normalised, exempt, measured);
    if (!combined.ok && weights.nodeActive[node] === 1) return combined;
    const column = combined.ok ? combined.value : memory.emptyNode([cohort.size], () => emptyNode(cohort.size));
    nodes[node] = column;
    evidence[node] = own;
    entering[node] = recall(memory.entering, node)([own, column.scores], () => enteringEvidence(own, column.scores));
  }

  const weighted = nodes[0]?.scores ?? new Float64Array(cohort.size).fill(Number.NaN);
  const adjusted = adjust(method.adjustments ?? [], weighted, (code) => {
    const m = plan.measureCodes.indexOf(code);
    return { values: recall(columns, m), scores: recall(normalised, m).values };
  });
  const { index } = adjusted;
  const root = rootStanding(standing, isComparison(aggregationRule(method, plan.nodeCodes[0] ?? '', true).id), index);
  return ok({
    units: plan.unitCodes,
    nodes: plan.nodeCodes,
    measures: plan.measureCodes,
    denominated: denominated.values,
    imputed: imputed.values,
    ...measureStages,
    scores: stackColumns(
      nodes.map((node, at) => (at === 0 ? index : node.scores)),
      cohort.size,
    ),
    combined: stackColumns(
      nodes.map((node) => node.combined),
      cohort.size,
    ),
    weighted,
    adjustments: adjusted.adjustments,
    index,
    rank: rankScores(index, method, root.nodeSpans[0]),
    tier: Array.from(index, (score, unit) =>
      root.nodeOffScale[0] === 1 ? null : vetoedTier(assignTier(score, method), method, adjusted.adjustments, unit),
    ),
    ...sharesOf(weights),
    coverage: stackColumns(
      nodes.map((node) => node.coverage),
      cohort.size,
    ),
    ...root,
    evidence: stackEvidence(memory, cells.measures, evidence, cohort.size),
  });
}

/** The first thing wrong with the method; a new weight leaves the verdict on all else. */
function firstProblem(memory: StageMemory, method: Method): AppError | undefined {
  const { dataset, plan } = memory;
  const { weights, measures, aggregation, scale, z, missing, winsoriseMax, tiers, tierRounding, rankRounding } = method;
  const { excludedUnits, yearBasis } = method;
  const [weightProblem] = memory.weightProblems([weights], () => checkWeights(plan, weights));
  if (weightProblem !== undefined) return weightProblem;
  const { adjustments } = method;
  const [adjustmentProblem] = memory.adjustmentProblems([weights, adjustments, tiers], () =>
    checkAdjustments(plan, method),
  );
  if (adjustmentProblem !== undefined) return adjustmentProblem;
  return memory.choiceProblems(
    [
      measures,
      aggregation,
      scale,
      z,
      missing,
      winsoriseMax,
      tiers,
      tierRounding,
      rankRounding,
      excludedUnits,
      yearBasis,
    ],
    () => checkChoices(dataset, plan, method),
  )[0];
}

function measureColumn(
  memory: StageMemory,
  method: Method,
  measure: MeasureMethod,
  cohort: Cohort,
  m: number,
  column: Float64Array,
): { readonly treated: Float64Array; readonly normalised: Result<NormalisedColumn> } {
  const code = memory.plan.measureCodes[m] ?? '';
  const { scale, z } = method;
  const winsoriseMax = measure.winsoriseMax ?? method.winsoriseMax;
  const treated = recall(memory.treated, m)([column, cohort, measure.treatment, winsoriseMax], () =>
    treat(column, cohort, measure.treatment, winsoriseMax),
  );
  const normalised = recall(memory.normalised, m)([treated, cohort, measure, scale, z], () =>
    normalise({ code, column: treated, cohort, unitCodes: memory.plan.unitCodes, measure, scale, z }),
  );
  return { treated, normalised };
}

function nodeColumn(
  memory: StageMemory,
  method: Method,
  weights: EffectiveWeights,
  standing: ScaleStanding,
  cohort: Cohort,
  node: number,
  nodes: readonly NodeColumn[],
  measures: readonly NormalisedColumn[],
  exempt: readonly (Uint8Array | null)[],
  measured: Float64Array,
): Result<NodeColumn> {
  const code = memory.plan.nodeCodes[node] ?? '';
  const rule = aggregationRule(method, code, node === 0);
  const { policy } = method.missing;
  const least = leastMeasured(method.missing);
  const children: CoveredChild[] = [];
  const combinedSpan = standing.combinedSpans[node] ?? 0;
  const inputs: unknown[] = [cohort, rule.id, rule.p, rule.rescale, method.scale, policy, least];
  if (least > 0) inputs.push(measured);
  // What nothing is rescaled by must not have the node made anew.
  if (rule.rescale !== undefined) inputs.push(combinedSpan);
  for (const child of memory.plan.children[node] ?? []) {
    const weight = (child.kind === 'node' ? weights.nodeWeights : weights.measureWeights)[child.position] ?? 0;
    if (weight === 0) continue;
    const column = child.kind === 'node' ? nodes[child.position] : undefined;
    const scores = column?.scores ?? measures[child.position]?.values;
    if (scores === undefined) throw new Error(`scoring: ${child.code} was not scored before ${code}`);
    const coverage = column?.coverage ?? null;
    const span = (child.kind === 'node' ? standing.nodeSpans : standing.measureSpans)[child.position] ?? 0;
    const notApplicable = child.kind === 'node' ? (column?.notApplicable ?? null) : (exempt[child.position] ?? null);
    children.push({ code: child.code, weight, scores, coverage, span, notApplicable });
    inputs.push(child.code, weight, scores, coverage, span, notApplicable);
  }
  return recall(memory.nodes, node)(inputs, () =>
    combineNode({
      node: code,
      children,
      cohort,
      unitCodes: memory.plan.unitCodes,
      rule,
      policy,
      lacking: lackingUnits(measured, least, cohort),
      scale: method.scale,
      span: combinedSpan,
    }),
  );
}

/** A comparison's index is on no scale, and what it is made of no measure of it: its own magnitudes are. */
function rootStanding(
  { nodeOffScale, nodeSpans }: ScaleStanding,
  comparison: boolean,
  index: Float64Array,
): Pick<ScoreResult, 'nodeOffScale' | 'nodeSpans'> {
  return comparison
    ? { nodeOffScale: nodeOffScale.with(0, 1), nodeSpans: nodeSpans.with(0, largestMagnitude(index)) }
    : { nodeOffScale, nodeSpans };
}

function measureMethod(method: Method, code: string): MeasureMethod {
  const measure = recordEntry(method.measures, code);
  if (measure === undefined) throw new Error(`scoring: no method for ${code} after checkMethod`);
  return measure;
}

/** A switched-off measure that cannot be scored (no limits, say) must not stop the others: it equals its absence. */
function switchedOffMeasure(cohort: Cohort): NormalisedColumn {
  const reasons = new Uint8Array(cohort.size);
  for (const unit of cohort.included) reasons[unit] = missingReasonIndex('switched_off');
  return { values: new Float64Array(cohort.size).fill(Number.NaN), reasons };
}

function emptyNode(size: number): NodeColumn {
  const scores = new Float64Array(size).fill(Number.NaN);
  return { combined: scores, scores, coverage: new Float64Array(size), notApplicable: null };
}

function sharesOf(
  weights: EffectiveWeights,
): Pick<ScoreResult, 'nodeShares' | 'measureShares' | 'nodeEffective' | 'measureEffective'> {
  const { nodeShares, measureShares, nodeEffective, measureEffective } = weights;
  return { nodeShares, measureShares, nodeEffective, measureEffective };
}
