import type { Workbook } from 'exceljs';
import { isKeyCity } from '../../../../shared/report/report-words.ts';
import { tierShade } from '../../../../shared/report/tier-palette.ts';
import { bestStyle, lineColour, seriesStyle } from '../../../../shared/report/figures/figure-style.ts';
import { figureText, figureTitle } from '../../../../shared/report/figures/figure-text.ts';
import type { FigureTextCode } from '../../../../shared/report/figures/figure-text.ts';
import { titleParams } from '../../../../shared/report/figures/figure-values.ts';
import type { ExportStamp } from '../../export-stamp.ts';
import { exportingText } from '../../exporting-text.ts';
import { guardCellText } from '../../text-guard.ts';
import { columnLetter } from '../sheets/lay-grid.ts';
import type { Grid, StyledValue } from '../sheets/lay-grid.ts';
import { OVERVIEW_FIRST, on } from '../live/live-layout.ts';
import type { LiveLayout } from '../live/live-layout.ts';
import { footerText } from '../../footer-text.ts';
import { setUpPage } from '../sheets/page-setup.ts';
import { noteStyle, titleStyle } from '../sheets/styles.ts';
import { gridTitle } from '../results/score-grids.ts';
import { blockWidth, chartBlocks } from './chart-blocks.ts';
import type { ChartBlock, ChartColumn } from './chart-blocks.ts';
import type { ChartCells, ChartSeries, ChartSpec, PlacedChart } from './chart-spec.ts';
import { decimalsOf } from '../../../../shared/report/score-text.ts';

/** Bars whose names are still legible on a page; more units take several charts. */
const MOST_BARS = 40;
/** Cells of the chart sheet that make a page of A4, below the title and its note. */
const PAGE = { columns: 10, rows: 44, head: 2 } as const;
/** Lying bars of up to this many units share a page with another chart. */
const HALF_PAGE = 14;

export interface ChartSheets {
  /** Name of the sheet that the charts stand on, and of the one with their values. */
  readonly charts: string;
  readonly data: string;
  readonly grid: Grid;
  readonly placed: readonly PlacedChart[];
}

/**
 * The native charts of a workbook and the values that they show. `live`: the values are formulas over the sheets of the live workbook,
 * so that the charts follow whoever changes a weight; else plain values.
 */
