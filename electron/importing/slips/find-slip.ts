import { SLIP_MARK, slipColumns } from '../../../shared/model/return-slip.ts';
import type { ReturnSlip, SlipAnswer } from '../../../shared/model/return-slip.ts';
import type { Cell, SheetRow } from '../cells/cell.ts';
import { columnText } from '../parse/column-text.ts';

interface ReadSheet {
  readonly name: string;
  readonly rows: readonly SheetRow[];
}

/** The first sheet that carries a slip's mark within its first rows; null: the workbook is no return slip. */
export function findSlip(sheets: readonly ReadSheet[]): ReturnSlip | null {
  for (const { name, rows } of sheets) {
    const at = markedRow(rows);
    const mark = rows[at];
    if (mark === undefined) continue;
    // The headings follow the mark.
    const filled = rows.slice(at + 2).filter(({ cells }) => columnText(cells[0]).trim() !== '');
    const answers = filled.map(({ row, cells }): SlipAnswer => ({
      id: columnText(cells[0]).trim(),
      text: columnText(cells[slipColumns.length - 1]).trim(),
      says: { file: textUnder('FILE', cells), sheet: textUnder('SHEET', cells), cell: textUnder('CELL', cells) },
      row,
      column: slipColumns.length,
    }));
    return {
      project: columnText(mark.cells[0]).slice(SLIP_MARK.length).trim(),
      sheet: name,
      answers: answers.filter(({ text }) => text !== ''),
      unanswered: answers.filter(({ text }) => text === '').length,
    };
  }
  return null;
}

function textUnder(column: (typeof slipColumns)[number], cells: readonly Cell[]): string {
  return columnText(cells[slipColumns.indexOf(column)]).trim();
}

/** Whether the first rows of a sheet carry a slip's mark. */
export function bearsSlipMark(rows: readonly SheetRow[]): boolean {
  return markedRow(rows) >= 0;
}

function markedRow(rows: readonly SheetRow[]): number {
  return rows.slice(0, 10).findIndex(({ cells }) => columnText(cells[0]).startsWith(`${SLIP_MARK} `));
}
