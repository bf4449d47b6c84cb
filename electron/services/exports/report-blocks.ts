import type { ReportBlock } from '../../../shared/report/document/report-document.ts';
import { laidReport } from '../../exporting/report-material.ts';
import type { ExportSource } from './export-source.ts';

/** A cohort's result, what it was made from, and the team's 报告结构. */
export type Made = Pick<ExportSource, 'input' | 'stamp'> & Partial<Pick<ExportSource, 'plan'>>;

/** The report over the cohorts that there are, as it would be written now. */
export function reportBlocks([first, second]: readonly Made[]): readonly ReportBlock[] {
  if (first === undefined) return [];
  const plan = first.plan ?? second?.plan ?? null;
  return laidReport({ ...first, other: second ?? null, plan }).blocks;
}