export function chartSheets(layout: LiveLayout, stamp: ExportStamp, live: boolean): ChartSheets {
  const { input } = layout;
  const {
    lang,
    method: { scale, tiers },
  } = input;
  const charts = exportingText(lang, 'EXPORT_SHEET_CHARTS');
  const data = exportingText(lang, 'EXPORT_SHEET_CHART_DATA');
  const { units, contributions, ranked, regions, firstLevel, secondLevel } = chartBlocks(layout);
  const starts = new Map<ChartBlock, number>();
  let next = 2;
  for (const block of [units, ranked, regions, firstLevel, ...secondLevel.map(({ block: under }) => under)]) {
    if (block === null) continue;
    starts.set(block, next);
    next += blockWidth(block);
  }
  const seriesOf = (
    block: ChartBlock,
    from: number,
    to: number,
    look: (position: number) => Pick<ChartSeries, 'fill' | 'pattern' | 'drawn' | 'labels'>,
  ): readonly ChartSeries[] => {
    const first = starts.get(block)! + (block.aid === null ? 0 : 1);
    const categories = textCells(data, first, block.names, from, to);
    return block.values.map((column, i) => ({
      name: headCell(data, first + 1 + i, column),
      categories,
      values: numberCells(data, first + 1 + i, column, from, to),
      ...look(i),
    }));
  };
  const titled = (code: FigureTextCode, number: string | null, params: Readonly<Record<string, string>> = {}): string =>
    figureTitle({ number, title: figureText(input, code, { ...titleParams(input), ...params }) }, lang);
  const score = figureText(lang, 'FIGURE_SCORE');
  const index = figureText(input, 'FIGURE_INDEX');
  const lying = (block: ChartBlock, title: string, look: Parameters<typeof seriesOf>[3]): readonly ChartSpec[] => {
    const count = layout.units.length;
    const parts = Math.ceil(count / MOST_BARS);
    const size = Math.ceil(count / Math.max(1, parts));
    return Array.from({ length: parts }, (_, part) =>
      withAxis(
        {
          title: parts === 1 ? title : figureText(lang, 'FIGURE_REGION_PART', { title, part: part + 1, parts }),
          lang,
          direction: 'lying',
          stacked: block.values.length > 1,
          valueTitle: index,
          decimals: decimalsOf(input),
          series: seriesOf(block, part * size, Math.min(count, (part + 1) * size), look),
        },
        scale,
      ),
    );
  };
  const upright = (
    block: ChartBlock,
    title: string,
    valueTitle: string,
    look: Parameters<typeof seriesOf>[3],
  ): ChartSpec =>
    withAxis(
      {
        title,
        lang,
        direction: 'upright',
        stacked: false,
        valueTitle,
        decimals: decimalsOf(input),
        series: seriesOf(block, 0, block.names.cells.length, look),
      },
      scale,
    );
  const beside = { ink: '000000', inside: false } as const;
  const blue = { ...paint(0), drawn: 'bars', labels: beside } as const;
  const city = isKeyCity(input);
  const specs: readonly ChartSpec[] = [
    ...lying(
      units,
      exportingText(input, contributions ? 'EXPORT_CHART_CONTRIBUTIONS' : 'EXPORT_CHART_INDEX', titleParams(input)),
      (i) => ({ ...paint(i), drawn: 'bars', labels: contributions ? null : beside }),
    ),
    ...lying(ranked, exportingText(input, 'EXPORT_CHART_RANKED', titleParams(input)), (i) =>
      ranked.values.length === 1
        ? blue
        : {
            fill: tierShade(tiers[i]!.tier, tiers).fill,
            pattern: 'solid',
            drawn: 'bars',
            labels: { ink: tierShade(tiers[i]!.tier, tiers).ink, inside: true },
          },
    ),
    ...(regions === null
      ? []
      : [
          upright(regions, titled('FIGURE_REGION_MEANS', '3-1'), index, (i) =>
            i === 0
              ? { ...blue, labels: { ink: seriesStyle(0).ink, inside: true } }
              : { fill: lineColour, pattern: 'solid', drawn: 'line', labels: null },
          ),
        ]),
    ...(firstLevel === null
      ? []
      : [
          upright(firstLevel, titled('FIGURE_FIRST_LEVEL', city ? '4-2' : '4-1'), score, (i) =>
            i === 0 ? blue : { fill: bestStyle.fill, pattern: bestStyle.pattern, drawn: 'bars', labels: beside },
          ),
        ]),
    ...secondLevel.map(({ parent, number, block }) =>
      upright(
        block,
        titled('FIGURE_SECOND_LEVEL', `4-${2 * number + (city ? 4 : 3)}`, { name: parent.name }),
        score,
        () => blue,
      ),
    ),
  ];
  return { charts, data, grid: dataGrid(layout, stamp, [...starts.keys()], live), placed: placeCharts(specs) };
}

function paint(position: number): Pick<ChartSeries, 'fill' | 'pattern'> {
  const { fill, pattern } = seriesStyle(position);
  return { fill, pattern };
}

/** The axis runs from zero to the scale's end where every bar lies between. */
function withAxis(
  spec: Omit<ChartSpec, 'least' | 'most'>,
  { lower, upper }: { readonly lower: number; readonly upper: number },
): ChartSpec {
  const values = spec.series.flatMap((series) => series.values.values).filter((value) => value !== null);
  const least = values.every((value) => value >= 0) ? 0 : null;
  return { ...spec, least, most: least === 0 && lower >= 0 && values.every((value) => value <= upper) ? upper : null };
}

