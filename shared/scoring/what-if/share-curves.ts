import { atLeast } from '../../base/tolerance.ts';
import type { Dataset } from '../../model/dataset.ts';
import type { Method } from '../../model/method.ts';
import type { ScoreResult } from '../../model/score-result.ts';
import { leastMeasured } from '../evidence.ts';
import { aggregationRule } from '../aggregation-rule.ts';
import { recordEntry } from '../record-entry.ts';
import { planTree } from '../tree-plan.ts';
import type { ChildRef, TreePlan } from '../tree-plan.ts';
import { transformedMean } from './engine-groups.ts';
import type { TransformedMean } from './engine-groups.ts';
import { indexShift, isPlainIndex } from './plain-index.ts';

/** (n0 + n1·s)/(d0 + d1·s). */
export interface LinearFractional {
  readonly n0: number;
  readonly n1: number;
  readonly d0: number;
  readonly d1: number;
}

/** A unit's index over the share s of one weight, s in [0, 1), the siblings scaled in proportion. */
export interface IndexCurve {
  /** Shares inside (0, 1) where enough comes to be measured or no longer is; between them the curve is monotone. */
  readonly breaks: readonly number[];
  /** NaN: no index. At 0 the child is switched off. */
  readonly at: (share: number) => number;
  /** The curve's formula around a share other than 0; null where the path to the top is not arithmetic throughout. */
  readonly form: (share: number) => LinearFractional | null;
}

/** One weight and what it does to every unit. */
export interface ShareCurves {
  readonly code: string;
  readonly share: number;
  readonly weight: number;
  /** Sum of the siblings' weights. */
  readonly others: number;
  readonly parentEffective: number;
  readonly exact: boolean;
  /** By the unit's position; null for units that take no part. */
  readonly units: readonly (IndexCurve | null)[];
}

export interface CurveContext {
  readonly dataset: Dataset;
  readonly method: Method;
  readonly result: ScoreResult;
  readonly plan: TreePlan;
}

export function curveContext(dataset: Dataset, method: Method, result: ScoreResult): CurveContext {
  return { dataset, method, result, plan: planTree(dataset) };
}

/** A node between the moved weight's parent and the top, for one unit: what its other children bring. */
interface Step {
  readonly mean: TransformedMean;
  /** Weighted sum of the transformed scores, weight and least score of the other children present. */
  readonly sum: number;
  readonly present: number;
  readonly lowest: number;
  /** Measured weight of the other children that have a score. */
  readonly measured: number;
  /** Weight of all children. */
  readonly all: number;
  readonly own: number;
  readonly missing: boolean;
}

/**
 * The curves of one weight; null where it cannot move anything: the root, an only child, a child of a node that is switched
 * off, a switched-off child that cannot be scored, or an index that is no chain of means (`isPlainIndex`).
 */
export function shareCurves(context: CurveContext, code: string): ShareCurves | null {
  const { plan, method, result } = context;
  const parent = plan.children.findIndex((children) => children.some((child) => child.code === code));
  const child = plan.children[parent]?.find((sibling) => sibling.code === code);
  if (child === undefined || !((result.nodeEffective[parent] ?? 0) > 0) || !isPlainIndex(method, result)) return null;
  const siblings = (plan.children[parent] ?? []).filter(
    (sibling) => sibling.code !== code && weightOf(method, sibling) > 0,
  );
  const others = siblings.reduce((sum, sibling) => sum + weightOf(method, sibling), 0);
  const weight = weightOf(method, child);
  const mean = transformedMean(ruleOf(context, parent));
  if (siblings.length === 0 || (weight === 0 && !canBeSwitchedOn(context, child, mean))) return null;
  const chain = chainAbove(context, parent);
  const exact = [parent, ...chain].every((node) => ruleOf(context, node).id === 'arithmetic');
  const excluded = new Set(method.excludedUnits);
  const shift = indexShift(result);
  return {
    code,
    weight,
    others,
    exact,
    share: weight / (weight + others),
    parentEffective: result.nodeEffective[parent] ?? 0,
    units: context.dataset.units.map(({ code: unit }, at) =>
      excluded.has(unit)
        ? null
        : shifted(
            unitCurve(context, { child, siblings, others, mean, parent, chain, exact, unit: at }),
            shift?.[at] ?? 0,
          ),
    ),
  };
}

