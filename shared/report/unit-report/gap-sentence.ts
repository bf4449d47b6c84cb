import { nearlyEqual } from '../../base/tolerance.ts';
import type { ReportInput } from '../report-input.ts';
import { gapText } from '../report-words.ts';
import { scoreText } from '../score-text.ts';
import { unitReportText } from './unit-report-text.ts';

/** "高于平均值（82.10）3.11 分": a score against the cohort's mean, by what is printed. */
export function gapSentence(input: ReportInput, score: number, mean: number, span: number | undefined): string {
  const code = nearlyEqual(score, mean, span)
    ? 'REPORT_UNIT_EQUAL'
    : score > mean
      ? 'REPORT_UNIT_ABOVE'
      : 'REPORT_UNIT_BELOW';
  return unitReportText(input.lang, code, { mean: scoreText(input, mean), gap: gapText(input, score, mean, span) });
}
