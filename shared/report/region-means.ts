import { columnStatistics } from './cohort-statistics.ts';
import { reportedRegions } from './regions.ts';
import type { ReportInput } from './report-input.ts';
import { numberCell, textCell } from './report-table.ts';
import type { ReportTable } from './report-table.ts';
import { reportText } from './report-text.ts';
import { scoreCell, scoreText } from './score-text.ts';

export interface RegionMean {
  readonly region: string;
  /** Second number of its figure; see {@link reportedRegions}. */
  readonly figure: number;
  /** Units of the region that have an index. */
  readonly units: number;
  /** NaN when none has. */
  readonly mean: number;
}

/** Mean index of each region (the unit's group), in the order of {@link reportedRegions}. */
export function regionMeans(input: ReportInput): { readonly regions: readonly RegionMean[]; readonly mean: number } {
  const regions = reportedRegions(input.dataset).map(({ name, figure, units }) => {
    const { present, mean } = columnStatistics(Float64Array.from(units, (u) => input.result.index[u]!));
    return { region: name, figure, units: present, mean };
  });
  return { regions, mean: columnStatistics(input.result.index).mean };
}

/** Values of F3-1. */
export function regionMeansTable(input: ReportInput): ReportTable {
  const { lang } = input;
  const { regions, mean } = regionMeans(input);
  return {
    id: 'F3-1',
    title: reportText(input, 'REPORT_F3_1', { year: input.framework.year }),
    head: [
      (['REPORT_H_REGION', 'REPORT_H_COUNT', 'REPORT_H_MEAN'] as const).map((code) =>
        textCell(reportText(input, code), { align: 'center' }),
      ),
    ],
    body: regions.map((region) => [
      textCell(region.region),
      numberCell(region.units, 0),
      scoreCell(input, region.mean),
    ]),
    columns: [30, 16, 20],
    notes: [reportText(lang, 'REPORT_NOTE_NATIONAL', { mean: scoreText(input, mean) })],
    landscape: false,
  };
}
