import { childNodes, nodeStatistics } from './cohort-statistics.ts';
import type { ReportInput } from './report-input.ts';
import { numberCell, textCell } from './report-table.ts';
import type { ReportTable } from './report-table.ts';
import { reportText } from './report-text.ts';
import { cohortName, printedCode, textWidth } from './report-words.ts';
import { scoreCell } from './score-text.ts';

export interface IndicatorMean {
  readonly code: string;
  readonly name: string;
  /** 0 is the index itself. */
  readonly depth: number;
  /** Code of the indicator above; null for the index. */
  readonly parent: string | null;
  readonly present: number;
  readonly mean: number;
  readonly best: number;
  readonly lowest: number;
  readonly above: number;
  /** 0–1. */
  readonly aboveShare: number;
}

/** Mean and units above it for the index and every indicator, parents before children (F4-1 … F4-12). */
export function indicatorMeans(input: ReportInput): readonly IndicatorMean[] {
  const means: IndicatorMean[] = [];
  const visit = (node: number): void => {
    const { code, name, depth, parent } = input.dataset.nodes[node]!;
    const { ranks: _ranks, ...statistics } = nodeStatistics(input, node);
    means.push({ code, name, depth, parent: parent < 0 ? null : input.dataset.nodes[parent]!.code, ...statistics });
    for (const child of childNodes(input.dataset, node)) visit(child);
  };
  visit(0);
  return means;
}

const meanHeads = ['REPORT_H_CODE', 'REPORT_H_INDICATOR', 'REPORT_H_MEAN', 'REPORT_H_ABOVE', 'REPORT_H_SHARE'] as const;

/** The means as a table, down to `deepest` (2: second level, as the report's text). */
export function indicatorMeansTable(input: ReportInput, deepest = 2): ReportTable {
  const { lang } = input;
  const listed = indicatorMeans(input).filter(({ depth }) => depth <= deepest);
  return {
    id: 'T-means',
    title: reportText(lang, 'REPORT_T_MEANS', { year: input.framework.year, cohort: cohortName(input) }),
    head: [meanHeads.map((code) => textCell(reportText(lang, code), { align: 'center' }))],
    body: listed.map(({ code, name, depth, mean, above, aboveShare }) => [
      textCell(printedCode(code)),
      textCell('　'.repeat(depth) + name),
      scoreCell(input, mean),
      numberCell(above, 0),
      numberCell(aboveShare * 100, 2, { suffix: '%' }),
    ]),
    columns: [
      10,
      Math.min(60, Math.max(30, ...listed.map(({ name, depth }) => textWidth(name) + 2 * depth))),
      14,
      18,
      14,
    ],
    notes: [reportText(lang, 'REPORT_NOTE_ABOVE')],
    landscape: false,
  };
}
