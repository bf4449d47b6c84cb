import type { Workbook, Worksheet } from 'exceljs';
import { tierName } from '../../../shared/model/tier-name.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import { tierShade } from '../../../shared/report/tier-palette.ts';
import { firstLevelNodes } from '../../../shared/report/leading-ten.ts';
import type { ExportStamp } from '../export-stamp.ts';
import { exportingText } from '../exporting-text.ts';
import type { ExportingTextCode } from '../exporting-text.ts';
import type { Provenance } from '../provenance.ts';
import type { WriteOptions, WrittenFile } from '../../files/write-safely.ts';
import { chartSheets, layChartSheet } from './charts/chart-sheets.ts';
import { layGrid } from './sheets/lay-grid.ts';
import {
  DATA_FIRST,
  OVERVIEW_FIRST,
  SHARE_ROW,
  WEIGHTS_FIRST,
  entryColumn,
  lastRow,
  liveLayout,
  named,
  on,
  overviewLast,
  scoreSheet,
  weightRow,
} from './live/live-layout.ts';
import type { LiveLayout } from './live/live-layout.ts';
import { evidenceGrid, evidenceShares } from './live/evidence-sheet.ts';
import { firstLevelColumns, liveOverviewGrid, overviewColumns } from './live/overview-sheet.ts';
import { liveWeightsGrid, nodeScoresGrid } from './live/score-sheets.ts';
import {
  liveLeadingGrid,
  liveMeansGrid,
  liveRegionsGrid,
  liveTierGrid,
  parametersGrid,
} from './live/summary-sheets.ts';
import { liveValuesGrid, measureScoresGrid, usedGrid } from './live/value-sheets.ts';
import { layValidations, liveValidations } from './live/validations.ts';
import { newWorkbook } from './sheets/new-workbook.ts';
import { readmeGrid } from './results/readme-grid.ts';
import { saveWorkbook } from './save-workbook.ts';
import { headFill, headFont, solid } from './sheets/styles.ts';

/**
 * The recomputing workbook: measure scores, weighted sums, index, ranks, tiers, means and tier tables are formulas over
 * raw values, weights, limits and parameters; their cached results are the core's. What a cell formula can't say (treated
 * and imputed values, copeland, mpi, dense ranks, nodes whose children need not apply where all must be there) stands as a value and is marked so.
 */
export function writeLiveWorkbook(
  input: ReportInput,
  stamp: ExportStamp,
  provenance: Provenance,
  path: string,
  options: WriteOptions = {},
): Promise<Result<WrittenFile>> {
  const layout = liveLayout(input);
  const say = (code: ExportingTextCode, params: Readonly<Record<string, string>> = {}): string =>
    exportingText(input, code, params);
  const workbook = newWorkbook(input, stamp);
  const { sheets } = layout;
  const parameters = parametersGrid(layout, stamp);
  const regions = say('EXPORT_SHEET_REGIONS');
  const charts = chartSheets(layout, stamp, true);
  const pages = [
    { name: sheets.overview, about: 'EXPORT_ABOUT_OVERVIEW', grid: liveOverviewGrid(layout, stamp) },
    { name: sheets.weights, about: 'EXPORT_ABOUT_LIVE_WEIGHTS', grid: liveWeightsGrid(layout, stamp) },
    { name: sheets.values, about: 'EXPORT_ABOUT_VALUES', grid: liveValuesGrid(layout, stamp, provenance) },
    { name: sheets.parameters, about: 'EXPORT_ABOUT_PARAMETERS', grid: parameters.grid },
    { name: sheets.used, about: 'EXPORT_ABOUT_USED', grid: usedGrid(layout, stamp) },
    { name: sheets.measureScores, about: 'EXPORT_ABOUT_MEASURE_SCORES', grid: measureScoresGrid(layout, stamp) },
    { name: sheets.scores, about: 'EXPORT_ABOUT_LIVE_SCORES', grid: nodeScoresGrid(layout, stamp) },
    { name: sheets.evidence, about: 'EXPORT_ABOUT_EVIDENCE', grid: evidenceGrid(layout, stamp) },
    { name: sheets.means, about: 'EXPORT_ABOUT_MEANS', grid: liveMeansGrid(layout, stamp) },
    { name: regions, about: 'EXPORT_ABOUT_REGIONS', grid: liveRegionsGrid(layout, stamp) },
    { name: sheets.tiers, about: 'EXPORT_ABOUT_TIERS', grid: liveTierGrid(layout, stamp) },
    { name: sheets.leading, about: 'EXPORT_ABOUT_LEADING', grid: liveLeadingGrid(layout, stamp) },
    { name: charts.data, about: 'EXPORT_ABOUT_CHART_DATA', grid: charts.grid },
  ] as const;
  const about = pages.map(({ name, about: code }) => ({ name, about: say(code) }));
  about.splice(2, 0, { name: charts.charts, about: say('EXPORT_ABOUT_CHARTS') });
  const intro: (readonly [string, string])[] = [
    [
      say('EXPORT_K_SHEETS'),
      say('EXPORT_LIVE_README', { values: sheets.values, weights: sheets.weights, parameters: sheets.parameters }),
    ],
  ];
  if (input.method.excludedUnits.length > 0) intro.push([say('EXPORT_K_EXCLUDED'), say('EXPORT_LIVE_EXCLUDED')]);
  layGrid(workbook.addWorksheet(say('EXPORT_SHEET_README')), readmeGrid(input, stamp, about, intro));
  pages.forEach(({ name, grid }, i) => {
    if (i === 2) layChartSheet(workbook, layout, stamp, charts, true);
    layGrid(workbook.addWorksheet(name), grid);
  });
  writeShares(workbook, layout);
  nameRanges(workbook, layout, parameters.names);
  decorate(workbook, layout);
  const validations = liveValidations(layout, parameters.names);
  for (const sheet of new Set(validations.map((validation) => validation.sheet)))
    layValidations(
      sheetNamed(workbook, sheet),
      validations.filter((validation) => validation.sheet === sheet),
      say,
    );
  return saveWorkbook(workbook, path, options, charts);
}