/** What adjustments add stays, whatever the weights. */
function shifted(curve: IndexCurve, shift: number): IndexCurve {
  if (shift === 0) return curve;
  return {
    breaks: curve.breaks,
    at: (share) => curve.at(share) + shift,
    form: (share) => {
      const form = curve.form(share);
      return form && { ...form, n0: form.n0 + shift * form.d0, n1: form.n1 + shift * form.d1 };
    },
  };
}

interface CurveInput {
  readonly child: ChildRef;
  readonly siblings: readonly ChildRef[];
  readonly others: number;
  readonly mean: TransformedMean;
  readonly parent: number;
  /** Nodes above the parent, up to the root. */
  readonly chain: readonly number[];
  readonly exact: boolean;
  readonly unit: number;
}

function unitCurve(context: CurveContext, input: CurveInput): IndexCurve {
  const { mean, unit, others } = input;
  const own = scoreOf(context, input.child, unit);
  const has = Number.isNaN(own) ? 0 : 1;
  // Of the siblings, in shares of their own sum: weight present, weighted sum of transformed scores.
  let present = 0;
  let sum = 0;
  let lowest = Number.POSITIVE_INFINITY;
  let siblingMissing = false;
  let measured = 0;
  for (const sibling of input.siblings) {
    const score = scoreOf(context, sibling, unit);
    const share = weightOf(context.method, sibling) / others;
    measured += share * measuredOf(context, sibling, unit);
    if (Number.isNaN(score)) siblingMissing = true;
    else {
      present += share;
      sum += share * mean.to(score);
      lowest = Math.min(lowest, score);
    }
  }
  if (!siblingMissing) present = 1;
  const ownTerm = has === 1 ? mean.to(own) : 0;
  const missing = siblingMissing || has === 0;
  const strict = context.method.missing.policy === 'strict';
  const least = leastMeasured(context.method.missing);
  const steps = stepsAbove(context, input.parent, input.chain, unit);
  const standings = measuredAlong(steps, measuredOf(context, input.child, unit), measured);
  const lacks = (share: number): readonly boolean[] => lacking(steps, standings, share, least);
  const up = (score: number, share: number): number => climb(steps, score, strict, lacks(share));

  const parentAt = (share: number): number => {
    if (lacks(share)[0] === true) return Number.NaN;
    if (share === 0) {
      if (present === 0 || (siblingMissing && strict)) return Number.NaN;
      return mean.least ? lowest : mean.from(sum, present);
    }
    const weight = share * has + (1 - share) * present;
    if (!(weight > 0) || (missing && strict)) return Number.NaN;
    return mean.least
      ? Math.min(lowest, has === 1 ? own : lowest)
      : mean.from(share * has * ownTerm + (1 - share) * sum, weight);
  };
  return {
    breaks: breaksOf(standings, least),
    at: (share) => up(parentAt(share), share),
    form: (share) => {
      if (!input.exact) return null;
      if (Number.isNaN(parentAt(share))) return { n0: up(Number.NaN, share), n1: 0, d0: 1, d1: 0 };
      const intercept = up(0, share);
      if (Number.isNaN(intercept)) return { n0: Number.NaN, n1: 0, d0: 1, d1: 0 };
      const slope = slopeAbove(steps, strict, lacks(share));
      return {
        n0: intercept * present + slope * sum,
        n1: intercept * (has - present) + slope * (has * ownTerm - sum),
        d0: present,
        d1: has - present,
      };
    },
  };
}

/**
 * The measured share of a node on the path as a line over the moved share, as long as every node below it on the path has a score: `at0` where it is 0,
 * `at1` where it is 1.
 */
interface MeasuredLine {
  readonly at0: number;
  readonly at1: number;
}

/** Of the parent, whose other children measure `siblings`, and of each node above it. */
function measuredAlong(steps: readonly Step[], own: number, siblings: number): readonly MeasuredLine[] {
  const lines: MeasuredLine[] = [{ at0: siblings, at1: own }];
  let below: MeasuredLine = { at0: siblings, at1: own };
  for (const step of steps) {
    below = { at0: measuredAbove(step, below.at0), at1: measuredAbove(step, below.at1) };
    lines.push(below);
  }
  return lines;
}

function measuredAbove({ measured, own, all }: Step, below: number): number {
  return (measured + own * below) / all;
}

/** Where too little is measured, for the parent and each node above it: one that lacks brings nothing to the next. */
function lacking(steps: readonly Step[], [line]: readonly MeasuredLine[], share: number, least: number): boolean[] {
  if (least === 0 || line === undefined) return [];
  let below = line.at0 + (line.at1 - line.at0) * share;
  const lacks = [!atLeast(below, least)];
  for (const step of steps) {
    below = measuredAbove(step, lacks.at(-1) === true ? 0 : below);
    lacks.push(!atLeast(below, least));
  }
  return lacks;
}

