import { displayNumber } from '../../../shared/base/display.ts';
import type { Result } from '../../../shared/base/result.ts';
import { cellText } from '../../../shared/report/cell-text.ts';
import { placeCells } from '../../../shared/report/place-cells.ts';
import type { ReportCell, ReportTable } from '../../../shared/report/report-table.ts';
import { guardCsvText } from '../text-guard.ts';
import { writeSafely } from '../../files/write-safely.ts';
import type { WriteOptions, WrittenFile } from '../../files/write-safely.ts';
import { writeFile } from 'node:fs/promises';

/**
 * A report table as CSV text: head and body only, a merged cell's value repeated down its rows and written once along
 * them, so that each row stands alone. Text quoted and guarded, on one line, numbers bare; CRLF, UTF-8 with BOM. A name stands without its
 * mark, so that programs find it; who carries a mark is a remark. `remarks` are rows at the end, said in the first column.
 */
export function tableCsv(table: ReportTable, remarks: readonly string[] = []): string {
  return fileOf(linesOf(table, remarks));
}

/** Several tables in one text, each under a row with its title, an empty row between two; the remarks stand at the end. */
function tablesCsv(tables: readonly ReportTable[], remarks: readonly string[]): string {
  const parts = tables.map((table, i) => [
    csvText(table.title),
    ...linesOf(table, i === tables.length - 1 ? remarks : []),
  ]);
  return fileOf(parts.flatMap((lines, i) => (i === 0 ? lines : ['', ...lines])));
}

function fileOf(lines: readonly string[]): string {
  return `\ufeff${lines.join('\r\n')}\r\n`;
}

function linesOf(table: ReportTable, remarks: readonly string[]): readonly string[] {
  const width = table.columns.length;
  const lines = [table.head, table.body].flatMap((rows) => {
    const grid = rows.map(() => Array.from({ length: width }, () => '""'));
    for (const { row, column, rowSpan, cell } of placeCells(rows, width)) {
      for (let r = row; r < row + rowSpan; r += 1) grid[r]![column] = field(cell);
    }
    return grid.map((fields) => fields.join(','));
  });
  const marked = new Map<string, string[]>();
  for (const cell of table.body.flat())
    if (cell.kind === 'mark' && cell.mark !== '') marked.set(cell.mark, [...(marked.get(cell.mark) ?? []), cell.name]);
  const marks = [...marked].map(([mark, names]) => `${mark} ${names.join('、')}`);
  const said = [...marks, ...remarks].map((remark) =>
    [csvText(remark), ...Array.from({ length: width - 1 }, () => '""')].join(','),
  );
  return [...lines, ...said];
}

function field(cell: ReportCell): string {
  if (cell.kind === 'number') return cell.value === null ? '""' : displayNumber(cell.value, cell.decimals);
  return csvText(cell.kind === 'mark' ? cell.name : cellText(cell));
}

/** One quoted and guarded field, without line breaks: many programs take one within quotes for the row's end. */
function csvText(text: string): string {
  return `"${guardCsvText(text.replaceAll(/\s*[\r\n]+\s*/g, ' ')).replaceAll('"', '""')}"`;
}

/** One table, or several one below the other. */
export function writeTableCsv(
  tables: ReportTable | readonly ReportTable[],
  path: string,
  options: WriteOptions = {},
  remarks: readonly string[] = [],
): Promise<Result<WrittenFile>> {
  const text = 'body' in tables ? tableCsv(tables, remarks) : tablesCsv(tables, remarks);
  return writeSafely(path, (temporary) => writeFile(temporary, text, 'utf8'), options);
}
