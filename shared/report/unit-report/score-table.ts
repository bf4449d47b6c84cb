import { nodeScores } from '../cohort-statistics.ts';
import type { ReportInput } from '../report-input.ts';
import { numberCell, textCell } from '../report-table.ts';
import type { ReportCell, ReportTable } from '../report-table.ts';
import { decimalsOf, scoreCell, scoreDifference } from '../score-text.ts';
import type { ProfileCohort } from '../unit-profile.ts';
import { unitReportText } from './unit-report-text.ts';

/** The indicators of a depth in two halves beside one another: score, mean, and in Chinese, whose names are short, the distance. At most `rows` rows. */
export function scoreTable(
  input: ReportInput,
  u: number,
  cohort: ProfileCohort,
  { depth, rows: most }: { readonly depth: number; readonly rows: number },
): ReportTable {
  const { dataset, result, lang } = input;
  const all = dataset.nodes.flatMap((node, at) =>
    node.depth === depth && (result.nodeEffective[at] ?? 0) > 0 ? [at] : [],
  );
  const shown = shownNodes(input, u, cohort, all, 2 * most);
  const rows = Math.ceil(shown.length / 2);
  const withGap = lang === 'zh';
  const half = (node: number | undefined): readonly ReportCell[] =>
    node === undefined
      ? Array.from({ length: withGap ? 5 : 4 }, () => textCell(''))
      : scoreCells(input, u, cohort, node, withGap);
  const center = { align: 'center' } as const;
  const heads = [
    'REPORT_UNIT_H_CODE',
    'REPORT_UNIT_H_INDICATOR',
    'REPORT_UNIT_H_SCORE',
    'REPORT_UNIT_H_MEAN_SHORT',
    ...(withGap ? (['REPORT_UNIT_H_GAP'] as const) : []),
  ] as const;
  const widths = withGap ? [11, 46, 13, 13, 14] : [12, 60, 14, 13];
  return {
    id: 'unit-scores',
    title: '',
    head: [[...heads, ...heads].map((code) => textCell(unitReportText(lang, code), center))],
    body: Array.from({ length: rows }, (_, i) => [...half(shown[i]), ...half(shown[rows + i])]),
    columns: [...widths, ...widths],
    notes:
      shown.length < all.length
        ? [unitReportText(lang, 'REPORT_UNIT_TABLE_REST', { shown: shown.length, count: all.length })]
        : [],
    landscape: false,
  };
}

/** All in their order; where they are too many those furthest below the mean, in that order too. */
function shownNodes(
  input: ReportInput,
  u: number,
  cohort: ProfileCohort,
  all: readonly number[],
  most: number,
): readonly number[] {
  if (all.length <= most) return all;
  const gap = (node: number): number => {
    const value = (nodeScores(input.result, node)[u] ?? Number.NaN) - (cohort.get(node)?.mean ?? Number.NaN);
    return Number.isNaN(value) ? Number.NEGATIVE_INFINITY : value;
  };
  const kept = new Set(all.toSorted((a, b) => gap(a) - gap(b) || a - b).slice(0, most));
  return all.filter((node) => kept.has(node));
}

function scoreCells(
  input: ReportInput,
  u: number,
  cohort: ProfileCohort,
  node: number,
  withGap: boolean,
): readonly ReportCell[] {
  const { code, name } = input.dataset.nodes[node] ?? { code: '', name: '' };
  const score = nodeScores(input.result, node)[u] ?? Number.NaN;
  const mean = cohort.get(node)?.mean ?? Number.NaN;
  return [
    textCell(code, { align: 'center' }),
    textCell(name),
    scoreCell(input, score),
    scoreCell(input, mean),
    ...(withGap ? [numberCell(scoreDifference(input, score, mean), decimalsOf(input))] : []),
  ];
}
