import { childNodes, columnStatistics, nodeScores } from '../cohort-statistics.ts';
import type { ReportInput } from '../report-input.ts';
import { cohortName } from '../report-words.ts';
import type { FigureAxis, FigureCategory } from './figure-spec.ts';
import { plainStyle, tierStyle } from './figure-style.ts';
import type { FigureStyle } from './figure-style.ts';
import { decimalsOf } from '../score-text.ts';

/** NaN becomes null: figures are JSON. */
export function known(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}

/** The axis of scores: the method's scale where every value lies on it, else left to the values. */
export function scoreAxis(input: ReportInput, title: string, values: readonly (number | null)[]): FigureAxis {
  const { lower, upper } = input.method.scale;
  const on = values.every((value) => value === null || (value >= lower - 1e-9 && value <= upper + 1e-9));
  return { title, range: on ? [lower, upper] : null, decimals: decimalsOf(input) };
}

export function unitCategory(input: ReportInput, unit: number): FigureCategory {
  const { code, name } = input.dataset.units[unit]!;
  return { key: code, label: name, tier: input.result.tier[unit] ?? null };
}

/** How a unit's tier looks. */
export function unitStyle(input: ReportInput, unit: number): FigureStyle {
  const tier = input.result.tier[unit] ?? null;
  return tier === null ? plainStyle : tierStyle(tier, input.method.tiers);
}

/** An indicator whose scores a figure shows, with the cohort's mean and best (null without a score). */
export interface FigureIndicator {
  readonly code: string;
  readonly name: string;
  readonly scores: Float64Array;
  readonly mean: number | null;
  readonly best: number | null;
}

export function figureIndicator(input: ReportInput, node: number): FigureIndicator {
  const { code, name } = input.dataset.nodes[node]!;
  const scores = nodeScores(input.result, node);
  const { mean, best } = columnStatistics(scores);
  return { code, name, scores, mean: known(mean), best: known(best) };
}

/** First-level indicators that take part; empty for an index straight over its measures. */
export function firstLevel(input: ReportInput): readonly FigureIndicator[] {
  return childNodes(input.dataset, 0)
    .filter((node) => input.result.nodeEffective[node] !== 0)
    .map((node) => figureIndicator(input, node));
}

export function titleParams(input: ReportInput): {
  readonly year: number;
  readonly before: number;
  readonly cohort: string;
} {
  return { year: input.framework.year, before: input.framework.year - 1, cohort: cohortName(input) };
}