/**
 * Where a node's line crosses the least. Where one lacks, those above stay as they are until it no longer does, so that the crossings of the lines are all
 * there are; one of a node whose line isn't followed there changes nothing.
 */
function breaksOf(lines: readonly MeasuredLine[], least: number): number[] {
  if (least === 0) return [];
  return lines
    .map(({ at0, at1 }) => (least - at0) / (at1 - at0))
    .filter((at) => at > 0 && at < 1)
    .sort((a, b) => a - b);
}

/** The index when the parent scores `score` (NaN: has no score). `lacks`: of the parent, then of each step. */
function climb(steps: readonly Step[], score: number, strict: boolean, lacks: readonly boolean[]): number {
  let value = score;
  for (const [at, { mean, sum, present, lowest, own, missing }] of steps.entries()) {
    const has = !Number.isNaN(value);
    const weight = present + (has ? own : 0);
    if (!(weight > 0) || ((missing || !has) && strict) || lacks[at + 1] === true) value = Number.NaN;
    else if (mean.least) value = has ? Math.min(lowest, value) : lowest;
    else value = mean.from(sum + (has ? own * mean.to(value) : 0), weight);
  }
  return value;
}

/** d index / d parent's score along an arithmetic path; 0 where the path is cut. */
function slopeAbove(steps: readonly Step[], strict: boolean, lacks: readonly boolean[]): number {
  let slope = 1;
  for (const [at, { present, own, missing }] of steps.entries()) {
    if ((missing && strict) || lacks[at + 1] === true) return 0;
    slope *= own / (present + own);
  }
  return slope;
}

function stepsAbove(context: CurveContext, parent: number, chain: readonly number[], unit: number): Step[] {
  let below = parent;
  return chain.map((node) => {
    const mean = transformedMean(ruleOf(context, node));
    let sum = 0;
    let present = 0;
    let all = 0;
    let own = 0;
    let lowest = Number.POSITIVE_INFINITY;
    let missing = false;
    let measured = 0;
    for (const child of context.plan.children[node] ?? []) {
      const weight = weightOf(context.method, child);
      if (weight === 0) continue;
      all += weight;
      if (child.kind === 'node' && child.position === below) {
        own = weight;
        continue;
      }
      const score = scoreOf(context, child, unit);
      measured += weight * measuredOf(context, child, unit);
      if (Number.isNaN(score)) missing = true;
      else {
        present += weight;
        sum += weight * mean.to(score);
        lowest = Math.min(lowest, score);
      }
    }
    below = node;
    return { mean, sum, present, lowest, measured, all, own, missing };
  });
}

/** Parents of a node, nearest first. */
function chainAbove(context: CurveContext, node: number): number[] {
  const chain: number[] = [];
  for (
    let above = context.dataset.nodes[node]?.parent ?? -1;
    above >= 0;
    above = context.dataset.nodes[above]?.parent ?? -1
  )
    chain.push(above);
  return chain;
}

/** A switched-off child may hold nothing that can be scored, or scores outside the mean's domain. */
function canBeSwitchedOn(context: CurveContext, child: ChildRef, mean: TransformedMean): boolean {
  const scores = context.dataset.units
    .map((_, unit) => scoreOf(context, child, unit))
    .filter((score) => !Number.isNaN(score));
  return scores.length > 0 && scores.every((score) => mean.allows(score));
}

function ruleOf(context: CurveContext, node: number) {
  return aggregationRule(context.method, context.plan.nodeCodes[node] ?? '', node === 0);
}

function weightOf(method: Method, child: ChildRef): number {
  return recordEntry(method.weights, child.code) ?? 0;
}

/** What a child brings to the measured share: nothing without a score (docs/METHODS "Evidence"). */
function measuredOf(context: CurveContext, child: ChildRef, unit: number): number {
  const { result } = context;
  const { measured, cellMeasured } = result.evidence;
  const { kind, position } = child;
  if (Number.isNaN(scoreOf(context, child, unit))) return 0;
  return (kind === 'node' ? measured : cellMeasured)[position * result.units.length + unit] ?? 0;
}

function scoreOf({ result }: CurveContext, { kind, position }: ChildRef, unit: number): number {
  return (kind === 'node' ? result.scores : result.normalised)[position * result.units.length + unit] ?? Number.NaN;
}
