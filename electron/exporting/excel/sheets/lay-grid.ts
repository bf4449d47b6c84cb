import type { Cell, Style, Worksheet } from 'exceljs';
import { guardCellText } from '../../text-guard.ts';
import { linesOf } from './lay-table.ts';
import { setUpPage } from './page-setup.ts';
import { headStyle, noteStyle, numberStyle, textStyles, titleStyle } from './styles.ts';

export interface StyledValue {
  readonly value: string | number | null;
  readonly style?: Partial<Style>;
  /** Shown as a cell comment. */
  readonly comment?: string;
  /** Formula without "="; `value` is then its cached result. */
  readonly formula?: string;
}
export type GridValue = string | number | null | StyledValue;

export interface GridColumn {
  /** One text a head row. */
  readonly head: readonly string[];
  readonly width: number;
  /** Number format of the column's numbers. */
  readonly format?: string;
  readonly align?: 'left' | 'center' | 'right';
  /** Comment of the lowest head cell. */
  readonly comment?: string | undefined;
}

/** A data sheet: title, notes, head, rows. Numbers that are not finite become empty cells. */
export interface Grid {
  readonly title: string;
  readonly notes: readonly string[];
  readonly columns: readonly GridColumn[];
  readonly rows: readonly (readonly GridValue[])[];
  /** Columns that stay when scrolling sideways. */
  readonly headColumns: number;
  readonly footer: string;
}

/** Row of the first data row of a grid, 1-based: cells can be named before the sheet is laid. */
function firstDataRow(grid: Pick<Grid, 'notes' | 'columns'>): number {
  return 2 + grid.notes.length + headRows(grid);
}

function headRows(grid: Pick<Grid, 'columns'>): number {
  return Math.max(1, ...grid.columns.map(({ head }) => head.length));
}

export function layGrid(sheet: Worksheet, grid: Grid): void {
  const { columns, notes, rows } = grid;
  const heads = headRows(grid);
  const start = firstDataRow(grid);
  sheet.columns = columns.map(({ width }) => ({ width }));
  // No wider than a page, or the title is cut where a wide sheet breaks.
  const band = bandColumns(columns);
  const bandWidth = columns.slice(0, band).reduce((sum, { width }) => sum + width, 0);
  [grid.title, ...notes].forEach((text, i) => {
    const cell = sheet.getCell(i + 1, 1);
    cell.value = guardCellText(text);
    cell.style =
      i === 0 ? { ...titleStyle, alignment: { horizontal: 'left', vertical: 'middle', wrapText: true } } : noteStyle;
    if (band > 1) sheet.mergeCells(i + 1, 1, i + 1, band);
    sheet.getRow(i + 1).height = i === 0 ? 26 * linesOf(text, bandWidth * 0.75) : 14 * linesOf(text, bandWidth * 1.15);
  });
  layHead(sheet, columns, start - heads, heads);
  rows.forEach((values, r) => {
    const row = sheet.getRow(start + r);
    let lines = 1;
    values.forEach((value, c) => {
      layValue(row.getCell(c + 1), value, columns[c]!);
      const shown = value !== null && typeof value === 'object' ? value.value : value;
      if (typeof shown === 'string' && (shown.length > 3 || shown.includes('\n')))
        lines = Math.max(lines, linesOf(shown, columns[c]!.width));
    });
    if (lines > 1) row.height = Math.min(400, 4 + 15 * lines);
  });
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  setUpPage(sheet, { landscape: width > 95, headRows: start - 1, headColumns: grid.headColumns, footer: grid.footer });
  // A sheet several pages wide is printed at a readable size, its first columns on each page.
  if (width > 260) {
    Object.assign(sheet.pageSetup, { fitToPage: false, scale: 70, pageOrder: 'overThenDown' });
    if (grid.headColumns > 0) sheet.pageSetup.printTitlesColumn = `A:${columnLetter(grid.headColumns)}`;
  }
  if (rows.length > 0)
    sheet.autoFilter = {
      from: { row: start - 1, column: 1 },
      to: { row: start - 1 + rows.length, column: columns.length },
    };
}

function bandColumns(columns: readonly GridColumn[]): number {
  let width = 0;
  const end = columns.findIndex((column) => (width += column.width) > 125);
  return Math.max(1, end < 0 ? columns.length : end);
}

function layHead(sheet: Worksheet, columns: readonly GridColumn[], first: number, heads: number): void {
  columns.forEach(({ head, comment }, c) => {
    for (let h = 0; h < heads; h += 1) {
      const cell = sheet.getCell(first + h, c + 1);
      cell.value = guardCellText(head[h] ?? '');
      cell.style = headStyle;
    }
    if (comment !== undefined) layComment(sheet.getCell(first + heads - 1, c + 1), comment);
  });
  for (let h = 0; h < heads; h += 1) {
    const lines = Math.max(...columns.map(({ head, width }) => linesOf(head[h] ?? '', width)));
    sheet.getRow(first + h).height = Math.min(160, 6 + 16 * lines);
  }
}

function layValue(cell: Cell, value: GridValue, column: GridColumn): void {
  const plain: StyledValue = value !== null && typeof value === 'object' ? value : { value };
  const content = typeof plain.value === 'number' && !Number.isFinite(plain.value) ? null : plain.value;
  const shown = typeof content === 'string' ? guardCellText(content) : content;
  if (plain.formula !== undefined) cell.value = { formula: plain.formula, result: shown ?? '' };
  else if (shown !== null) cell.value = shown;
  cell.style =
    plain.style ??
    (typeof content === 'number' ? numberStyle(column.format ?? 'General') : textStyles[column.align ?? 'left']);
  if (plain.comment !== undefined) layComment(cell, plain.comment);
}

function layComment(cell: Cell, comment: string): void {
  cell.note = { texts: [{ text: guardCellText(comment) }], margins: { insetmode: 'auto' } };
}

/** 1 → A, 27 → AA. */
export function columnLetter(column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}
