import { AlignmentType, BorderStyle, Paragraph, ShadingType, Table, TableCell, TableLayoutType, TableRow, TextRun, VerticalAlignTable, WidthType } from 'docx';
import { cellText } from '../../../shared/report/cell-text.ts';
import { tierPalette } from '../../../shared/report/tier-palette.ts';
import type { ReportCell, ReportTable } from '../../../shared/report/report-table.ts';
import { guardWordText } from './word-text.ts';
import { bodyFonts, headFonts } from './word-fonts.ts';

/** Text width of the page in twentieths of a point: A4 less margins of 2.5 cm (portrait) or 2 cm (landscape). */
const PORTRAIT_TWIPS = 9072;
const LANDSCAPE_TWIPS = 14570;

const line = { style: BorderStyle.SINGLE, size: 4, color: '7F8A96' };

/** A report table as a Word table: fixed widths, head repeated on every page, no row split over pages. */
export function wordTable(table: ReportTable): Table {
  const total = table.landscape ? LANDSCAPE_TWIPS : PORTRAIT_TWIPS;
  const weights = table.columns.reduce((sum, weight) => sum + weight, 0);
  const widths = table.columns.map((weight) => Math.floor((total * weight) / weights));
  const rows = [
    ...table.head.map((cells) => new TableRow({ tableHeader: true, cantSplit: true, children: cells.map((cell) => wordCell(cell, true)) })),
    ...table.body.map((cells) => new TableRow({ cantSplit: true, children: cells.map((cell) => wordCell(cell, false)) })),
  ];
  return new Table({
    rows, columnWidths: widths, layout: TableLayoutType.FIXED, width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    alignment: AlignmentType.CENTER,
    borders: { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line },
  });
}

function wordCell(cell: ReportCell, head: boolean): TableCell {
  const tier = cell.kind === 'tier' ? cell.tier : null;
  const fill = tier !== null ? tierPalette[tier].fill : head ? 'E6EAEE' : null;
  const lines = guardWordText(cellText(cell)).split('\n');
  const style = { font: head || tier !== null ? headFonts : bodyFonts, size: 21, ...(tier !== null ? { color: tierPalette[tier].ink } : {}) };
  return new TableCell({
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { top: 40, bottom: 40, left: 20, right: 20 },
    ...(cell.colSpan !== undefined && cell.colSpan > 1 ? { columnSpan: cell.colSpan } : {}),
    ...(cell.rowSpan !== undefined && cell.rowSpan > 1 ? { rowSpan: cell.rowSpan } : {}),
    ...(fill !== null ? { shading: { type: ShadingType.CLEAR, color: 'auto', fill } } : {}),
    children: [new Paragraph({
      alignment: alignmentOf(cell, head),
      children: lines.map((text, i) => new TextRun({ ...style, text, ...(i > 0 ? { break: 1 } : {}) })),
    })],
  });
}

function alignmentOf(cell: ReportCell, head: boolean): (typeof AlignmentType)[keyof typeof AlignmentType] {
  if (head || cell.kind === 'tier' || cell.kind === 'mark') return AlignmentType.CENTER;
  if (cell.kind === 'number') return AlignmentType.RIGHT;
  switch (cell.align) {
    case 'center': return AlignmentType.CENTER;
    case 'right': return AlignmentType.RIGHT;
    default: return AlignmentType.LEFT;
  }
}
