import { displayNumber } from '../../base/display.ts';
import type { ReportInput } from '../report-input.ts';
import { childNodes, nodeScores } from '../cohort-statistics.ts';
import { known } from '../figures/figure-values.ts';
import { decimalsOf, scoreDifference, scoreText } from '../score-text.ts';
import type { ProfileCohort } from '../unit-profile.ts';
import type { ChartRow, SmallChart } from './unit-report-parts.ts';
import { unitReportText } from './unit-report-text.ts';

/** More rows than a chart can hold on half a page. */
const MOST_ROWS = 12;
const STEP_SHARE = 1 / 10;

/** A chart of the first level, then one of each first-level indicator that has others under it. */
export function smallCharts(input: ReportInput, u: number, cohort: ProfileCohort): readonly SmallChart[] {
  const { dataset, result, lang } = input;
  const active = (nodes: readonly number[]): readonly number[] =>
    nodes.filter((node) => (result.nodeEffective[node] ?? 0) > 0).slice(0, MOST_ROWS);
  const first = active(childNodes(dataset, 0));
  const groups = [
    { title: unitReportText(lang, 'REPORT_UNIT_CHART_FIRST'), nodes: first },
    ...first.map((node) => ({
      title: chartTitle(input, u, node, cohort),
      nodes: active(childNodes(dataset, node)),
    })),
  ].filter(({ nodes }) => nodes.length > 0);
  const charts = groups.map(({ title, nodes }) => ({
    title,
    rows: nodes.map((node) => chartRow(input, u, node, cohort)),
  }));
  const range = rangeOf(
    input,
    charts.flatMap(({ rows }) => rows),
  );
  return charts.map(({ title, rows }) => ({ title, rows, range, spoken: spokenText(input, title, rows) }));
}

function chartTitle(input: ReportInput, u: number, node: number, cohort: ProfileCohort): string {
  const { name, printed, score } = chartRow(input, u, node, cohort);
  return score === null
    ? unitReportText(input.lang, 'REPORT_UNIT_CHART_NO_SCORE', { name })
    : unitReportText(input.lang, 'REPORT_UNIT_CHART_TITLE', { name, printed });
}

function chartRow(input: ReportInput, u: number, node: number, cohort: ProfileCohort): ChartRow {
  const { code, name } = input.dataset.nodes[node] ?? { code: '', name: '' };
  const score = nodeScores(input.result, node)[u] ?? Number.NaN;
  const column = cohort.get(node);
  const mean = column?.mean ?? Number.NaN;
  const gap = scoreDifference(input, score, mean);
  const signed = `${gap > 0 ? '+' : ''}${displayNumber(gap, decimalsOf(input))}`;
  return {
    name: `${code} ${name}`,
    printed: Number.isNaN(score) ? '—' : `${scoreText(input, score)} (${signed})`,
    score: known(score),
    mean: known(mean),
    best: known(column?.best),
  };
}

/** From the tenth of the scale below everything shown to the scale's end, so that the differences can be seen. */
function rangeOf({ method: { scale } }: ReportInput, rows: readonly ChartRow[]): readonly [number, number] {
  const values = rows.flatMap(({ score, mean, best }) => [score, mean, best].filter((value) => value !== null));
  if (values.length === 0) return [scale.lower, scale.upper];
  const step = (scale.upper - scale.lower) * STEP_SHARE;
  const low = scale.lower + step * Math.floor((Math.min(...values) - scale.lower) / step);
  const high = scale.lower + step * Math.ceil((Math.max(...values) - scale.lower) / step - 1e-9);
  return [low, Math.max(high, low + step)];
}

function spokenText(input: ReportInput, title: string, rows: readonly ChartRow[]): string {
  const { lang } = input;
  const said = (value: number | null): string => (value === null ? '—' : scoreText(input, value));
  return unitReportText(lang, 'REPORT_UNIT_CHART_SPOKEN', {
    title,
    rows: rows
      .map(({ name, score, mean, best }) =>
        unitReportText(lang, 'REPORT_UNIT_CHART_ROW', { name, score: said(score), mean: said(mean), best: said(best) }),
      )
      .join(lang === 'zh' ? '；' : '; '),
  });
}
