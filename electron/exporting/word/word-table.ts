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
  VerticalMergeType,
  WidthType,
} from 'docx';
import { cellText } from '../../../shared/report/cell-text.ts';
import { placeCells } from '../../../shared/report/place-cells.ts';
import type { ReportCell, ReportTable } from '../../../shared/report/report-table.ts';
import { isShort } from '../short-table.ts';
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

/**
 * A report table as a Word table: fixed widths, head repeated on every page, no row split over pages, a short one on one page. `anchor`: a
 * bookmark in its first cell.
 */
export function wordTable(table: ReportTable, look = usualLook(table), anchor?: string): Table {
  const total = look.width ?? (table.landscape ? LANDSCAPE_TWIPS : PORTRAIT_TWIPS);
  const weights = table.columns.reduce((sum, weight) => sum + weight, 0);
  const widths = table.columns.map((weight) => Math.floor((total * weight) / weights));
  const cells = [...table.head, ...table.body];
  const rows = cells.map((): TableCell[] => []);
  const whole = look.width === undefined && isShort(table);
  const placed = placeCells(cells, table.columns.length).toSorted((a, b) => a.column - b.column);
  for (const { row, column, rowSpan, colSpan, cell } of placed)
    for (let r = row; r < row + rowSpan; r += 1) {
      const left = cells.length - r;
      const head = r < table.head.length;
      const kept = left === 1 ? table.notes.length > 0 : whole || (!head && left <= KEPT_ROWS);
      const merge = rowSpan === 1 ? undefined : r === row ? VerticalMergeType.RESTART : VerticalMergeType.CONTINUE;
      rows[r]!.push(wordCell(cell, { head, kept, colSpan, merge }, look, r + column === 0 ? anchor : undefined));
    }
  return new Table({
    rows: rows.map(
      (children, r) =>
        new TableRow({ ...(r < table.head.length ? { tableHeader: true } : {}), cantSplit: true, children }),
    ),
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

interface CellPlace {
  readonly head: boolean;
  /** On one page with the row below, or with the notes. Every cell of a row says so, merged ones too: LibreOffice goes by the first. */
  readonly kept: boolean;
  readonly colSpan: number;
  /** Of a cell that spans rows: where it begins, or goes on. */
  readonly merge: (typeof VerticalMergeType)[keyof typeof VerticalMergeType] | undefined;
}

function wordCell(
  cell: ReportCell,
  { head, kept, colSpan, merge }: CellPlace,
  look: WordTableLook,
  anchor?: string,
): TableCell {
  const shade = cell.kind === 'tier' ? cell.shade : null;
  const fill = shade !== null ? shade.fill : head ? 'E6EAEE' : null;
  const lines = merge === VerticalMergeType.CONTINUE ? [] : guardWordText(cellText(cell)).split('\n');
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
    ...(colSpan > 1 ? { columnSpan: colSpan } : {}),
    ...(merge === undefined ? {} : { verticalMerge: merge }),
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