/** Adds the sheet that the charts will stand on: title, note, and the room of the pages that they take. */
export function layChartSheet(
  workbook: Workbook,
  layout: LiveLayout,
  stamp: ExportStamp,
  { charts, data, placed }: ChartSheets,
  live: boolean,
): void {
  const { input } = layout;
  const sheet = workbook.addWorksheet(charts);
  sheet.columns = Array.from({ length: PAGE.columns }, () => ({ width: 9 }));
  const note = exportingText(input.lang, live ? 'EXPORT_CHARTS_LIVE' : 'EXPORT_CHARTS_PLAIN', { data });
  [gridTitle(input, 'EXPORT_SHEET_CHARTS'), note].forEach((text, i) => {
    const cell = sheet.getCell(i + 1, 1);
    cell.value = guardCellText(text);
    cell.style = i === 0 ? titleStyle : noteStyle;
    sheet.mergeCells(i + 1, 1, i + 1, PAGE.columns);
    sheet.getRow(i + 1).height = i === 0 ? 40 : 28;
  });
  const last = Math.max(PAGE.head, ...placed.map(({ to }) => to.row));
  // Said of each row: programs differ in what an empty row is high.
  for (let row = PAGE.head + 1; row <= last; row += 1) sheet.getRow(row).height = 15;
  for (let row = PAGE.head + PAGE.rows; row < last; row += PAGE.rows) sheet.getRow(row).addPageBreak();
  setUpPage(sheet, { landscape: false, headRows: PAGE.head, footer: footerText(input, stamp) });
  sheet.pageSetup.printArea = `A1:${columnLetter(PAGE.columns)}${last}`;
}

/** Long charts take a page, others half of one; none is cut by a page's end. */
function placeCharts(charts: readonly ChartSpec[]): readonly PlacedChart[] {
  const half = PAGE.rows / 2;
  let row = 0;
  return charts.map((spec) => {
    const whole = spec.direction === 'lying' && (spec.series[0]?.categories.values.length ?? 0) > HALF_PAGE;
    if (whole && row % PAGE.rows !== 0) row += half;
    const start = PAGE.head + row;
    row += whole ? PAGE.rows : half;
    return { chart: spec, from: { column: 0, row: start }, to: { column: PAGE.columns, row: PAGE.head + row - 1 } };
  });
}

/** 图表数据: the blocks side by side, a row a unit or indicator. */
function dataGrid(layout: LiveLayout, stamp: ExportStamp, blocks: readonly ChartBlock[], live: boolean): Grid {
  const { input } = layout;
  const columns = blocks.flatMap(({ aid, names, values }) => [
    ...(aid === null ? [] : [{ column: aid, width: 8 }]),
    { column: names, width: 20 },
    ...values.map((column) => ({ column, width: 12 })),
  ]);
  const rows = Math.max(...columns.map(({ column }) => column.cells.length));
  const plain = ({ value, style }: StyledValue): StyledValue => ({ value, ...(style ? { style } : {}) });
  return {
    title: gridTitle(input, 'EXPORT_SHEET_CHART_DATA'),
    notes: [exportingText(input.lang, live ? 'EXPORT_LIVE_FORMULAS' : 'EXPORT_NOTE_FULL')],
    columns: [
      { head: [exportingText(input.lang, 'EXPORT_H_ORDER')], width: 6, format: '0' },
      ...columns.map(({ column, width }) => ({ head: [column.head], width })),
    ],
    rows: Array.from({ length: rows }, (_, i) => [
      i + 1,
      ...columns.map(({ column }) => {
        const cell = column.cells[i];
        return cell === undefined ? null : live ? cell : plain(cell);
      }),
    ]),
    headColumns: 1,
    footer: footerText(input, stamp),
  };
}

function range(sheet: string, column: number, from: number, to: number): string {
  const letter = columnLetter(column);
  return `${on(sheet)}$${letter}$${OVERVIEW_FIRST + from}:$${letter}$${OVERVIEW_FIRST + to - 1}`;
}

function headCell(sheet: string, column: number, { head }: ChartColumn): ChartCells<string> {
  return { ref: `${on(sheet)}$${columnLetter(column)}$${OVERVIEW_FIRST - 1}`, values: [head] };
}

function textCells(
  sheet: string,
  column: number,
  { cells }: ChartColumn,
  from: number,
  to: number,
): ChartCells<string> {
  return {
    ref: range(sheet, column, from, to),
    values: cells.slice(from, to).map(({ value }) => (typeof value === 'string' && value !== '' ? value : null)),
  };
}

function numberCells(
  sheet: string,
  column: number,
  { cells }: ChartColumn,
  from: number,
  to: number,
): ChartCells<number> {
  return {
    ref: range(sheet, column, from, to),
    values: cells.slice(from, to).map(({ value }) => (typeof value === 'number' ? value : null)),
  };
}
