import type { Language } from '../../shared/messages/catalogue.ts';
import { cellText } from '../../shared/report/cell-text.ts';
import type { ReportBlock, TableBlock } from '../../shared/report/document/report-document.ts';
import { figureText } from '../../shared/report/figures/figure-text.ts';
import { placeCells } from '../../shared/report/place-cells.ts';
import type { PlacedCell } from '../../shared/report/place-cells.ts';
import type { ReportCell, ReportTable } from '../../shared/report/report-table.ts';
import { textWidth } from '../../shared/report/report-words.ts';

/**
 * Room on a page in points and width in half-width characters, the lesser of Word's and the PDF's, so that both break a table at the same
 * row. `first` is what heading and caption leave on the page on which a table begins, `next` what its repeated caption leaves.
 */
const pages = {
  portrait: { width: 86, pitch: 13.7, first: 600, next: 650 },
  landscape: { width: 144, pitch: 13, first: 385, next: 430 },
} as const;
/** A line of text and the space after it, in points. */
const TEXT_PITCH = 25;
/** Padding of a cell and its line, in points. */
const PADDING = 3.5;

/**
 * The blocks with every table that begins on a page of its own (right under a chapter's heading and at most a paragraph) cut where its page is full: what goes on
 * stands under 续表 with its number, its head, and the names that span the cut. Other tables go on under their head alone, since nobody knows
 * before the layout where on a page they begin.
 */
export function continueTables(blocks: readonly ReportBlock[], lang: Language): readonly ReportBlock[] {
  return blocks.flatMap((block, i): readonly ReportBlock[] => {
    const sentence = blocks[i - 1]?.kind === 'paragraph' ? blocks[i - 1] : undefined;
    const before = blocks[i - (sentence === undefined ? 1 : 2)];
    return block.kind === 'table' && before?.kind === 'heading' && before.level === 1
      ? piecesOf(block, lang, sentence?.kind === 'paragraph' ? sentence.text : '')
      : [block];
  });
}

function piecesOf(block: TableBlock, lang: Language, above: string): readonly TableBlock[] {
  const tables = cutTable(block.table, above);
  return tables.map((table, i) =>
    i === 0
      ? { ...block, table }
      : { ...block, table, continued: true, label: figureText(lang, 'DOCUMENT_CONTINUED', { label: block.label }) },
  );
}

/** A table as one table a page; the notes stand under the last. */
function cutTable(table: ReportTable, above: string): readonly ReportTable[] {
  const page = table.landscape ? pages.landscape : pages.portrait;
  // A line of text holds some 70 half-width characters, with its citation and the indent.
  const taken = above === '' ? 0 : Math.ceil((textWidth(above) + 24) / 70) * TEXT_PITCH;
  const head = heights(table, table.head, page).reduce((sum, height) => sum + height, 0);
  const rows = heights(table, table.body, page);
  const starts = [0];
  let used = head;
  rows.forEach((height, row) => {
    const room = starts.length === 1 ? page.first - taken : page.next;
    if (used + height > room && row > starts.at(-1)!) {
      starts.push(row);
      used = head;
    }
    used += height;
  });
  if (starts.length === 1) return [table];
  const placed = placeCells(table.body, table.columns.length);
  return starts.map((from, i) => {
    const to = starts[i + 1] ?? table.body.length;
    return { ...table, body: rowsBetween(placed, from, to), notes: to === table.body.length ? table.notes : [] };
  });
}

function heights(
  { columns }: ReportTable,
  rows: readonly (readonly ReportCell[])[],
  { width, pitch }: (typeof pages)[keyof typeof pages],
): readonly number[] {
  const weights = columns.reduce((sum, weight) => sum + weight, 0);
  const lines = rows.map(() => 1);
  for (const { row, column, rowSpan, colSpan, cell } of placeCells(rows, columns.length)) {
    const share = columns.slice(column, column + colSpan).reduce((sum, weight) => sum + weight, 0) / weights;
    const available = Math.max(2, share * width - 1);
    const needed = cellText(cell)
      .split('\n')
      .reduce((sum, line) => sum + Math.max(1, Math.ceil(textWidth(line) / available)), 0);
    for (let r = row; r < row + rowSpan; r += 1) lines[r] = Math.max(lines[r]!, Math.ceil(needed / rowSpan));
  }
  return lines.map((count) => count * pitch + PADDING);
}

/** The rows of a page with every cell that reaches into it, spans cut to what stands on it. */
function rowsBetween(placed: readonly PlacedCell[], from: number, to: number): readonly (readonly ReportCell[])[] {
  const rows = Array.from({ length: to - from }, () => new Array<{ column: number; cell: ReportCell }>());
  for (const { row, column, rowSpan, cell } of placed) {
    const [start, end] = [Math.max(row, from), Math.min(row + rowSpan, to)];
    if (start < end)
      rows[start - from]!.push({ column, cell: rowSpan === 1 ? cell : { ...cell, rowSpan: end - start } });
  }
  return rows.map((cells) => cells.toSorted((a, b) => a.column - b.column).map(({ cell }) => cell));
}
