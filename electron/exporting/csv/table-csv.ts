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
  return `\ufeff${[...lines, ...said].join('\r\n')}\r\n`;
}

function field(cell: ReportCell): string {
  if (cell.kind === 'number') return cell.value === null ? '""' : displayNumber(cell.value, cell.decimals);
  return csvText(cell.kind === 'mark' ? cell.name : cellText(cell));
}

/** One quoted and guarded field, without line breaks: many programs take one within quotes for the row's end. */
function csvText(text: string): string {
  return `"${guardCsvText(text.replaceAll(/\s*[\r\n]+\s*/g, ' ')).replaceAll('"', '""')}"`;
}

export function writeTableCsv(
  table: ReportTable,
  path: string,
  options: WriteOptions = {},
  remarks: readonly string[] = [],
): Promise<Result<WrittenFile>> {
  return writeSafely(path, (temporary) => writeFile(temporary, tableCsv(table, remarks), 'utf8'), options);
}
