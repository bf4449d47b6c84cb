import ExcelJS from 'exceljs';
import { bareMessageText } from '../../../shared/messages/message-text.ts';
import type { Language } from '../../../shared/messages/catalogue.ts';
import type { Result } from '../../../shared/base/result.ts';
import { SLIP_MARK, slipColumns } from '../../../shared/model/return-slip.ts';
import type { WorklistLine } from '../../../shared/model/worklist.ts';
import { writeSafely } from '../../files/write-safely.ts';
import type { WrittenFile } from '../../files/write-safely.ts';
import { exportingText } from '../exporting-text.ts';
import { guardCellText } from '../text-guard.ts';

export interface SlipContent {
  /** The unit, or the file that the lines are from. */
  readonly office: string;
  readonly project: string;
  readonly title: string;
  readonly lines: readonly WorklistLine[];
  readonly lang: Language;
  readonly now: Date;
  /** Words of a line that the list shows: its kind, and its measure with its name. */
  readonly words: (line: WorklistLine) => { readonly kind: string; readonly subject: string };
}

const widths = [16, 14, 34, 26, 16, 10, 60, 24];

/** Title, mark, headings, a row a line. The answers' column alone is open; the numbers in the first tell the lines when it comes back. */
export async function writeSlip(content: SlipContent, path: string): Promise<Result<WrittenFile>> {
  const { office, project, title, lines, lang, now, words } = content;
  const workbook = new ExcelJS.Workbook();
  workbook.created = now;
  workbook.modified = now;
  const sheet = workbook.addWorksheet(exportingText(lang, 'SLIP_SHEET'), {
    views: [{ state: 'frozen', ySplit: 4 }],
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToHeight: 0, printTitlesRow: '4:4' },
  });
  sheet.columns = widths.map((width) => ({ width }));
  const head = sheet.addRow([guardCellText(exportingText(lang, 'SLIP_TITLE', { title, office, count: lines.length }))]);
  head.font = { bold: true, size: 14 };
  sheet.addRow([exportingText(lang, 'SLIP_HOW')]);
  sheet.addRow([`${SLIP_MARK} ${project}`]).font = { size: 8, color: { argb: 'FF888888' } };
  const headings = sheet.addRow(slipColumns.map((column) => exportingText(lang, `SLIP_H_${column}`)));
  headings.font = { bold: true };
  headings.eachCell((cell) => {
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE8EEF7' } };
  });
  for (const line of lines) {
    const { kind, subject } = words(line);
    const row = sheet.addRow(
      [
        line.id,
        kind,
        subject,
        line.file ?? '',
        line.sheet ?? '',
        line.cell ?? '',
        bareMessageText(line.message, lang),
        '',
      ].map(guardCellText),
    );
    row.alignment = { vertical: 'top', wrapText: true };
    const answer = row.getCell(slipColumns.length);
    answer.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFF8DC' } };
    answer.border = {
      top: { style: 'thin' },
      bottom: { style: 'thin' },
      left: { style: 'thin' },
      right: { style: 'thin' },
    };
  }
  return writeSafely(path, (temporary) => workbook.xlsx.writeFile(temporary), { overwrite: true });
}
