import { adjustmentTable } from './adjustments.ts';
import { institutionTable, policyDocumentTable } from './appendix-tables.ts';
import { acceptedTable } from './accepted-table.ts';
import { expertPathTable } from './expert-path-table.ts';
import { firstLevelTable, indicatorSystemTable } from './framework-tables.ts';
import { isPublic } from './for-audience.ts';
import { indicatorMeansTable } from './indicator-means.ts';
import { leadingTenTable } from './leading-ten.ts';
import { notesTable } from './notes-table.ts';
import { regionMeansTable } from './region-means.ts';
import type { ReportInput } from './report-input.ts';
import type { ReportTable } from './report-table.ts';
import { sourceTable } from './source-table.ts';
import { tierChangeTable, tierCountTable, tierDistributionTable, tierHistoryTable } from './tier-tables.ts';

/** The tables handed over on their own: distribution, leading ten, movers, tiers by year. */
export function tierTables(input: ReportInput): readonly ReportTable[] {
  return [tierDistributionTable(input), leadingTenTable(input), tierChangeTable(input), tierHistoryTable(input)];
}

/** Every table of the report in its order; tables whose content the input does not bring are left out. */
export function reportTables(input: ReportInput): readonly ReportTable[] {
  const optional = [
    isPublic(input) ? null : adjustmentTable(input),
    policyDocumentTable(input),
    institutionTable(input),
    acceptedTable(input),
    notesTable(input),
    expertPathTable(input),
  ].filter((table) => table !== null);
  return [
    firstLevelTable(input),
    sourceTable(input),
    tierDistributionTable(input),
    leadingTenTable(input),
    tierChangeTable(input),
    regionMeansTable(input),
    tierCountTable(input),
    indicatorMeansTable(input),
    indicatorSystemTable(input),
    tierHistoryTable(input),
    ...optional,
  ];
}