/** The shares of the weights sheet above the columns of scores, so that a group's shares and scores are ranges of one shape. */
function writeShares(workbook: Workbook, layout: LiveLayout): void {
  const { result } = layout.input;
  const style = { font: headFont, fill: headFill, numFmt: '0.00%', alignment: { horizontal: 'center' } } as const;
  layout.entries.forEach(({ kind, position }, at) => {
    const cell = sheetNamed(workbook, scoreSheet(layout, at)).getCell(`${entryColumn(layout, at)}${SHARE_ROW}`);
    const share = (kind === 'node' ? result.nodeShares : result.measureShares)[position]!;
    cell.value = { formula: `${on(layout.sheets.weights)}$F$${weightRow(at)}`, result: share };
    cell.style = style;
  });
  for (const { address, formula, share } of evidenceShares(layout)) {
    const cell = sheetNamed(workbook, layout.sheets.evidence).getCell(address);
    cell.value = { formula, result: share };
    cell.style = style;
  }
}

function nameRanges(workbook: Workbook, layout: LiveLayout, parameters: readonly string[]): void {
  const overview = on(layout.sheets.overview);
  const rows = (column: string): string => `${overview}$${column}$${OVERVIEW_FIRST}:$${column}$${overviewLast(layout)}`;
  workbook.definedNames.add(rows('C'), named.units);
  workbook.definedNames.add(rows(overviewColumns.index), named.index);
  workbook.definedNames.add(rows(overviewColumns.rank), named.rank);
  workbook.definedNames.add(rows(overviewColumns.tier), named.tiers);
  workbook.definedNames.add(
    `${on(layout.sheets.weights)}$E$${WEIGHTS_FIRST}:$E$${weightRow(layout.entries.length - 1)}`,
    named.weights,
  );
  parameters.forEach((name, i) =>
    workbook.definedNames.add(`${on(layout.sheets.parameters)}$B$${WEIGHTS_FIRST + i}`, name),
  );
}

/** Tier colours, data bars, and the helper columns out of sight. */
function decorate(workbook: Workbook, layout: LiveLayout): void {
  const { method, lang, scale } = { ...layout.input, scale: layout.input.method.scale };
  const overview = sheetNamed(workbook, layout.sheets.overview);
  const last = overviewLast(layout);
  for (const column of [overviewColumns.tier, overviewColumns.last]) {
    const ref = `${column}${OVERVIEW_FIRST}:${column}${last}`;
    overview.addConditionalFormatting({
      ref,
      rules: method.tiers.map(({ tier }, i) => ({
        type: 'expression' as const,
        priority: i + 1,
        formulae: [`${column}${OVERVIEW_FIRST}="${tierName(tier, lang, method.tiers)}"`],
        // A conditional fill shows its background colour.
        style: {
          font: { color: { argb: `FF${tierShade(tier, method.tiers).ink}` } },
          fill: {
            type: 'pattern' as const,
            pattern: 'solid' as const,
            bgColor: { argb: `FF${tierShade(tier, method.tiers).fill}` },
            fgColor: { argb: `FF${tierShade(tier, method.tiers).fill}` },
          },
        },
      })),
    });
  }
  const bars = [
    overviewColumns.index,
    ...firstLevelNodes(layout.input).map((_, p) => firstLevelColumns(layout, p).score),
  ];
  for (const column of bars) addDataBar(overview, `${column}${OVERVIEW_FIRST}:${column}${last}`, scale);
  const scores = sheetNamed(workbook, layout.sheets.scores);
  addDataBar(scores, `${entryColumn(layout, 0)}${DATA_FIRST}:${entryColumn(layout, 0)}${lastRow(layout)}`, scale);
  overview.getColumn(overviewColumns.key).hidden = true;
  firstLevelNodes(layout.input).forEach((_, p) => {
    overview.getColumn(firstLevelColumns(layout, p).key).hidden = true;
  });
  const parameterFill = solid('FFF2CC');
  sheetNamed(workbook, layout.sheets.parameters)
    .getColumn(2)
    .eachCell((cell, row) => {
      if (row >= WEIGHTS_FIRST) cell.fill = parameterFill;
    });
}

function addDataBar(sheet: Worksheet, ref: string, scale: { readonly lower: number; readonly upper: number }): void {
  // exceljs writes the bar's colour from `color`, which its types leave out; without it the file is not valid.
  const rule = {
    type: 'dataBar' as const,
    priority: 20,
    gradient: false,
    minLength: 0,
    maxLength: 100,
    color: { argb: 'FFA9C8E4' },
    cfvo: [
      { type: 'num' as const, value: scale.lower },
      { type: 'num' as const, value: scale.upper },
    ],
  };
  sheet.addConditionalFormatting({ ref, rules: [rule] });
}

function sheetNamed(workbook: Workbook, name: string): Worksheet {
  const sheet = workbook.getWorksheet(name);
  if (!sheet) throw new Error(`live workbook: no sheet ${name}`);
  return sheet;
}
