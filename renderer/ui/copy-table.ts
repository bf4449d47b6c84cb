import { copyFormats, escaped, plainField } from './clipboard-text.ts';
import { cellText } from '../../shared/report/cell-text.ts';
import { placeCells } from '../../shared/report/place-cells.ts';
import type { ReportCell, ReportTable } from '../../shared/report/report-table.ts';

/**
 * Puts a table on the clipboard as HTML (spans kept) and as tab-separated text, so that Word, Excel and plain fields each take what they can.
 * False when the browser won't.
 */
export function copyTable(table: ReportTable): boolean {
  return copyFormats({ 'text/html': tableHtml(table), 'text/plain': tableText(table) });
}

export function copyPlainText(text: string): boolean {
  return copyFormats({ 'text/plain': text });
}

/** Title, head, body and notes as a fragment with its spans. Text cells are marked as text, or Excel would take `=1+1` for a formula and 001 for 1. */
export function tableHtml({ title, head, body, notes }: ReportTable): string {
  const row = (cells: readonly ReportCell[], tag: 'th' | 'td'): string =>
    `<tr>${cells.map((cell) => cellHtml(cell, tag)).join('')}</tr>`;
  return [
    `<table border="1" style="border-collapse:collapse"><caption>${escaped(title)}</caption>`,
    `<thead>${head.map((cells) => row(cells, 'th')).join('')}</thead><tbody>${body.map((cells) => row(cells, 'td')).join('')}</tbody></table>`,
    ...notes.map((note) => `<p>${escaped(note)}</p>`),
  ].join('');
}

function cellHtml(cell: ReportCell, tag: 'th' | 'td'): string {
  const spans = `${(cell.colSpan ?? 1) > 1 ? ` colspan="${cell.colSpan}"` : ''}${(cell.rowSpan ?? 1) > 1 ? ` rowspan="${cell.rowSpan}"` : ''}`;
  return `<${tag}${spans}${cell.kind === 'number' ? '' : ` style="mso-number-format:'\\@'"`}>${escaped(cellText(cell)).replaceAll('\n', '<br>')}</${tag}>`;
}

/** Head and body; a spanned cell stands once, at its first place. */
export function tableText({ head, body, columns }: ReportTable): string {
  const rows = [...head, ...body];
  const grid = rows.map(() => columns.map(() => ''));
  for (const { row, column, cell } of [
    ...placeCells(head, columns.length),
    ...placeCells(body, columns.length).map((placed) => ({ ...placed, row: placed.row + head.length })),
  ]) {
    const line = grid[row];
    if (line !== undefined) line[column] = cell.kind === 'number' ? cellText(cell) : plainField(cellText(cell));
  }
  return grid.map((line) => line.join('\t')).join('\n');
}
