import { cellText } from '../cell-text.ts';
import { textPixels } from '../figures/svg/svg-text.ts';
import type { ReportCell, ReportTable } from '../report-table.ts';
import { smallChartHeight } from './small-chart-svg.ts';
import { unitReportPage } from './unit-report-page.ts';
import type { UnitReportPart } from './unit-report-parts.ts';

const { letter, line, cellLine, cellPadding, width, height, heading, title } = unitReportPage;

/** What stays together on a page; `keep`: with what follows it. In points. */
interface Piece {
  readonly height: number;
  readonly keep?: true;
}

/** Pages that a report will have, reckoned from its texts: what doesn't fit goes to the next page, as in Word. */
export function countPages(parts: readonly UnitReportPart[]): number {
  let pages = 1;
  let left = height - title;
  let held = 0;
  for (const piece of parts.flatMap((part, i) => pieces(part, isIntroduction(part, parts[i + 1])))) {
    const needed = held + piece.height;
    if (piece.keep) {
      held = needed;
      continue;
    }
    if (needed > left) {
      pages += 1;
      left = height;
    }
    left -= needed;
    held = 0;
  }
  return pages;
}

/** Text that leads over to a table or charts stays with their beginning. */
export function isIntroduction(part: UnitReportPart, next: UnitReportPart | undefined): boolean {
  return (part.kind === 'text' || part.kind === 'note') && (next?.kind === 'table' || next?.kind === 'charts');
}

function pieces(part: UnitReportPart, keep: boolean): readonly Piece[] {
  switch (part.kind) {
    case 'heading':
      return [{ height: heading, keep: true }];
    case 'text':
    case 'note':
      return keep ? lines(part.text).map((piece) => ({ ...piece, keep: true })) : lines(part.text);
    case 'item':
      return lines(part.lead + part.text);
    case 'own':
      return lines(part.pieces.map(({ text }) => text).join(''));
    case 'table':
      return tableRows(part.table);
    case 'charts':
      return Array.from({ length: Math.ceil(part.charts.length / 2) }, (_, i) => ({
        height: cellLine + 6 + Math.max(...part.charts.slice(2 * i, 2 * i + 2).map(smallChartHeight)),
      }));
  }
}

function lines(text: string): readonly Piece[] {
  const count = lineCount(text, width);
  return Array.from({ length: count }, (_, i) => ({ height: i === count - 1 ? line + 2 : line }));
}

/** Latin letters of a text face are narrower than those of the figures, for which widths are reckoned. */
const LATIN = 0.8;

function lineCount(text: string, room: number): number {
  const chinese = [...text].filter((char) => (char.codePointAt(0) ?? 0) > 0x2e7f).length * letter;
  const latin = textPixels(text, letter) - chinese;
  return Math.max(1, Math.ceil((chinese + latin * LATIN) / room));
}

function tableRows(table: ReportTable): readonly Piece[] {
  const weights = table.columns.reduce((sum, weight) => sum + weight, 0);
  const rowHeight = (cells: readonly ReportCell[]): number => {
    let column = 0;
    const counts = cells.map((cell) => {
      const span = cell.colSpan ?? 1;
      const share = table.columns.slice(column, column + span).reduce((sum, weight) => sum + weight, 0) / weights;
      column += span;
      return lineCount(cellText(cell), share * width - 4);
    });
    return Math.max(...counts) * cellLine + cellPadding;
  };
  const rows = [...table.head, ...table.body].map((cells) => ({ height: rowHeight(cells) }));
  return [...rows, { height: 4 }];
}
