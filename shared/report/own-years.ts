import { atLeast } from '../base/tolerance.ts';
import type { ScoreResult } from '../model/score-result.ts';
import { createYearsScorer } from '../scoring/score-years.ts';
import type { YearScore, YearsScorer } from '../scoring/score-years.ts';
import type { ReportInput } from './report-input.ts';

/** A year of which less is measured, taken over its units, isn't set beside others: it would be an index of something else. As 证据不足 of docs/FORMATS "Worklist". */
const LEAST_MEASURED = 0.65;

export type Years = Pick<ReportInput, 'dataset' | 'method' | 'framework' | 'history'>;

/** Where the results of earlier years come from; years rising. */
export interface YearSources {
  /** Scored from the values that the project holds. */
  readonly own: readonly YearScore[];
  /** Of the project's 历年结果, which stand before its own values. */
  readonly history: readonly number[];
  /** Held, but of too little to be set beside the others. */
  readonly thin: readonly number[];
}

/** By the values, which copies of a dataset share: an edit of a weight scores what it touches. */
const scorers = new WeakMap<Float64Array, YearsScorer>();

/** Earlier years of the units, from the project's history or its own values scored by the method; a year that can't be scored isn't there. */
export function yearSources({ dataset, method, framework, history }: Years): YearSources {
  const codes = new Set(dataset.units.map(({ code }) => code));
  const known = history.filter(
    ({ unit, year, index, tier }) => codes.has(unit) && year < framework.year && (index !== null || tier !== null),
  );
  const published = [...new Set(known.map(({ year }) => year))].sort((a, b) => a - b);
  const scored = allYears({ dataset, method }).filter(({ year }) => year < framework.year && !published.includes(year));
  const enough = ({ result }: YearScore): boolean => atLeast(meanMeasured({ dataset, method }, result), LEAST_MEASURED);
  return {
    own: scored.filter(enough),
    history: published,
    thin: scored.filter((year) => !enough(year)).map(({ year }) => year),
  };
}

function allYears({ dataset, method }: Pick<Years, 'dataset' | 'method'>): readonly YearScore[] {
  if (dataset.years === undefined || dataset.years.others.length === 0) return [];
  const scorer = scorers.get(dataset.values) ?? createYearsScorer(dataset);
  scorers.set(dataset.values, scorer);
  const scored = scorer.score(method);
  return scored.ok ? scored.value : [];
}

function meanMeasured(input: Pick<Years, 'dataset' | 'method'>, { evidence }: ScoreResult): number {
  const units = [...input.dataset.units.keys()].filter(
    (u) => !input.method.excludedUnits.includes(input.dataset.units[u]?.code ?? ''),
  );
  return units.reduce((sum, u) => sum + (evidence.measured[u] ?? 0), 0) / Math.max(1, units.length);
}
