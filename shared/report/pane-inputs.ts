import type { Method } from '../model/method.ts';
import { datasetOfYear } from '../scoring/dataset-of-year.ts';
import { rankScores } from '../scoring/rank-scores.ts';
import { score } from '../scoring/score.ts';
import { yearSources } from './own-years.ts';
import type { ReportInput } from './report-input.ts';
import { reportYears, yearResults } from './tier-history.ts';

/** What one of several pictures side by side is made from. */
export interface PaneInput {
  readonly key: string;
  readonly name: string;
  /** Null: it can't be scored. */
  readonly input: ReportInput | null;
}

/** As many as are told apart side by side. */
export const PANES_MOST = 12;

/**
 * One a year of 历年, rising, the last twelve: the years' own values where the project holds them, else the index of 历年结果, with no score of any indicator. Index and
 * tiers are those of `yearResults`, so that pictures and tables can't disagree.
 */
export function yearPanes(input: ReportInput): readonly PaneInput[] {
  const { own } = yearSources(input);
  const results = yearResults(input);
  const years = [...reportYears(input)].slice(0, PANES_MOST).reverse();
  return years.map((year): PaneInput => {
    const pane = { key: String(year), name: String(year) };
    if (year === input.framework.year) return { ...pane, input };
    const framework = { ...input.framework, year };
    const scored = own.find((one) => one.year === year);
    const dataset = scored === undefined ? null : datasetOfYear(input.dataset, year);
    if (scored !== undefined && dataset !== null)
      return { ...pane, input: { ...input, framework, dataset, result: scored.result } };
    const { units } = input.dataset;
    const of = units.map(({ code }) => results.get(code)?.get(year));
    const index = Float64Array.from(of, (one) => one?.index ?? Number.NaN);
    const scores = new Float64Array(input.result.scores.length).fill(Number.NaN);
    scores.set(index);
    const rank = rankScores(index, input.method, input.result.nodeSpans[0]);
    const tier = of.map((one) => one?.tier ?? null);
    return { ...pane, input: { ...input, framework, result: { ...input.result, scores, index, rank, tier } } };
  });
}

/** One a method, in the order given; the one that `input` was scored by is `input` itself. */
export function methodPanes(
  input: ReportInput,
  methods: readonly {
    readonly key: string;
    readonly name: string;
    readonly method: Method;
    readonly current: boolean;
  }[],
): readonly PaneInput[] {
  return methods.slice(0, PANES_MOST).map(({ key, name, method, current }): PaneInput => {
    if (current) return { key, name, input };
    const scored = score(input.dataset, method);
    return { key, name, input: scored.ok ? { ...input, method, result: scored.value } : null };
  });
}
