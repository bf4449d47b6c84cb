import { foldText } from '../../base/fold-text.ts';
import { largestMagnitude } from '../../base/tolerance.ts';
import { transformedMean } from './engine-groups.ts';
import { aggregationRule } from '../aggregation-rule.ts';
import { recordEntry } from '../record-entry.ts';
import type { ChildRef } from '../tree-plan.ts';
import { invertScore } from './invert-score.ts';
import type { CurveContext } from './share-curves.ts';
import type { MeasureGoal } from './what-if-types.ts';

const HALVINGS = 60;

/**
 * What the measures below an indicator would have to be for it to score `goal`: each closes the same share of its distance
 * to the ceiling (those above it stay), so that the plan asks of every measure in proportion to what it lacks.
 */
export function measureGoals(
  context: CurveContext,
  unit: number,
  control: ChildRef,
  goal: number,
  ceiling: number,
): readonly MeasureGoal[] {
  const { plan, method, result, dataset } = context;
  const size = result.units.length;
  const scoreOf = (m: number): number => result.normalised[m * size + unit] ?? Number.NaN;
  const below = control.kind === 'measure' ? [control] : (plan.children[control.position] ?? []);
  const measures = below.filter(
    ({ code, position }) =>
      !Number.isNaN(scoreOf(position)) && (control.kind === 'measure' || (recordEntry(method.weights, code) ?? 0) > 0),
  );
  const scoresAt = (closed: number): number[] =>
    measures.map(({ position }) => {
      const own = scoreOf(position);
      return own + closed * Math.max(0, ceiling - own);
    });
  const mean = transformedMean(aggregationRule(method, control.code, false));
  const combined = (closed: number): number => {
    const scores = scoresAt(closed);
    if (control.kind === 'measure') return scores[0] ?? Number.NaN;
    if (mean.least) return Math.min(...scores);
    let sum = 0;
    let weight = 0;
    measures.forEach(({ code }, at) => {
      const own = recordEntry(method.weights, code) ?? 0;
      sum += own * mean.to(scores[at] ?? Number.NaN);
      weight += own;
    });
    return mean.from(sum, weight);
  };
  let low = 0;
  let high = 1;
  for (let halving = 0; halving < HALVINGS; halving += 1) {
    const middle = (low + high) / 2;
    if (combined(middle) < goal) low = middle;
    else high = middle;
  }
  const goals = scoresAt(high);
  const column = (m: number): Float64Array => dataset.values.subarray(m * size, (m + 1) * size);
  const unitOf = (m: number): string => dataset.measures[m]?.unit ?? '';
  return measures.map(({ code, position }, at): MeasureGoal => {
    const from = scoreOf(position);
    const to = goals[at] ?? from;
    const raw = dataset.values[position * size + unit] ?? Number.NaN;
    // A measure that stays where it is may lie beyond its limits, where the inverse of its score is another value.
    const inverted =
      to > from || Number.isNaN(raw) ? invertScore(dataset, method, result, position, unit, to) : { value: raw };
    return {
      code,
      from,
      to,
      rawFrom: Number.isNaN(raw) ? null : raw,
      rawTo: 'value' in inverted ? asked(inverted.value, raw, column(position), unitOf(position)) : null,
      rawExact: 'value' in inverted ? inverted.value : null,
      why: 'why' in inverted ? inverted.why : null,
    };
  });
}

const MOST_DIGITS = 4;

/**
 * A target that can be asked for: rounded towards the goal to the decimals that the measure's values are given in, at most four figures of
 * the largest; per cent end at 100.
 */
function asked(target: number, now: number, values: Float64Array, unit: string): number {
  if (Number.isNaN(now) || target === now) return target;
  const present = values.filter((value) => !Number.isNaN(value));
  const figures = MOST_DIGITS - 1 - Math.floor(Math.log10(Math.max(largestMagnitude(present), Math.abs(target)) || 1));
  const decimals = Math.min(Math.max(0, figures), Math.max(...Array.from(present, decimalsOf)));
  const power = 10 ** decimals;
  const scaled = Number((target * power).toPrecision(12));
  const rounded = (target > now ? Math.ceil(scaled) : Math.floor(scaled)) / power;
  return foldText(unit) === '%' && target <= 100 ? Math.min(rounded, 100) : rounded;
}

/** Decimals that a number is written with, as the shortest text that gives it back. */
function decimalsOf(value: number): number {
  const [mantissa = '', exponent = '0'] = String(value).split('e');
  return Math.max(0, (mantissa.split('.')[1] ?? '').length - Number(exponent));
}
