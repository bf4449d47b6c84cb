import type { Result } from '../../../shared/base/result.ts';
import { indicatorMeansTable } from '../../../shared/report/indicator-means.ts';
import { tierDistributionTable } from '../../../shared/report/tier-tables.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import type { ExportStamp } from '../export-stamp.ts';
import { exportingText } from '../exporting-text.ts';
import type { ExportingTextCode } from '../exporting-text.ts';
import type { Provenance } from '../provenance.ts';
import type { WriteOptions, WrittenFile } from '../../files/write-safely.ts';
import { chartSheets, layChartSheet } from './charts/chart-sheets.ts';
import { layGrid } from './sheets/lay-grid.ts';
import type { Grid } from './sheets/lay-grid.ts';
import { layTable } from './sheets/lay-table.ts';
import { liveLayout } from './live/live-layout.ts';
import { footerText } from '../footer-text.ts';
import { newWorkbook } from './sheets/new-workbook.ts';
import { methodGrid } from './results/method-grid.ts';
import { importsGrid, sourcesGrid } from './results/provenance-grids.ts';
import { readmeGrid } from './results/readme-grid.ts';
import { overviewGrid, ranksGrid, scoresGrid } from './results/score-grids.ts';
import { markedGrid, valuesGrid } from './results/value-grids.ts';
import { weightsGrid } from './results/weights-grid.ts';
import { saveWorkbook } from './save-workbook.ts';

const chartPages = [
  { sheet: 'EXPORT_SHEET_CHARTS', about: 'EXPORT_ABOUT_CHARTS' },
  { sheet: 'EXPORT_SHEET_CHART_DATA', about: 'EXPORT_ABOUT_CHART_DATA' },
] as const;

/**
 * The results workbook: read-me, overview, scores of every level, ranks and tiers, raw values, marked cells, weights,
 * method, sources, import report, means, the tier table and charts of them. Values are the core's at full precision; nothing is a formula.
 */
export function writeResultsWorkbook(
  input: ReportInput,
  stamp: ExportStamp,
  provenance: Provenance,
  path: string,
  options: WriteOptions = {},
): Promise<Result<WrittenFile>> {
  const { lang } = input;
  const workbook = newWorkbook(input, stamp);
  const footer = footerText(input, stamp);
  const sheets: readonly {
    readonly sheet: ExportingTextCode;
    readonly about: ExportingTextCode;
    readonly grid: () => Grid;
  }[] = [
    { sheet: 'EXPORT_SHEET_OVERVIEW', about: 'EXPORT_ABOUT_OVERVIEW', grid: () => overviewGrid(input, stamp) },
    { sheet: 'EXPORT_SHEET_SCORES', about: 'EXPORT_ABOUT_SCORES', grid: () => scoresGrid(input, stamp) },
    { sheet: 'EXPORT_SHEET_RANKS', about: 'EXPORT_ABOUT_RANKS', grid: () => ranksGrid(input, stamp) },
    { sheet: 'EXPORT_SHEET_VALUES', about: 'EXPORT_ABOUT_VALUES', grid: () => valuesGrid(input, stamp) },
    { sheet: 'EXPORT_SHEET_MARKED', about: 'EXPORT_ABOUT_MARKED', grid: () => markedGrid(input, stamp, provenance) },
    { sheet: 'EXPORT_SHEET_WEIGHTS', about: 'EXPORT_ABOUT_WEIGHTS', grid: () => weightsGrid(input, stamp) },
    { sheet: 'EXPORT_SHEET_METHOD', about: 'EXPORT_ABOUT_METHOD', grid: () => methodGrid(input, stamp) },
    { sheet: 'EXPORT_SHEET_SOURCES', about: 'EXPORT_ABOUT_SOURCES', grid: () => sourcesGrid(input, stamp, provenance) },
    { sheet: 'EXPORT_SHEET_IMPORTS', about: 'EXPORT_ABOUT_IMPORTS', grid: () => importsGrid(input, stamp, provenance) },
  ];
  const about = [...sheets, ...chartPages].map(({ sheet, about: text }) => ({
    name: exportingText(input, sheet),
    about: exportingText(input, text),
  }));
  layGrid(workbook.addWorksheet(exportingText(lang, 'EXPORT_SHEET_README')), readmeGrid(input, stamp, about));
  for (const { sheet, grid } of sheets) layGrid(workbook.addWorksheet(exportingText(input, sheet)), grid());
  const layout = liveLayout(input);
  const charts = chartSheets(layout, stamp, false);
  layTable(workbook.addWorksheet(exportingText(lang, 'EXPORT_SHEET_MEANS')), indicatorMeansTable(input), footer);
  layTable(workbook.addWorksheet(exportingText(lang, 'EXPORT_SHEET_TIERS')), tierDistributionTable(input), footer);
  layChartSheet(workbook, layout, stamp, charts, false);
  layGrid(workbook.addWorksheet(charts.data), charts.grid);
  return saveWorkbook(workbook, path, options, charts);
}
