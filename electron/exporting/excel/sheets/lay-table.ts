import type { Worksheet } from 'exceljs';
import { displayNumber, displayedValue } from '../../../../shared/base/display.ts';
import { cellText } from '../../../../shared/report/cell-text.ts';
import { placeCells } from '../../../../shared/report/place-cells.ts';
import type { PlacedCell } from '../../../../shared/report/place-cells.ts';
import type { ReportCell, ReportTable } from '../../../../shared/report/report-table.ts';
import { textWidth } from '../../../../shared/report/report-words.ts';
import { guardCellText } from '../../text-guard.ts';
import { setUpPage } from './page-setup.ts';
import { headStyle, noteStyle, numberFormat, numberStyle, textStyles, tierStyle, titleStyle } from './styles.ts';

/** Width of an A4 page in characters of the body font, less margins. */
const PORTRAIT_WIDTH = 84;
const LANDSCAPE_WIDTH = 128;
const LINE_HEIGHT = 17;

/** Lays a report table on an empty sheet as it prints: title, head, body, notes; A4, head frozen and repeated. */
export function layTable(sheet: Worksheet, table: ReportTable, footer: string): void {
  const width = table.columns.length;
  const weights = table.columns.reduce((sum, weight) => sum + weight, 0);
  const page = table.landscape ? LANDSCAPE_WIDTH : PORTRAIT_WIDTH;
  const widths = table.columns.map((weight) => Math.max(4, (page * weight) / weights));
  sheet.columns = widths.map((columnWidth) => ({ width: columnWidth }));

  layBand(sheet, 1, table.title, width, titleStyle, page, 30);
  const headEnd = 1 + table.head.length;
  layCells(sheet, placeCells(table.head, width), 2, widths, true);
  layCells(sheet, placeCells(table.body, width), headEnd + 1, widths, false);
  table.notes.forEach((note, i) =>
    layBand(sheet, headEnd + table.body.length + 1 + i, note, width, noteStyle, page * 1.15, 14),
  );
  setUpPage(sheet, { landscape: table.landscape, headRows: headEnd, footer });
}

function layBand(
  sheet: Worksheet,
  row: number,
  text: string,
  width: number,
  style: typeof titleStyle,
  characters: number,
  height: number,
): void {
  const cell = sheet.getCell(row, 1);
  cell.value = guardCellText(text);
  cell.style = style;
  if (width > 1) sheet.mergeCells(row, 1, row, width);
  sheet.getRow(row).height = Math.max(height, linesOf(text, characters) * height);
}

function layCells(
  sheet: Worksheet,
  placed: readonly PlacedCell[],
  firstRow: number,
  widths: readonly number[],
  head: boolean,
): void {
  const lines = new Map<number, number>();
  for (const { row, column, rowSpan, colSpan, cell } of placed) {
    const target = sheet.getCell(firstRow + row, column + 1);
    writeCell(target, cell, head);
    // Every cell of a span carries the style, or its borders end at the first.
    for (let r = 0; r < rowSpan; r += 1)
      for (let c = 0; c < colSpan; c += 1) sheet.getCell(firstRow + row + r, column + 1 + c).style = target.style;
    if (rowSpan > 1 || colSpan > 1)
      sheet.mergeCells(firstRow + row, column + 1, firstRow + row + rowSpan - 1, column + colSpan);
    const available = widths.slice(column, column + colSpan).reduce((sum, columnWidth) => sum + columnWidth, 0);
    const each = Math.ceil(linesOf(cellText(cell), available) / rowSpan);
    for (let r = 0; r < rowSpan; r += 1) lines.set(row + r, Math.max(lines.get(row + r) ?? 1, each));
  }
  for (const [row, count] of lines) sheet.getRow(firstRow + row).height = Math.min(400, 6 + count * LINE_HEIGHT);
}

function writeCell(target: ReturnType<Worksheet['getCell']>, cell: ReportCell, head: boolean): void {
  if (cell.kind === 'number' && cell.value !== null) {
    // A share is a true percent, 0.594 shown as 59.40%, so that formulas of others can go on with it.
    const percent = cell.suffix === '%';
    target.value = percent ? cellValue(cell.value / 100, cell.decimals + 2) : cellValue(cell.value, cell.decimals);
    target.style = head ? headStyle : numberStyle(numberFormat(cell.decimals, cell.suffix));
    return;
  }
  target.value = guardCellText(cellText(cell));
  if (cell.kind === 'tier' && cell.shade !== null) target.style = tierStyle(cell.shade);
  else if (head) target.style = headStyle;
  else target.style = textStyles[cell.kind === 'text' ? (cell.align ?? 'left') : 'center'];
}

/**
 * Full precision under a number format. Only where a spreadsheet program, which rounds from 15 digits, would show another
 * number than the text does (which rounds from 12, docs/METHODS "Display"), the displayed value: 81.7449999999999 would print 81.74 beside 81.75,
 * and −0.004 "-0.00".
 */
function cellValue(value: number, decimals: number): number {
  const displayed = displayedValue(value, decimals);
  return displayNumber(value, decimals, 15) === displayNumber(value, decimals) && !(value < 0 && displayed === 0)
    ? value
    : displayed;
}

/** Lines that a text takes in a column of so many characters. Long lines break early at words and run wider than Excel's unit: they get a reserve. */
export function linesOf(text: string, characters: number): number {
  const available = Math.max(2, characters < 20 ? characters - 0.3 : characters * 0.88);
  return text.split('\n').reduce((sum, part) => sum + Math.max(1, Math.ceil(textWidth(part) / available)), 0);
}
