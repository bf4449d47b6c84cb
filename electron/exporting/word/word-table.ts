import {
  AlignmentType,
  Bookmark,
  BorderStyle,
  LineRuleType,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { cellText } from '../../../shared/report/cell-text.ts';
import type { ReportCell, ReportTable } from '../../../shared/report/report-table.ts';
import { linePitch } from '../profile-fit.ts';
import { guardWordText } from './word-text.ts';
import { bodyFonts, headFonts } from './word-fonts.ts';

/** Text width of the page in twentieths of a point: A4 less margins of 2.5 cm (portrait) or 2 cm (landscape). */
export const PORTRAIT_TWIPS = 9072;
export const LANDSCAPE_TWIPS = 14570;

const line = { style: BorderStyle.SINGLE, size: 4, color: '7F8A96' };

export interface WordTableLook {
  /** Half-points. */
  readonly size: number;
  /** Above and below the text of a cell, in twips. */
  readonly padding: number;
  /** Width in twips; default: the page's text width. */
  readonly width?: number;
  /** Paragraph style that carries font, size and pitch of the body's cells: without them on every cell a cohort's pages take half the memory. */
  readonly style?: string;
}

/** 10.5 pt, so that a cohort of 32 fits a page. */
function usualLook({ landscape }: ReportTable): WordTableLook {
  return landscape ? { size: 20, padding: 14 } : { size: 21, padding: 20 };
}

/** A report table as a Word table: fixed widths, head repeated on every page, no row split over pages. `anchor`: a bookmark in its first cell. */
export function wordTable(table: ReportTable, look = usualLook(table), anchor?: string): Table {
  const total = look.width ?? (table.landscape ? LANDSCAPE_TWIPS : PORTRAIT_TWIPS);
  const weights = table.columns.reduce((sum, weight) => sum + weight, 0);
  const widths = table.columns.map((weight) => Math.floor((total * weight) / weights));
  const rows = [...table.head, ...table.body].map((cells, row) => {
    const head = row < table.head.length;
    const left = table.head.length + table.body.length - row;
    const place = { head, kept: !head && left > 1 && left <= KEPT_ROWS };
    const children = cells.map((cell, i) => wordCell(cell, place, look, row + i === 0 ? anchor : undefined));
    return new TableRow({ ...(head ? { tableHeader: true } : {}), cantSplit: true, children });
  });
  return new Table({
    rows,
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    alignment: AlignmentType.CENTER,
    margins: { top: look.padding, bottom: look.padding, left: 20, right: 20 },
    borders: { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line },
  });
}

/** So many rows at a table's end stay together: the last one never stands alone on a page. */
const KEPT_ROWS = 3;

interface RowPlace {
  readonly head: boolean;
  /** On one page with the row below. */
  readonly kept: boolean;
}

function wordCell(cell: ReportCell, { head, kept }: RowPlace, look: WordTableLook, anchor?: string): TableCell {
  const shade = cell.kind === 'tier' ? cell.shade : null;
  const fill = shade !== null ? shade.fill : head ? 'E6EAEE' : null;
  const lines = guardWordText(cellText(cell)).split('\n');
  const styled = look.style !== undefined && !head && shade === null;
  const style = styled
    ? {}
    : {
        font: head || shade !== null ? headFonts : bodyFonts,
        size: look.size,
        ...(shade !== null ? { color: shade.ink } : {}),
      };
  const runs = lines.map((text, i) => new TextRun({ ...style, text, ...(i > 0 ? { break: 1 } : {}) }));
  return new TableCell({
    verticalAlign: VerticalAlignTable.CENTER,
    ...(cell.colSpan !== undefined && cell.colSpan > 1 ? { columnSpan: cell.colSpan } : {}),
    ...(cell.rowSpan !== undefined && cell.rowSpan > 1 ? { rowSpan: cell.rowSpan } : {}),
    ...(fill !== null ? { shading: { type: ShadingType.CLEAR, color: 'auto', fill } } : {}),
    children: [
      new Paragraph({
        alignment: alignmentOf(cell, head),
        ...(kept ? { keepNext: true } : {}),
        // A fixed pitch: Chinese faces differ in line height by a third, and a table would fit its page on one machine only.
        ...(styled && look.style !== undefined
          ? { style: look.style }
          : { run: { size: look.size }, spacing: { line: linePitch(look.size), lineRule: LineRuleType.EXACT } }),
        children: anchor === undefined ? runs : [new Bookmark({ id: anchor, children: runs })],
      }),
    ],
  });
}

function alignmentOf(cell: ReportCell, head: boolean): (typeof AlignmentType)[keyof typeof AlignmentType] {
  if (head || cell.kind === 'tier' || cell.kind === 'mark') return AlignmentType.CENTER;
  if (cell.kind === 'number') return AlignmentType.RIGHT;
  switch (cell.align) {
    case 'center':
      return AlignmentType.CENTER;
    case 'right':
      return AlignmentType.RIGHT;
    default:
      return AlignmentType.LEFT;
  }
}
